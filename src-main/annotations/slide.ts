import type { Alignment } from './align';
import { fate, pair, unpair } from './pairing';
import type { Words } from './words';

const furthest = 40;

/**
 * Where only the one text has more, the stretch that it has more may often begin some words earlier or later; it is made
 * to begin where a line does, or else a sentence.
 */
export function slide(alignment: Alignment): void {
  const { old, young, map, moved } = alignment;
  let i = -1;
  for (let next = 0; next < old.count; next++) {
    if ((map[next] ?? -1) < 0 || moved[next]) continue;
    const [from, to] = [i < 0 ? -1 : (map[i] ?? -1), map[next] ?? 0];
    const [gone, added] = [next - i - 1, to - from - 1];
    if (gone > 0 && added === 0) slideOne(alignment, old, i + 1, gone);
    else if (gone === 0 && added > 0) slideOne(alignment, young, from + 1, added);
    // What slid back leaves `next` where it is, with a pair.
    i = next;
  }
}

/** @param start of `length` words that only `words` has */
function slideOne(alignment: Alignment, words: Words, start: number, length: number): void {
  const { old, young, map, back, fates, moved } = alignment;
  const inOld = words === old;
  const pairs = inOld ? map : back;
  const { ids } = words;
  const isSame = (at: number): boolean => {
    const i = inOld ? at : (back[at] ?? -1);
    return i >= 0 && (pairs[at] ?? -1) >= 0 && fates[i] === fate.same && !moved[i];
  };
  const begins = (at: number, inOther: number): number =>
    beginning(alignment, words, at) + beginning(alignment, inOld ? young : old, inOther);
  let [best, way] = [begins(start, (pairs[start - 1] ?? -1) + 1), 0];
  for (let k = 1; k <= furthest; k++) {
    const at = start - k;
    if (at < 0 || !isSame(at) || ids[at] !== ids[at + length]) break;
    if (pairs[at] !== (pairs[start - 1] ?? 0) - k + 1 || pairs[at + length] !== -1) break;
    const score = begins(at, pairs[at] ?? 0);
    if (score > best) [best, way] = [score, -k];
  }
  for (let k = 0; k < furthest; k++) {
    const at = start + length + k;
    if (at >= words.count || !isSame(at) || ids[at] !== ids[start + k]) break;
    if (pairs[at] !== (pairs[start + length] ?? 0) + k || pairs[start + k] !== -1) break;
    const score = begins(start + k + 1, (pairs[at] ?? 0) + 1);
    if (score > best) [best, way] = [score, k + 1];
  }
  const move = (from: number, to: number): void => {
    const other = pairs[from] ?? 0;
    unpair(alignment, inOld ? from : other);
    if (inOld) pair(alignment, to, other, fate.same);
    else pair(alignment, other, to, fate.same);
  };
  for (let k = 1; k <= -way; k++) move(start - k, start - k + length);
  for (let k = 0; k < way; k++) move(start + length + k, start + k);
}

/** How good a place a word is for something to begin. */
function beginning({ vocabulary }: Alignment, { lines, ids }: Words, at: number): number {
  if (at === 0 || lines[at]) return 3;
  const before = ids[at - 1] ?? 0;
  if (vocabulary.isWord(before)) return 0;
  return /[.!?…。！？]/u.test(String.fromCharCode(vocabulary.unitOf(before, 0))) ? 2 : 1;
}

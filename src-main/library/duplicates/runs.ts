import { fold } from '../../annotations/notes/fold';

/** Words of a run. Two texts of one language that were written apart share hardly any that are as long. */
const length = 5;
/** Most of a text that is looked at, in UTF-16 code units: what begins alike for so long is alike. */
const looked = 120_000;

const word = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Thai}|[\p{L}\p{M}\p{N}]+/gu;

/** Sums of the runs of five words of a text, each once; case, accents and signs do not count. */
export function runsOf(text: string): Set<number> {
  const words = (fold(text.slice(0, looked)).match(word) ?? []).map(sumOf);
  const runs = new Set<number>();
  for (let at = 0; at + length <= words.length; at++) {
    let sum = 0;
    for (let k = 0; k < length; k++) sum = mixed(Math.imul(sum, 31) + (words[at + k] ?? 0));
    runs.add(sum);
  }
  return runs;
}

/** Share of the runs of either text that stand in both, 0 to 1 (Jaccard). */
export function likenessOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const run of few) if (many.has(run)) both++;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

/** FNV-1a over code units. */
function sumOf(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}

/** Spreads the bits of a number; the finalizer of MurmurHash3. */
export function mixed(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

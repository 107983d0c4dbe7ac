import type { Alignment } from './align';
import { fate, pair, pairGap, unpair, unpaired } from './pairing';
import { type List, type Run, uniqueRuns } from './runs';
import type { Words } from './words';

/** Words that hold a moved passage together, and how many of them are enough whatever stands around. */
const [shingle, long] = [3, 10];
/** What a shorter one must say, in bits beyond those that any place in the text costs, and its share of its line. */
const [spare, most] = [8, 0.6];
/** How far a line is followed, in words. */
const longestLine = 600;

/** Pairs passages that nothing became with the same words among what is new in the other text. */
export function pairMoved(alignment: Alignment, bits: Float32Array): void {
  const { old, young, map, fates, back } = alignment;
  for (let i = 0; i < old.count; i++)
    if (fates[i] === fate.replaced && alone(alignment, i)) unpair(alignment, i);
  const [a, b] = [unpaired(old, map, 0, old.count), unpaired(young, back, 0, young.count)];
  if (a.ids.length === 0 || b.ids.length === 0) return;
  const enough = Math.log2(old.count + 1) + spare;
  const says = ({ a: from, length }: Run): number => {
    let sum = 0;
    for (let k = from; k < from + length; k++) sum += bits[a.ids[k] ?? 0] ?? 0;
    return sum;
  };
  const runs = uniqueRuns(a, b, shingle).filter((run) => {
    if (run.length >= long) return true;
    const [from, to] = lineAround(old, a.at[run.a] ?? 0);
    return run.length >= (to - from) * most && says(run) >= enough;
  });
  const lines = lineRuns(old, a, young, b).filter((run) => says(run) >= enough);
  const inText = (run: Run): Run => ({ a: a.at[run.a] ?? 0, b: b.at[run.b] ?? 0, length: run.length });
  pairRuns(alignment, [...runs, ...lines].map(inText));
}

/**
 * Pairs stretches that stand elsewhere in the new text, as far as they have no pair, and what stands around them in
 * their lines.
 * @param runs by places in the texts
 */
export function pairRuns(alignment: Alignment, runs: readonly Run[]): void {
  const { old, young, map, back, moved } = alignment;
  const ordered = runs.toSorted((x, y) => x.a - y.a);
  for (const run of ordered) {
    for (let k = 0; k < run.length; k++) {
      const [i, j] = [run.a + k, run.b + k];
      if (map[i] !== -1 || back[j] !== -1) continue;
      pair(alignment, i, j, fate.same);
      moved[i] = 1;
    }
  }
  const fill = (from: number, to: number, begins: number, ends: number): void => {
    const rest = unpaired(old, map, from, to);
    if (rest.ids.length === 0) return;
    pairGap(alignment, rest, unpaired(young, back, begins, ends));
    for (const at of rest.at) if (map[at] !== -1) moved[at] = 1;
  };
  for (const [n, { a, b, length }] of ordered.entries()) {
    const [from, to] = lineAround(old, a);
    const [begins, ends] = lineAround(young, b);
    const [last, next] = [ordered[n - 1], ordered[n + 1]];
    const room = (words: number): number => words + (words >> 2) + 5;
    const follows = last && last.a + last.length >= from && last.b < b && last.b + last.length >= begins;
    if (!follows) fill(from, a, Math.max(begins, b - room(a - from)), b);
    const [end, other] = [a + length, b + length];
    if (next && next.a < to && next.b >= other && next.b < ends) fill(end, next.a, other, next.b);
    else fill(end, to, other, Math.min(ends, other + room(to - end)));
  }
}

/** Whether a replaced word has no neighbour that is still there. */
function alone({ map, fates }: Alignment, i: number): boolean {
  for (let k = Math.max(0, i - 4); k <= i + 4 && k < map.length; k++) {
    if (fates[k] === fate.same || fates[k] === fate.like) return false;
  }
  return true;
}

function lineAround({ lines, count }: Words, at: number): [number, number] {
  let [from, to] = [at, at + 1];
  while (from > 0 && !lines[from] && at - from < longestLine) from--;
  while (to < count && !lines[to] && to - at < longestLine) to++;
  return [from, to];
}

/** Whole lines without any pair that stand once among such lines of both texts. */
function lineRuns(old: Words, a: List, young: Words, b: List): Run[] {
  const linesIn = (
    { lines, count }: Words,
    { ids, at }: List,
  ): Map<string, { from: number; length: number } | null> => {
    const found = new Map<string, { from: number; length: number } | null>();
    for (let k = 0; k < ids.length;) {
      let end = k + 1;
      while (end < ids.length && at[end] === (at[end - 1] ?? 0) + 1 && !lines[at[end] ?? 0]) end++;
      const next = (at[end - 1] ?? 0) + 1;
      if ((lines[at[k] ?? 0] || at[k] === 0) && (next === count || lines[next])) {
        const key = ids.subarray(k, end).join();
        found.set(key, found.has(key) ? null : { from: k, length: end - k });
      }
      k = end;
    }
    return found;
  };
  const others = linesIn(young, b);
  const runs: Run[] = [];
  for (const [key, line] of linesIn(old, a)) {
    const other = others.get(key);
    if (line && other) runs.push({ a: line.from, b: other.from, length: line.length });
  }
  return runs;
}

import type { Mark } from './marks';

/**
 * Which of the blocks that were written is which of those that are to stand there now: notes by their names, what stands around
 * them by its words and its place, as in a comparison of two texts.
 * @returns for each new one the number of the old one, or null
 */
export function pairBlocks(old: readonly Mark[], next: readonly Mark[]): (number | null)[] {
  const token = ({ key, sum }: Mark): string => (key === '' ? `=${sum}` : `#${key}`);
  const paired: (number | null)[] = next.map(() => null);
  const [inOld, inNext] = [onlyOnes(old.map(token)), onlyOnes(next.map(token))];
  const both = [...inNext].flatMap(([name, n]) => {
    const o = inOld.get(name);
    return o === undefined ? [] : [{ o, n }];
  });
  for (const { o, n } of both) if (next[n]?.key !== '') paired[n] = o;
  const fixed = longestRising(both);
  for (const { o, n } of fixed) paired[n] = o;

  let from = { o: -1, n: -1 };
  for (const to of [...fixed, { o: old.length, n: next.length }]) {
    const isFrame = (marks: readonly Mark[]) => (n: number) => marks[n]?.key === '';
    let o = range(from.o + 1, to.o).filter(isFrame(old));
    const n = range(from.n + 1, to.n).filter((one) => isFrame(next)(one) && paired[one] === null);
    for (const one of n) {
      const same = o.findIndex((other) => old[other]?.sum === next[one]?.sum);
      if (same === -1) continue;
      paired[one] = o[same] ?? null;
      o = o.slice(same + 1);
    }
    const used = new Set(paired);
    const rest = range(from.o + 1, to.o).filter((one) => isFrame(old)(one) && !used.has(one));
    for (const one of n) if (paired[one] === null) paired[one] = rest.shift() ?? null;
    from = to;
  }
  return paired;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);

function onlyOnes(tokens: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  for (const [n, token] of tokens.entries()) {
    if (places.has(token)) twice.add(token);
    places.set(token, n);
  }
  for (const token of twice) places.delete(token);
  return places;
}

/** The most pairs of which both numbers rise (by patience sorting). */
function longestRising(pairs: readonly { o: number; n: number }[]): { o: number; n: number }[] {
  const sorted = [...pairs].sort((a, b) => a.n - b.n);
  const tops: { pair: { o: number; n: number }; before: number | null }[][] = [];
  for (const pair of sorted) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.at(-1)?.pair.o ?? 0) < pair.o) low = middle + 1;
      else high = middle;
    }
    (tops[low] ??= []).push({ pair, before: low === 0 ? null : (tops[low - 1]?.length ?? 1) - 1 });
  }
  const longest: { o: number; n: number }[] = [];
  let at: number | null = (tops.at(-1)?.length ?? 0) - 1;
  for (let pile = tops.length - 1; pile >= 0 && at !== null; pile--) {
    const top: (typeof tops)[number][number] | undefined = tops[pile]?.[at];
    if (!top) break;
    longest.push(top.pair);
    at = top.before;
  }
  return longest.reverse();
}

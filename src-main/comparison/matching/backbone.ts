import type { Match } from '#contract';

/**
 * Ids of the matches that go on in the same order in both texts and have the most score together: the heaviest
 * increasing subsequence, by a Fenwick tree of maxima. `matches` are those that may be in it.
 */
export function backboneOf(matches: readonly Match[]): string[] {
  const ordered = [...matches].sort(
    // Of those that begin at one place in `a` only one can be in it: the later in `b` must not build on the earlier.
    (x, y) => x.a.start - y.a.start || y.b.start - x.b.start,
  );
  const starts = [...new Set(ordered.map(({ b }) => b.start))].sort((x, y) => x - y);
  const rankOf = new Map(starts.map((start, rank) => [start, rank + 1]));
  const tree = new Int32Array(starts.length + 1).fill(-1);
  const total = new Float64Array(ordered.length);
  const before = new Int32Array(ordered.length).fill(-1);
  const better = (x: number, y: number): boolean => (total[x] ?? 0) > (y < 0 ? 0 : (total[y] ?? 0));
  let last = -1;
  ordered.forEach(({ b, score }, at) => {
    const rank = rankOf.get(b.start) ?? 0;
    let found = -1;
    for (let i = rank - 1; i > 0; i -= i & -i) {
      const there = tree[i] ?? -1;
      if (there >= 0 && better(there, found)) found = there;
    }
    before[at] = found;
    total[at] = score + (found < 0 ? 0 : (total[found] ?? 0));
    for (let i = rank; i <= starts.length; i += i & -i) if (better(at, tree[i] ?? -1)) tree[i] = at;
    if (better(at, last)) last = at;
  });
  const ids: string[] = [];
  for (let at = last; at >= 0; at = before[at] ?? -1) {
    const match = ordered[at];
    if (match) ids.push(match.id);
  }
  return ids.reverse();
}

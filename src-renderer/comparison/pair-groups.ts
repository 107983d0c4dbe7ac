/** Articles that something is true of, against all others or against each other. */
export interface PairGroup {
  articles: readonly string[];
  /** `others`: of each of these with every article that is not among them. `all`: of all pairs. `pair`: of these two. */
  as: 'pair' | 'others' | 'all';
}

/**
 * Says of many pairs in few words what is true of them: two are a pair, an article that is in a pair with every other one
 * stands for all of its pairs.
 *
 * @param articles the open ones, in their order
 * @param pairs those that it is true of
 */
export function pairGroups(
  articles: readonly string[],
  pairs: readonly (readonly [string, string])[],
): PairGroup[] {
  if (pairs.length === 0) return [];
  const has = (x: string, y: string): boolean =>
    pairs.some(([a, b]) => (a === x && b === y) || (a === y && b === x));
  const all = (articles.length * (articles.length - 1)) / 2;
  if (articles.length > 2 && pairs.length === all) return [{ articles, as: 'all' }];
  const apart =
    articles.length > 2
      ? articles.filter((one) => articles.every((other) => other === one || has(one, other)))
      : [];
  const rest = pairs.filter(([a, b]) => !apart.includes(a) && !apart.includes(b));
  return [
    ...apart.map((one): PairGroup => ({ articles: [one], as: 'others' })),
    ...rest.map((articles): PairGroup => ({ articles, as: 'pair' })),
  ];
}

const counts = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
/** “the other two” */
export const theOthers = (open: number): string => `the other ${counts[open - 1] ?? open - 1}`;

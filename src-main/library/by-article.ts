import type { Id } from '#contract';

/** Changes by the article that they concern, in the order of the first of each. */
export function byArticle<T extends { article: Id }>(changes: Iterable<T>): Map<Id, T[]> {
  const grouped = new Map<Id, T[]>();
  for (const change of changes) {
    const its = grouped.get(change.article);
    if (its) its.push(change);
    else grouped.set(change.article, [change]);
  }
  return grouped;
}

import type { ArticleSummary } from '#contract';
import { useMemo } from 'react';
import { useSummaries } from '../summaries';
import { shortDate } from '../dates';

type Named = Pick<ArticleSummary, 'id' | 'title' | 'siteName' | 'publishedTime' | 'source'>;

const longest = 36;
/** A title cut between two words. */
const cut = (title: string): string =>
  title.length > longest ? `${title.slice(0, longest).replace(/\s+\S*$/, '')}…` : title;

/**
 * What compared articles are called where there is room for a word or two: the outlet, else the title. Articles of one
 * outlet are told apart by their dates, then by their titles.
 */
export function outletNames(articles: readonly Named[]): Map<string, string> {
  const ways: ((article: Named) => string)[] = [
    ({ siteName, title, source }) => siteName ?? cut(title || source.fileName),
    ({ siteName, title, publishedTime }) =>
      [siteName ?? cut(title), publishedTime && shortDate(publishedTime)].filter(Boolean).join(', '),
    ({ title }) => cut(title),
  ];
  const names = new Map<string, string>();
  let same = articles;
  for (const way of ways) {
    for (const article of same) names.set(article.id, way(article));
    same = same.filter(({ id }) =>
      [...names].some(([other, name]) => other !== id && name === names.get(id)),
    );
  }
  // Two copies of one article: nothing tells them apart but where they stand.
  same.forEach(({ id }, i) => names.set(id, `${names.get(id) ?? ''} (${i + 1})`));
  return names;
}

export type Outlets = (article: string) => string;

/** Names of articles of the library, in the order of the panes; “an article that is gone” for others. */
export function useOutlets(ids: readonly string[]): Outlets {
  const byId = useSummaries(ids);
  return useMemo(() => {
    const names = outletNames(ids.flatMap((id) => byId?.get(id) ?? []));
    return (id) => names.get(id) ?? 'an article that is gone';
  }, [byId, ids]);
}

import type { Article, ComparisonOverview, ShownComparison } from '#contract';
import type { Outlets } from '../outlets';

/** What every part of the overview shows from. */
export interface Seen {
  overview: ComparisonOverview;
  comparison: ShownComparison | null;
  /** Ids, left to right. */
  panes: readonly string[];
  texts: ReadonlyMap<string, Pick<Article, 'text' | 'lang'>>;
  outlets: Outlets;
}

export const textOf = ({ texts }: Seen, article: string): string => texts.get(article)?.text ?? '';
export const langOf = ({ texts }: Seen, article: string): string | null => texts.get(article)?.lang ?? null;
export const sentencesOf = (
  { overview }: Seen,
  article: string,
): ComparisonOverview['articles'][number]['sentences'] =>
  overview.articles.find((one) => one.article === article)?.sentences ?? [];

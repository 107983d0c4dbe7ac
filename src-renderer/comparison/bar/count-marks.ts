import type { ArticleAlignment, ComparisonMark } from '#contract';
import { onlyHere } from '../marks/marked-passages';

/** How much there is of what can be marked; null where that is not known yet. */
export type MarkCounts = Record<ComparisonMark, number | null>;

/**
 * @param articles the open ones
 * @param alignments of their pairs, as far as they are known
 */
export function countMarks(articles: readonly string[], alignments: readonly ArticleAlignment[]): MarkCounts {
  const ofKind = (kind: string): number =>
    alignments.reduce((sum, { matches }) => sum + matches.filter((match) => match.kind === kind).length, 0);
  const differ = alignments.reduce(
    (sum, { figures }) => sum + figures.filter(({ state }) => state === 'differ').length,
    0,
  );
  const complete = alignments.length === (articles.length * (articles.length - 1)) / 2;
  const only = articles.reduce((sum, id) => {
    const its = alignments.filter(({ a, b }) => a.article === id || b.article === id);
    return sum + onlyHere(id, its).length;
  }, 0);
  if (alignments.length === 0)
    return { shared: null, 'only-here': null, differ: null, quotation: null, copied: null };
  return {
    shared: ofKind('same-fact'),
    'only-here': complete ? only : null,
    differ,
    quotation: ofKind('quotation'),
    copied: ofKind('copied'),
  };
}

import type { ComparisonMark, ComparisonOverview, ShownComparison } from '#contract';
import { dismissedIn } from './dismissing';
import { figureGroups, type FigureGroup, type OverviewFigure } from './figure-groups';
import { quotationGroups } from './quotation-groups';

export interface ArticleCounts {
  article: string;
  /** Sentences with a counterpart in at least one other article. */
  shared: number;
  /** Sentences without one in any, but for those that the reader has dismissed. */
  onlyHere: number;
  /** Figures of it that another article gives differently. */
  differing: number;
  /** Sentences of which neither is sure. */
  unsure: number;
}

export interface OverviewCounts {
  /** In the order of the panes. */
  articles: readonly ArticleCounts[];
  /**
   * Over all open articles: sentences that are shared, only here and copied; figures and utterances count once, however
   * many articles have them.
   */
  all: Record<ComparisonMark, number>;
}

/** The figures that differ and those that were compared only, without what the reader has dismissed. */
export function figuresLeft(
  overview: ComparisonOverview,
  comparison: ShownComparison | null,
  panes: readonly string[],
): { differing: FigureGroup[]; compared: FigureGroup[] } {
  const isDismissed = dismissedIn(comparison, 'figures');
  const places = ({ a, b, articles }: OverviewFigure): Parameters<typeof isDismissed>[0] => [
    { article: articles.a, passage: a },
    { article: articles.b, passage: b },
  ];
  const left = overview.figures.filter((pair) => !isDismissed(places(pair)));
  return {
    differing: figureGroups(
      left.filter(({ state }) => state === 'differ'),
      panes,
    ),
    compared: figureGroups(
      left.filter(({ state }) => state !== 'differ'),
      panes,
    ),
  };
}

/** How much there is of everything that can be marked: the numbers of the bar above the panes and of the overview. */
export function overviewCounts(
  overview: ComparisonOverview,
  comparison: ShownComparison | null,
  panes: readonly string[],
): OverviewCounts {
  const isDismissed = dismissedIn(comparison, 'only-here');
  const { differing } = figuresLeft(overview, comparison, panes);
  const articles = panes.flatMap((id): ArticleCounts[] => {
    const its = overview.articles.find(({ article }) => article === id);
    if (!its) return [];
    const { sentences } = its;
    const count = (has: (sentence: (typeof sentences)[number]) => boolean): number =>
      sentences.filter(has).length;
    return [
      {
        article: id,
        shared: its.counts.shared,
        onlyHere: count(
          ({ start, end, onlyHere }) => onlyHere && !isDismissed([{ article: id, passage: { start, end } }]),
        ),
        differing: differing.filter(({ places }) => places.some(({ article }) => article === id)).length,
        unsure: count(({ shared, onlyHere }) => shared === 0 && !onlyHere),
      },
    ];
  });
  const sum = (of: (counts: ArticleCounts) => number): number =>
    articles.reduce((all, counts) => all + of(counts), 0);
  return {
    articles,
    all: {
      shared: sum(({ shared }) => shared),
      'only-here': sum(({ onlyHere }) => onlyHere),
      differ: differing.length,
      quotation: quotationGroups(overview.quotations, panes).length,
      copied: overview.articles.reduce(
        (all, { sentences }) => all + sentences.filter(({ copied }) => copied).length,
        0,
      ),
    },
  };
}

import type { ComparisonOverview, Passage } from '#contract';

export type OverviewFigure = ComparisonOverview['figures'][number];

/** Where one article gives a figure. */
export interface FigurePlace {
  article: string;
  passage: Passage;
}

/** The same figure in several articles, which give it differently. */
export interface FigureGroup {
  key: string;
  pairs: OverviewFigure[];
  /** One for each article. */
  places: FigurePlace[];
}

const placesOf = ({ a, b, articles }: OverviewFigure): [FigurePlace, FigurePlace] => [
  { article: articles.a, passage: { start: a.start, end: a.end } },
  { article: articles.b, passage: { start: b.start, end: b.end } },
];

const keyOf = ({ article, passage }: FigurePlace): string => `${article} ${passage.start}-${passage.end}`;

/**
 * Puts pairs of figures together that share a place, as long as each article stands once in a group: “14,000”, “11,500” and
 * “12,000” of three articles are one row and not three. In the order of the pairs; places in the order of `panes`.
 */
export function figureGroups(pairs: readonly OverviewFigure[], panes: readonly string[]): FigureGroup[] {
  const groups: FigureGroup[] = [];
  const groupOf = new Map<string, FigureGroup>();
  const join = (group: FigureGroup, pair: OverviewFigure, places: readonly FigurePlace[]): boolean => {
    const more = places.filter((place) => !group.places.some((other) => keyOf(other) === keyOf(place)));
    if (more.some(({ article }) => group.places.some((other) => other.article === article))) return false;
    group.pairs.push(pair);
    group.places.push(...more);
    for (const place of more) groupOf.set(keyOf(place), group);
    return true;
  };
  for (const pair of pairs) {
    const places = placesOf(pair);
    const near = places.flatMap((place) => groupOf.get(keyOf(place)) ?? []);
    if (near.some((group) => join(group, pair, places))) continue;
    const group: FigureGroup = { key: pair.id, pairs: [], places: [] };
    groups.push(group);
    join(group, pair, places);
  }
  const order = (place: FigurePlace): number => panes.indexOf(place.article);
  for (const group of groups) {
    group.places.sort((x, y) => order(x) - order(y));
    group.key = group.places.map(keyOf).join(' ');
  }
  return groups;
}

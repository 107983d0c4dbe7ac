import type { FigurePair, FigureSide, Passage, SharedQuotation } from '#contract';
import { createGroups } from './groups';
import { common, within } from './overlap';
import type { AlignedPair } from './pairs';

/** Figures that differ are told first. */
const order = ['differ', 'rounded', 'other-time'];

interface FoundFigure {
  pair: AlignedPair;
  figure: FigurePair;
}

/**
 * All pairs of figures, the differing ones first, then the surest. A figure in a text that several articles have copied is
 * one figure: agencies are one witness however many print them.
 */
export function onceEachFigure(pairs: readonly AlignedPair[]): FoundFigure[] {
  const groups = createGroups();
  const all = pairs.flatMap((pair) =>
    pair.alignment.figures.map((figure): FoundFigure => ({ pair, figure })),
  );
  const sides = new Map<string, { article: number; side: FigureSide }>();
  for (const { pair, figure } of all)
    for (const end of ['a', 'b'] as const)
      sides.set(keyOf(pair[end], figure[end]), { article: pair[end], side: figure[end] });
  const byArticle = new Map<number, FigureSide[]>();
  for (const { article, side } of sides.values())
    byArticle.set(article, [...(byArticle.get(article) ?? []), side]);
  for (const { a, b, alignment } of pairs) {
    for (const copied of alignment.copied) {
      const [left, right] = [
        (byArticle.get(a) ?? []).filter((side) => within(side, copied.a)),
        (byArticle.get(b) ?? []).filter((side) => within(side, copied.b)),
      ];
      for (const one of left)
        for (const other of right)
          if (one.value === other.value && one.unit === other.unit)
            groups.join(keyOf(a, one), keyOf(b, other));
    }
  }
  const seen = new Set<string>();
  return all
    .sort(
      (x, y) =>
        order.indexOf(x.figure.state) - order.indexOf(y.figure.state) ||
        y.figure.confidence - x.figure.confidence,
    )
    .filter(({ pair, figure }) => {
      const ends = [groups.of(keyOf(pair.a, figure.a)), groups.of(keyOf(pair.b, figure.b))];
      const key = ends.sort().join(' ');
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
}

interface FoundQuotation {
  pair: AlignedPair;
  quotation: SharedQuotation;
}

/** All shared quotations; those of one utterance stand together, in the order in which the first article has them. */
export function together(pairs: readonly AlignedPair[]): FoundQuotation[] {
  const all = pairs.flatMap((pair) =>
    pair.alignment.quotations.map((quotation): FoundQuotation => ({ pair, quotation })),
  );
  const groups = createGroups();
  const quotes = new Map<number, Passage[]>();
  for (const { pair, quotation } of all) {
    groups.join(keyOf(pair.a, quotation.a), keyOf(pair.b, quotation.b));
    for (const end of ['a', 'b'] as const) {
      const known = quotes.get(pair[end]) ?? [];
      quotes.set(pair[end], known);
      // One article may be said to quote a little more or less of it in one pair than in the other.
      for (const other of known)
        if (common(other, quotation[end]) > 0)
          groups.join(keyOf(pair[end], other), keyOf(pair[end], quotation[end]));
      known.push(quotation[end]);
    }
  }
  const byPlace = all.sort(
    (x, y) => x.pair.a - y.pair.a || x.quotation.a.start - y.quotation.a.start || x.pair.b - y.pair.b,
  );
  const places = new Map<string, number>();
  const groupOf = ({ pair, quotation }: FoundQuotation): string => groups.of(keyOf(pair.a, quotation.a));
  for (const [n, one] of byPlace.entries()) if (!places.has(groupOf(one))) places.set(groupOf(one), n);
  return byPlace.toSorted((x, y) => (places.get(groupOf(x)) ?? 0) - (places.get(groupOf(y)) ?? 0));
}

const keyOf = (article: number, { start, end }: Passage): string => `${article}:${start}-${end}`;

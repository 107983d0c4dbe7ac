import type { ComparisonOverview, Passage } from '#contract';

export type OverviewQuotation = ComparisonOverview['quotations'][number];

/** How an article quotes what another one quotes at greater length. */
export interface Quoted {
  article: string;
  passage: Passage;
  /** The quoted words in it alone. */
  quoted: Passage[];
  speaker: string | null;
  /** Stretches of the longest wording that it has not, in the text of the longest. */
  without: Passage[];
  /** Stretches that only it has, in its own text. */
  own: Passage[];
  whole: boolean;
}

/** One utterance, as several articles quote it. */
export interface QuotationGroup {
  key: string;
  /** The longest wording. */
  longest: { article: string; passage: Passage; quoted: Passage[]; speaker: string | null };
  /** In the order of the panes. */
  others: Quoted[];
}

interface Side {
  article: string;
  passage: Passage;
  quoted: Passage[];
  speaker: string | null;
  dropped: Passage[];
}

const sidesOf = ({ a, b, quoted, articles, speakers, dropped }: OverviewQuotation): [Side, Side] => [
  {
    ...{ article: articles.a, passage: a, quoted: quoted.a },
    ...{ speaker: speakers.a?.name ?? null, dropped: dropped.a },
  },
  {
    ...{ article: articles.b, passage: b, quoted: quoted.b },
    ...{ speaker: speakers.b?.name ?? null, dropped: dropped.b },
  },
];

const lengthOf = ({ quoted }: Side): number => quoted.reduce((sum, { start, end }) => sum + end - start, 0);
const touches = (x: Side | QuotationGroup['longest'], y: Side): boolean =>
  x.article === y.article && x.passage.start < y.passage.end && y.passage.start < x.passage.end;

/**
 * Shared quotations by utterance: each under its longest wording, with what the others have of it. A pair of two shorter
 * wordings says nothing new once both stand under a longer one.
 */
export function quotationGroups(
  pairs: readonly OverviewQuotation[],
  panes: readonly string[],
): QuotationGroup[] {
  const order = new Map(pairs.map((pair, i) => [pair, i]));
  const longestFirst = [...pairs].sort((x, y) => {
    const longest = (pair: OverviewQuotation): number => Math.max(...sidesOf(pair).map(lengthOf));
    return longest(y) - longest(x) || (order.get(x) ?? 0) - (order.get(y) ?? 0);
  });
  const groups: (QuotationGroup & { at: number })[] = [];
  for (const pair of longestFirst) {
    const sides = sidesOf(pair);
    const at = order.get(pair) ?? 0;
    const isKnown = (side: Side, group: QuotationGroup): boolean =>
      touches(group.longest, side) ||
      group.others.some(({ article, passage }) => touches({ ...group.longest, article, passage }, side));
    const near = groups.find((group) => sides.some((side) => touches(group.longest, side)));
    if (!near && groups.some((group) => sides.every((side) => isKnown(side, group)))) continue;
    const base = near
      ? sides.findIndex((side) => touches(near.longest, side))
      : lengthOf(sides[1]) > lengthOf(sides[0])
        ? 1
        : 0;
    const [long, short] = base === 0 ? sides : [sides[1], sides[0]];
    const quoted: Quoted = {
      ...{ article: short.article, passage: short.passage, quoted: short.quoted, speaker: short.speaker },
      ...{ without: long.dropped, own: short.dropped, whole: pair.whole },
    };
    if (near) {
      if (!near.others.some(({ article }) => article === short.article)) near.others.push(quoted);
      near.at = Math.min(near.at, at);
    } else {
      const { article, passage, quoted: words, speaker } = long;
      const key = `${article} ${passage.start}-${passage.end}`;
      groups.push({ key, longest: { article, passage, quoted: words, speaker }, others: [quoted], at });
    }
  }
  for (const { others } of groups) others.sort((x, y) => panes.indexOf(x.article) - panes.indexOf(y.article));
  return groups.sort((x, y) => x.at - y.at);
}

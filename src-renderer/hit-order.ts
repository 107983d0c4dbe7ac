import type { Passage } from '#contract';

/** Where what is sought stands in one open article. */
export interface ArticleHits {
  article: string;
  /** The version of the text that the passages count in. */
  version: number;
  /** In the order of the text, without overlaps. */
  passages: readonly Passage[];
  /** How many there are; more than `passages` where that is capped. */
  total: number;
}

/** One hit: which of its article's, and what number it has among those of all articles, from 0. */
export interface Hit {
  article: string;
  version: number;
  passage: Passage;
  number: number;
}

export interface Place {
  article: string;
  offset: number;
}

export const hitCount = (hits: readonly ArticleHits[]): number =>
  hits.reduce((sum, { passages }) => sum + passages.length, 0);

export const isSamePassage = (a: Passage, b: Passage): boolean => a.start === b.start && a.end === b.end;

/** Number of an article's first hit among those of all. */
const before = (hits: readonly ArticleHits[], index: number): number => hitCount(hits.slice(0, index));

/** The first hit in a passage. */
export const firstIn = (
  hits: readonly ArticleHits[],
  { article, passage }: { article: string; passage: Passage },
): Passage | null =>
  hits
    .find((one) => one.article === article)
    ?.passages.find(({ start, end }) => start < passage.end && end > passage.start) ?? null;

const hitAt = (hits: readonly ArticleHits[], number: number): Hit | null => {
  let left = number;
  for (const { article, version, passages } of hits) {
    const passage = passages[left];
    if (passage) return { article, version, passage, number };
    left -= passages.length;
  }
  return null;
};

/** The number of a hit as hits are now, or null when it is none any more. */
export function numberOf(
  hits: readonly ArticleHits[],
  hit: { article: string; passage: Passage },
): number | null {
  const index = hits.findIndex(({ article }) => article === hit.article);
  const at = hits[index]?.passages.findIndex((passage) => isSamePassage(passage, hit.passage)) ?? -1;
  return at < 0 ? null : before(hits, index) + at;
}

/**
 * The hit after or before another, or, with a place instead, the first at or behind it (the last before it). Articles in the
 * order of the panes; behind the last comes the first.
 */
export function nextHit(
  hits: readonly ArticleHits[],
  from: { article: string; passage: Passage } | Place | null,
  step: 1 | -1,
): { hit: Hit; wrapped: boolean } | null {
  const count = hitCount(hits);
  if (count === 0) return null;
  const known = from && 'passage' in from ? numberOf(hits, from) : null;
  let number: number;
  if (known !== null) number = known + step;
  else {
    const offset = from === null ? 0 : 'passage' in from ? from.passage.start : from.offset;
    const index = from === null ? 0 : hits.findIndex(({ article }) => article === from.article);
    const inside = (hits[index]?.passages ?? []).filter(({ start }) => start < offset).length;
    number = Math.max(0, index < 0 ? 0 : before(hits, index) + inside) - (step < 0 ? 1 : 0);
  }
  const wrapped = number < 0 || number >= count;
  const hit = hitAt(hits, (number + count) % count);
  return hit && { hit, wrapped };
}

import type { Alignment, Id } from '#contract';

/** An article of an overview. */
export interface OverviewArticle {
  article: Id;
  version: number;
  text: string;
}

/** Two of them by their numbers, and what they have in common. */
export interface AlignedPair {
  a: number;
  b: number;
  alignment: Alignment;
}

/** What one pair says of one of its articles. */
export interface Side {
  side: 'a' | 'b';
  other: number;
  alignment: Alignment;
}

/** The pairs that an article is in, from its side. */
export function sidesOf(article: number, pairs: readonly AlignedPair[]): Side[] {
  return pairs.flatMap(({ a, b, alignment }): Side[] => {
    if (a === article) return [{ side: 'a', other: b, alignment }];
    return b === article ? [{ side: 'b', other: a, alignment }] : [];
  });
}

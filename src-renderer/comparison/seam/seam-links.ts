import type { ArticleAlignment, ComparisonMark, Match, Passage } from '#contract';
import type { MatchRef } from '../../comparing';

/** A match as the seam between two panes shows it. */
export interface SeamLink {
  ref: MatchRef;
  match: Match;
  left: Passage;
  right: Passage;
  /** Figures in it differ. */
  differs: boolean;
  pinned: boolean;
}

/** How a link is drawn; each has a form of its own, so that colour is never the only sign. */
export type LinkLook = 'pinned' | 'differ' | 'quotation' | 'copied' | 'shared' | 'same-topic';

export function lookOf({ match, differs, pinned }: SeamLink): LinkLook {
  if (pinned) return 'pinned';
  if (differs) return 'differ';
  return match.kind === 'same-fact' ? 'shared' : match.kind;
}

/** All matches of two articles, seen from the seam that has `left` on its left. */
export function seamLinks(alignment: ArticleAlignment, left: string): SeamLink[] {
  const [a, b] = [alignment.a.article, alignment.b.article];
  const differing = new Set(
    alignment.figures.filter(({ state }) => state === 'differ').map(({ match }) => match),
  );
  return alignment.matches.map((match) => ({
    ref: { a, b, id: match.id },
    match,
    left: a === left ? match.a : match.b,
    right: a === left ? match.b : match.a,
    differs: differing.has(match.id),
    pinned: match.origin === 'pinned',
  }));
}

/**
 * Whether a link is drawn while nothing points at it. What the reader has pinned always is; a mention of the same topic
 * never, since it claims nothing.
 */
export function isMarked(link: SeamLink, marks: readonly ComparisonMark[]): boolean {
  if (link.pinned || (link.differs && marks.includes('differ'))) return true;
  const { kind } = link.match;
  return kind !== 'same-topic' && marks.includes(kind === 'same-fact' ? 'shared' : kind);
}

export const sameMatch = (one: MatchRef | null, other: MatchRef | null): boolean =>
  one !== null && other !== null && one.id === other.id && one.a === other.a && one.b === other.b;

import type { Alignment, Passage } from '#contract';

/** An article as the comparison reads it. */
export interface ComparedText {
  text: string;
  /** BCP 47, or null when unknown. */
  lang: string | null;
  /** When it was published, as precise as known: a date or an ISO 8601 time. “Yesterday” counts from it. */
  published: string | null;
}

export type Compared = Alignment;

/** A sentence of a text, and whether it is worth comparing: a dateline or a credit is not. */
export interface Sentence extends Passage {
  compared: boolean;
  /** A subhead: that the other text has no such one is no news. */
  heading?: true;
}

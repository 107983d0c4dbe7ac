import type { Id } from '#contract';
import type { Part } from './document';
import type { TermBytes } from './postings';

/** A document of a segment, without its words. */
export interface Listed {
  id: Id;
  part: Part;
  stamp: string;
  length: number;
  /** It tells that the document of this article is not there any more. */
  gone: boolean;
}

export interface Term extends TermBytes {
  term: string;
  /** In how many documents, those that have been replaced included. */
  count: number;
}

/** Some documents with their words; what is newer stands in a later segment, and counts. */
export interface Segment {
  readonly docs: readonly Listed[];
  /** 1 for each document that nothing newer has taken the place of. */
  readonly live: Uint8Array;
  find: (term: string) => Term | null;
  /** Terms that begin so, in no order. */
  beginning: (prefix: string) => { term: string; count: number }[];
  /** All terms. */
  eachTerm: (visit: (term: string, count: number) => void) => void;
  /** All terms with their postings, in the order of their UTF-16 units. */
  inOrder: () => Iterator<Term>;
  close: () => void;
}

/** A file of the index is not what was written. */
export class IndexDamaged extends Error {}

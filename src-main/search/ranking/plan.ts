import type { Wanted } from '../query/query';

/** A search as the index of words answers it: what the library index knows of articles is sets of their numbers. */
export type Plan =
  | { kind: 'words'; wanted: Wanted }
  /** 1 for each article, by its number in the index, of which something holds. */
  | { kind: 'set'; has: Uint8Array }
  /** Has this term, as it is. */
  | { kind: 'term'; term: string }
  | { kind: 'not'; of: Plan }
  | { kind: 'and' | 'or'; of: readonly Plan[] };

/** Words that stand nowhere, by what the reader wrote, and terms that are looked for in their stead. */
export interface Corrected {
  word: string;
  term: string;
  instead: string[];
}

export interface Ranking {
  /** Numbers of articles, the best first. */
  numbers: Int32Array;
  corrected: Corrected[];
  /** No article has all words: these have some. */
  relaxed: boolean;
}

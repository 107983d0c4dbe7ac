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
  /** For each of them the number of an article that says it: how it is written, only texts know. */
  examples: number[];
}

/** Words next to each other that stand nowhere so. */
export interface Split {
  wanted: Wanted;
  /** Which of its terms stand nowhere where they are asked for. */
  missing: number[];
  /** In how many articles they all stand. */
  articles: number;
}

export interface Ranking {
  /** Numbers of articles, the best first. */
  numbers: Int32Array;
  corrected: Corrected[];
  split: Split[];
  /** No article has all words: these have some. */
  relaxed: boolean;
}

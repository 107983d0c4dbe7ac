import type { ReadText } from './read-text';
import { numbered } from './runs';
import { type Terms, termsOf } from './terms';
import { type Weighed, weigh } from './weights-of-terms';

/** Two texts made ready for each other. */
export interface Pair {
  a: ReadText;
  b: ReadText;
  terms: Terms;
  weighed: Weighed;
  /** The words of each sentence, as common numbers. */
  words: { a: readonly Int32Array[]; b: readonly Int32Array[] };
}

export function pairOf(a: ReadText, b: ReadText): Pair {
  const terms = termsOf(a, b);
  const [wordsA = [], wordsB = []] = numbered([a.sentences, b.sentences]);
  return { a, b, terms, weighed: weigh(terms), words: { a: wordsA, b: wordsB } };
}

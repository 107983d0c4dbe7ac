import { type Likeness, likenessOf } from './near-words';
import type { ReadText } from './read-text';
import { numbered, seriesOf } from './runs';
import { type Surroundings, surroundingsOf } from './surroundings';
import { sameLanguage, type Terms, termsOf } from './terms';
import { type Weighed, weigh } from './weights-of-terms';

/** Two texts made ready for each other; what is of a sentence is in the order of sentences. */
export interface Pair {
  a: ReadText;
  b: ReadText;
  terms: Terms;
  weighed: Weighed;
  likeness: Likeness;
  /** The words of each sentence, as common numbers. */
  words: { a: readonly Int32Array[]; b: readonly Int32Array[] };
  /** The series of words of each sentence that both texts have, as common numbers. */
  series: { a: readonly Int32Array[]; b: readonly Int32Array[]; count: number };
  /** What stands around the figures of each sentence. */
  surroundings: { a: readonly Surroundings[]; b: readonly Surroundings[] };
}

export function pairOf(a: ReadText, b: ReadText): Pair {
  const terms = termsOf(a, b);
  // Runs of the same words of two languages would be chance.
  const [wordsA = [], wordsB = []] = sameLanguage(a, b) ? numbered([a.sentences, b.sentences]) : [];
  return {
    ...{ a, b, terms, weighed: weigh(terms) },
    likeness: likenessOf(terms.all, sameLanguage(a, b) && (a.language ?? 'en') === 'en'),
    words: { a: wordsA, b: wordsB },
    series: seriesOf(wordsA, wordsB),
    surroundings: { a: surroundingsOf(terms, 'a'), b: surroundingsOf(terms, 'b') },
  };
}

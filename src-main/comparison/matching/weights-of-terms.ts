import type { SentenceTerms, Terms } from './terms';

/** How much each term says that two sentences speak of the same. */
export interface Weighed {
  weight: Float64Array;
  /** In how many sentences of each text a term stands. */
  countA: Int32Array;
  countB: Int32Array;
  /** All weights of each sentence together. */
  totalA: Float64Array;
  totalB: Float64Array;
}

/** Bits that the commonest words have: they weigh nothing. */
const floor = 1;

/**
 * A term weighs by how seldom it is at large and by how many pairs of sentences it would join here. The second factor
 * takes the place of inverse document frequency: it holds for ten sentences as for nine hundred, and switches off the
 * words that the whole event is about.
 */
export function weigh({ all, a, b }: Terms): Weighed {
  const [countA, countB] = [countsOf(a, all.length), countsOf(b, all.length)];
  const weight = new Float64Array(all.length);
  all.forEach(({ bits }, term) => {
    const joins = Math.max(1, countA[term] ?? 0) * Math.max(1, countB[term] ?? 0);
    weight[term] = Math.sqrt(Math.max(0, bits - floor) / 10) * joins ** -0.3;
  });
  const total = (sentences: readonly SentenceTerms[]): Float64Array =>
    Float64Array.from(sentences, (terms) => terms.reduce((sum, { term }) => sum + (weight[term] ?? 0), 0));
  return { weight, countA, countB, totalA: total(a), totalB: total(b) };
}

function countsOf(sentences: readonly SentenceTerms[], terms: number): Int32Array {
  const counts = new Int32Array(terms);
  for (const sentence of sentences) for (const { term } of sentence) counts[term] = (counts[term] ?? 0) + 1;
  return counts;
}

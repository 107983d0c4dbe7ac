import type { Pair } from './pair';
import type { ReadSentence } from './read-text';
import type { SentenceTerms } from './terms';

/** Counterparts looked at for a sentence, from either side. */
const perSentence = 8;

/** Places of the index visited for a sentence: keeps texts that repeat themselves from costing the square. */
const visits = 4000;

/** Bits from which on a term is a reason to look at two sentences. */
const least = 4;

/** Two sentences that may speak of the same, by their numbers. */
export interface Candidate {
  a: number;
  b: number;
}

/** The pairs that share the most, through an inverted index; `a` and `b` are treated alike. In order of `a`, then `b`. */
export function candidatesOf(pair: Pair): Candidate[] {
  const { weight } = pair.weighed;
  const a = comparedTerms(pair, 'a');
  const b = comparedTerms(pair, 'b');
  const width = b.length;
  const found = new Set<number>();
  for (const copy of copies(pair)) found.add(copy.a * width + copy.b);
  const telling = (term: number): boolean => (pair.terms.all[term]?.bits ?? 0) >= least;
  for (const [i, j] of best(a, b, weight, telling)) found.add(i * width + j);
  for (const [j, i] of best(b, a, weight, telling)) found.add(i * width + j);
  return Float64Array.from(found)
    .sort()
    .reduce<Candidate[]>((all, code) => {
      all.push({ a: Math.floor(code / width), b: code % width });
      return all;
    }, []);
}

const comparedTerms = ({ terms, ...pair }: Pair, side: 'a' | 'b'): SentenceTerms[] =>
  terms[side].map((sentence, at) => (pair[side].sentences[at]?.compared ? sentence : []));

/** Sentences that are the same word for word, in their order: the third of one text with the third of the other. */
function copies({ a, b }: Pair): Candidate[] {
  const waiting = new Map<string, number[]>();
  const keyOf = ({ stems }: ReadSentence): string => stems.join(' ');
  a.sentences.forEach((sentence, at) => {
    if (!sentence.compared || sentence.stems.length === 0) return;
    const key = keyOf(sentence);
    const places = waiting.get(key);
    if (places) places.push(at);
    else waiting.set(key, [at]);
  });
  const taken = new Map<string, number>();
  return b.sentences.flatMap((sentence, at) => {
    if (!sentence.compared) return [];
    const key = keyOf(sentence);
    const nth = taken.get(key) ?? 0;
    const other = waiting.get(key)?.[nth];
    if (other === undefined) return [];
    taken.set(key, nth + 1);
    return [{ a: other, b: at }];
  });
}

/** For each sentence of `from` the ones of `to` that share most with it. */
function best(
  from: readonly SentenceTerms[],
  to: readonly SentenceTerms[],
  weight: Float64Array,
  telling: (term: number) => boolean,
): [number, number][] {
  /** The sentences that have a term, by its number. */
  const index: (number[] | undefined)[] = Array.from(weight, () => undefined);
  to.forEach((terms, sentence) => {
    for (const { term } of terms) {
      if (!telling(term)) continue;
      const places = index[term];
      if (places) places.push(sentence);
      else index[term] = [sentence];
    }
  });
  const spread = (term: number): number => index[term]?.length ?? 0;
  const shared = new Float64Array(to.length);
  const pairs: [number, number][] = [];
  from.forEach((terms, sentence) => {
    const rarest = terms
      .filter(({ term }) => spread(term) > 0)
      .sort((x, y) => spread(x.term) - spread(y.term) || x.term - y.term);
    const touched: number[] = [];
    let left = visits;
    for (const { term } of rarest) {
      const places = index[term] ?? [];
      left -= places.length;
      if (left < 0) break;
      for (const other of places) {
        if (shared[other] === 0) touched.push(other);
        shared[other] = (shared[other] ?? 0) + (weight[term] ?? 0);
      }
    }
    for (const other of highest(touched, shared)) pairs.push([sentence, other]);
    for (const other of touched) shared[other] = 0;
  });
  return pairs;
}

/** The sentences that share most, first of all the one that does; of equal ones the first in the text. */
function highest(touched: readonly number[], shared: Float64Array): number[] {
  const kept: number[] = [];
  const before = (x: number, y: number): boolean => {
    const difference = (shared[x] ?? 0) - (shared[y] ?? 0);
    return difference > 0 || (difference === 0 && x < y);
  };
  for (const one of touched) {
    if (kept.length === perSentence && !before(one, kept[perSentence - 1] ?? 0)) continue;
    let at = kept.length;
    while (at > 0 && before(one, kept[at - 1] ?? 0)) at--;
    kept.splice(at, 0, one);
    if (kept.length > perSentence) kept.pop();
  }
  return kept;
}

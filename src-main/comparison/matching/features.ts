import type { Candidate } from './candidates';
import { nearness, relatedness } from './near-words';
import type { Pair } from './pair';
import { type Runs, runsOf } from './runs';
import type { SentenceTerms } from './terms';

/** What is measured of two sentences, each about 0 to 1. Those named in `against` speak against a match. */
export const featureNames = [
  ...['coverShort', 'coverLong', 'cosine', 'amount', 'names', 'figures', 'rarest', 'run', 'inRuns', 'near'],
  ...['inherited', 'lead', 'related'],
  ...['namesDiffer', 'figuresDiffer', 'apart', 'short'],
] as const;

export const against: ReadonlySet<string> = new Set(['namesDiffer', 'figuresDiffer', 'apart', 'short']);

/** Two sentences measured. */
export interface Measured extends Candidate {
  features: Float64Array;
  runs: Runs;
}

const saturating = (value: number): number => 1 - Math.exp(-value);

/** Measures candidates, which are in order of `a`. */
export function measure(pair: Pair, candidates: readonly Candidate[]): Measured[] {
  const { terms, weighed } = pair;
  const { weight } = weighed;
  const mark = new Int32Array(terms.all.length).fill(-1);
  const kinds = terms.all.map(({ kind }) => kind);
  const squares = { a: terms.a.map(squareOf), b: terms.b.map(squareOf) };
  const inherited = { a: inheritedNames(pair, 'a'), b: inheritedNames(pair, 'b') };
  const [countA, countB] = [terms.a.length, terms.b.length];
  let marked = -1;

  function squareOf(sentence: SentenceTerms): number {
    return sentence.reduce((sum, { term }) => sum + (weight[term] ?? 0) ** 2, 0);
  }

  return candidates.map(({ a, b }) => {
    const [termsA, termsB] = [terms.a[a] ?? [], terms.b[b] ?? []];
    if (marked !== a) {
      for (const { term } of termsA) mark[term] = a;
      marked = a;
    }
    let [shared, square, names, figures, first, second] = [0, 0, 0, 0, 0, 0];
    let [namesB, figuresB] = [0, 0];
    for (const { term } of termsB) {
      const w = weight[term] ?? 0;
      const kind = kinds[term];
      if (kind === 'name') namesB += w;
      else if (kind !== 'word') figuresB += w;
      if (mark[term] !== a) continue;
      shared += w;
      square += w * w;
      if (kind === 'name') names += w;
      else if (kind !== 'word') figures += w;
      if (w > first) [first, second] = [w, first];
      else if (w > second) second = w;
    }
    let [namesA, figuresA] = [0, 0];
    for (const { term } of termsA) {
      const kind = kinds[term];
      if (kind === 'name') namesA += weight[term] ?? 0;
      else if (kind !== 'word') figuresA += weight[term] ?? 0;
    }
    const [totalA, totalB] = [weighed.totalA[a] ?? 0, weighed.totalB[b] ?? 0];
    const runs = runsOf(pair.words.a[a] ?? none, pair.words.b[b] ?? none);
    const near = nearness(terms, weight, termsA, termsB);
    const passed = inheritedShare(inherited.a[a], termsB) + inheritedShare(inherited.b[b], termsA);
    const smaller = Math.min(totalA, totalB);
    return {
      ...{ a, b, runs },
      features: Float64Array.of(
        shared / Math.max(smaller, 0.6),
        shared / Math.max(totalA, totalB, 0.6),
        square / Math.sqrt(Math.max(squares.a[a] ?? 0, 0.1) * Math.max(squares.b[b] ?? 0, 0.1)),
        saturating(shared / 1.5),
        saturating(names),
        saturating(figures),
        Math.min(1, first + second),
        runs.words >= 3 ? Math.min(1, Math.log2(runs.words / 2) / 3) : 0,
        Math.min(1, Math.max(runs.a, runs.b)),
        Math.min(1, near / Math.max(smaller, 0.6)),
        saturating(passed),
        Math.exp(-(a + b) / 3),
        Math.min(1, relatedness(terms, weight, termsA, termsB) / Math.max(smaller, 0.6)),
        names === 0 ? saturating(2 * Math.min(namesA, namesB)) : 0,
        figures === 0 ? saturating(2 * Math.min(figuresA, figuresB)) : 0,
        Math.abs(a / Math.max(1, countA - 1) - b / Math.max(1, countB - 1)),
        Math.exp(-smaller),
      ),
    };
  });

  function inheritedShare(names: SentenceTerms | undefined, others: SentenceTerms): number {
    if (!names?.length) return 0;
    let sum = 0;
    for (const { term } of others) if (names.some((name) => name.term === term)) sum += weight[term] ?? 0;
    return sum;
  }
}

const none = new Int32Array(0);

const pronouns = new Set('he she they it his her their its him them'.split(' '));

/** Names of the sentence before that a pronoun may stand for, where the sentence has none of its own. */
function inheritedNames(pair: Pair, side: 'a' | 'b'): (SentenceTerms | undefined)[] {
  const { all, [side]: sentences } = pair.terms;
  const names = sentences.map((terms) => terms.filter(({ term }) => all[term]?.kind === 'name'));
  return sentences.map((_, at) => {
    if (at === 0 || names[at]?.length) return undefined;
    const tokens = pair[side].sentences[at]?.tokens ?? [];
    return tokens.some(({ word }) => pronouns.has(word)) ? names[at - 1] : undefined;
  });
}

import type { Candidate } from './candidates';
import type { Pair } from './pair';
import { noRuns, type Runs, runsOf } from './runs';
import { SharedTerms } from './shared-terms';
import type { SentenceTerms } from './terms';

/** What is measured of two sentences, each about 0 to 1. Those named in `against` speak against a match. */
export const featureNames = [
  ...['coverShort', 'coverLong', 'cosine', 'amount', 'names', 'figures', 'rarest', 'run', 'inRuns', 'near'],
  ...['inherited', 'lead', 'related', 'about'],
  ...['apart', 'quotesDiffer'],
] as const;

export const against: ReadonlySet<string> = new Set(['apart', 'quotesDiffer']);

/** What speaks for a match from around the sentences: where they stand, what was said before. */
export const around: ReadonlySet<string> = new Set(['inherited', 'lead', 'about']);

/** Two sentences measured. */
export interface Measured extends Candidate {
  features: readonly number[];
  runs: Runs;
}

const saturating = (value: number): number => 1 - Math.exp(-value);

/** Measures candidates, which are in order of `a`. */
export function measure(pair: Pair, candidates: readonly Candidate[]): Measured[] {
  const { terms, weighed, surroundings } = pair;
  const facts = {
    a: sentenceFacts(pair, 'a'),
    b: sentenceFacts(pair, 'b'),
  };
  const inherited = { a: inheritedNames(pair, 'a'), b: inheritedNames(pair, 'b') };
  const shared = new SharedTerms(pair);
  const [countA, countB] = [terms.a.length, terms.b.length];
  return candidates.map(({ a, b }) => {
    shared.take(a);
    const sums = shared.with(b);
    const [one, other] = [facts.a[a] ?? noFacts, facts.b[b] ?? noFacts];
    const runs = shared.hasSeries(b) ? runsOf(pair.words.a[a] ?? none, pair.words.b[b] ?? none) : noRuns;
    const inRuns = Math.min(1, Math.max(runs.a, runs.b));
    const passed =
      shareOf(inherited.a[a], terms.b[b], weighed.weight) +
      shareOf(inherited.b[b], terms.a[a], weighed.weight);
    const smaller = Math.max(Math.min(one.total, other.total), 0.6);
    return {
      ...{ a, b, runs },
      features: [
        sums.all / smaller,
        sums.all / Math.max(one.total, other.total, 0.6),
        sums.squares / Math.sqrt(Math.max(one.squares, 0.1) * Math.max(other.squares, 0.1)),
        saturating(sums.all / 1.5),
        saturating(sums.names),
        saturating(sums.figures),
        Math.min(1, sums.first + sums.second),
        runs.words >= 3 ? Math.min(1, Math.log2(runs.words / 2) / 3) : 0,
        inRuns,
        Math.min(1, sums.near / smaller),
        saturating(passed),
        Math.exp(-(a + b) / 3),
        Math.min(1, sums.related / smaller),
        saturating(shared.about(surroundings.a[a] ?? [], surroundings.b[b] ?? [])),
        Math.abs(a / Math.max(1, countA - 1) - b / Math.max(1, countB - 1)),
        Math.min(one.quoted, other.quoted) * (1 - inRuns),
      ],
    };
  });
}

/** Sums over the terms of a sentence, and how much of it is quoted. */
interface SentenceFacts {
  total: number;
  squares: number;
  quoted: number;
}

const noFacts: SentenceFacts = { total: 0, squares: 0, quoted: 0 };

function sentenceFacts({ terms, weighed, ...pair }: Pair, side: 'a' | 'b'): SentenceFacts[] {
  return terms[side].map((sentence, at) => {
    const facts = { ...noFacts, quoted: pair[side].sentences[at]?.quoted ?? 0 };
    for (const { term } of sentence) {
      const w = weighed.weight[term] ?? 0;
      facts.total += w;
      facts.squares += w * w;
    }
    return facts;
  });
}

function shareOf(
  names: SentenceTerms | undefined,
  others: SentenceTerms | undefined,
  weight: Float64Array,
): number {
  if (!names?.length) return 0;
  let sum = 0;
  for (const { term } of others ?? []) if (names.some((name) => name.term === term)) sum += weight[term] ?? 0;
  return sum;
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

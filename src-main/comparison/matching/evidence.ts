import type { Evidence, Passage } from '#contract';
import type { Pair } from './pair';
import type { ReadSentence } from './read-text';
import type { Run } from './runs';
import { rounded, type Scored } from './score';
import type { Occurrence, SentenceTerms } from './terms';

/** Pieces of evidence that a match is given at most. */
const most = 12;

/** Bits under which a word is no reason: “on”, “said”. */
const telling = 5;

/** Terms of a sentence in which words that are alike are looked for. */
const looked = 60;

/** From this many words on the same stretch is named as one. */
const longRun = 4;

/** What two matched sentences have in common, with places in both texts; the weightiest first. */
export function evidenceOf(pair: Pair, { a, b, runs, context }: Scored): Evidence[] {
  const { terms, weighed } = pair;
  const [sentenceA, sentenceB] = [pair.a.sentences[a], pair.b.sentences[b]];
  if (!sentenceA || !sentenceB) return [];
  const inB = new Map((terms.b[b] ?? []).map((occurrence) => [occurrence.term, occurrence]));
  const shared = (terms.a[a] ?? []).flatMap((one) => {
    const other = inB.get(one.term);
    const term = terms.all[one.term];
    const weight = weighed.weight[one.term] ?? 0;
    return !other || !term || weight <= 0 || term.bits < telling ? [] : [{ one, other, term, weight }];
  });
  const found = alikeWords(pair, a, b);
  for (const run of longest(runs.all)) {
    const places = { a: [tokensAt(sentenceA, run.a, run.words)], b: [tokensAt(sentenceB, run.b, run.words)] };
    found.push({ type: 'run', text: textAt(pair, places.a[0]), ...places, weight: run.words / 12 });
  }
  if (context > 0.3) found.push({ type: 'context', text: '', a: [], b: [], weight: context / 2 });
  const total = [...shared, ...found].reduce((sum, { weight }) => sum + weight, 0) || 1;
  // Only what is told is looked for in the sentences: a long one shares thousands.
  shared.sort((x, y) => y.weight - x.weight || x.one.from - y.one.from);
  for (const { one, other, term, weight } of shared.slice(0, most)) {
    const places = { a: placesOf(sentenceA, one, term.key), b: placesOf(sentenceB, other, term.key) };
    found.push({ type: term.kind, text: textAt(pair, places.a[0]), ...places, weight });
  }
  return shares(found, total);
}

/** Words that are not the same and yet speak for the match: forms and spellings of one, and words for one thing. */
function alikeWords(pair: Pair, a: number, b: number): Evidence[] {
  const { terms, weighed, likeness } = pair;
  const [inA, inB] = [terms.a[a] ?? [], terms.b[b] ?? []];
  const has = (sentence: SentenceTerms, term: number): boolean => sentence.some((one) => one.term === term);
  const own = inA.slice(0, looked).filter(({ term }) => !has(inB, term));
  const others = inB.slice(0, looked).filter(({ term }) => !has(inA, term));
  const [sentenceA, sentenceB] = [pair.a.sentences[a], pair.b.sentences[b]];
  if (!sentenceA || !sentenceB) return [];
  return own.flatMap((one) => {
    const { kind, key = '', bits = 0 } = terms.all[one.term] ?? {};
    if (!kind || bits < telling) return [];
    const groups = likeness.groups[one.term] ?? [];
    const start = likeness.beginning[one.term] ?? -1;
    const other = others.find(
      ({ term }) =>
        (start >= 0 && likeness.beginning[term] === start) ||
        groups.some((group) => likeness.groups[term]?.includes(group)),
    );
    if (!other) return [];
    const places = {
      a: placesOf(sentenceA, one, key),
      b: placesOf(sentenceB, other, terms.all[other.term]?.key ?? ''),
    };
    const text = places.a[0] ? pair.a.text.slice(places.a[0].start, places.a[0].end) : '';
    const weight = (Math.min(weighed.weight[one.term] ?? 0, weighed.weight[other.term] ?? 0) * 2) / 3;
    return [{ type: kind, text, ...places, weight }];
  });
}

function shares(found: readonly Evidence[], total: number): Evidence[] {
  return found
    .map((one) => ({ ...one, weight: rounded(one.weight / total) }))
    .sort((x, y) => y.weight - x.weight || (x.a[0]?.start ?? 0) - (y.a[0]?.start ?? 0))
    .slice(0, most);
}

const textAt = ({ a }: Pair, place: Passage | undefined): string =>
  place ? a.text.slice(place.start, place.end) : '';

function placesOf(sentence: ReadSentence, { from, to }: Occurrence, key: string): Passage[] {
  if (to - from > 1 || key.startsWith('#')) return [tokensAt(sentence, from, to - from)];
  const places: Passage[] = [];
  sentence.tokens.forEach(({ start, end }, at) => {
    if (at === from || (at > from && sentence.stems[at] === key)) places.push({ start, end });
  });
  return places;
}

function tokensAt({ tokens, start }: ReadSentence, from: number, count: number): Passage {
  return { start: tokens[from]?.start ?? start, end: tokens[from + count - 1]?.end ?? start };
}

/** The longest runs, without those that stand in a longer one. */
function longest(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  const inside = (x: number, size: number, y: number, length: number) => x < y + length && y < x + size;
  for (const run of [...runs].sort((x, y) => y.words - x.words || x.a - y.a || x.b - y.b)) {
    if (run.words < longRun || kept.length === 3) break;
    if (!kept.some((k) => inside(run.a, run.words, k.a, k.words) || inside(run.b, run.words, k.b, k.words)))
      kept.push(run);
  }
  return kept;
}

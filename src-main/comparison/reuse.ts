import type { Copied, Passage, SharedQuotation } from '#contract';
import { copiedOf } from './copied/copied';
import { quotationsOf } from './quotations/quotations';
import type { Sentence } from './text';
import type { TextPair } from './text/pair';
import { wordFrom, type WordLinks, type WordRow } from './text/words';

/** Two sentences that have words of a shared quotation or of a copied stretch in common. */
export interface SentenceJoin {
  /** Numbers of the sentences in `pair.a.sentences` and `pair.b.sentences`. */
  a: number;
  b: number;
  kind: 'quotation' | 'copied';
  /** How many words. */
  words: number;
  /** Share of the words of each sentence, 0 to 1. */
  share: { a: number; b: number };
  /** From the first to the last of them. */
  places: { a: Passage; b: Passage };
}

/** What two texts have from each other, or both from a third, word for word. */
export interface Reuse {
  quotations: SharedQuotation[];
  copied: Copied[];
  copiedShare: { a: number; b: number };
  /** By `a`, then `b`; two sentences have one of each kind at most. */
  joins: SentenceJoin[];
}

/**
 * Quotations and copied text of two texts, with the sentences that they join. For the matcher:
 *
 *     const pair = pairTexts(a, b, { a: sentencesOfA, b: sentencesOfB });
 *     const { quotations, copied, copiedShare, joins } = reuseOf(pair);
 *
 * Each join is a candidate whatever its score. As a rule of thumb it is a match of its kind where `words` is 5 or more,
 * or where a `share` is above ½; and 'quotation' goes before 'copied' where both join the same sentences and the
 * quotation has more words. `places` is its evidence (`quotation` or `run`). Linear in the length of the texts.
 */
export function reuseOf(pair: TextPair): Reuse {
  const { copied, share, same } = copiedOf(pair);
  const { quotations, same: quoted } = quotationsOf(pair);
  const joins = [...joinsOf(pair, quoted, 'quotation'), ...joinsOf(pair, same, 'copied')];
  joins.sort((x, y) => x.a - y.a || x.b - y.b);
  return { quotations, copied, copiedShare: share, joins };
}

function joinsOf(pair: TextPair, links: WordLinks, kind: SentenceJoin['kind']): SentenceJoin[] {
  const { a, b, words } = pair;
  const sentence = { a: sentencesOfWords(words.a, a.sentences), b: sentencesOfWords(words.b, b.sentences) };
  const joins = new Map<number, SentenceJoin>();
  for (const [k, i] of links.a.entries()) {
    const j = links.b[k] ?? 0;
    const [inA, inB] = [sentence.a[i] ?? -1, sentence.b[j] ?? -1];
    if (inA < 0 || inB < 0) continue;
    const key = inA * b.sentences.length + inB;
    const place = { a: placeOf(words.a, i), b: placeOf(words.b, j) };
    const known = joins.get(key);
    if (known === undefined) {
      joins.set(key, { a: inA, b: inB, kind, words: 1, share: { a: 0, b: 0 }, places: place });
      continue;
    }
    known.words++;
    known.places = { a: hull(known.places.a, place.a), b: hull(known.places.b, place.b) };
  }
  const counts = { a: countsOf(sentence.a, a.sentences.length), b: countsOf(sentence.b, b.sentences.length) };
  return [...joins.values()].map((join) => ({
    ...join,
    share: {
      a: Math.min(1, join.words / (counts.a[join.a] || 1)),
      b: Math.min(1, join.words / (counts.b[join.b] || 1)),
    },
  }));
}

/** The sentence that each word stands in, or -1. */
function sentencesOfWords(row: WordRow, sentences: readonly Sentence[]): Int32Array {
  const found = new Int32Array(row.count).fill(-1);
  for (const [n, { start, end }] of sentences.entries()) {
    for (let i = wordFrom(row, start); i < row.count && (row.starts[i] ?? 0) < end; i++) found[i] = n;
  }
  return found;
}

function countsOf(sentences: Int32Array, count: number): Int32Array {
  const counts = new Int32Array(count);
  for (const n of sentences) if (n >= 0) counts[n] = (counts[n] ?? 0) + 1;
  return counts;
}

const placeOf = ({ starts, ends }: WordRow, i: number): Passage => ({
  start: starts[i] ?? 0,
  end: ends[i] ?? 0,
});

const hull = (one: Passage, other: Passage): Passage => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
});

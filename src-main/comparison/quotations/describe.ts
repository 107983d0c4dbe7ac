import type { Passage, SharedQuotation } from '#contract';
import type { WordRow, WordsOfPair } from '../text/words';
import type { QuotedWords, Utterance } from './utterances';

/** Two utterances with their words that are the same, as numbers of words in the rows, in order. */
export interface FoundQuotation {
  a: Utterance;
  b: Utterance;
  pairs: readonly [number, number][];
}

export const idOf = (a: Passage, b: Passage): string => `q${a.start}-${a.end}_${b.start}-${b.end}`;

/** A shared quotation as the contract has it: of each utterance the spans that have something of it. */
export function describe({ a, b, pairs }: FoundQuotation, words: WordsOfPair): SharedQuotation {
  const ranks = { a: ranksOf(a.spans), b: ranksOf(b.spans) };
  const said = pairs.filter((_, k) => isSaid(pairs, k, ranks, words));
  const spans = {
    a: spansWith(a, new Set(said.map(([i]) => i))),
    b: spansWith(b, new Set(said.map(([, j]) => j))),
  };
  const place = { a: hull(spans.a), b: hull(spans.b) };
  const dropped = {
    a: droppedOf(words.a, spans.a, new Set(said.map(([i]) => i))),
    b: droppedOf(words.b, spans.b, new Set(said.map(([, j]) => j))),
  };
  return {
    ...{ id: idOf(place.a, place.b), ...place, dropped },
    quoted: { a: spans.a.map(placeOf), b: spans.b.map(placeOf) },
    speakers: { a: a.speaker, b: b.speaker },
    shared: sharedOf(said, spans, words),
    whole: dropped.a.length === 0 && dropped.b.length === 0,
  };
}

/** A function word alone among changed ones is not the same word, but another use of it. */
function isSaid(
  pairs: FoundQuotation['pairs'],
  k: number,
  ranks: { a: ReadonlyMap<number, number>; b: ReadonlyMap<number, number> },
  { a, content }: WordsOfPair,
): boolean {
  const [i, j] = pairs[k] ?? [0, 0];
  if ((content[a.ids[i] ?? 0] ?? 0) > 0 || pairs.length === 1) return true;
  return [k - 1, k + 1].some((n) => {
    const next = pairs[n];
    if (!next) return false;
    const [apartA, apartB] = [
      (ranks.a.get(next[0]) ?? -9) - (ranks.a.get(i) ?? 0),
      (ranks.b.get(next[1]) ?? -9) - (ranks.b.get(j) ?? 0),
    ];
    return apartA === n - k && apartB === n - k;
  });
}

const spansWith = ({ spans }: Utterance, words: ReadonlySet<number>): QuotedWords[] =>
  spans.filter((span) => span.words.some((i) => words.has(i)));

const placeOf = ({ start, end }: QuotedWords): Passage => ({ start, end });

const hull = (spans: readonly QuotedWords[]): Passage => ({
  start: spans[0]?.start ?? 0,
  end: spans.at(-1)?.end ?? 0,
});

/** Words of the spans that the other does not have, as stretches. */
function droppedOf(row: WordRow, spans: readonly QuotedWords[], shared: ReadonlySet<number>): Passage[] {
  const found: Passage[] = [];
  for (const { words } of spans) {
    let open: Passage | null = null;
    for (const i of words) {
      if (shared.has(i)) open = null;
      else if (open) open.end = row.ends[i] ?? 0;
      else found.push((open = { start: row.starts[i] ?? 0, end: row.ends[i] ?? 0 }));
    }
  }
  return found;
}

/** Stretches of words that follow each other in both, and stand in one span each. */
function sharedOf(
  pairs: readonly [number, number][],
  spans: { a: readonly QuotedWords[]; b: readonly QuotedWords[] },
  { a, b }: WordsOfPair,
): SharedQuotation['shared'] {
  const ranks = { a: ranksOf(spans.a), b: ranksOf(spans.b) };
  const found: SharedQuotation['shared'] = [];
  let last = [-9, -9];
  for (const [i, j] of pairs) {
    const rank = [ranks.a.get(i) ?? 0, ranks.b.get(j) ?? 0];
    const open = found.at(-1);
    const [endA, endB] = [a.ends[i] ?? 0, b.ends[j] ?? 0];
    if (open && rank[0] === (last[0] ?? 0) + 1 && rank[1] === (last[1] ?? 0) + 1) {
      open.a.end = endA;
      open.b.end = endB;
    } else {
      const [startA, startB] = [a.starts[i] ?? 0, b.starts[j] ?? 0];
      found.push({ a: { start: startA, end: endA }, b: { start: startB, end: endB } });
    }
    last = rank;
  }
  return found;
}

/** The place of each word among all words of the spans; a span more is a gap of one. */
function ranksOf(spans: readonly QuotedWords[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  let rank = 0;
  for (const { words } of spans) {
    for (const i of words) ranks.set(i, rank++);
    rank++;
  }
  return ranks;
}

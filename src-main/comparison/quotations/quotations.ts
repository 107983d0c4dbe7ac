import type { SharedQuotation } from '#contract';
import { type SameRun, sameRuns } from '../copied/same-runs';
import { exchanged, type TextPair } from '../text/pair';
import type { WordLinks } from '../text/words';
import { describe, type FoundQuotation, idOf } from './describe';
import { isShared } from './is-shared';
import { pairWords } from './pair-words';
import { type QuotedList, quotedList } from './quoted-list';
import { shortQuotations } from './short-quotations';
import { unmarkedQuotations } from './unmarked';
import { utterancesOf } from './utterances';

/** What two texts quote both. */
export interface SharedQuotations {
  /** In the order of `a`. */
  quotations: SharedQuotation[];
  /** The words that are the same in them, pairwise. */
  same: WordLinks;
}

/** Words of a series that shared quotations are found by. */
const series = 3;

/**
 * Utterances that both texts quote, with what each left away or changed and who each says it was. Partial quotations
 * count where they are distinctive; what only one of them puts in quotation marks counts where it is long. Linear in
 * the length of the texts; exchanging them exchanges the result.
 */
export function quotationsOf(pair: TextPair): SharedQuotations {
  if (pair.a.text > pair.b.text) return swapped(quotationsOf(exchanged(pair)));
  const { words } = pair;
  const [a, b] = [
    quotedList(utterancesOf(pair.a, words.a), words.a, 1),
    quotedList(utterancesOf(pair.b, words.b), words.b, 2),
  ];
  const found: FoundQuotation[] = [];
  const linked = { a: new Uint8Array(words.a.count), b: new Uint8Array(words.b.count) };
  const take = (quotation: FoundQuotation): void => {
    found.push(quotation);
    for (const [i, j] of quotation.pairs) [linked.a[i], linked.b[j]] = [1, 1];
  };
  for (const { one, other, runs } of candidates(a, b)) {
    const from = { a: a.starts[one] ?? 0, b: b.starts[other] ?? 0 };
    const to = { a: endOf(a, one), b: endOf(b, other) };
    const pairs = pairWords(a.ids, b.ids, from, to, runs).map(([i, j]): [number, number] => [
      a.at[i] ?? 0,
      b.at[j] ?? 0,
    ]);
    const quotation = { a: a.utterances[one], b: b.utterances[other], pairs };
    if (quotation.a && quotation.b && isShared(quotation.a, quotation.b, pairs, words))
      take({ a: quotation.a, b: quotation.b, pairs });
  }
  for (const quotation of shortQuotations(a, b, words, linked)) take(quotation);
  for (const quotation of unmarkedQuotations(pair, a, b, linked)) take(quotation);
  const quotations = found.map((quotation) => describe(quotation, words));
  quotations.sort(
    (x, y) => x.a.start - y.a.start || x.b.start - y.b.start || x.a.end - y.a.end || x.b.end - y.b.end,
  );
  const pairs = found.flatMap((quotation) => quotation.pairs);
  return { quotations, same: { a: pairs.map(([i]) => i), b: pairs.map(([, j]) => j) } };
}

const endOf = ({ starts, ids }: QuotedList, n: number): number => (starts[n + 1] ?? ids.length) - 1;

interface Candidate {
  one: number;
  other: number;
  runs: SameRun[];
}

/** Pairs of utterances with a series of words in common. */
function candidates(a: QuotedList, b: QuotedList): Candidate[] {
  const found = new Map<number, Candidate>();
  for (const run of sameRuns(a.ids, b.ids, series)) {
    const [one, other] = [a.utterance[run.a] ?? 0, b.utterance[run.b] ?? 0];
    const key = one * b.utterances.length + other;
    const known = found.get(key);
    if (known === undefined) found.set(key, { one, other, runs: [run] });
    else known.runs.push(run);
  }
  return [...found.values()];
}

function swapped({ quotations, same }: SharedQuotations): SharedQuotations {
  const turned = quotations.map(({ a, b, quoted, speakers, shared, dropped, whole }) => ({
    ...{ id: idOf(b, a), a: b, b: a, whole },
    quoted: { a: quoted.b, b: quoted.a },
    speakers: { a: speakers.b, b: speakers.a },
    shared: shared.map((each) => ({ a: each.b, b: each.a })),
    dropped: { a: dropped.b, b: dropped.a },
  }));
  turned.sort(
    (x, y) => x.a.start - y.a.start || x.b.start - y.b.start || x.a.end - y.a.end || x.b.end - y.b.end,
  );
  return { quotations: turned, same: { a: same.b, b: same.a } };
}

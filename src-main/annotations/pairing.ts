import type { createLikeness } from './likeness';
import { chained, type List, type Run, uniqueRuns } from './runs';
import type { Vocabulary, Words } from './words';

/** What became of a word. */
export const fate = { gone: 0, same: 1, like: 2, replaced: 3 } as const;

/** Two texts while their words are being paired. */
export interface Pairing {
  readonly old: Words;
  readonly young: Words;
  readonly vocabulary: Vocabulary;
  readonly likeness: ReturnType<typeof createLikeness>;
  /** The word of the new text for each of the old one, or -1. */
  readonly map: Int32Array;
  readonly fates: Uint8Array;
  /** The word of the old text for each of the new one, or -1. */
  readonly back: Int32Array;
}

export function pair({ map, fates, back }: Pairing, i: number, j: number, what: number): void {
  map[i] = j;
  back[j] = i;
  fates[i] = what;
}

export function unpair({ map, fates, back }: Pairing, i: number): void {
  const j = map[i] ?? -1;
  if (j >= 0) back[j] = -1;
  map[i] = -1;
  fates[i] = fate.gone;
}

/** The words from one place to another that have no pair yet. */
export function unpaired({ ids }: Words, pairs: Int32Array, from: number, to: number): List {
  let n = 0;
  for (let i = from; i < to; i++) if (pairs[i] === -1) n++;
  const list = { ids: new Int32Array(n), at: new Int32Array(n) };
  n = 0;
  for (let i = from; i < to; i++) {
    if (pairs[i] !== -1) continue;
    list.ids[n] = ids[i] ?? 0;
    list.at[n++] = i;
  }
  return list;
}

/** Above this many cells, gaps are held together by unique series first. */
const smallTable = 2_500;
/** Largest table of a full comparison, in cells. */
const largestTable = 400_000;
const deepest = 30;

/** Pairs the words of two lists that go forward in both: equal ends, unique series of words, and tables for the rest. */
export function pairGap(pairing: Pairing, a: List, b: List, depth = deepest): void {
  let [from, aTo, bTo] = [0, a.ids.length, b.ids.length];
  while (from < aTo && from < bTo && a.ids[from] === b.ids[from]) {
    pair(pairing, a.at[from] ?? 0, b.at[from] ?? 0, fate.same);
    from++;
  }
  while (from < aTo && from < bTo && a.ids[aTo - 1] === b.ids[bTo - 1]) {
    pair(pairing, a.at[--aTo] ?? 0, b.at[--bTo] ?? 0, fate.same);
  }
  if (from < aTo && from < bTo) pairInner(pairing, part(a, from, aTo), part(b, from, bTo), depth, false);
}

/** The same for lists whose ends are not the same places. */
export function pairLoose(pairing: Pairing, a: List, b: List): void {
  pairInner(pairing, a, b, deepest, true);
}

function pairInner(pairing: Pairing, a: List, b: List, depth: number, loose: boolean): void {
  const cells = a.ids.length * b.ids.length;
  if (cells === 0) return;
  for (const n of depth > 0 && cells > smallTable ? [4, 3, 2, 1] : []) {
    if (n === 1 && cells <= largestTable) break;
    const { chain } = chained(uniqueRuns(a, b, n));
    if (chain.length === 0) continue;
    let [i, j] = [0, 0];
    for (const run of [...chain, { a: a.ids.length, b: b.ids.length, length: 0 }]) {
      pairGap(pairing, part(a, i, run.a), part(b, j, run.b), depth - 1);
      pairRun(pairing, a, b, run);
      [i, j] = [run.a + run.length, run.b + run.length];
    }
    return;
  }
  if (cells <= largestTable) compare(pairing, a, b, loose ? 0 : costAlone);
}

export function pairRun(pairing: Pairing, a: List, b: List, run: Run): void {
  for (let k = 0; k < run.length; k++) {
    pair(pairing, a.at[run.a + k] ?? 0, b.at[run.b + k] ?? 0, fate.same);
  }
}

const part = ({ ids, at }: List, from: number, to: number): List => ({
  ids: ids.subarray(from, to),
  at: at.subarray(from, to),
});

const step = { both: 0, old: 1, young: 2 } as const;
let trace = new Uint8Array(1 << 12);
/** What a pair of words counts, and what a word without one costs. */
const [scoreSame, scoreReplaced, costAlone] = [2, -0.5, 0.8];

/**
 * The best pairing of two short lists, by a table.
 * @param costAround what words of the second list cost before the first and behind the last one of the first
 */
function compare(pairing: Pairing, a: List, b: List, costAround: number): void {
  const { vocabulary, likeness } = pairing;
  const [n, m] = [a.ids.length, b.ids.length];
  const wide = m + 1;
  if (trace.length < (n + 1) * wide) trace = new Uint8Array((n + 1) * wide * 2);
  let [before, now] = [new Float64Array(wide), new Float64Array(wide)];
  const wordsB = new Uint8Array(m);
  for (let j = 0; j < m; j++) {
    wordsB[j] = vocabulary.isWord(b.ids[j] ?? 0) ? 1 : 0;
    before[j + 1] = -costAround * (j + 1);
    trace[j + 1] = step.young;
  }
  for (let i = 1; i <= n; i++) {
    const id = a.ids[i - 1] ?? 0;
    const isWord = vocabulary.isWord(id) ? 1 : 0;
    now[0] = -costAlone * i;
    trace[i * wide] = step.old;
    for (let j = 1; j <= m; j++) {
      const other = b.ids[j - 1] ?? 0;
      let best = (before[j] ?? 0) - costAlone;
      let way: number = step.old;
      const young = (now[j - 1] ?? 0) - (i === n ? costAround : costAlone);
      if (young > best) {
        best = young;
        way = step.young;
      }
      let both = before[j - 1] ?? 0;
      if (id === other) both += scoreSame;
      else if (isWord !== wordsB[j - 1]) both -= 2 * costAlone + 1;
      else {
        const like = isWord ? likeness(id, other) : 0;
        both += like > 0 ? scoreSame * like - 0.4 : scoreReplaced;
      }
      if (both >= best) {
        best = both;
        way = step.both;
      }
      now[j] = best;
      trace[i * wide + j] = way;
    }
    [before, now] = [now, before];
  }
  for (let i = n, j = m; i > 0 || j > 0;) {
    const way = trace[i * wide + j];
    if (way === step.both) {
      const [id, other] = [a.ids[--i] ?? 0, b.ids[--j] ?? 0];
      const what = id === other ? fate.same : likeness(id, other) > 0 ? fate.like : fate.replaced;
      pair(pairing, a.at[i] ?? 0, b.at[j] ?? 0, what);
    } else if (way === step.old) i--;
    else j--;
  }
}

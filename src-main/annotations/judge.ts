import type { Passage } from '#contract';
import type { Span } from './candidates';
import { fate, pairLoose, type Pairing } from './pairing';
import { inNew } from './place';
import type { TextIndex } from './text-index';
import type { Words } from './words';

/** What is looked for: a quote with what stood around it, and where in that the quote begins and ends. */
export interface Snippet extends Passage {
  words: Words;
}

/** A place where a quote may stand, and what speaks for it. Shares are of the bits that the words say, 0 to 1. */
export interface Judged extends Passage {
  /** Share of the quote's letters that are there. */
  score: number;
  /** Whether the quote is there word for word. */
  whole: boolean;
  torn: number;
  quoteBits: number;
  quoteShare: number;
  contextBits: number;
  /** Share of the context that is there, what is near counting more; and of each side, null where there was none. */
  context: number;
  before: number | null;
  after: number | null;
}

/** How far around a word is looked for others that agree with it. */
const around = 5;
/** From this share of words that agree around it on a word begins to count, and counts in full. */
const [begins, full] = [0.15, 0.5];
/** At this distance from the quote context counts half, in UTF-16 code units. */
const half = 30;
/** What a word with a slip in it counts. */
const slip = 0.7;
/** More new words in a row than this part a quote. */
const parted = 20;

/** Pairs a snippet with the words of a text around a place. */
export function judge(index: TextIndex, snippet: Snippet, span: Span): Judged | null {
  const { words: old, start, end } = snippet;
  const { words: young, vocabulary, likeness, bits, back } = index;
  const slack = 16 + (old.count >> 3);
  const from = Math.max(0, span.from - slack);
  const to = Math.min(young.count, span.to + old.count + slack);
  const pairing: Pairing = {
    ...{ old, young, vocabulary, likeness, back },
    map: new Int32Array(old.count).fill(-1),
    fates: new Uint8Array(old.count),
  };
  pairLoose(pairing, listOf(old, 0, old.count), listOf(young, from, to));
  const found = inNew({ ...pairing, moved: new Uint8Array(old.count) }, start, end, parted);
  for (const j of pairing.map) if (j >= 0) back[j] = -1;
  return found && { ...found, ...evidence(pairing, bits, start, end) };
}

type Evidence = Omit<Judged, keyof Passage | 'score' | 'whole' | 'torn'>;

function evidence({ old, fates }: Pairing, bits: TextIndex['bits'], start: number, end: number): Evidence {
  const { count, ids, starts, ends } = old;
  const [all, kept] = [new Float64Array(count + 1), new Float64Array(count + 1)];
  for (let i = 0; i < count; i++) {
    const size = bits(ids[i] ?? 0);
    const part = fates[i] === fate.same ? 1 : fates[i] === fate.like ? slip : 0;
    all[i + 1] = (all[i] ?? 0) + size;
    kept[i + 1] = (kept[i] ?? 0) + size * part;
  }
  const sum = (sums: Float64Array, from: number, to: number): number => (sums[to] ?? 0) - (sums[from] ?? 0);
  let [quoteBits, quoteAll, contextBits] = [0, 0, 0];
  const [before, after] = [
    { got: 0, all: 0 },
    { got: 0, all: 0 },
  ];
  for (let i = 0; i < count; i++) {
    // Words that agree amid others that do not are chance.
    const [from, to] = [Math.max(0, i - around), Math.min(count, i + around + 1)];
    const share = sum(kept, from, to) / Math.max(1, sum(all, from, to));
    const trust = Math.min(1, Math.max(0, (share - begins) / (full - begins)));
    const [size, got] = [sum(all, i, i + 1), sum(kept, i, i + 1) * trust];
    const [first, last] = [starts[i] ?? 0, ends[i] ?? 0];
    if (last > start && first < end) {
      quoteBits += got;
      quoteAll += size;
    } else {
      const [side, distance] = last <= start ? [before, start - last] : [after, first - end];
      const weight = half / (half + distance);
      contextBits += got;
      side.got += got * weight;
      side.all += size * weight;
    }
  }
  return {
    ...{ quoteBits, contextBits },
    quoteShare: quoteBits / Math.max(1, quoteAll),
    context: (before.got + after.got) / Math.max(1, before.all + after.all),
    before: before.all > 0 ? before.got / before.all : null,
    after: after.all > 0 ? after.got / after.all : null,
  };
}

function listOf({ ids }: Words, from: number, to: number): { ids: Int32Array; at: Int32Array } {
  const at = new Int32Array(to - from);
  for (let k = 0; k < at.length; k++) at[k] = from + k;
  return { ids: ids.subarray(from, to), at };
}

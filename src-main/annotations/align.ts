import { createLikeness } from './likeness';
import { pairMoved, pairRuns } from './moved';
import { fate, pairGap, type Pairing, pairRun, unpair, unpaired } from './pairing';
import { chained, type List, uniqueRuns } from './runs';
import { slide } from './slide';
import { countsOf, partedAs, Vocabulary, type Words, wordsOf } from './words';

/** The words of two texts, aligned. */
export interface Alignment extends Pairing {
  /** 1 for words of the old text that stand in another order in the new one. */
  readonly moved: Uint8Array;
}

/** How many words make a place in a text. */
const shingle = 4;
/** A stretch of so many words that stands once in both texts is the same one wherever it stands. */
const longRun = 10;

/**
 * Aligns two texts. Series of four words that stand once in both hold them together where they go forward in both
 * (patience diff, weighted by length); long ones that do not are passages that were moved. What lies between is held
 * together by rarer series in the same way, small rests are compared by a table in which a misspelt word counts and a
 * replaced one has a place. What few words agree amid larger changes is chance and counts as none. At last, passages
 * that nothing became are looked for among what is new. Time grows with the texts, not with their product.
 */
export function align(oldText: string, newText: string): Alignment {
  const vocabulary = new Vocabulary();
  const [first, second] = [wordsOf(oldText, vocabulary), wordsOf(newText, vocabulary)];
  const old = partedAs(first, second, vocabulary);
  const young = partedAs(second, old, vocabulary);
  const pairing: Pairing = {
    ...{ old, young, vocabulary, likeness: createLikeness(vocabulary) },
    map: new Int32Array(old.count).fill(-1),
    fates: new Uint8Array(old.count),
    back: new Int32Array(young.count).fill(-1),
  };
  const moved = new Uint8Array(old.count);
  const alignment = { ...pairing, moved };

  const [a, b] = [wholeOf(old), wholeOf(young)];
  const { chain, rest } = chained(uniqueRuns(a, b, shingle));
  for (const run of chain) pairRun(pairing, a, b, run);
  const sure = pairing.fates.slice();
  pairRuns(
    alignment,
    rest.filter((run) => run.length >= longRun),
  );
  let [i, j] = [0, 0];
  for (const run of [...chain, { a: old.count, b: young.count, length: 0 }]) {
    pairGap(pairing, unpaired(old, pairing.map, i, run.a), unpaired(young, pairing.back, j, run.b));
    [i, j] = [run.a + run.length, run.b + run.length];
  }
  slide(alignment);
  const bits = bitsOf(old, young, vocabulary);
  dropChance(alignment, sure, bits);
  pairMoved(alignment, bits);
  return alignment;
}

function wholeOf({ ids, count }: Words): List {
  const at = new Int32Array(count);
  for (let i = 0; i < count; i++) at[i] = i;
  return { ids, at };
}

/** How much each word says about the place where it stands, in bits: rare words much, commas little. */
function bitsOf(old: Words, young: Words, vocabulary: Vocabulary): Float32Array {
  const [one, two] = [countsOf(old, vocabulary), countsOf(young, vocabulary)];
  const all = old.count + young.count;
  return Float32Array.from(one, (count, id) => Math.log2((all + 1) / Math.max(1, count + (two[id] ?? 0))));
}

/** How far around a word is looked for words that agree. */
const around = 10;
/** Least share of what is said around a word that must agree, in bits. */
const support = 0.25;

/** Unpairs words that agree amid others of their line that do not. */
function dropChance(
  { old, young, map, fates, back, ...rest }: Alignment,
  sure: Uint8Array,
  bits: Float32Array,
): void {
  const share = (words: Words, agrees: (i: number) => boolean): ((i: number) => number) => {
    const [all, kept] = [new Float64Array(words.count + 1), new Float64Array(words.count + 1)];
    const lineOf = new Int32Array(words.count);
    const ends: number[] = [];
    for (let i = 0; i < words.count; i++) {
      const size = bits[words.ids[i] ?? 0] ?? 0;
      all[i + 1] = (all[i] ?? 0) + size;
      kept[i + 1] = (kept[i] ?? 0) + (agrees(i) ? size : 0);
      if (words.lines[i] && i > 0) ends.push(i);
      lineOf[i] = ends.length;
    }
    ends.push(words.count);
    return (i) => {
      const line = lineOf[i] ?? 0;
      const from = Math.max(ends[line - 1] ?? 0, i - around);
      const to = Math.min(ends[line] ?? 0, i + around + 1);
      return ((kept[to] ?? 0) - (kept[from] ?? 0)) / Math.max(1, (all[to] ?? 0) - (all[from] ?? 0));
    };
  };
  const agrees = (i: number): boolean => fates[i] === fate.same || fates[i] === fate.like;
  const inOld = share(old, agrees);
  const inYoung = share(young, (j) => (back[j] ?? -1) >= 0 && agrees(back[j] ?? 0));
  const chance: number[] = [];
  for (let i = 0; i < old.count; i++) {
    const j = map[i] ?? -1;
    if (j < 0 || sure[i] || rest.moved[i]) continue;
    if (inOld(i) < support || inYoung(j) < support) chance.push(i);
  }
  for (const i of chance) unpair({ old, young, map, fates, back, ...rest }, i);
}

import { createLikeness } from './likeness';
import { countsOf, Vocabulary, type Words, wordsOf } from './words';

/** A text made ready to have many passages looked for in it. */
export interface TextIndex {
  readonly words: Words;
  readonly vocabulary: Vocabulary;
  readonly likeness: ReturnType<typeof createLikeness>;
  /** Where a word of the vocabulary stands, by number of the words of the text. */
  readonly places: (id: number) => Int32Array;
  /** How much a word says about where it stands, in bits; one that is not in the text as much as one that is once. */
  readonly bits: (id: number) => number;
  /** Scratch space for pairing: -1 for each word of the text. */
  readonly back: Int32Array;
}

export function indexOf(text: string): TextIndex {
  const vocabulary = new Vocabulary();
  const words = wordsOf(text, vocabulary);
  const counts = countsOf(words, vocabulary);
  const firsts = new Int32Array(counts.length + 1);
  for (let id = 0; id < counts.length; id++) firsts[id + 1] = (firsts[id] ?? 0) + (counts[id] ?? 0);
  const sorted = new Int32Array(words.count);
  const next = firsts.slice();
  for (let i = 0; i < words.count; i++) {
    const id = words.ids[i] ?? 0;
    const at = next[id] ?? 0;
    sorted[at] = i;
    next[id] = at + 1;
  }
  const none = new Int32Array(0);
  return {
    ...{ words, vocabulary, likeness: createLikeness(vocabulary) },
    back: new Int32Array(words.count).fill(-1),
    places: (id) => (id + 1 < firsts.length ? sorted.subarray(firsts[id], firsts[id + 1]) : none),
    bits: (id) => Math.log2((words.count + 1) / Math.max(1, counts[id] ?? 0)),
  };
}

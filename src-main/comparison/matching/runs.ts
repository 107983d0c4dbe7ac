import type { ReadSentence } from './read-text';

/** Words looked at in a sentence for runs: more stand in none that a person wrote. */
const longest = 250;

/** From this many words on in the same order, a run says something. */
const least = 3;

/** A stretch of the same words in both sentences. */
export interface Run {
  a: number;
  b: number;
  words: number;
}

export interface Runs {
  all: readonly Run[];
  /** Words of the longest. */
  words: number;
  /** Share of the words of each sentence that stand in runs. */
  a: number;
  b: number;
}

/** The words of sentences as numbers, the same for the same stem. */
export function numbered(texts: readonly (readonly ReadSentence[])[]): Int32Array[][] {
  const numbers = new Map<string, number>();
  return texts.map((sentences) =>
    sentences.map(({ stems }) =>
      Int32Array.from(stems.slice(0, longest), (stem) => {
        let number = numbers.get(stem);
        if (number === undefined) numbers.set(stem, (number = numbers.size));
        return number;
      }),
    ),
  );
}

/** The series of `least` words that both texts have, for each sentence: only sentences that share one can have a run. */
export function seriesOf(
  a: readonly Int32Array[],
  b: readonly Int32Array[],
): { a: Int32Array[]; b: Int32Array[]; count: number } {
  const numbers = new Map<number, number>();
  const numberOf = (words: Int32Array, at: number, make: boolean): number => {
    let found: number | undefined = 0;
    for (let i = 0; i < least; i++) {
      // Numbers of prefixes and of whole series never meet: each step has a range of its own.
      const key = ((found ?? 0) * least + i) * 2 ** 26 + (words[at + i] ?? 0);
      found = numbers.get(key);
      if (found === undefined) {
        if (!make) return -1;
        numbers.set(key, (found = numbers.size));
      }
    }
    return found;
  };
  const seriesIn = (words: Int32Array, make: boolean): Int32Array => {
    const found: number[] = [];
    for (let at = 0; at + least <= words.length; at++) {
      const number = numberOf(words, at, make);
      if (number >= 0) found.push(number);
    }
    return Int32Array.from(found);
  };
  const inA = a.map((words) => seriesIn(words, true));
  return { a: inA, b: b.map((words) => seriesIn(words, false)), count: numbers.size };
}

export const noRuns: Runs = { all: [], words: 0, a: 0, b: 0 };

/** The runs of the same words that two sentences have. */
export function runsOf(a: Int32Array, b: Int32Array): Runs {
  const row = new Int32Array(b.length + 1);
  const [inA, inB] = [new Uint8Array(a.length), new Uint8Array(b.length)];
  const all: Run[] = [];
  let words = 0;
  for (let i = 0; i < a.length; i++) {
    // From the right, so that the cell up and to the left is still that of the row above.
    for (let j = b.length; j > 0; j--) {
      const length = a[i] === b[j - 1] ? (row[j - 1] ?? 0) + 1 : 0;
      row[j] = length;
      if (length < least || (i + 1 < a.length && j < b.length && a[i + 1] === b[j])) continue;
      all.push({ a: i + 1 - length, b: j - length, words: length });
      words = Math.max(words, length);
      inA.fill(1, i + 1 - length, i + 1);
      inB.fill(1, j - length, j);
    }
  }
  const share = (marks: Uint8Array): number =>
    marks.length ? marks.reduce((sum, mark) => sum + mark, 0) / marks.length : 0;
  return { all, words, a: share(inA), b: share(inB) };
}

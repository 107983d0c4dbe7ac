import { Vocabulary, type Words, wordsOf } from '../../annotations/words';
import { functionWordsOf } from './function-words';
import { stockWords } from './stock-words';

/** The words of a text in a row, signs of punctuation left out; offsets are UTF-16 code units of the text. */
export interface WordRow {
  readonly text: string;
  readonly count: number;
  /** Equal numbers are equal words, in both texts of a pair, once case, accents, quotes and dashes are levelled. */
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Words of two texts that stand for each other: `a[k]` and `b[k]` are their numbers in the rows. */
export interface WordLinks {
  a: number[];
  b: number[];
}

/** The words of two texts under common numbers. */
export interface WordsOfPair {
  a: WordRow;
  b: WordRow;
  /** How much a word tells about what is reported, by its number: 0 for function words, ½ for stock words, 1 for others. */
  content: Float32Array;
  /** How much of a word it is: ½ for a sign of a script without spaces, ¼ for one of an alphabet without them. */
  size: Float32Array;
  /** Length of a word in levelled units. */
  lengthOf: (id: number) => number;
}

/** @param languages of the texts, two letters */
export function wordsOfPair(a: string, b: string, languages: readonly string[]): WordsOfPair {
  const vocabulary = new Vocabulary();
  const empty = wordsOf(functionWords(languages), vocabulary).ids;
  const stock = wordsOf(stockOf(languages), vocabulary).ids;
  const rows = [
    rowOf(wordsOf(a, vocabulary), vocabulary),
    rowOf(wordsOf(b, vocabulary), vocabulary),
  ] as const;
  const content = new Float32Array(vocabulary.size).fill(1);
  for (const id of stock) content[id] = 0.5;
  for (const id of empty) content[id] = 0;
  const size = new Float32Array(vocabulary.size).fill(1);
  for (let id = 0; id < vocabulary.size; id++) {
    if (!vocabulary.isWord(id)) content[id] = 0;
    const unit = vocabulary.unitOf(id, 0);
    if (unit < firstAlone || vocabulary.lengthOf(id) > 1) continue;
    const sign = String.fromCharCode(unit);
    if (!alone.test(sign)) continue;
    size[id] = ideograph.test(sign) ? 0.5 : 0.25;
    content[id] = (size[id] ?? 0) / 1.5;
  }
  return { a: rows[0], b: rows[1], content, size, lengthOf: (id) => vocabulary.lengthOf(id) };
}

/** Signs that are words by themselves here, of scripts without spaces; none comes before Thai. */
const alone = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const ideograph = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const firstAlone = 0xe00;

const functionWords = (languages: readonly string[]): string =>
  languages.flatMap((language) => [...functionWordsOf(language)]).join('\n');

const stockOf = (languages: readonly string[]): string =>
  languages.flatMap((language) => stockWords[language] ?? []).join('\n');

function rowOf(words: Words, vocabulary: Vocabulary): WordRow {
  const { text, count } = words;
  const row = { ids: new Int32Array(count), starts: new Int32Array(count), ends: new Int32Array(count) };
  let n = 0;
  for (let i = 0; i < count; i++) {
    const id = words.ids[i] ?? 0;
    if (!vocabulary.isWord(id)) continue;
    row.ids[n] = id;
    row.starts[n] = words.starts[i] ?? 0;
    row.ends[n++] = words.ends[i] ?? 0;
  }
  return {
    ...{ text, count: n, ids: row.ids.subarray(0, n) },
    ...{ starts: row.starts.subarray(0, n), ends: row.ends.subarray(0, n) },
  };
}

/** The first word that begins at an offset or behind it. */
export function wordFrom({ starts, count }: WordRow, offset: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

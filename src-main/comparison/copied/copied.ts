import type { Copied, Passage } from '#contract';
import { exchanged, type TextPair } from '../text/pair';
import { wordFrom, type WordLinks, type WordRow } from '../text/words';
import { sameRuns } from './same-runs';
import { isDense, sameWords, type Stretch, stretchesOf } from './stretches';

export interface CopiedText {
  /** In the order of `a`. */
  copied: Copied[];
  /** Share of the words of each text that stand in them, 0 to 1. */
  share: { a: number; b: number };
  /** The words that are the same in them, pairwise, as numbers of words of the pair. */
  same: WordLinks;
}

/** Words of a series that copied text is found by. */
const series = 4;
/**
 * What must be the same outside of quotations, in words and in content: fewer words may be a name or a phrase that every
 * report has.
 */
const least = { words: 8, content: 4.5 };
const sure = { words: 14, content: 4 };

/**
 * What two texts have word for word or nearly: runs of the same words, over small changes and across the ends of
 * sentences, each stretch of a text with the one it has most in common with. What both quote is not copied for that
 * alone, nor are datelines and page furniture. Linear in the length of the texts; exchanging them exchanges the result.
 */
export function copiedOf(pair: TextPair): CopiedText {
  const { a, b, words } = pair;
  if (a.text > b.text) return swapped(copiedOf(exchanged(pair)));
  const news = { a: newsOf(words.a, a.sentences), b: newsOf(words.b, b.sentences) };
  const runs = sameRuns(news.a.ids, news.b.ids, series);
  const quoted = { a: maskOf(news.a, a.quoted), b: maskOf(news.b, b.quoted) };
  const stretches = stretchesOf(runs, news.a.ids, news.b.ids)
    .filter((stretch) => isDense(stretch) && tellsEnough(stretch, news, words, quoted))
    .sort((x, y) => sameWords(y) - sameWords(x) || x.a.from - y.a.from || x.b.from - y.b.from);
  const taken = { a: new Uint8Array(news.a.count), b: new Uint8Array(news.b.count) };
  const copied: Copied[] = [];
  const same: WordLinks = { a: [], b: [] };
  for (const { a: inA, b: inB, runs } of stretches) {
    if (isTaken(taken.a, inA) && isTaken(taken.b, inB)) continue;
    taken.a.fill(1, inA.from, inA.to);
    taken.b.fill(1, inB.from, inB.to);
    const place = { a: passageOf(news.a, inA), b: passageOf(news.b, inB) };
    widen(a.text, place.a, b.text, place.b);
    copied.push({ ...place, words: sameWords({ runs }) });
    link(same, runs, news);
  }
  copied.sort((x, y) => x.a.start - y.a.start || x.b.start - y.b.start);
  const share = (marks: Uint8Array): number => (marks.length === 0 ? 0 : countOf(marks) / marks.length);
  return { copied, share: { a: share(taken.a), b: share(taken.b) }, same };
}

function swapped({ copied, share, same }: CopiedText): CopiedText {
  return {
    copied: copied
      .map(({ a, b, words }) => ({ a: b, b: a, words }))
      .sort((x, y) => x.a.start - y.a.start || x.b.start - y.b.start),
    share: { a: share.b, b: share.a },
    same: { a: same.b, b: same.a },
  };
}

/** Some words of a text, with their numbers in it. */
interface NewsWords extends WordRow {
  at: readonly number[];
}

/** The words of the sentences that are compared. */
function newsOf(row: WordRow, sentences: TextPair['a']['sentences']): NewsWords {
  const keep: number[] = [];
  for (const { start, end, compared } of sentences) {
    if (!compared) continue;
    for (let i = wordFrom(row, start); i < row.count && (row.starts[i] ?? 0) < end; i++) keep.push(i);
  }
  const pick = (values: Int32Array): Int32Array => {
    const picked = new Int32Array(keep.length);
    for (let k = 0; k < keep.length; k++) picked[k] = values[keep[k] ?? 0] ?? 0;
    return picked;
  };
  return {
    ...{ text: row.text, count: keep.length, ids: pick(row.ids), at: keep },
    ...{ starts: pick(row.starts), ends: pick(row.ends) },
  };
}

/** Which words stand inside of passages, which are in order. */
function maskOf(row: WordRow, passages: readonly Passage[]): Uint8Array {
  const mask = new Uint8Array(row.count);
  for (const { start, end } of passages) {
    for (let i = wordFrom(row, start); i < row.count && (row.starts[i] ?? 0) < end; i++) mask[i] = 1;
  }
  return mask;
}

/** What a further word of a name adds: “Fish and Wildlife Service” is written alike by all. */
const inName = 0.3;

function tellsEnough(
  { runs }: Stretch,
  news: { a: WordRow; b: WordRow },
  { content, size }: TextPair['words'],
  quoted: { a: Uint8Array; b: Uint8Array },
): boolean {
  let [words, told] = [0, 0];
  for (const { a, b, length } of runs) {
    let named = false;
    for (let k = 0; k < length; k++) {
      const capital = isCapital(news.a, a + k) && isCapital(news.b, b + k);
      const id = news.a.ids[a + k] ?? 0;
      const said = content[id] ?? 0;
      const part = named && (capital || said === 0) ? inName : 1;
      if (capital || said > 0) named = capital;
      if (quoted.a[a + k] && quoted.b[b + k]) continue;
      words += part * (size[id] ?? 1);
      told += part * said;
    }
  }
  return [least, sure].some((limit) => words >= limit.words && told >= limit.content);
}

const isCapital = ({ text, starts }: WordRow, i: number): boolean =>
  /\p{Lu}/u.test(text[starts[i] ?? 0] ?? '');

function link(links: WordLinks, runs: Stretch['runs'], news: { a: NewsWords; b: NewsWords }): void {
  for (const { a, b, length } of runs) {
    for (let k = 0; k < length; k++) {
      links.a.push(news.a.at[a + k] ?? 0);
      links.b.push(news.b.at[b + k] ?? 0);
    }
  }
}

function isTaken(taken: Uint8Array, { from, to }: Stretch['a']): boolean {
  return countOf(taken.subarray(from, to)) > (to - from) / 2;
}

function countOf(marks: Uint8Array): number {
  let count = 0;
  for (const mark of marks) count += mark;
  return count;
}

const passageOf = ({ starts, ends }: WordRow, { from, to }: Stretch['a']): Passage => ({
  start: starts[from] ?? 0,
  end: ends[to - 1] ?? 0,
});

/** Takes in signs that stand right beside a passage in both texts: the full stop, the quotation mark. */
function widen(a: string, inA: Passage, b: string, inB: Passage): void {
  const isSign = (sign: string | undefined): boolean => sign !== undefined && /[\p{P}\p{S}]/u.test(sign);
  while (isSign(a[inA.end]) && a[inA.end] === b[inB.end]) [inA.end, inB.end] = [inA.end + 1, inB.end + 1];
  while (isSign(a[inA.start - 1]) && a[inA.start - 1] === b[inB.start - 1])
    [inA.start, inB.start] = [inA.start - 1, inB.start - 1];
}

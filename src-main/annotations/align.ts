/**
 * The words of two texts, aligned: `map[i]` is the word of the new text that the i-th word of the old one has become,
 * or -1; it never goes back.
 */
export interface Alignment {
  readonly old: Words;
  readonly young: Words;
  readonly map: Int32Array;
}

/** Where the words of a text begin and end, in UTF-16 code units. */
export interface Words {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
}

const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
/** A word, a single character of a script without spaces, or any other sign. */
const word = new RegExp(String.raw`[${unspaced}]|(?:(?![${unspaced}])[\p{L}\p{N}\p{M}])+|\S`, 'gu');

export function wordsOf(text: string): Words {
  const [starts, ends]: [number[], number[]] = [[], []];
  for (const { 0: found, index } of text.matchAll(word)) {
    starts.push(index);
    ends.push(index + found.length);
  }
  return { text, starts: Int32Array.from(starts), ends: Int32Array.from(ends), count: starts.length };
}

/** How many words make a place in a text, tried one after the other. */
const shingles = [4, 2, 1] as const;
/** Largest table of a full comparison, in cells. */
const largestTable = 1_000_000;
/** Below this a full comparison is as quick as any other way. */
const smallTable = 40_000;
/** How deep gaps are divided. */
const deepest = 40;

/**
 * Aligns two texts: lines that stand once in both hold the two together (patience diff); what lies between them is held
 * together by stretches of words in the same way, and small rests are compared in full. What few words agree amid larger
 * changes is chance and counts as none. Time grows with the texts, not with their product.
 */
export function align(oldText: string, newText: string): Alignment {
  const [old, young] = [wordsOf(oldText), wordsOf(newText)];
  const numbers = new Map<string, number>();
  const number = (said: string): number => {
    const known = numbers.get(said);
    if (known === undefined) numbers.set(said, numbers.size + 1);
    return known ?? numbers.size;
  };
  const numbered = ({ text, starts, ends, count }: Words): Int32Array => {
    const ids = new Int32Array(count);
    for (let i = 0; i < count; i++) ids[i] = number(text.slice(starts[i], ends[i]));
    return ids;
  };
  const linesOf = (words: Words): { ids: Int32Array; firsts: number[] } => {
    const firsts: number[] = [];
    for (let i = 0; i < words.count; i++) if (startsLine(words, i)) firsts.push(i);
    const { text, starts, ends, count } = words;
    const said = firsts.map((first, n) =>
      number(`\n${text.slice(starts[first], ends[(firsts[n + 1] ?? count) - 1])}`),
    );
    return { ids: Int32Array.from(said), firsts: [...firsts, count] };
  };

  const [a, b] = [numbered(old), numbered(young)];
  const [oldLines, newLines] = [linesOf(old), linesOf(young)];
  const lineMap = new Int32Array(oldLines.ids.length).fill(-1);
  alignGap(oldLines.ids, newLines.ids, lineMap, wholeOf(oldLines.ids, newLines.ids), [1], compare, deepest);

  const map = new Int32Array(old.count).fill(-1);
  const sure = new Uint8Array(old.count);
  let [aFrom, bFrom] = [0, 0];
  const within = (aTo: number, bTo: number): void =>
    alignGap(a, b, map, { aFrom, aTo, bFrom, bTo }, shingles, compare, deepest);
  for (const [line, other] of lineMap.entries()) {
    if (other < 0) continue;
    const [i, j] = [oldLines.firsts[line] ?? 0, newLines.firsts[other] ?? 0];
    within(i, j);
    const length = (oldLines.firsts[line + 1] ?? 0) - i;
    for (let k = 0; k < length; k++) map[i + k] = j + k;
    sure.fill(1, i, i + length);
    [aFrom, bFrom] = [i + length, j + length];
  }
  within(a.length, b.length);
  dropChance(map, sure, old, young);
  slide(map, a, b, old, young);
  return { old, young, map };
}

const wholeOf = (a: Int32Array, b: Int32Array): Gap => ({ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length });

interface Gap {
  aFrom: number;
  aTo: number;
  bFrom: number;
  bTo: number;
}

/**
 * @param lengths of the stretches that may hold the two together
 * @param rest what is done with a small rest
 */
function alignGap(
  a: Int32Array,
  b: Int32Array,
  map: Int32Array,
  gap: Gap,
  lengths: readonly number[],
  rest: typeof compare,
  depth: number,
): void {
  let { aFrom, aTo, bFrom, bTo } = gap;
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) map[aFrom++] = bFrom++;
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) map[--aTo] = --bTo;
  if (aFrom === aTo || bFrom === bTo) return;
  const inner = { aFrom, aTo, bFrom, bTo };
  const size = (aTo - aFrom) * (bTo - bFrom);
  for (const length of depth > 0 && size > smallTable ? lengths : []) {
    const anchors = inOrder(anchorsOf(a, b, inner, length));
    if (anchors.length === 0) continue;
    let [aNext, bNext] = [aFrom, bFrom];
    for (const [i, j] of anchors) {
      // Within the stretch that the last one has grown to.
      if (i < aNext || j < bNext) continue;
      const between = { aFrom: aNext, aTo: i, bFrom: bNext, bTo: j };
      alignGap(a, b, map, between, lengths, rest, depth - 1);
      [aNext, bNext] = [i, j];
      while (aNext < aTo && bNext < bTo && a[aNext] === b[bNext]) map[aNext++] = bNext++;
    }
    alignGap(a, b, map, { aFrom: aNext, aTo, bFrom: bNext, bTo }, lengths, rest, depth - 1);
    return;
  }
  if (size <= largestTable) rest(a, b, map, inner);
}

/** Stretches of `length` words that stand exactly once in both gaps: their places, in the order of the old text. */
function anchorsOf(
  a: Int32Array,
  b: Int32Array,
  { aFrom, aTo, bFrom, bTo }: Gap,
  length: number,
): [number, number][] {
  const keyAt = (ids: Int32Array, at: number): string => ids.subarray(at, at + length).join();
  const twice = -1;
  const places = (ids: Int32Array, from: number, to: number): Map<string, number> => {
    const found = new Map<string, number>();
    for (let i = from; i + length <= to; i++) {
      const key = keyAt(ids, i);
      found.set(key, found.has(key) ? twice : i);
    }
    return found;
  };
  const inNew = places(b, bFrom, bTo);
  const anchors: [number, number][] = [];
  for (const [key, i] of places(a, aFrom, aTo)) {
    const j = inNew.get(key);
    if (i !== twice && j !== undefined && j !== twice) anchors.push([i, j]);
  }
  return anchors;
}

/** The longest series of pairs that goes forward in both texts. */
function inOrder(pairs: [number, number][]): [number, number][] {
  pairs.sort(([i], [j]) => i - j);
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [n, [, j]] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[n] = tops[low - 1] ?? -1;
    tops[low] = n;
  }
  const chain: [number, number][] = [];
  for (let n = tops.at(-1) ?? -1; n >= 0; n = before[n] ?? -1) chain.push(pairs[n] ?? [0, 0]);
  return chain.reverse();
}

/** The longest common series of words, by a table. */
function compare(a: Int32Array, b: Int32Array, map: Int32Array, { aFrom, aTo, bFrom, bTo }: Gap): void {
  const [n, m] = [aTo - aFrom, bTo - bFrom];
  const wide = m + 1;
  const table = new Uint16Array((n + 1) * wide);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const at = i * wide + j;
      table[at] =
        a[aFrom + i] === b[bFrom + j]
          ? (table[at + wide + 1] ?? 0) + 1
          : Math.max(table[at + wide] ?? 0, table[at + 1] ?? 0);
    }
  }
  for (let i = 0, j = 0; i < n && j < m;) {
    const at = i * wide + j;
    if (a[aFrom + i] === b[bFrom + j]) map[aFrom + i++] = bFrom + j++;
    else if ((table[at + wide] ?? 0) >= (table[at + 1] ?? 0)) i++;
    else j++;
  }
}

/** Words that agree and what differs before and behind them. */
function dropChance(map: Int32Array, sure: Uint8Array, old: Words, young: Words): void {
  const span = ({ starts, ends }: Words, from: number, to: number): number =>
    to > from ? (ends[to - 1] ?? 0) - (starts[from] ?? 0) : 0;
  const runs = runsOf(map);
  for (const [n, { a, b, length }] of runs.entries()) {
    const [before, after] = [runs[n - 1], runs[n + 1]];
    const changedBefore = Math.max(
      span(old, before ? before.a + before.length : 0, a),
      span(young, before ? before.b + before.length : 0, b),
    );
    const changedAfter = Math.max(
      span(old, a + length, after?.a ?? old.count),
      span(young, b + length, after?.b ?? young.count),
    );
    if (sure.subarray(a, a + length).includes(1)) continue;
    const own = span(old, a, a + length);
    if (own < 60 && own < changedBefore && own < changedAfter) map.fill(-1, a, a + length);
  }
}

/** Stretches of words that follow each other in both texts. */
export function runsOf(map: Int32Array): { a: number; b: number; length: number }[] {
  const runs: { a: number; b: number; length: number }[] = [];
  for (let a = 0; a < map.length; a++) {
    const b = map[a] ?? -1;
    if (b < 0) continue;
    const last = runs.at(-1);
    if (last?.a === a - (last?.length ?? 0) && last.b === b - last.length) last.length++;
    else runs.push({ a, b, length: 1 });
  }
  return runs;
}

/**
 * Where only the one text has more, the stretch that it has more may often begin some words earlier or later; it is made
 * to begin where a line does.
 */
function slide(map: Int32Array, a: Int32Array, b: Int32Array, old: Words, young: Words): void {
  const runs = runsOf(map);
  for (const [n, run] of runs.entries()) {
    const next = runs[n + 1];
    if (!next) continue;
    const [aEnd, bEnd] = [run.a + run.length, run.b + run.length];
    const gone = next.a - aEnd;
    const added = next.b - bEnd;
    if ((gone === 0) === (added === 0)) continue;
    const [ids, words, from, length] = gone > 0 ? [a, old, aEnd, gone] : [b, young, bEnd, added];
    for (let back = 0; back < run.length && back <= 40; back++) {
      if (back > 0 && ids[from - back] !== ids[from + length - back]) break;
      if (!startsLine(words, from - back)) continue;
      for (let k = 1; k <= back; k++) {
        map[aEnd - k] = -1;
        map[aEnd + gone - k] = bEnd + added - k;
      }
      break;
    }
  }
}

function startsLine({ text, starts, ends }: Words, at: number): boolean {
  return at === 0 || text.slice(ends[at - 1], starts[at]).includes('\n');
}

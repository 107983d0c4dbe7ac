import { fold, type Folded, gap } from '../../annotations/folded';

/**
 * The words of a text as they are searched for, in its order. Equal terms are equal words: case, accents, width and
 * typographic signs are levelled as anchoring does, and numbers are written one way (`14,000` is `14000`).
 */
export interface Words {
  count: number;
  terms: string[];
  /** Offsets in the text, in UTF-16 code units. */
  starts: number[];
  ends: number[];
  /**
   * Number of the word in the text. A compound is its parts, `e` and `mail`, and behind them, at the place of the last one,
   * the whole of it, `email`.
   */
  positions: number[];
}

/** Longest term in UTF-16 code units; what is longer is cut, in texts and in searches alike. */
export const longestTerm = 40;
/** Longest compound that has a term of its own, and most parts of it. */
const longestCompound = 30;
const mostParts = 3;

const is = { sign: 1, letter: 2, digit: 3, alone: 4, mark: 5, high: 6 } as const;
const classes = new Uint8Array(0x10000);
const alone =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc]/u;

function classOf(unit: number): number {
  const known = classes[unit];
  if (known) return known;
  const sign = String.fromCharCode(unit);
  let found: number = is.sign;
  if (unit >= 0xd800 && unit <= 0xdbff) found = is.high;
  else if (/\p{M}/u.test(sign)) found = is.mark;
  else if (alone.test(sign)) found = is.alone;
  else if (/\p{L}/u.test(sign)) found = is.letter;
  else if (/\p{N}/u.test(sign)) found = is.digit;
  return (classes[unit] = found);
}

/** Class of the character at `k`, and how many units it has. */
function kindAt({ units, length }: Folded, k: number): number {
  const kind = classOf(units[k] ?? 0);
  if (kind !== is.high) return kind;
  if (k + 1 >= length) return is.sign;
  const sign = String.fromCharCode(units[k] ?? 0, units[k + 1] ?? 0);
  if (alone.test(sign)) return is.alone;
  return /[\p{L}\p{N}]/u.test(sign) ? is.letter : is.sign;
}

const widthAt = ({ units, length }: Folded, k: number): number =>
  classOf(units[k] ?? 0) === is.high && k + 1 < length ? 2 : 1;

const [apostrophe, hyphen, comma, dot] = [0x27, 0x2d, 0x2c, 0x2e];

/** Letters that have a stroke or lack a dot, which no normal form takes away, as people type them. */
const plain: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ŧ: 't', ð: 'd' };
const strokes = /[ıłøđħŧð]/g;

function termOf({ units }: Folded, from: number, to: number): string {
  let term = '';
  let isPlain = true;
  for (let k = from; k < to && k < from + longestTerm; k++) {
    const unit = units[k] ?? 0;
    if (unit > 0xff)
      isPlain &&= !(unit === 0x131 || unit === 0x142 || unit === 0x111 || unit === 0x127 || unit === 0x167);
    else if (unit === 0xf8 || unit === 0xf0) isPlain = false;
    term += String.fromCharCode(unit);
  }
  // Never half a character.
  if (/[\ud800-\udbff]$/.test(term)) term = term.slice(0, -1);
  return isPlain ? term : term.replace(strokes, (letter) => plain[letter] ?? letter);
}

/** Splits a text into its words. Scripts without spaces give a word for each character: they are looked for as phrases. */
export function wordsIn(text: string): Words {
  const folded = fold(text);
  const { units, length, breaks, starts, ends } = folded;
  const words: Words = { count: 0, terms: [], starts: [], ends: [], positions: [] };
  let position = -1;
  const put = (term: string, start: number, end: number): void => {
    words.terms.push(term);
    words.starts.push(start);
    words.ends.push(end);
    words.positions.push(position);
    words.count++;
  };
  const clings = (k: number): boolean => k < length && breaks[k] === gap.none;
  let k = 0;
  while (k < length) {
    const kind = kindAt(folded, k);
    if (kind === is.sign || kind === is.mark) {
      k++;
      continue;
    }
    if (kind === is.alone) {
      let end = k + widthAt(folded, k);
      while (clings(end) && kindAt(folded, end) === is.mark) end++;
      position++;
      put(termOf(folded, k, end), starts[k] ?? 0, ends[end - 1] ?? 0);
      k = end;
      continue;
    }
    // A word, or several that hang together by hyphens and apostrophes.
    const first = k;
    let whole = '';
    let parts = 0;
    for (;;) {
      const from = k;
      let isNumber = kindAt(folded, k) === is.digit;
      while (k < length && (k === from || clings(k))) {
        const next = kindAt(folded, k);
        if (next !== is.letter && next !== is.digit && next !== is.mark) break;
        if (next !== is.digit) isNumber = false;
        k += widthAt(folded, k);
      }
      let term = termOf(folded, from, k);
      if (isNumber) {
        const number = numberAt(folded, from, k);
        if (number) ({ term, end: k } = number);
      }
      position++;
      put(term, starts[from] ?? 0, ends[k - 1] ?? 0);
      parts++;
      whole += term;
      const joint = units[k];
      const joins =
        (joint === apostrophe || joint === hyphen) &&
        clings(k) &&
        clings(k + 1) &&
        (kindAt(folded, k + 1) === is.letter || kindAt(folded, k + 1) === is.digit);
      if (!joins) break;
      k++;
    }
    if (parts > 1 && parts <= mostParts && whole.length <= longestCompound)
      put(whole, starts[first] ?? 0, ends[k - 1] ?? 0);
  }
  return words;
}

/** Spaces that numbers are grouped by. */
const groupSpace = /^[\u00a0\u202f\u2009]$/;

/**
 * A number with separators, written one way: groups of three are joined (`14,000`, `14.000`), what stands behind the last
 * separator otherwise is a fraction (`3,5` is `3.5`). Null for what is written like a number and is none: dates, versions.
 */
function numberAt(
  { text, units, length, breaks, starts, ends }: Folded,
  from: number,
  to: number,
): { term: string; end: number } | null {
  const groups: { sign: number; digits: string; end: number }[] = [];
  // The middle of something like a date.
  const isLater = from > 1 && breaks[from] === gap.none && classOf(units[from - 2] ?? 0) === is.digit;
  if (isLater && (units[from - 1] === dot || units[from - 1] === comma)) return null;
  let k = to;
  while (k < length && groups.length < 8) {
    let at = k;
    let sign = 0;
    const unit = units[k] ?? 0;
    if ((unit === comma || unit === dot || unit === apostrophe) && breaks[k] === gap.none) {
      sign = unit;
      at = k + 1;
      if (breaks[at] !== gap.none) break;
    } else if (breaks[k] === gap.space && groupSpace.test(text.slice(ends[k - 1], starts[k]))) {
      sign = 0x20;
    } else break;
    let end = at;
    let digits = '';
    while (end < length && (end === at || breaks[end] === gap.none) && classOf(units[end] ?? 0) === is.digit)
      digits += String.fromCharCode(units[end++] ?? 0);
    // Three digits and a letter are no group: `14 000b`.
    const next = end < length && breaks[end] === gap.none ? classOf(units[end] ?? 0) : is.sign;
    if (digits === '' || (sign === 0x20 && (digits.length !== 3 || next === is.letter))) break;
    groups.push({ sign, digits, end });
    k = end;
  }
  const head = String.fromCharCode(...units.subarray(from, Math.min(to, from + longestTerm)));
  const last = groups.at(-1);
  if (!last) return null;
  const isGrouped = (some: typeof groups): boolean =>
    head.length <= 3 &&
    !head.startsWith('0') &&
    some.every(({ digits, sign }) => digits.length === 3 && sign === some[0]?.sign);
  const joined = (some: typeof groups): string => head + some.map(({ digits }) => digits).join('');
  if (isGrouped(groups)) return { term: joined(groups).slice(0, longestTerm), end: last.end };
  const before = groups.slice(0, -1);
  const isFraction = (last.sign === comma || last.sign === dot) && last.sign !== before[0]?.sign;
  if (isFraction && (before.length === 0 || isGrouped(before)))
    return { term: `${joined(before)}.${last.digits}`.slice(0, longestTerm), end: last.end };
  return null;
}

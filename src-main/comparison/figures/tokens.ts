import type { Passage } from '#contract';

/** A word, a number in digits, or any other single character. */
export interface Token {
  kind: 'word' | 'digits' | 'sign';
  /** As written; digits of any script as 0–9. */
  text: string;
  /** In small letters and without accents; for words. */
  low: string;
  start: number;
  end: number;
  /** White space stands before it. */
  gap: boolean;
}

// Each alternative starts with another class of character and repeats one class only: linear, whatever the text. Together
// they take in every character, so that each match begins where the last one ended.
// Signs of Chinese, Japanese and Korean that follow digits (ten thousand, year, month, day, o'clock) are words by themselves.
const pattern =
  /[万萬亿億만억年月日時时분分년월일시]|\p{Nd}+(?:[.,٫٬]\p{Nd}+|['’\u00a0\u2009\u202f]\p{Nd}{3}(?!\p{Nd}))*|\p{L}[\p{L}\p{M}]*|[^\s\p{L}\p{Nd}]|\s+/gu;

/**
 * The tokens of one stretch of a text, in order; offsets count in the whole text. Digits with points and commas stay
 * together where they are one number by the decimal sign of the language. Linear in the length of the stretch.
 */
export function tokensOf(text: string, { start, end }: Passage, decimalComma: boolean): Token[] {
  const tokens: Token[] = [];
  let last = start;
  const stretch = text.slice(start, end);
  pattern.lastIndex = 0;
  for (let from = 0; pattern.test(stretch); from = pattern.lastIndex) {
    const at = start + from;
    const first = stretch.codePointAt(from) ?? 0;
    if (isSpace(first)) continue;
    const found = stretch.slice(from, pattern.lastIndex);
    const digits = isDigit(found, first);
    const kind = digits ? 'digits' : isLetter(found, first) ? 'word' : 'sign';
    if (digits && /[^\p{Nd}]/u.test(found) && numberOf(latinDigits(found), decimalComma) === null) {
      for (const piece of found.matchAll(/\p{Nd}+|\P{Nd}/gu)) {
        const begin = at + piece.index;
        const number = isDigit(piece[0], piece[0].codePointAt(0) ?? 0);
        const text = number ? latinDigits(piece[0]) : piece[0];
        const place = { start: begin, end: begin + piece[0].length };
        const gap = begin > last || begin === start || /\s/u.test(piece[0]);
        tokens.push({ kind: number ? 'digits' : 'sign', text, low: text, ...place, gap });
        last = place.end;
      }
      continue;
    }
    tokens.push({
      kind,
      text: digits ? latinDigits(found) : found,
      low: kind === 'word' ? fold(found) : found,
      start: at,
      end: at + found.length,
      gap: at > last || at === start,
    });
    last = at + found.length;
  }
  return tokens;
}

/** What digits with separators amount to, and how many decimals are written; null when they are not one number. */
export function numberOf(text: string, decimalComma: boolean): { value: number; decimals: number } | null {
  if (text.length > 40) return null;
  if (/^\d+$/.test(text)) return { value: Number(text), decimals: 0 };
  const [group, decimal] = decimalComma ? ['.', ','] : [',', '.'];
  const parts = text.split(decimal);
  const whole = parts[0] ?? '';
  if (parts.length === 2 && isWhole(whole, group)) return decimalOf(whole, parts[1] ?? '');
  if (parts.length === 1 && isWhole(whole, group)) return decimalOf(whole, '');
  // The other convention, where nothing else is possible: 1,234,567 in a German text, 12.5 too.
  const other = text.split(group);
  if (decimalComma && other.length === 2 && /^\d+$/.test(other[0] ?? '') && /^\d{1,2}$/.test(other[1] ?? ''))
    return decimalOf(other[0] ?? '', other[1] ?? '');
  if (parts.length > 2 && isWhole(text, decimal)) return decimalOf(text, '');
  return null;
}

const decimalOf = (whole: string, decimals: string): { value: number; decimals: number } | null =>
  /^\d*$/.test(decimals)
    ? { value: Number(`${whole.replace(/\D/g, '')}.${decimals || '0'}`), decimals: decimals.length }
    : null;

/** Digits, or groups of three (in India two) joined by the sign given, apostrophes or narrow spaces. */
function isWhole(text: string, group: string): boolean {
  const groups = text.split(/[’'\u00a0\u2009\u202f]/.test(text) ? /[’'\u00a0\u2009\u202f]/ : group);
  const last = groups.length - 1;
  return groups.every((digits, i) =>
    i === 0
      ? (last === 0 ? /^\d+$/ : /^\d{1,3}$/).test(digits)
      : (i === last ? /^(?:\d{3}){1,4}$/ : /^\d{2,3}$/).test(digits),
  );
}

/** A word in small letters, without accents. */
export function fold(word: string): string {
  const low = word.toLowerCase();
  for (let i = 0; i < low.length; i++)
    if (low.charCodeAt(i) > 127) return low.normalize('NFD').replace(/\p{M}/gu, '');
  return low;
}

const isDigit = (found: string, first: number): boolean =>
  (first >= 48 && first <= 57) || (first > 127 && /^\p{Nd}/u.test(found));
const isLetter = (found: string, first: number): boolean =>
  first > 127 ? /^\p{L}/u.test(found) : (first | 32) >= 97 && (first | 32) <= 122;
const isSpace = (first: number): boolean =>
  first === 32 || (first > 127 ? /\s/.test(String.fromCodePoint(first)) : first >= 9 && first <= 13);

/** Decimal digits stand in blocks of ten in Unicode, each from zero to nine. */
function latinDigits(text: string): string {
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) > 127)
      return text
        .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
        .replace(/٬/g, ',')
        .replace(/٫/g, '.');
  return text;
}

function digitValue(digit: string): number {
  const point = digit.codePointAt(0) ?? 48;
  let first = point;
  while (point - first < 60 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return (point - first) % 10;
}

import type { Lexicon } from './lexicon';
import { numberOf } from './tokens';
import type { Token } from './tokens';

/** A number as it stands in a text. */
export interface Amount {
  low: number;
  high: number;
  /** The place that it is written to. */
  step: number;
  vague: boolean;
  /** In words, not digits. */
  spelled: boolean;
  /** What its scale words amount to: 1e9 in “14 billion”, 1 without. */
  scale: number;
  /** Index of the token after it. */
  next: number;
}

const halves = new Map([
  ['½', 1 / 2],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
]);
const eastern = new Map([
  ...['万', '萬', '만'].map((sign) => [sign, 1e4] as const),
  ...['亿', '億', '억'].map((sign) => [sign, 1e8] as const),
]);
/** After “100m”: then it is metres, not millions. */
const metres = new Set(
  'tall high long wide deep away above below race sprint freestyle hurdles final butterfly backstroke'.split(
    ' ',
  ),
);
const largest = 1e16;

/** The number that starts at a token, in digits or words, with its scale words; null when none does. */
export function readAmount(tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const token = tokens[i];
  if (!token) return null;
  if (token.kind === 'digits') return inDigits(tokens, i, lexicon);
  if (token.kind === 'sign') {
    const part = halves.get(token.text);
    return part ? { ...plain(part, i + 1), step: 0.1 } : null;
  }
  return inWords(tokens, i, lexicon);
}

const plain = (value: number, next: number): Amount => ({
  ...{ low: value, high: value, step: 1, vague: false, spelled: false, scale: 1, next },
});

function inDigits(tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const token = tokens[i];
  let read = token && numberOf(token.text, lexicon.decimalComma);
  if (!token || !read) return null;
  let next = i + 1;
  // 14 000: groups of three after a space, where that is the custom.
  if (lexicon.decimalComma && /^\d{1,3}$/.test(token.text)) {
    let digits = token.text;
    while (digits.length < 16 && /^\d{3}(?:,\d+)?$/.test(tokens[next]?.text ?? '') && tokens[next]?.gap)
      digits += tokens[next++]?.text ?? '';
    if (next > i + 1) read = numberOf(digits, true) ?? read;
  }
  const part = tokens[next] && !tokens[next]?.gap ? halves.get(tokens[next]?.text ?? '') : undefined;
  let { value } = read;
  let step = read.decimals ? 10 ** -read.decimals : zeros(value);
  if (part) [value, step, next] = [value + part, 0.1, next + 1];
  const scaled = scale(tokens, next, lexicon);
  if (!scaled) return Number.isFinite(value) ? { ...plain(value, next), step } : null;
  value = tidy(value * scaled.by);
  return {
    ...plain(value, scaled.next),
    ...{ scale: scaled.by, step: read.decimals || part ? step * scaled.by : scaled.by },
  };
}

/** The largest power of ten that divides a whole number. */
function zeros(value: number): number {
  let step = 1;
  while (value > 0 && step < 1e12 && value % (step * 10) === 0) step *= 10;
  return step;
}

/** 3.2 × 1e6 is not exact in binary. */
const tidy = (value: number): number => Number(value.toPrecision(12));

function scale(
  tokens: readonly Token[],
  from: number,
  lexicon: Lexicon,
): { by: number; next: number } | null {
  let [by, next] = [1, from];
  for (let words = 0; words < 3 && by < largest; words++) {
    const at = tokens[next]?.text === '-' && !tokens[next]?.gap ? next + 1 : next;
    const token = tokens[at];
    if (token?.kind !== 'word') break;
    const factor = eastern.get(token.text) ?? lexicon.scales.get(token.low);
    if (factor === undefined || (token.low.length === 1 && !isLetterScale(tokens, at, next))) break;
    by *= factor;
    next = at + 1;
    // An abbreviation: “14 Mrd. $”.
    if (token.low.length < 4 && tokens[next]?.text === '.' && isInside(tokens[next + 1])) next++;
  }
  return next > from ? { by, next } : null;
}

const isInside = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'sign' || !/^\p{Lu}\p{Ll}+$/u.test(token.text) || token.text === 'Euro');

/** “16.4m” is millions, “16.4 m” and “100m tall” are metres. */
function isLetterScale(tokens: readonly Token[], at: number, next: number): boolean {
  const token = tokens[at];
  if (eastern.has(token?.text ?? '')) return true;
  return at === next && token?.gap === false && !metres.has(tokens[at + 1]?.low ?? '');
}

function inWords(tokens: readonly Token[], from: number, lexicon: Lexicon): Amount | null {
  const part = partOfScale(tokens, from, lexicon);
  if (part) return part;
  let [total, current, step, i] = [0, 0, 1, from];
  let [read, scaled] = [false, 1];
  if (lexicon.articles.has(tokens[from]?.low ?? '')) {
    const by = lexicon.scales.get(tokens[from + 1]?.low ?? '');
    if (by !== undefined && (tokens[from + 1]?.low.length ?? 0) > 3) [current, i] = [1, from + 1];
  }
  for (let words = 0; words < 16; words++) {
    let at = i;
    if (read && tokens[at]?.text === '-' && !tokens[at]?.gap && !tokens[at + 1]?.gap) at++;
    if (read && lexicon.and.has(tokens[at]?.low ?? '')) {
      const more = lexicon.cardinals.get(tokens[at + 1]?.low ?? '');
      if (
        tokens[at + 2] &&
        lexicon.half.has(tokens[at + 2]?.low ?? '') &&
        lexicon.articles.has(tokens[at + 1]?.low ?? '')
      ) {
        current += 0.5;
        [step, i] = [0.5, at + 3];
        continue;
      }
      if (more === undefined || !joins(total, current, more, lexicon)) break;
      if (!lexicon.decimalComma && total + current < 100) break;
      at++;
    }
    const token = tokens[at];
    if (token?.kind !== 'word') break;
    const value = lexicon.cardinals.get(token.low) ?? lexicon.compound?.(token.low) ?? undefined;
    const by = lexicon.scales.get(token.low);
    if (value !== undefined && (!read || joins(total, current, value, lexicon))) {
      current = lexicon.vigesimal && current % 100 === 4 && value === 20 ? current + 76 : current + value;
    } else if (by !== undefined && token.low.length > 2 && canScale(current, read, token, lexicon)) {
      if (by < 1000) current = (current || 1) * by;
      else [total, current] = [total + (current || 1) * by, 0];
      if (total + current > largest) return null;
      [scaled, step] = [scaled * by, by];
    } else break;
    [read, i] = [true, at + 1];
  }
  if (!read) return null;
  const value = tidy(total + current);
  return {
    ...plain(value, i),
    step: scaled > 1 ? Math.min(step, zeros(value)) : step,
    spelled: true,
    scale: scaled,
  };
}

/** Whether a number word goes on with the number so far: “twenty five”, “two hundred six”. */
function joins(total: number, current: number, value: number, lexicon: Lexicon): boolean {
  if (current === 0) return total > 0;
  if (current % 100 === 0) return value < 100;
  if (
    lexicon.vigesimal &&
    ((current % 100 === 4 && value === 20) || ([60, 80].includes(current % 100) && value < 20))
  )
    return true;
  return current % 10 === 0 && current % 100 >= 20 && value > 0 && value < 10;
}

/** “Hundred” alone is no number in English; “mille”, “hundert” are. */
const canScale = (current: number, read: boolean, token: Token, lexicon: Lexicon): boolean =>
  current > 0 ||
  (!read && lexicon.decimalComma && !/(?:on|onen|ards?|arden?|aine|ier|llar|nar)$/.test(token.low));

/** “Half a million”, “a quarter of a million”, “half a dozen”. */
function partOfScale(tokens: readonly Token[], from: number, lexicon: Lexicon): Amount | null {
  const low = (at: number): string => tokens[at]?.low ?? '';
  const quarter =
    lexicon.articles.has(low(from)) && low(from + 1) === 'quarter' && lexicon.of.has(low(from + 2));
  if (!quarter && !lexicon.half.has(low(from))) return null;
  let at = quarter ? from + 3 : from + 1;
  const hyphens = low(at) === '-';
  if (hyphens) at++;
  if (lexicon.articles.has(low(at))) at += hyphens && low(at + 1) === '-' ? 2 : 1;
  const by = lexicon.scales.get(low(at));
  if (!by || low(at).length < 4) return null;
  const value = by * (quarter ? 0.25 : 0.5);
  return { ...plain(value, at + 1), step: value / 5, spelled: true, scale: by };
}

import type { Day } from './figure';
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';

/** A date as it stands in a text; `day` is what is written of it, resolved against the publication where that is known. */
export interface Dated {
  day: Day;
  next: number;
}

/** The day of publication, or null when it is not known to the day. */
export function publicationDay(
  published: string | null,
): { year: number; month: number; day: number } | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(published ?? '');
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : null;
}

/** The date that starts at a token; null when none does. */
export function readDate(
  tokens: readonly Token[],
  i: number,
  lexicon: Lexicon,
  published: Day | null,
): Dated | null {
  return tokens[i]?.kind === 'digits'
    ? (written(tokens, i) ?? dayFirst(tokens, i, lexicon) ?? yearAlone(tokens, i, lexicon))
    : tokens[i]?.kind === 'word'
      ? (monthFirst(tokens, i, lexicon, published) ?? relative(tokens, i, lexicon, published))
      : apostrophe(tokens, i);
}

const whole = (token: Token | undefined): number | null =>
  token?.kind === 'digits' && /^\d{1,4}$/.test(token.text) ? Number(token.text) : null;
const asDay = (token: Token | undefined): number | null => {
  const n = whole(token);
  return n !== null && token && token.text.length <= 2 && n >= 1 && n <= 31 ? n : null;
};
const asYear = (token: Token | undefined): number | null => {
  const n = whole(token);
  return n !== null && token?.text.length === 4 && n >= 1000 && n < 2200 ? n : null;
};

/** 2024-03-02, 2. 3. 2024, 2/3/2024 where only one order is possible, 2024年3月2日. */
function written(tokens: readonly Token[], i: number): Dated | null {
  const [first, sign, second, sign2, third] = tokens.slice(i, i + 5);
  const [a, b, c] = [whole(first), whole(second), whole(third)];
  if (first && a !== null && /^[年년]$/.test(sign?.text ?? '') && first.text.length === 4) {
    if (b === null || !/^[月월]$/.test(sign2?.text ?? '')) return { day: { year: a }, next: i + 2 };
    if (c === null || !/^[日일]$/.test(tokens[i + 5]?.text ?? ''))
      return { day: { year: a, month: b }, next: i + 4 };
    return { day: { year: a, month: b, day: c }, next: i + 6 };
  }
  if (a !== null && b !== null && /^[月월]$/.test(sign?.text ?? '') && /^[日일]$/.test(sign2?.text ?? ''))
    return { day: { month: a, day: b }, next: i + 4 };
  if (sign?.gap || sign2?.text !== sign?.text || a === null || b === null || c === null) return null;
  const next = i + 5;
  if (sign?.text === '-' && asYear(first) && b <= 12 && c <= 31)
    return { day: { year: a, month: b, day: c }, next };
  if (sign?.text === '.' && asYear(third) && b <= 12 && a <= 31)
    return { day: { year: c, month: b, day: a }, next };
  if (sign?.text !== '/' || !asYear(third)) return null;
  if (a > 12 && a <= 31 && b <= 12) return { day: { year: c, month: b, day: a }, next };
  if (b > 12 && b <= 31 && a <= 12) return { day: { year: c, month: a, day: b }, next };
  return { day: { year: c }, next };
}

const monthOf = (token: Token | undefined, lexicon: Lexicon): number | null =>
  (token?.kind === 'word' && lexicon.months.get(token.low)) || null;

/** 2 March 2024, 2nd of March, 2. März, 2 de marzo de 2024. */
function dayFirst(tokens: readonly Token[], i: number, lexicon: Lexicon): Dated | null {
  const day = asDay(tokens[i]);
  if (day === null) return null;
  let at = i + 1;
  if (tokens[at]?.text === '.' && !tokens[at]?.gap) at++;
  else if (!tokens[at]?.gap && lexicon.ordinalEndings.has(tokens[at]?.low ?? '')) at++;
  if (lexicon.of.has(tokens[at]?.low ?? '')) at++;
  const month = monthOf(tokens[at], lexicon);
  if (month === null || !tokens[at]?.gap || !isMonthName(tokens[at], lexicon)) return null;
  return withYear({ month, day }, tokens, at + 1, lexicon);
}

/** English months are written large: “may” and “march” are verbs. */
const isMonthName = (token: Token | undefined, lexicon: Lexicon): boolean =>
  lexicon.halves.size === 0 || /^\p{Lu}/u.test(token?.text ?? '') || lexicon.decimalComma;

function withYear(day: Day, tokens: readonly Token[], from: number, lexicon: Lexicon): Dated {
  let at = from;
  if (tokens[at]?.text === '.' && tokens[at + 1]?.kind === 'digits') at++;
  if (tokens[at]?.text === ',') at++;
  else if (lexicon.of.has(tokens[at]?.low ?? '')) at++;
  const year = asYear(tokens[at]);
  const dot = tokens[from]?.text === '.' && !tokens[from]?.gap && isShort(tokens[from - 1]) ? from + 1 : from;
  return year === null ? { day, next: dot } : { day: { ...day, year }, next: at + 1 };
}

const isShort = (token: Token | undefined): boolean => token?.kind === 'word' && token.low.length <= 4;

/** March 2, 2024; March 2024; a month alone only after a word like “in” or “last”. */
function monthFirst(
  tokens: readonly Token[],
  i: number,
  lexicon: Lexicon,
  published: Day | null,
): Dated | null {
  const month = monthOf(tokens[i], lexicon);
  if (month === null || !isMonthName(tokens[i], lexicon)) return null;
  let at = i + 1;
  if (tokens[at]?.text === '.' && !tokens[at]?.gap && isShort(tokens[i])) at++;
  const day = lexicon.decimalComma ? null : asDay(tokens[at]);
  if (day !== null && tokens[at]?.gap) {
    at++;
    if (!tokens[at]?.gap && lexicon.ordinalEndings.has(tokens[at]?.low ?? '')) at++;
    return withYear({ month, day }, tokens, at, lexicon);
  }
  const dated = withYear({ month }, tokens, at, lexicon);
  if (dated.day.year !== undefined) return dated;
  const before = tokens[i - 1]?.low ?? '';
  if (!lexicon.dateWords.has(before) || tokens[i]?.low.length === 3) return null;
  const year = published?.year;
  if (year !== undefined && published?.month !== undefined) {
    if (lexicon.last.has(before)) dated.day.year = month < published.month ? year : year - 1;
    if (lexicon.next.has(before)) dated.day.year = month > published.month ? year : year + 1;
  }
  return dated;
}

/** A year without more: 1984, 2010s; not 2000 soldiers. */
function yearAlone(tokens: readonly Token[], i: number, lexicon: Lexicon): Dated | null {
  const year = asYear(tokens[i]);
  if (year === null) return null;
  const after = tokens[i + 1];
  if (after?.low === 's' && !after.gap) return { day: { year, span: 10 }, next: i + 2 };
  if (/['’]/.test(after?.text ?? '') && !after?.gap && tokens[i + 2]?.low === 's' && year % 10 === 0)
    return { day: { year, span: 10 }, next: i + 3 };
  if (after && !after.gap && (after.kind === 'word' || /[%°$€£]/.test(after.text))) return null;
  const prepared = lexicon.dateWords.has(tokens[i - 1]?.low ?? '');
  if (/^[$€£¥#:/°%]$/.test(tokens[i - 1]?.text ?? '') || /^[%°$€£¥/:]$/.test(after?.text ?? '')) return null;
  if (year % 50 === 0 && !prepared && after?.kind === 'word' && !lexicon.stop.has(after.low)) return null;
  if (year < 1500 && !prepared) return null;
  return year < 1100 || year > 2150 ? null : { day: { year }, next: i + 1 };
}

/** ’90s. */
function apostrophe(tokens: readonly Token[], i: number): Dated | null {
  const n = whole(tokens[i + 1]);
  const s = tokens[i + 2];
  if (!/^['’‘]$/.test(tokens[i]?.text ?? '') || n === null || s?.low !== 's' || s.gap || n % 10 !== 0)
    return null;
  return n < 100 ? { day: { year: n < 30 ? 2000 + n : 1900 + n, span: 10 }, next: i + 3 } : null;
}

/** Yesterday, Tuesday, last week’s days, last year. */
function relative(
  tokens: readonly Token[],
  i: number,
  lexicon: Lexicon,
  published: Day | null,
): Dated | null {
  const token = tokens[i];
  if (!token) return null;
  const days = lexicon.relativeDays.get(token.low);
  if (days !== undefined)
    return published ? { day: { ...shifted(published, days), relative: true }, next: i + 1 } : null;
  const weekday = lexicon.weekdays.get(token.low);
  if (weekday === undefined || !/^\p{Lu}/u.test(token.text)) {
    const direction = lexicon.last.has(token.low)
      ? -1
      : lexicon.this.has(token.low)
        ? 0
        : lexicon.next.has(token.low)
          ? 1
          : null;
    const unit = tokens[i + 1]?.low ?? '';
    if (direction === null || published?.year === undefined || !/^(?:year|jahr|annee|ano)$/.test(unit))
      return null;
    return { day: { year: published.year + direction, relative: true }, next: i + 2 };
  }
  if (token.low.length <= 3 && lexicon.weekdays === undefined) return null;
  return { day: { weekday }, next: i + 1 };
}

/** A day of the calendar, some days later. */
export function shifted(from: Day, days: number): Day {
  const date = new Date(Date.UTC(from.year ?? 1970, (from.month ?? 1) - 1, (from.day ?? 1) + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Sunday is 0; null when the day is not known in full. */
export function weekdayOf({ year, month, day, weekday }: Day): number | null {
  if (weekday !== undefined) return weekday;
  if (year === undefined || month === undefined || day === undefined) return null;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** ISO 8601 as far as it is known: `2024-03-02`, `--03-02`, `2024`, `199X`; `tuesday` for a weekday alone. */
export function dayText({ year, month, day, weekday, span }: Day): string {
  if (weekday !== undefined && month === undefined) return weekdayNames[weekday] ?? '';
  if (span && year !== undefined) return `${String(year).slice(0, 3)}X`;
  const two = (n: number): string => String(n).padStart(2, '0');
  const rest = `${month === undefined ? '' : `-${two(month)}`}${day === undefined ? '' : `-${two(day)}`}`;
  return year === undefined ? `-${rest}` : `${year}${rest}`;
}

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

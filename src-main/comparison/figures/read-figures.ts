import type { Sentence } from '../text';
import { readAmount } from './amount';
import type { Amount } from './amount';
import { clockText, readClock } from './clock';
import { countedNoun } from './counted';
import { dayText, publicationDay, readDate } from './dates';
import { isAge } from './ages';
import type { Day, Figure } from './figure';
import { hedgeAfter, hedgeBefore } from './hedge';
import { lexiconOf } from './lexicon';
import type { Lexicon } from './lexicon';
import { moneyAfter, moneyBefore } from './money';
import { resolvedDay } from './resolve';
import { tokensOf } from './tokens';
import type { Token } from './tokens';
import { unitNamed } from './units';
import { readUnit } from './read-unit';
import { readFraction, readVague } from './vague';

/** A text in which figures are sought: what language its words are in, and what “yesterday” counts from. */
export interface About {
  /** BCP 47, or null when unknown. */
  lang: string | null;
  /** A date or an ISO 8601 time, or null. */
  published: string | null;
}

/**
 * The numbers, percentages, sums of money, dates, times, durations and ages of a text, in its order, each with its
 * place and its normal form. They never overlap. Linear in the length of the text.
 */
export function figuresOf(text: string, about: About, sentences: readonly Sentence[]): Figure[] {
  const lexicon = lexiconOf(about.lang);
  const published = publicationDay(about.published);
  const figures: Figure[] = [];
  sentences.forEach((place, sentence) => {
    const reader = { tokens: tokensOf(text, place, lexicon.decimalComma), lexicon, published, sentence };
    for (let i = 0; i < reader.tokens.length;) {
      const read = readAt(reader, i);
      if (read?.figure) figures.push(read.figure);
      i = Math.max(i + 1, read?.next ?? 0);
    }
  });
  return figures;
}

interface Reader {
  tokens: readonly Token[];
  lexicon: Lexicon;
  published: Day | null;
  sentence: number;
}

type Read = { figure: Figure | null; next: number } | null;

function readAt(reader: Reader, i: number): Read {
  const { tokens, lexicon, published } = reader;
  const token = tokens[i];
  if (!token) return null;
  const skipped = partOfName(tokens, i);
  if (skipped) return { figure: null, next: skipped };
  const dated = readDate(tokens, i, lexicon, published);
  if (dated) return dateFigure(reader, i, dated.day, dated.next);
  const timed = readClock(tokens, i, lexicon);
  if (timed) {
    const { clock, next } = timed;
    const value = clockText(clock);
    const key = `time:${value}${clock.zone ?? ''}`;
    return { figure: figure(reader, i, next, { type: 'time', value, unit: clock.zone, clock, key }), next };
  }
  return amountAt(reader, i);
}

function dateFigure(reader: Reader, i: number, first: Day, from: number): Read {
  const { tokens, lexicon, published } = reader;
  let [day, next] = [first, from];
  // “Saturday, 8 October”: one date.
  if (day.weekday !== undefined) {
    let at = next;
    if (tokens[at]?.text === '.' && tokens[at + 1]?.kind !== 'word') at++;
    if (tokens[at]?.text === ',') at++;
    if (['the', 'on', 'den', 'dem'].includes(tokens[at]?.low ?? '')) at++;
    const more = readDate(tokens, at, lexicon, published);
    if (more?.day.day !== undefined) [day, next] = [{ ...more.day, weekday: day.weekday }, more.next];
  }
  const resolved = resolvedDay(day, published);
  const value = dayText(resolved);
  return {
    figure: figure(reader, i, next, { type: 'date', value, day: resolved, key: `date:${value}` }),
    next,
  };
}

function amountAt(reader: Reader, i: number): Read {
  const { tokens, lexicon } = reader;
  const share = readFraction(tokens, i, lexicon);
  if (share) return numeric(reader, i, i, share, { type: 'percent', unit: 'percent' });
  const ordinal = ordinalAt(tokens, i, lexicon);
  if (ordinal) return numeric(reader, i, i, ordinal, { type: 'number', unit: 'ordinal' });
  const before = moneyBefore(tokens, i);
  const from = before?.next ?? i;
  const first = readVague(tokens, from, lexicon) ?? readAmount(tokens, from, lexicon);
  if (!first) return null;
  if (first.spelled && isArticle(tokens, from, first, lexicon)) return { figure: null, next: first.next };
  const range = rangeFrom(tokens, from, first, lexicon);
  const amount = range ?? first;
  if (before) {
    const { next } = moneyAfter(tokens, amount, lexicon) ?? amount;
    return numeric(reader, i, from, { ...amount, next }, { type: 'money', unit: before.currency });
  }
  const after = tokens[amount.next];
  if (!first.spelled && after?.kind === 'word' && !after.gap && lexicon.ordinalEndings.has(after.low))
    return numeric(
      reader,
      i,
      from,
      { ...amount, next: amount.next + 1 },
      { type: 'number', unit: 'ordinal' },
    );
  const money = moneyAfter(tokens, amount, lexicon);
  if (money)
    return numeric(reader, i, from, { ...amount, next: money.next }, { type: 'money', unit: money.currency });
  const age = isAge(tokens, from, amount, lexicon);
  if (age) return numeric(reader, i, from, { ...amount, ...age }, { type: 'age', unit: 'year' });
  const unit = readUnit(tokens, from, amount, lexicon);
  if (unit) {
    const type = unit.name.startsWith('percent') ? 'percent' : isDuration(unit.name) ? 'duration' : 'number';
    return numeric(reader, i, from, { ...amount, next: unit.next }, { type, unit: unit.name });
  }
  // “3D”, “4x4”: letters that are no unit belong to a name.
  if (after?.kind === 'word' && !after.gap && !first.spelled && !/\P{ASCII}/u.test(after.text))
    return { figure: null, next: amount.next + 1 };
  return numeric(reader, i, from, amount, { type: 'number', unit: range?.score ? 'score' : null });
}

/** “The fifth”; “second” after a number is a time, and “at first” is no number. */
function ordinalAt(tokens: readonly Token[], i: number, lexicon: Lexicon): Amount | null {
  const value = lexicon.ordinals.get(tokens[i]?.low ?? '');
  const after = tokens[i + 1];
  if (
    value === undefined ||
    tokens[i]?.kind !== 'word' ||
    after?.kind !== 'word' ||
    lexicon.stop.has(after.low)
  )
    return null;
  return { low: value, high: value, step: 1, vague: false, spelled: true, scale: 1, next: i + 1 };
}

const isDuration = (name: string): boolean => unitNamed(name)?.kind === 'duration';

/** “One”, “un”, “eine” mostly are no numbers. */
function isArticle(tokens: readonly Token[], i: number, amount: Amount, lexicon: Lexicon): boolean {
  if (amount.low !== 1 || amount.next !== i + 1) return false;
  if (lexicon.decimalComma || tokens[i]?.low !== 'one') return true;
  const after = tokens[amount.next];
  if (
    ['no', 'any', 'every', 'this', 'that', 'each', 'the', 'another', 'which'].includes(
      tokens[i - 1]?.low ?? '',
    )
  )
    return true;
  return after?.text !== '-' && (after?.kind !== 'word' || lexicon.stop.has(after.low));
}

/** The end of a number that belongs to a name: “G20”, “AK-47”, “9/11”; 0 when it does not. */
function partOfName(tokens: readonly Token[], i: number): number {
  const token = tokens[i];
  if (token?.kind !== 'digits') return 0;
  const [before, before2] = [tokens[i - 1], tokens[i - 2]];
  if (
    !token.gap &&
    before?.kind === 'word' &&
    !/[年月日時时万萬亿億]/.test(before.text) &&
    /^[\p{ASCII}]+$/u.test(before.text) &&
    !/^(?:US|R|Rs|EUR|USD|GBP|CHF)$/.test(before.text)
  )
    return i + 1;
  if (
    !token.gap &&
    before?.text === '-' &&
    !before.gap &&
    before2?.kind === 'word' &&
    /^\p{Lu}/u.test(before2.text)
  )
    return i + 1;
  const slash = tokens[i + 1];
  if (
    slash?.text === '/' &&
    !slash.gap &&
    tokens[i + 2]?.kind === 'digits' &&
    !tokens[i + 2]?.gap &&
    tokens[i + 3]?.text !== '/'
  )
    return i + 3;
  return 0;
}

interface Range extends Amount {
  /** “3-1”. */
  score: boolean;
}

/** “20 to 30”, “between 20 and 30”, “14–16 million”, and “3-1”. */
function rangeFrom(tokens: readonly Token[], i: number, first: Amount, lexicon: Lexicon): Range | null {
  const sign = tokens[first.next];
  if (!sign || first.vague) return null;
  const before = tokens[i - 1]?.low ?? '';
  const dash = /^[-–—‑]$/.test(sign.text);
  const hyphen = dash && !sign.gap && !tokens[first.next + 1]?.gap;
  const between = lexicon.between.has(before) && lexicon.and.has(sign.low);
  const to = lexicon.to.has(sign.low) && before !== 'from' && sign.gap;
  if (!hyphen && !between && !to) return null;
  const second = readAmount(tokens, first.next + 1, lexicon);
  if (!second || second.vague || second.low !== second.high) return null;
  const low =
    first.scale === 1 && second.scale > 1 && first.low < 1000 ? first.low * second.scale : first.low;
  const { next, step, scale } = second;
  const whole = {
    low,
    high: second.low,
    step,
    scale,
    next,
    vague: false,
    spelled: first.spelled,
    score: false,
  };
  if (low <= second.low && second.low <= low * 100 && !(hyphen && first.spelled)) return whole;
  return hyphen && !first.spelled && second.low < 200 && low < 200 ? { ...whole, score: true } : null;
}

function numeric(
  reader: Reader,
  start: number,
  number: number,
  amount: Amount,
  { type, unit }: { type: Figure['type']; unit: string | null },
): Read {
  const { tokens, lexicon } = reader;
  const { low, high, step, vague, next } = amount;
  const ranged = 'score' in amount || low !== high;
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { figure: null, next };
  const known = type === 'age' ? null : unitNamed(unit);
  const base = (n: number): string => String(Number((n * (known?.factor ?? 1)).toPrecision(6)));
  const value = !ranged ? String(low) : `${low}–${high}`;
  const key = `${type}:${known?.kind ?? unit ?? ''}:${low === high ? base(low) : `${base(low)}–${base(high)}`}`;
  const counted = type === 'age' ? null : countedNoun(tokens, next, high === 1, lexicon);
  const hedge = hedgeBefore(tokens, start, lexicon) ?? hedgeAfter(tokens, next, lexicon);
  const more = { type, unit, value, low, high, step, ranged, vague, hedge, counted, key };
  return { figure: figure(reader, Math.min(start, number), next, more), next };
}

function figure(
  { tokens, sentence }: Reader,
  from: number,
  next: number,
  more: Pick<Figure, 'type' | 'value' | 'key'> & Partial<Figure>,
): Figure {
  return {
    ...{
      start: tokens[from]?.start ?? 0,
      end: tokens[next - 1]?.end ?? 0,
      sentence,
      unit: null,
      hedge: null,
    },
    ...{ low: NaN, high: NaN, step: 1, ranged: false, vague: false, counted: null, day: null, clock: null },
    ...more,
  };
}

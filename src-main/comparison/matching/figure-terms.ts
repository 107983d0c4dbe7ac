import type { Day, Figure } from '../figures/figure';
import type { Term } from './terms';

/** What a figure is known by to matching; a date is several things, since one text names the day and the other the weekday. */
export function figureTerms(figure: Figure): Term[] {
  const { type, key, day, low, high, vague, unit } = figure;
  if (day) return dateTerms(day, key);
  if (type === 'time') return [{ key, kind: 'date', bits: 13 }];
  if (vague || low !== high) return [{ key, kind: 'figure', bits: vague ? 7 : 13 }];
  if (unit === 'ordinal') return [{ key, kind: 'figure', bits: low <= 3 ? 6.5 : 10 }];
  const measured = type === 'money' || type === 'percent' || type === 'duration';
  // What an age or a size is of, one text says and the other leaves out.
  return [{ key: measured ? key : `#${low}`, kind: 'figure', bits: bitsOfNumber(low) + (measured ? 1 : 0) }];
}

/** Round numbers and small ones say less. */
function bitsOfNumber(value: number): number {
  if (!Number.isInteger(value)) return 13.5;
  if (value <= 10) return value === 1 ? 5 : value <= 3 ? 7 : 9;
  if (value < 100) return 11.5;
  return Math.min(15, 11 + String(value).replace(/0+$/, '').length);
}

function dateTerms({ year, month, day, weekday, span, relative }: Day, key: string): Term[] {
  const terms: Term[] = [];
  const add = (name: string, bits: number) => terms.push({ key: name, kind: 'date', bits });
  if (span) return [{ key, kind: 'date', bits: 11 }];
  if (month !== undefined && day !== undefined) add(`day:${month}-${day}`, 12.5);
  else if (month !== undefined) add(`month:${month}`, 9.5);
  if (weekday !== undefined) add(`weekday:${weekday}`, 9);
  // Of “Sunday” the year is not written: any two days of one year would have it in common.
  if (year !== undefined && !(relative && month !== undefined))
    add(`year:${year}`, month === undefined ? 10.5 : 7);
  return terms;
}

import { monthNumber, sources } from '../words';

const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?`;
const isoForm = new RegExp(
  String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+${clock}\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`,
  'i',
);
const monthFirst = new RegExp(
  String.raw`(?<![\p{L}])(${sources.months})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b[,.]?\s*(?:de\s+|of\s+)?(\d{4})`,
  'iu',
);
const dayFirst = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|°)?[.,]?[\s-]+(?:de\s+|of\s+)?(${sources.months})\.?,?[\s-]+(?:de\s+|del\s+)?(\d{4})`,
  'iu',
);
const mail =
  /^[A-Z][a-z]{2},?\s+\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?\s*(?:GMT|UTC|[+-]\d{4})/;

/**
 * A date as pages write it, in ISO 8601: a day `2024-03-02`, or a time with its offset where the page gives one. Days
 * with a time but no offset stay days. Null when it cannot be read with certainty.
 * @param monthComesFirst how `3/4/2024` is meant; null when nobody knows.
 */
export function readDate(
  text: string | null | undefined,
  monthComesFirst: boolean | null = null,
): string | null {
  const source = (text ?? '').trim().slice(0, 200);
  const iso = isoForm.exec(source);
  if (iso) return withTime(day(iso[1], iso[2], iso[3]), iso.slice(4, 7), iso[7]);
  if (mail.test(source)) {
    const time = new Date(source);
    if (!Number.isNaN(time.getTime())) return within(time.toISOString().replace('.000Z', 'Z'));
  }
  if (/^\d{10}$|^\d{13}$/.test(source)) {
    const time = new Date(Number(source) * (source.length === 10 ? 1000 : 1));
    return within(time.toISOString().replace(/\.\d{3}Z$/, 'Z'));
  }
  return findDate(source, monthComesFirst);
}

/** The first date with a day, month and year in a line of text, as `2024-03-02`; null when there is none. */
export function findDate(text: string, monthComesFirst: boolean | null = null): string | null {
  const a = monthFirst.exec(text);
  const b = dayFirst.exec(text);
  if (a && (!b || a.index <= b.index)) return day(a[3], monthNumber(a[1] ?? ''), a[2]);
  if (b) return day(b[3], monthNumber(b[2] ?? ''), b[1]);
  const han = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/.exec(text);
  if (han) return day(han[1], han[2], han[3]);
  const yearFirst = /(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) return day(yearFirst[1], yearFirst[2], yearFirst[3]);
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/.exec(text.trim());
  if (compact) return day(compact[1], compact[2], compact[3]);
  const points = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})(?!\d)/.exec(text);
  if (!points) return null;
  const [, first, mark, second, year] = points;
  if (Number(second) > 12) return day(year, first, second);
  if (Number(first) > 12 || mark === '.' || monthComesFirst === false) return day(year, second, first);
  return monthComesFirst === true || first === second ? day(year, first, second) : null;
}

function day(year?: string, month?: string | number | null, date?: string): string | null {
  const y = Number(year);
  const m = Number(month);
  const d = Number(date);
  const time = new Date(Date.UTC(y, m - 1, d));
  if (!month || time.getUTCMonth() !== m - 1 || time.getUTCDate() !== d) return null;
  return within(time.toISOString().slice(0, 10));
}

function withTime(
  date: string | null,
  parts: (string | undefined)[],
  zone: string | undefined,
): string | null {
  const [hours, minutes, seconds] = parts;
  if (date === null || hours === undefined || minutes === undefined || zone === undefined) return date;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return date;
  const offset = /^(?:z|utc|gmt)$/i.test(zone) ? 'Z' : zone.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2');
  return `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds ?? '00'}${offset}`;
}

/** Years outside are mistakes: zero dates of content systems, wrong clocks. */
function within(iso: string): string | null {
  const year = Number(iso.slice(0, 4));
  return year >= 1700 && year <= new Date().getUTCFullYear() + 1 ? iso : null;
}

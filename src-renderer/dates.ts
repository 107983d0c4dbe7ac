const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' });

/** `2024-03-02` is that day everywhere; a full time is shown in the reader's time zone. */
const parse = (iso: string): Date => {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  return y && m && d ? new Date(Number(y), Number(m) - 1, Number(d)) : new Date(iso);
};

const month = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });

const format = (iso: string, as: Intl.DateTimeFormat): string => {
  // No more is said than is known.
  if (/^\d{4}$/.test(iso)) return iso;
  const [, inYear, inMonth] = /^(\d{4})-(\d{2})$/.exec(iso) ?? [];
  if (inYear && inMonth) return month.format(new Date(Number(inYear), Number(inMonth) - 1, 1));
  const date = parse(iso);
  return Number.isNaN(date.getTime()) ? iso : as.format(date);
};

export const shortDate = (iso: string): string => format(iso, day);
export const longDate = (iso: string): string => (iso.length > 10 ? format(iso, full) : format(iso, day));

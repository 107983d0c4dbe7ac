/** How many of the newest copies stay, and of how many days, weeks and months that have copies the last one. */
const newest = 5;
const spans = [
  { keep: 7, keyOf: dayOf },
  { keep: 5, keyOf: weekOf },
  { keep: 12, keyOf: monthOf },
] as const;

/**
 * Which copies of a document stay: the newest five, and the last of each of seven days, five weeks and twelve months. Only
 * times with a copy count, so what is seldom changed keeps its copies for years.
 * @param times of all copies
 */
export function keptTimes(times: readonly Date[]): Set<number> {
  const latest = times.map((time) => time.getTime()).sort((a, b) => b - a);
  const kept = new Set(latest.slice(0, newest));
  for (const { keep, keyOf } of spans) {
    const seen = new Set<string>();
    for (const time of latest) {
      const key = keyOf(new Date(time));
      if (seen.has(key)) continue;
      if (seen.size === keep) break;
      seen.add(key);
      kept.add(time);
    }
  }
  return kept;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The day in the time zone of the machine, `2026-03-02`. */
export function dayOf(time: Date): string {
  return `${monthOf(time)}-${two(time.getDate())}`;
}

function monthOf(time: Date): string {
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}`;
}

/** The Monday that the week begins with. */
function weekOf(time: Date): string {
  const monday = new Date(time.getFullYear(), time.getMonth(), time.getDate() - ((time.getDay() + 6) % 7));
  return dayOf(monday);
}

/** A time as it may stand in a file name, in the order of time. */
export function stamp(time: Date): string {
  return time.toISOString().replaceAll(':', '-').replace('.', '-');
}

/** The time that a stamp names, or null when it is none. */
export function timeOfStamp(text: string): Date | null {
  const [, day, h, m, s, ms] = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z$/.exec(text) ?? [];
  const time = new Date(`${day}T${h}:${m}:${s}.${ms}Z`);
  return Number.isNaN(time.getTime()) ? null : time;
}

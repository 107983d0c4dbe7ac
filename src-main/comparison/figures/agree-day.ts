import type { Agreement } from './agree';
import { weekdayOf } from './dates';
import type { Day } from './figure';

/** Two dates agree when all that both say is the same: “July” and “2 July 2013”, “Tuesday” and “2 July 2013”. */
export function agreeOnDay(a: Day, b: Day): Agreement {
  const loose = a.relative || b.relative || a.weekday !== undefined || b.weekday !== undefined;
  if (loose) {
    const [one, other] = [weekdayOf(a), weekdayOf(b)];
    if (one !== null && other !== null) {
      if (one === other && !(full(a) && full(b) && days(a, b) > 7)) return 'equal';
      // What day “yesterday” was depends on when it was written and where.
      return bothNamed(a, b) ? 'differ' : 'unlike';
    }
  }
  if (a.span || b.span) return agreeOnDecade(a, b);
  const parts = (['year', 'month', 'day'] as const).filter(
    (part) => a[part] !== undefined && b[part] !== undefined,
  );
  if (parts.length === 0) return 'unlike';
  if (parts.every((part) => a[part] === b[part])) return parts[0] === 'day' ? 'unlike' : 'equal';
  return a.relative || b.relative ? 'unlike' : 'differ';
}

const full = (d: Day): boolean => d.year !== undefined && d.month !== undefined && d.day !== undefined;
const days = (a: Day, b: Day): number => Math.abs(time(a) - time(b)) / 86_400_000;
const time = (d: Day): number => Date.UTC(d.year ?? 1970, (d.month ?? 1) - 1, d.day ?? 1);

/** Both say a weekday, or both a date, so that they can be told apart as they are written. */
const bothNamed = (a: Day, b: Day): boolean =>
  (a.weekday !== undefined && b.weekday !== undefined) || (!a.relative && !b.relative && full(a) && full(b));

function agreeOnDecade(a: Day, b: Day): Agreement {
  const [x, y] = [a.year, b.year];
  if (x === undefined || y === undefined) return 'unlike';
  return Math.floor(x / 10) === Math.floor(y / 10) ? 'equal' : 'differ';
}

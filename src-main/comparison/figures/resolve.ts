import type { Day } from './figure';
import { shifted, weekdayOf } from './dates';

/** A weekday as the last such day up to the publication, which is what news means by it; others as they are. */
export function resolvedDay(day: Day, published: Day | null): Day {
  if (day.weekday === undefined || day.day !== undefined || !published) return day;
  const today = weekdayOf(published);
  if (today === null) return day;
  return { ...shifted(published, -((today - day.weekday + 7) % 7)), weekday: day.weekday, relative: true };
}

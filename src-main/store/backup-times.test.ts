import { expect, it } from 'vitest';
import { dayOf, keptTimes, stamp, timeOfStamp } from './backup-times';

const daysAgo = (days: number, hour = 12): Date => new Date(2026, 10, 22 - days, hour);
const kept = (times: Date[]): string[] =>
  times
    .filter((time) => keptTimes(times).has(time.getTime()))
    .map((time) => `${dayOf(time)} ${time.getHours()}`);

it('keeps the newest five, however often the day has changed it', () => {
  const times = [8, 9, 10, 11, 12, 13, 14].map((hour) => daysAgo(0, hour));
  expect(kept(times)).toEqual([10, 11, 12, 13, 14].map((hour) => `2026-11-22 ${hour}`));
});

it('keeps the last of each of seven days, five weeks and twelve months', () => {
  const times = Array.from({ length: 800 }, (_, day) => [daysAgo(day, 9), daysAgo(day, 18)]).flat();
  const left = kept(times);
  expect(left.every((time) => time.endsWith(' 18') || time.startsWith('2026-11-2'))).toBe(true);
  for (let day = 0; day < 7; day++) expect(left).toContain(`${dayOf(daysAgo(day))} 18`);
  // Weeks end on Sundays; the 22nd is one.
  for (const day of ['2026-11-15', '2026-11-08', '2026-11-01', '2026-10-25'])
    expect(left).toContain(`${day} 18`);
  for (const day of ['2026-10-31', '2026-01-31', '2025-12-31']) expect(left).toContain(`${day} 18`);
  expect(left).not.toContain('2025-11-30 18');
  expect(left.length).toBeLessThanOrEqual(5 + 7 + 5 + 12);
});

it('keeps for years what is seldom changed', () => {
  const times = [daysAgo(2000), daysAgo(1500), daysAgo(900), daysAgo(1)];
  expect(kept(times)).toHaveLength(4);
});

it('reads a stamp back', () => {
  const time = new Date('2026-03-02T10:11:12.013Z');
  expect(timeOfStamp(stamp(time))).toEqual(time);
  for (const text of ['', '2026-03-02', '2026-13-02T10-11-12-013Z', 'corrupt'])
    expect(timeOfStamp(text)).toBeNull();
});

import type { Agreement } from './agree';
import { offsetOf } from './clock';
import type { Figure } from './figure';

/** Two times of day, in one zone where both zones are known; a zone that only one names leaves open what the other means. */
export function agreeOnClock(a: Figure, b: Figure): Agreement {
  const [x, y] = [a.clock, b.clock];
  if (!x || !y) return 'unlike';
  const [zoneX, zoneY] = [offsetOf(x.zone), offsetOf(y.zone)];
  const [known, same] = [zoneX !== null && zoneY !== null, summerless(x.zone) === summerless(y.zone)];
  const shift = known && !same ? (zoneX ?? 0) - (zoneY ?? 0) : 0;
  const turn = x.half && y.half ? 1440 : 720;
  const gap = (((x.minutes - y.minutes - shift) % turn) + turn) % turn;
  const apart = Math.min(gap, turn - gap);
  if (apart === 0) return 'equal';
  if (!known && !same) return 'unlike';
  const slack = a.hedge || b.hedge ? 30 : 5;
  return apart <= slack ? 'rounded' : 'differ';
}

/** ET for EST and EDT: most texts do not care which. */
const summerless = (zone: string | null): string | null => zone?.replace(/^([ECMP])[SD]T$/, '$1T') ?? null;

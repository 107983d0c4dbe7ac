import { agreeOnClock } from './agree-clock';
import { agreeOnDay } from './agree-day';
import type { Figure, Hedge } from './figure';
import { unitNamed } from './units';

/**
 * How two figures stand to each other, whatever they are about: `equal`; `rounded`: no more apart than rounding,
 * hedges, ranges and other units explain; `differ`; `unlike`: they cannot be compared.
 */
export type Agreement = 'equal' | 'rounded' | 'differ' | 'unlike';

export function agreementOf(a: Figure, b: Figure): Agreement {
  if (a.type !== b.type) return a.low === b.low && a.high === b.high ? 'equal' : 'unlike';
  if (a.day && b.day) return agreeOnDay(a.day, b.day);
  if (a.clock && b.clock) return agreeOnClock(a, b);
  if (a.unit === b.unit) return agreeOnAmount(a, b, 1, 1);
  const [one, other] = [unitNamed(a.unit), unitNamed(b.unit)];
  if (one && other && one.kind === other.kind) return agreeOnAmount(a, b, one.factor, other.factor);
  // “14,000” and “14,000 pounds” are the same; which unit the other has is not said.
  return a.low === b.low && a.high === b.high ? 'equal' : 'unlike';
}

interface Extent {
  low: number;
  high: number;
  step: number;
  hedge: Hedge | null;
  ranged: boolean;
  vague: boolean;
}

/** Where numbers below it are counts, a zero at the end says nothing about rounding. */
const roundedFrom = 1000;

function extent({ low, high, step, hedge, ranged, vague }: Figure, factor: number): Extent {
  const places = Math.abs(low) < roundedFrom ? Math.min(step, 1) : step;
  return { low: low * factor, high: high * factor, step: places * factor, hedge, ranged, vague };
}

function agreeOnAmount(a: Figure, b: Figure, factorA: number, factorB: number): Agreement {
  const [x, y] = [extent(a, factorA), extent(b, factorB)];
  if (near(x.low, y.low, 1e-9) && near(x.high, y.high, 1e-9)) return 'equal';
  const converted = factorA === factorB ? 0 : 0.06;
  if (x.vague || y.vague)
    return x.vague && y.vague ? overlapping(x, y) : within(x.vague ? y : x, x.vague ? x : y);
  if (x.ranged !== y.ranged) return within(x.ranged ? y : x, x.ranged ? x : y);
  if (x.ranged)
    return points(x.low, y.low, x, y, converted) && points(x.high, y.high, x, y, converted)
      ? 'rounded'
      : 'differ';
  return points(x.low, y.low, x, y, converted) ? 'rounded' : 'differ';
}

const near = (x: number, y: number, share: number): boolean =>
  Math.abs(x - y) <= share * Math.max(Math.abs(x), Math.abs(y));

/** Both “dozens” or “hundreds”. */
const overlapping = (x: Extent, y: Extent): Agreement =>
  x.low < y.high && y.low < x.high ? 'rounded' : 'differ';

/** One number in a range or in “dozens”, a little more or less where it is hedged. */
function within(point: Extent, range: Extent): Agreement {
  const slack = point.hedge || range.hedge ? 0.1 : 0;
  const { low, high } = point;
  const [from, to] = [range.low * (1 - slack), range.high * (range.vague ? 1 : 1 + slack)];
  if (range.vague) return low < to && high >= range.low ? 'rounded' : 'differ';
  return low <= to && high >= from ? 'rounded' : 'differ';
}

/** Whether two numbers may be one number, rounded or hedged. */
function points(p: number, q: number, x: Extent, y: Extent, converted: number): boolean {
  if (near(p, q, Math.max(converted, 1e-9))) return true;
  const coarse = Math.max(x.step, y.step);
  const share = Math.abs(p - q) / Math.max(Math.abs(p), Math.abs(q));
  // 14.3 billion and 14 billion; 1,186 and 1,200.
  if (x.step !== y.step && Math.abs(p - q) <= coarse / 2 + 1e-9 && share <= 0.1) return true;
  if ((x.hedge === 'about' || y.hedge === 'about') && share <= 0.1) return true;
  return hedged(p, q, x.hedge, y.hedge) || hedged(q, p, y.hedge, x.hedge);
}

/** How far above “more than” and below “nearly” a number is still what was meant. */
const above = 1.25;
const below = 0.8;

function hedged(p: number, q: number, hedge: Hedge | null, other: Hedge | null): boolean {
  const up = hedge === 'over' || hedge === 'at-least';
  const down = hedge === 'nearly' || hedge === 'under' || hedge === 'at-most';
  if (up && (other === 'over' || other === 'at-least')) return false;
  if (down && (other === 'nearly' || other === 'under' || other === 'at-most')) return false;
  if (up) return q >= p && q <= Math.max(p * (other ? 1.4 : above), p + 1);
  return down && q <= p && q >= p * (other ? 0.7 : below);
}

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limitTime } from './time-limit';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When (by the clock, in milliseconds) work is ended that takes `share` of the clock's time as processor time. */
function endedAfter({
  share,
  start = 0,
  answer = Infinity,
}: {
  share: number;
  start?: number;
  answer?: number;
}): number {
  let ended = Infinity;
  const from = Date.now();
  // Before the work begins, other threads of the process are busy.
  const limit = limitTime(
    { ms: 15_000, cpu: () => share * (Date.now() - from) },
    () => (ended = Date.now() - from),
  );
  setTimeout(limit.begin, start);
  if (Number.isFinite(answer)) setTimeout(limit.stop, answer);
  vi.advanceTimersByTime(600_000);
  return ended;
}

describe('work is ended', () => {
  test('when it has taken its processor time', () => {
    expect(endedAfter({ share: 1 })).toBe(15_000);
    expect(endedAfter({ share: 0.5 })).toBe(30_000);
  });

  test('by the clock at last, when it gets or takes no processor time, or never begins', () => {
    expect(endedAfter({ share: 0 })).toBe(60_000);
    expect(endedAfter({ share: 0.01 })).toBe(60_000);
    expect(endedAfter({ share: 1, start: 100_000 })).toBe(60_000);
  });
});

describe('work is not ended', () => {
  test('on a busy machine, before it has had its processor time', () => {
    expect(endedAfter({ share: 0.3, answer: 45_000 })).toBe(Infinity);
  });

  test('for the time that the thread took to start', () => {
    expect(endedAfter({ share: 1, start: 20_000, answer: 34_000 })).toBe(Infinity);
    expect(endedAfter({ share: 1, start: 20_000 })).toBe(35_000);
  });

  test('earlier than its time by the clock, when other threads are busy, too', () => {
    expect(endedAfter({ share: 3 })).toBe(15_000);
  });
});

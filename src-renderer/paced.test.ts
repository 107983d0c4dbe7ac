import { expect, it, vi } from 'vitest';
import { paced } from './paced';

it('asks at once, then once more for all that came meanwhile, and at most a quarter of the time', async () => {
  vi.useFakeTimers();
  try {
    const asked: number[] = [];
    const ask = paced(() => {
      asked.push(performance.now());
      return new Promise((resolve) => setTimeout(resolve, 20));
    });
    const begin = performance.now();
    for (let i = 0; i < 50; i++) {
      ask();
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(200);
    const at = asked.map((time) => time - begin);
    expect(at[0]).toBe(0);
    expect(at.slice(1).map((time, i) => time - (at[i] ?? 0))).toEqual(Array(at.length - 1).fill(80));
    // The last call, at 490, is not forgotten.
    expect(at.at(-1)).toBe(560);
  } finally {
    vi.useRealTimers();
  }
});

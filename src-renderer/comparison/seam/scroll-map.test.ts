import { describe, expect, it } from 'vitest';
import type { Span } from './geometry';
import { mapHeight, referenceShare, type SpanChain } from './scroll-map';

const chainOf = (from: Span[], to: Span[], fromHeight: number, toHeight: number): SpanChain => ({
  length: from.length,
  from: (i) => from[i]!,
  to: (i) => to[i]!,
  fromHeight,
  toHeight,
});
const turned = (chain: SpanChain): SpanChain => ({
  length: chain.length,
  from: chain.to,
  to: chain.from,
  fromHeight: chain.toHeight,
  toHeight: chain.fromHeight,
});

/** The same numbers in each run: https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function randomness(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Spans one after another, now and then sharing a line with the one before. */
function spans(count: number, random: () => number): { list: Span[]; height: number } {
  let at = random() * 400;
  const list: Span[] = [];
  for (let i = 0; i < count; i++) {
    const top = i > 0 && random() < 0.3 ? at - 24 : at + random() * 600;
    at = top + 24 + 24 * Math.floor(random() * 5);
    list.push({ top, bottom: at });
  }
  return { list, height: at + random() * 800 };
}

describe('the height that a height corresponds to', () => {
  const chain = chainOf(
    [
      { top: 100, bottom: 200 },
      { top: 400, bottom: 450 },
    ],
    [
      { top: 300, bottom: 340 },
      { top: 360, bottom: 560 },
    ],
    1000,
    2000,
  );

  it.each([
    [0, 0, 'start with start'],
    [50, 150, 'halfway to the first'],
    [100, 300, 'top of the first'],
    [150, 320, 'halfway through it'],
    [200, 340, 'its end'],
    [300, 350, 'halfway between two'],
    [425, 460, 'halfway through the second'],
    [725, 1280, 'halfway from the last to the end'],
    [1000, 2000, 'end with end'],
    [-20, 0, 'never before the start'],
    [1200, 2000, 'never beyond the end'],
  ])('%d becomes %d: %s', (from, to) => expect(mapHeight(chain, from)).toBeCloseTo(to));

  it('of sentences on one line each has its half', () => {
    const shared = chainOf(
      [
        { top: 0, bottom: 48 },
        { top: 24, bottom: 72 },
      ],
      [
        { top: 0, bottom: 24 },
        { top: 100, bottom: 124 },
      ],
      500,
      500,
    );
    expect(mapHeight(shared, 35.99)).toBeCloseTo(24, 1);
    expect(mapHeight(shared, 36)).toBeCloseTo(100);
  });

  it('never goes back where the other goes on, and leads back to where it came from', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomness(seed);
      const count = Math.floor(random() * 30);
      const [a, b] = [spans(count, random), spans(count, random)];
      const made = chainOf(a.list, b.list, a.height, b.height);
      let last = -Infinity;
      for (let y = -50; y <= a.height + 50; y += 7) {
        const there = mapHeight(made, y);
        expect(there).toBeGreaterThanOrEqual(last);
        last = there;
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(b.height);
        // Where the map is level or jumps, several heights share one: going on from the way back must come to the same.
        const back = mapHeight(turned(made), there);
        expect(Math.abs(mapHeight(made, back) - there)).toBeLessThan(25);
      }
    }
  });

  it('measures few of many', () => {
    const { list, height } = spans(2000, randomness(7));
    const measured = new Set<number>();
    const counted: SpanChain = {
      ...chainOf(list, list, height, height),
      from: (i) => {
        measured.add(i);
        return list[i]!;
      },
    };
    mapHeight(counted, height / 3);
    expect(measured.size).toBeLessThan(45);
  });
});

describe('the line that is followed', () => {
  it('is the middle of the pane, at the ends of the text its edges', () => {
    const pane = { height: 800, most: 4000 };
    expect(referenceShare({ ...pane, top: 0 })).toBe(0);
    expect(referenceShare({ ...pane, top: 200 })).toBeCloseTo(0.25);
    expect(referenceShare({ ...pane, top: 2000 })).toBe(0.5);
    expect(referenceShare({ ...pane, top: 3800 })).toBeCloseTo(0.75);
    expect(referenceShare({ ...pane, top: 4000 })).toBe(1);
  });

  it.each([[100], [600], [800], [801], [3000]])('goes down steadily when the way is %d pixels', (most) => {
    let last = -1;
    for (let top = 0; top <= most; top++) {
      const line = top + referenceShare({ top, height: 800, most }) * 800;
      expect(line).toBeGreaterThan(last);
      expect(line - last).toBeLessThan(12);
      last = line;
    }
    expect(last).toBeCloseTo(most + 800);
  });

  it('is the middle where there is nothing to scroll', () => {
    expect(referenceShare({ top: 0, height: 800, most: 0 })).toBe(0.5);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutlinePlace } from '#contract/model';
import { rankBetween, ranksBetween } from './rank';

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

describe('rankBetween', () => {
  it('finds a place anywhere, however often', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 120 }), (places) => {
        const ranks: string[] = [];
        for (const place of places) {
          const at = place % (ranks.length + 1);
          const rank = rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null);
          expect(OutlinePlace.safeParse({ rank, level: 0 }).success).toBe(true);
          ranks.splice(at, 0, rank);
        }
        expect([...ranks].sort(byCodeUnits)).toEqual(ranks);
        expect(new Set(ranks).size).toBe(ranks.length);
      }),
    );
  });

  it('stays short when notes are added at an end, one after the other', () => {
    const first = rankBetween(null, null);
    let [last, top] = [first, first];
    for (let i = 0; i < 5000; i++) {
      const [lower, higher] = [rankBetween(last, null), rankBetween(null, top)];
      expect(lower > last && higher < top).toBe(true);
      [last, top] = [lower, higher];
    }
    expect(Math.max(last.length, top.length)).toBeLessThanOrEqual(4);
  });

  it('says so when there is nothing between', () => {
    expect(() => rankBetween('b', 'a')).toThrow(RangeError);
    expect(() => rankBetween('a', 'a0')).toThrow(RangeError);
  });
});

it('gives many in order', () => {
  const ranks = ranksBetween('V', 'W', 500);
  expect([...ranks].sort(byCodeUnits)).toEqual(ranks);
  expect(new Set(['V', 'W', ...ranks]).size).toBe(502);
  expect(ranks.every((rank) => rank > 'V' && rank < 'W')).toBe(true);
  const ends = ranksBetween('V', null, 500);
  expect([...ends].sort(byCodeUnits)).toEqual(ends);
  expect(new Set(['V', ...ends]).size).toBe(501);
});

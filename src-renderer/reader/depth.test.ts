import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeLayered, depths, sweepDepths, type Layered } from './depth';
import { byStart, createIntervalTree } from './interval-tree';

const layered = (start: number, end: number): Layered => ({ start, end, depth: 1 });

const swept = (sorted: readonly Layered[]): number[] => {
  const copies = sorted.map((one) => ({ ...one }));
  sweepDepths(copies);
  return copies.map(({ depth }) => depth);
};

const interval = fc
  .record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 15 }) })
  .map(({ start, length }) => layered(start, start + length));

describe('sweepDepths', () => {
  it('puts three overlapping marks on three layers and a fourth on the last', () => {
    expect(swept([0, 1, 2, 3].map((start) => layered(start, 10)))).toEqual([1, 2, 3, 3]);
  });

  it('uses a layer again as soon as it is free', () => {
    expect(swept([layered(0, 5), layered(2, 8), layered(5, 9), layered(9, 12)])).toEqual([1, 2, 1, 1]);
  });

  it('never lets two overlapping marks share a layer unless more than three overlap', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 25 }), (list) => {
        const sorted = list.sort(byStart);
        const layers = swept(sorted);
        for (let offset = 0; offset < 60; offset++) {
          const here = layers.filter(
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
});

describe('changeLayered', () => {
  it('gives what a sweep of all gives, after each of many changes', () => {
    const changes = fc.array(fc.record({ add: fc.boolean(), interval, at: fc.nat(99) }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 40 }), changes, (list, then) => {
        const tree = createIntervalTree(list);
        sweepDepths(tree.all());
        for (const { add, interval: fresh, at } of then) {
          const gone = tree.all()[at % Math.max(1, tree.size)];
          if (add || !gone) changeLayered(tree, { ...fresh }, 'add');
          else changeLayered(tree, gone, 'remove');
          expect(tree.all().map(({ depth }) => depth)).toEqual(swept(tree.all()));
        }
      }),
    );
  });

  it('looks only at the neighbours', () => {
    let looks = 0;
    const all = Array.from({ length: 5000 }, (_, i) => {
      const mark = layered(i * 10, i * 10 + 14);
      let { depth } = mark;
      Object.defineProperty(mark, 'depth', {
        get: () => depth,
        set: (value: number) => {
          looks++;
          depth = value;
        },
      });
      return mark;
    });
    const tree = createIntervalTree(all);
    sweepDepths(all);
    looks = 0;
    const added = layered(25_003, 25_006);
    changeLayered(tree, added, 'add');
    expect(added.depth).toBe(3);
    changeLayered(tree, added, 'remove');
    expect(looks).toBeLessThan(20);
  });
});

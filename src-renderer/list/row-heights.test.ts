import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowHeights } from './row-heights';

it('finds places and rows as adding up does, also after rows became higher', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 70 });
  const changes = fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 200 })), { maxLength: 20 });
  fc.assert(
    fc.property(heights, changes, (before, set) => {
      const rows = new RowHeights(Float64Array.from(before));
      const plain = [...before];
      for (const [row, height] of set) {
        rows.set(row, height);
        if (row < plain.length) plain[row] = height;
      }
      let top = 0;
      plain.forEach((height, row) => {
        expect(rows.top(row)).toBe(top);
        expect(rows.at(top)).toBe(row);
        expect(rows.at(top + height - 0.5)).toBe(row);
        top += height;
      });
      expect(rows.total).toBe(top);
      expect(rows.at(top + 10)).toBe(plain.length - 1);
      expect(rows.at(-10)).toBe(0);
    }),
  );
});

it('holds no rows', () => {
  const rows = new RowHeights(new Float64Array(0));
  expect([rows.total, rows.at(0), rows.top(3)]).toEqual([0, 0, 0]);
});

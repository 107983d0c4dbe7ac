import { describe, expect, it } from 'vitest';
import type { ShownRow } from '#contract';
import { rowFor, type GridPlace } from './grid-filling';

const at = (article: string, start: number, end: number): GridPlace => ({ article, passage: { start, end } });
const row = (id: string, ...places: GridPlace[]): ShownRow => ({
  ...{ id, rank: 'V', claim: '', verdict: null, note: '' },
  cells: places.map(({ article, passage }, i) => ({
    ...{ id: `${id}${i}`, annotation: null, place: { article, passage, quote: '' } },
  })),
});
const rows = [row('full', at('a', 0, 10), at('b', 0, 10)), row('half', at('a', 20, 30))];

describe('the row that something goes into', () => {
  it('is the current one for a single passage, or a new one when none is', () => {
    expect(rowFor(rows, 'full', [at('a', 40, 50)])).toBe('full');
    expect(rowFor(rows, null, [at('a', 40, 50)])).toBeNull();
    expect(rowFor(rows, 'gone', [at('a', 40, 50)])).toBeNull();
  });

  it('is a new one for a match when the current one tells of something else in both articles', () => {
    expect(rowFor(rows, 'full', [at('a', 40, 50), at('b', 40, 50)])).toBeNull();
    expect(rowFor(rows, 'half', [at('a', 40, 50), at('b', 40, 50)])).toBe('half');
    expect(rowFor(rows, 'full', [at('a', 2, 5), at('b', 40, 50)])).toBe('full');
    expect(rowFor(rows, 'full', [at('b', 40, 50), at('c', 0, 9)])).toBe('full');
  });

  it('is the one that has it already', () => {
    expect(rowFor(rows, 'half', [at('a', 0, 10), at('b', 0, 10)])).toBe('full');
    expect(rowFor(rows, null, [at('a', 22, 28)])).toBe('half');
  });
});

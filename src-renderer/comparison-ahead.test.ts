import { describe, expect, it } from 'vitest';
import type { ComparisonChange, GridRow, ShownComparison } from '#contract';
import { comparisonAfter, comparisonBegun, type Texts } from './comparison-ahead';

const texts: Texts = (article) =>
  article === 'a' ? { version: 2, text: 'The ferry ran aground.' } : undefined;
const now = '2026-01-01T10:00:00.000Z';
const view = { marks: [], linked: true, panel: 'notes' as const, gridBelow: false };
const empty = comparisonBegun({ id: 'c', articles: ['a', 'b'], view }, 'Ferry', now);
const after = (shown: ShownComparison, change: Omit<ComparisonChange, 'id'>): ShownComparison =>
  comparisonAfter(shown, { id: 'c', ...change }, texts, now);
const place = (start: number, end: number) => ({ article: 'a', version: 2, passage: { start, end } });
const cell = (id: string, row: string, start: number, end: number) => ({
  ...{ id, row, place: place(start, end), annotation: null },
});
const ids = ({ rows }: ShownComparison): string[] => rows.map(({ id }) => id);

describe('a comparison ahead of the answer', () => {
  it('gets new rows at the end, with what is put into them', () => {
    const one = after(empty, { rows: [{ id: 'r1', claim: 'first' }], cells: [cell('x', 'r1', 4, 9)] });
    const two = after(one, { rows: [{ id: 'r2', claim: 'second' }] });
    expect(ids(two)).toEqual(['r1', 'r2']);
    expect(two.rows[0]?.cells).toEqual([
      { id: 'x', annotation: null, place: { article: 'a', passage: { start: 4, end: 9 }, quote: 'ferry' } },
    ]);
  });

  it('keeps fields that are not given, and sorts by rank', () => {
    const rows = after(empty, {
      rows: [
        { id: 'r1', rank: 'B', claim: 'first', verdict: 'same' },
        { id: 'r2', rank: 'C' },
      ],
    });
    const moved = after(rows, { rows: [{ id: 'r1', rank: 'D' }] });
    expect(ids(moved)).toEqual(['r2', 'r1']);
    expect(moved.rows[1]).toMatchObject({ claim: 'first', verdict: 'same' });
    expect(after(moved, { rows: [{ id: 'r1', verdict: null }] }).rows[1]?.verdict).toBeNull();
  });

  it('moves a passage from one row to another, and removes passages and rows', () => {
    const filled = after(empty, {
      rows: [{ id: 'r1' }, { id: 'r2' }],
      cells: [cell('x', 'r1', 4, 9), cell('y', 'r1', 0, 3)],
    });
    const moved = after(filled, { cells: [{ id: 'x', row: 'r2', annotation: null }] });
    expect(moved.rows.map(({ cells }) => cells.map(({ id }) => id))).toEqual([['y'], ['x']]);
    expect(ids(after(moved, { remove: ['r1'] }))).toEqual(['r2']);
    expect(after(moved, { remove: ['x'] }).rows[1]?.cells).toEqual([]);
  });

  it('shows what is restored where it stood, and as an orphan when its text is another now', () => {
    const target = (version: number): GridRow['cells'][number]['target'] => ({
      ...{ source: 'a', version },
      selector: [
        { type: 'TextPositionSelector', start: 4, end: 9 },
        { type: 'TextQuoteSelector', exact: 'ferry', prefix: '', suffix: '' },
      ],
    });
    const cells = [2, 1].map((version) => ({ id: `x${version}`, annotation: null, target: target(version) }));
    const row: GridRow = { id: 'r1', rank: 'B', claim: 'first', cells, verdict: null, note: '' };
    const back = after(empty, { restore: { rows: [row] } });
    expect(back.rows[0]?.cells.map((one) => one.place.passage)).toEqual([{ start: 4, end: 9 }, null]);
    const gone = after(back, { remove: ['x2'] });
    const [first] = cells;
    if (!first) throw new Error('no cell');
    expect(after(gone, { restore: { cells: [{ row: 'r1', cell: first }] } }).rows[0]?.cells).toHaveLength(2);
  });

  it('is the same when a change is laid over the answer that has it already', () => {
    const change = { rows: [{ id: 'r1', claim: 'first' }], cells: [cell('x', 'r1', 4, 9)] };
    const once = after(empty, change);
    expect(after(once, change)).toEqual(once);
  });

  it('knows decisions, dismissals, and that it is deleted', () => {
    const decided = after(empty, {
      decide: [{ id: 'd', ends: [place(0, 3), place(4, 9)], corresponds: true }],
      dismiss: [{ id: 'm', what: 'only-here', places: [place(4, 9)] }],
    });
    expect(decided.decisions[0]?.ends[1].quote).toBe('ferry');
    expect(decided.dismissed[0]?.places[0]?.passage).toEqual({ start: 4, end: 9 });
    expect(after(decided, { remove: ['d', 'm'] })).toMatchObject({ decisions: [], dismissed: [] });
    expect(after(decided, { deleted: true }).deleted).toBe(now);
  });
});

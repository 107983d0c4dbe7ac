import { describe, expect, it } from 'vitest';
import type { Fact, ShownComparison } from '#contract';
import { proposedFacts } from './proposals';

const at = (article: string, start: number, end: number) => ({ article, passage: { start, end } });
const fact = (id: string, cells: Fact['cells'], differs = false): Fact => ({
  id,
  claim: id,
  cells,
  differs,
  score: 1,
});
const row = (...places: ReturnType<typeof at>[]): ShownComparison['rows'][number] => ({
  ...{ id: 'r', rank: 'V', claim: '', verdict: null, note: '' },
  cells: places.map((place, i) => ({ id: `c${i}`, annotation: null, place: { ...place, quote: '' } })),
});
const facts = [
  fact('one', [at('a', 0, 10), at('b', 0, 10)]),
  fact('two', [at('a', 20, 30), at('b', 40, 50), at('c', 0, 9)], true),
];
const proposed = (rows: ShownComparison['rows'], dismissed: ShownComparison['dismissed'] = []): string[] =>
  proposedFacts(facts, { rows, dismissed }).map(({ id }) => id);

describe('proposed rows', () => {
  it('come with differing ones first', () => {
    expect(proposed([])).toEqual(['two', 'one']);
  });

  it('are not those that a row has, with the whole sentence or a part of it', () => {
    expect(proposed([row(at('a', 2, 5), at('b', 0, 40))])).toEqual(['two']);
    expect(proposed([row(at('b', 45, 46), at('c', 0, 2))])).toEqual(['one']);
  });

  it('stay while a row has only one of their passages, or none any more', () => {
    expect(proposed([row(at('a', 0, 10))])).toEqual(['two', 'one']);
    const orphan = row(at('a', 0, 10), at('b', 0, 10));
    expect(
      proposed([
        { ...orphan, cells: orphan.cells.map((c) => ({ ...c, place: { ...c.place, passage: null } })) },
      ]),
    ).toHaveLength(2);
  });

  it('are not those that were dismissed, whatever else was', () => {
    const places = [at('a', 0, 10), at('b', 0, 10)].map((place) => ({ ...place, quote: '' }));
    const dismissal = { id: 'd', places, created: '2026-01-01T00:00:00.000Z' };
    expect(proposed([], [{ ...dismissal, what: 'fact' }])).toEqual(['two']);
    expect(proposed([], [{ ...dismissal, what: 'figures' }])).toHaveLength(2);
  });
});

import { expect, it } from 'vitest';
import { figureGroups, type OverviewFigure } from './figure-groups';

const pair = (a: string, at: number, b: string, bt: number): OverviewFigure => ({
  ...{ id: `${a}${at}${b}${bt}`, match: '', type: 'number', state: 'differ', about: '', confidence: 1 },
  a: { start: at, end: at + 2, value: '1', unit: null },
  b: { start: bt, end: bt + 2, value: '2', unit: null },
  ...{ articles: { a, b }, quotes: { a: '', b: '' } },
});
const shown = (pairs: OverviewFigure[]): string[] =>
  figureGroups(pairs, ['x', 'y', 'z']).map(({ places }) =>
    places.map(({ article, passage }) => `${article}${passage.start}`).join(' '),
  );

it('puts the pairs of one figure in three articles together, in the order of the panes', () => {
  expect(shown([pair('y', 20, 'z', 30), pair('x', 10, 'y', 20), pair('x', 10, 'z', 30)])).toEqual([
    'x10 y20 z30',
  ]);
});

it('keeps two figures of one article apart', () => {
  expect(shown([pair('x', 10, 'y', 20), pair('x', 10, 'y', 40)])).toEqual(['x10 y20', 'x10 y40']);
});

it('keeps every pair, in their order', () => {
  const pairs = [
    pair('x', 50, 'y', 60),
    pair('x', 10, 'y', 20),
    pair('y', 20, 'z', 30),
    pair('x', 12, 'z', 30),
  ];
  const groups = figureGroups(pairs, ['x', 'y', 'z']);
  expect(groups.flatMap((group) => group.pairs)).toHaveLength(4);
  expect(shown(pairs)).toEqual(['x50 y60', 'x10 y20 z30', 'x12 z30']);
});

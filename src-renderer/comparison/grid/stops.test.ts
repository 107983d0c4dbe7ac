import { describe, expect, it } from 'vitest';
import { stopAfter, stopNear, type Move, type Stop } from './stops';

// Two claims with two articles: the second cell of the first row has two passages, the second row has none there.
const stops: Stop[] = [
  { key: 'r1/claim', row: 0, column: 0 },
  { key: 'r1/a/x', row: 0, column: 1 },
  { key: 'r1/b/y', row: 0, column: 2 },
  { key: 'r1/b/z', row: 0, column: 2 },
  { key: 'r1/verdict', row: 0, column: 3 },
  { key: 'r2/claim', row: 1, column: 0 },
  { key: 'r2/a', row: 1, column: 1 },
  { key: 'r2/b', row: 1, column: 2 },
  { key: 'r2/verdict', row: 1, column: 3 },
  { key: 'proposals', row: 2, column: 0 },
];

const walk = (from: string, moves: Move[], stacked = false): string =>
  moves.reduce((at, move) => stopAfter(stops, at, move, stacked), from);

describe('in the table', () => {
  it('goes across columns, and through the passages of a cell into the next row', () => {
    expect(walk('r1/claim', ['right', 'right'])).toBe('r1/b/y');
    expect(walk('r1/b/y', ['down'])).toBe('r1/b/z');
    expect(walk('r1/b/z', ['down'])).toBe('r2/b');
    expect(walk('r2/b', ['up'])).toBe('r1/b/z');
    expect(walk('r1/b/z', ['right'])).toBe('r1/verdict');
    expect(walk('r1/verdict', ['left'])).toBe('r1/b/y');
  });

  it('finds the nearest column in a row that has fewer, and stays at the edges', () => {
    expect(walk('r2/b', ['down'])).toBe('proposals');
    expect(walk('r1/claim', ['left', 'up'])).toBe('r1/claim');
    expect(walk('proposals', ['down', 'right'])).toBe('proposals');
  });

  it('goes to the ends of a row and of the grid', () => {
    expect(walk('r1/a/x', ['end'])).toBe('r1/verdict');
    expect(walk('r1/verdict', ['home'])).toBe('r1/claim');
    expect(walk('r2/a', ['first'])).toBe('r1/claim');
    expect(walk('r1/a/x', ['last'])).toBe('proposals');
    expect(walk('r1/a/x', ['page-down'])).toBe('proposals');
    expect(walk('proposals', ['page-up'])).toBe('r1/claim');
  });
});

it('goes down through the cells where they are stacked, and to the next claim by page', () => {
  expect(walk('r1/a/x', ['down', 'down', 'down', 'down'], true)).toBe('r2/claim');
  expect(walk('r2/claim', ['up'], true)).toBe('r1/verdict');
});

it('goes to what took the place of something that is gone', () => {
  const left = stops
    .filter(({ key }) => !key.startsWith('r1'))
    .map((stop) => ({ ...stop, row: stop.row - 1 }));
  expect(stopNear(left, stops, 'r1/a/x')).toBe('r2/a');
  expect(stopNear(stops, stops, 'r1/a/x')).toBe('r1/a/x');
  expect(
    stopNear(
      stops.filter(({ key }) => key !== 'r1/b/z'),
      stops,
      'r1/b/z',
    ),
  ).toBe('r1/b/y');
  expect(stopNear([], stops, 'r1/claim')).toBeNull();
});

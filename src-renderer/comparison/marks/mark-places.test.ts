import { expect, test } from 'vitest';
import { placeMarks } from './mark-places';

const at = (start: number, end: number, top: number, bottom: number) => ({
  ...{ id: `${start}-${end}`, start, end, top, bottom },
});

test('a passage on lines of its own is marked over their whole height', () => {
  expect(placeMarks([at(0, 80, 100, 148), at(90, 120, 180, 204)])).toEqual([
    { id: '0-80', top: 100, height: 48, lane: 0 },
    { id: '90-120', top: 180, height: 24, lane: 0 },
  ]);
});

test('two sentences on one line share its height, in their order and without touching', () => {
  const [first, second] = placeMarks([at(0, 80, 100, 148), at(81, 150, 124, 172)]);
  expect(first?.top).toBe(100);
  expect((first?.top ?? 0) + (first?.height ?? 0)).toBeLessThan(second?.top ?? 0);
  expect(second?.top).toBeGreaterThan(124);
  expect((second?.top ?? 0) + (second?.height ?? 0)).toBe(172);
});

test('many short sentences on one line stay in order, each large enough to be hit', () => {
  const places = placeMarks([0, 1, 2, 3].map((i) => at(i * 10, i * 10 + 8, 100, 124)));
  places.forEach((place, i) => {
    expect(place.height).toBeGreaterThanOrEqual(5);
    const before = places[i - 1];
    if (before) expect(place.top).toBeGreaterThan(before.top + before.height);
  });
});

test('a passage inside another stands in a lane beside it, and keeps its height', () => {
  expect(placeMarks([at(0, 200, 100, 220), at(50, 90, 124, 148)])).toEqual([
    { id: '0-200', top: 100, height: 120, lane: 0 },
    { id: '50-90', top: 124, height: 24, lane: 1 },
  ]);
});

test('a passage that stands beside another on the page, as in the cells of a row, is not squeezed upwards', () => {
  const [, second] = placeMarks([at(0, 20, 200, 224), at(30, 40, 100, 124)]);
  expect(second).toEqual({ id: '30-40', top: 100, height: 24, lane: 0 });
});

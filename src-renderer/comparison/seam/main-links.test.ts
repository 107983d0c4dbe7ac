import { expect, it } from 'vitest';
import type { Match } from '#contract';
import { mainLinks } from './main-links';
import type { SeamLink } from './seam-links';

const link = (left: number, right: number, score: number, kind: Match['kind'] = 'same-fact'): SeamLink => {
  const [a, b] = [left, right].map((n) => ({ start: 100 * n, end: 100 * n + 90 }));
  const id = `${left}-${right}`;
  const match: Match = { id, a: a!, b: b!, kind, score, origin: 'found', evidence: [] };
  return { ref: { a: 'a', b: 'b', id }, match, left: a!, right: b!, differs: false, pinned: false };
};
const ids = (links: SeamLink[]): string[] => mainLinks(links).map(({ ref }) => ref.id);

it('joins headline with headline and lead with lead where all four tell the same', () => {
  expect(ids([link(0, 0, 0.8), link(0, 1, 0.9), link(1, 0, 0.85), link(1, 1, 0.95)])).toEqual(['0-0', '1-1']);
});

it('joins no second passage to a headline', () => {
  expect(ids([link(0, 0, 0.9), link(0, 1, 0.8), link(2, 2, 0.7)])).toEqual(['0-0', '2-2']);
});

it('keeps a fact that the other tells in two sentences', () => {
  expect(ids([link(0, 0, 0.9), link(3, 3, 0.9), link(3, 4, 0.7)])).toEqual(['0-0', '3-3', '3-4']);
});

it('draws no further link across a better one', () => {
  expect(ids([link(0, 0, 0.9), link(3, 3, 0.9), link(5, 5, 0.9), link(5, 2, 0.7)])).toEqual([
    '0-0',
    '3-3',
    '5-5',
  ]);
});

it('draws quotations, copied text and pins however many there are', () => {
  const pinned = { ...link(1, 4, 1), pinned: true };
  const links = [link(1, 1, 0.9), link(1, 2, 0.8, 'quotation'), link(2, 1, 0.7, 'copied'), pinned];
  expect(ids(links)).toEqual(expect.arrayContaining(['1-2', '2-1', '1-4']));
});

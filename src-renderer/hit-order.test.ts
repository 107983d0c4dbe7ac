import { describe, expect, it } from 'vitest';
import { firstIn, nextHit, numberOf, type ArticleHits } from './hit-order';

const at = (start: number) => ({ start, end: start + 3 });
const hits: ArticleHits[] = [
  { article: 'left', version: 1, passages: [at(10), at(50)], total: 2 },
  { article: 'middle', version: 1, passages: [], total: 0 },
  { article: 'right', version: 2, passages: [at(5), at(90)], total: 2 },
];
const numbers = (from: Parameters<typeof nextHit>[1], step: 1 | -1): unknown => {
  const next = nextHit(hits, from, step);
  return next && [next.hit.number, next.hit.article, next.hit.passage.start, next.wrapped];
};

describe('the next hit', () => {
  it('goes on in the text, then to the next pane that has one', () => {
    expect(numbers({ article: 'left', passage: at(10) }, 1)).toEqual([1, 'left', 50, false]);
    expect(numbers({ article: 'left', passage: at(50) }, 1)).toEqual([2, 'right', 5, false]);
    expect(numbers({ article: 'right', passage: at(5) }, -1)).toEqual([1, 'left', 50, false]);
  });

  it('begins anew behind the last', () => {
    expect(numbers({ article: 'right', passage: at(90) }, 1)).toEqual([0, 'left', 10, true]);
    expect(numbers({ article: 'left', passage: at(10) }, -1)).toEqual([3, 'right', 90, true]);
  });

  it('is the first behind the place where the reader is', () => {
    expect(numbers({ article: 'left', offset: 20 }, 1)).toEqual([1, 'left', 50, false]);
    expect(numbers({ article: 'left', offset: 50 }, 1)).toEqual([1, 'left', 50, false]);
    expect(numbers({ article: 'left', offset: 50 }, -1)).toEqual([0, 'left', 10, false]);
    expect(numbers({ article: 'middle', offset: 0 }, 1)).toEqual([2, 'right', 5, false]);
    expect(numbers({ article: 'right', offset: 99 }, 1)).toEqual([0, 'left', 10, true]);
    expect(numbers(null, 1)).toEqual([0, 'left', 10, false]);
  });

  it('goes on from where a hit was that is none any more', () => {
    expect(numbers({ article: 'left', passage: at(30) }, 1)).toEqual([1, 'left', 50, false]);
    expect(numbers({ article: 'left', passage: at(30) }, -1)).toEqual([0, 'left', 10, false]);
    expect(numbers({ article: 'closed', passage: at(30) }, 1)).toEqual([0, 'left', 10, false]);
  });

  it('is none where there are none', () => {
    expect(nextHit([], null, 1)).toBeNull();
    expect(nextHit([{ article: 'left', version: 1, passages: [], total: 0 }], null, -1)).toBeNull();
  });
});

it('a hit has its number among those of all panes', () => {
  expect(numberOf(hits, { article: 'right', passage: at(90) })).toBe(3);
  expect(numberOf(hits, { article: 'right', passage: at(91) })).toBeNull();
  expect(numberOf(hits, { article: 'gone', passage: at(5) })).toBeNull();
});

it('a passage has a first hit', () => {
  expect(firstIn(hits, { article: 'left', passage: { start: 12, end: 60 } })).toEqual(at(10));
  expect(firstIn(hits, { article: 'left', passage: { start: 13, end: 60 } })).toEqual(at(50));
  expect(firstIn(hits, { article: 'right', passage: { start: 20, end: 60 } })).toBeNull();
  expect(firstIn(hits, { article: 'gone', passage: at(10) })).toBeNull();
});

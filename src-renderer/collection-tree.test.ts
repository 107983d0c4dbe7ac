import { describe, expect, it } from 'vitest';
import type { Collection } from '#contract';
import { childrenOf, collectionTree, spotAfter, spotBeside, withInside } from './collection-tree';

const one = (id: string, parent: string | null, rank: string): Collection => ({
  ...{ id, name: id, parent, rank, query: null, articles: [] },
});
const all = [
  one('b', null, 'c'),
  one('a', null, 'b'),
  one('b1', 'b', 'b'),
  one('b2', 'b', 'c'),
  one('x', 'gone', 'a'),
];
const moved = (id: string, spot: { parent: string | null; rank: string } | null): string[] => {
  if (!spot) return [];
  const next = all.map((other) => (other.id === id ? { ...other, ...spot } : other));
  return childrenOf(next, spot.parent).map((other) => other.id);
};

it('orders by rank, and what is in a collection that is gone stands at the top', () => {
  expect(collectionTree(all).map(({ collection }) => collection.id)).toEqual(['x', 'a', 'b']);
  expect(collectionTree(all)[2]?.children.map(({ collection }) => collection.id)).toEqual(['b1', 'b2']);
  expect([...withInside(all, 'b')]).toEqual(['b', 'b1', 'b2']);
});

describe('moving by keys', () => {
  it('goes up, down, in and out', () => {
    expect(moved('b', spotAfter(all, 'b', 'up'))).toEqual(['x', 'b', 'a']);
    expect(moved('a', spotAfter(all, 'a', 'down'))).toEqual(['x', 'b', 'a']);
    expect(moved('b', spotAfter(all, 'b', 'in'))).toEqual(['b']);
    expect(moved('b1', spotAfter(all, 'b1', 'out'))).toEqual(['x', 'a', 'b', 'b1']);
  });
  it('goes nowhere at the ends', () => {
    expect(spotAfter(all, 'x', 'up')).toBeNull();
    expect(spotAfter(all, 'b', 'down')).toBeNull();
    expect(spotAfter(all, 'a', 'out')).toBeNull();
    expect(spotAfter(all, 'b1', 'in')).toBeNull();
  });
});

it('does not put a collection into itself', () => {
  expect(spotBeside(all, 'b1', 'after', 'b')).toBeNull();
  expect(moved('a', spotBeside(all, 'b2', 'before', 'a'))).toEqual(['b1', 'a', 'b2']);
});

import { expect, it } from 'vitest';
import { pairGroups } from './pair-groups';

const said = (articles: string, pairs: string): string[] =>
  pairGroups(
    [...articles],
    pairs.split(' ').map((pair) => [pair[0] ?? '', pair[1] ?? ''] as const),
  ).map(({ articles, as }) => `${articles.join('')} ${as}`);

it('says once what is true of an article and every other one', () => {
  expect(said('abc', 'ac bc')).toEqual(['c others']);
  expect(said('abcd', 'ad bd cd ab')).toEqual(['d others', 'ab pair']);
});

it('says of all what is true of all, and of two that it is of these two', () => {
  expect(said('abc', 'ab ac bc')).toEqual(['abc all']);
  expect(said('ab', 'ab')).toEqual(['ab pair']);
  expect(said('abcd', 'ab cd')).toEqual(['ab pair', 'cd pair']);
});

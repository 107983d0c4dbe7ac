import { expect, it } from 'vitest';
import type { ArticleAlignment, Match, Passage } from '#contract';
import { counterparts } from './counterparts';
import { backbonePairs } from './span-chain';

const passage = (start: number): Passage => ({ start, end: start + 10 });
const match = (a: number, b: number, more: Partial<Match> = {}): Match => ({
  ...{ id: `${a}-${b}`, a: passage(a), b: passage(b), kind: 'same-fact', score: 0.5, origin: 'found' },
  evidence: [],
  ...more,
});
const alignment = (a: string, b: string, matches: Match[]): ArticleAlignment => ({
  ...{ a: { article: a, version: 1 }, b: { article: b, version: 1 }, matches },
  backbone: matches.map(({ id }) => id),
  ...{ figures: [], quotations: [], copied: [], copiedShare: { a: 0, b: 0 }, sentences: { a: [], b: [] } },
  ...{ sameEvent: true, sameLanguage: true },
});

const held = [
  alignment('a', 'b', [match(0, 100)]),
  alignment('b', 'c', [match(95, 300, { score: 0.4 }), match(104, 200, { score: 0.9 })]),
  // The order of pairs is that of the ids, whatever the panes' is.
  alignment('c', 'd', [match(200, 400, { kind: 'same-topic' })]),
];
const alignmentOf = (x: string, y: string): ArticleAlignment | undefined =>
  held.find(({ a, b }) => [a.article, b.article].sort().join() === [x, y].sort().join());

it('goes on from neighbour to neighbour by the best match, and ends where there is none', () => {
  const known = new Map([
    ['a', passage(0)],
    ['b', passage(100)],
  ]);
  expect(counterparts(['a', 'b', 'c', 'd'], known, alignmentOf)).toEqual([
    { article: 'c', passage: passage(200) },
  ]);
});

it('goes both ways, and through pairs that are kept the other way round', () => {
  const known = new Map([
    ['c', passage(200)],
    ['b', passage(104)],
  ]);
  expect(counterparts(['d', 'c', 'b', 'a'], known, alignmentOf)).toEqual([
    { article: 'a', passage: passage(0) },
  ]);
});

it('what scrolling follows goes on in both texts and does not overlap', () => {
  const both = alignment('a', 'b', [
    match(0, 50),
    match(5, 70),
    match(20, 40),
    match(30, 90),
    match(50, 120),
  ]);
  both.backbone = ['0-50', '5-70', '20-40', '30-90'];
  expect(backbonePairs(both, 'a')).toEqual([
    { left: passage(0), right: passage(50) },
    { left: passage(30), right: passage(90) },
  ]);
  expect(backbonePairs(both, 'b')[0]).toEqual({ left: passage(40), right: passage(20) });
});

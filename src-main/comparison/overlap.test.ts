import { expect, it } from 'vitest';
import { bySentence, firstBehind } from './overlap';

const sentences = [
  { start: 0, end: 10 },
  { start: 11, end: 20 },
  { start: 25, end: 30 },
];

it('finds the sentence that a place is in or before', () => {
  expect([0, 9, 10, 20, 24, 29, 30].map((at) => firstBehind(sentences, at))).toEqual([0, 0, 1, 2, 2, 2, 3]);
});

it('gives each sentence the passages that have something of it, and of gaps none', () => {
  const [two, gap, last] = [
    { start: 9, end: 12 },
    { start: 20, end: 25 },
    { start: 26, end: 40 },
  ];
  expect(bySentence(sentences, [last, gap, two])).toEqual([[two], [two], [last]]);
});

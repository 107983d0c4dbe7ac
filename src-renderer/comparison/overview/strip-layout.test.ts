import { expect, it } from 'vitest';
import { saidOf, sentenceAt, stripPaths } from './strip-layout';

const sentence = (start: number, end: number, about: object = {}) => ({
  ...{ start, end, shared: 0, onlyHere: false, differs: false, quotation: false, copied: false },
  ...about,
});
/** The pieces of a path: from which column, and how many. */
const columns = (path: string): number[][] =>
  [...path.matchAll(/M(\d+) \d+h(\d+)/g)].map(([, x, width]) => [Number(x) / 2, Number(width) / 2]);
const heights = (path: string): number[] => [...path.matchAll(/v(\d+)/g)].map(([, v]) => Number(v));

it('puts marks where their sentences stand', () => {
  const sentences = [
    sentence(0, 50, { shared: 1 }),
    sentence(50, 75, { onlyHere: true }),
    sentence(75, 100, { shared: 1, differs: true }),
  ];
  const paths = stripPaths({ sentences, length: 100 }, 40);
  expect(columns(paths.shared)).toEqual([
    [0, 10],
    [15, 5],
  ]);
  expect(columns(paths['only-here'])).toEqual([[10, 5]]);
  expect(columns(paths.differs)).toEqual([[15, 5]]);
  expect(paths.copied).toBe('');
});

it('in a long text is as high as the share that is shared, and never lets a difference vanish', () => {
  const sentences = Array.from({ length: 1000 }, (_, i) =>
    sentence(i * 100, i * 100 + 100, { shared: i % 2, differs: i === 500 }),
  );
  const paths = stripPaths({ sentences, length: 100_000 }, 200);
  expect(heights(paths.shared)).toEqual([6]);
  expect(columns(paths.differs)).toEqual([[50, 1]]);
});

it('has nothing to show of an empty text', () => {
  expect(stripPaths({ sentences: [], length: 0 }, 300).shared).toBe('');
  expect(sentenceAt([], 0)).toBe(-1);
});

it('finds the sentence at a place, or the nearest one', () => {
  const sentences = [sentence(10, 20), sentence(30, 40)];
  expect([0, 19, 22, 29, 99].map((offset) => sentenceAt(sentences, offset))).toEqual([0, 0, 0, 1, 1]);
});

it('says what is known of a sentence', () => {
  expect(saidOf(sentence(0, 1, { shared: 2, differs: true }), 3)).toBe('Figures differ, shared with 2 of 3');
  expect(saidOf(sentence(0, 1, { onlyHere: true }), 1)).toBe('No counterpart found');
  expect(saidOf(sentence(0, 1), 1)).toBe('Nothing certain');
});

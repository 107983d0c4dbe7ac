import { expect, it } from 'vitest';
import { offsetOf, piecesOf } from './source-lines';

it('a line is cut into words, values and tags, and nothing of it is lost', () => {
  const line = 'a {{ b }}{% if c %} {{ open';
  const pieces = piecesOf(line, 12);
  expect(pieces.map(({ text, kind, wrong }) => [text, kind, wrong])).toEqual([
    ['a ', 'words', false],
    ['{{ b }}', 'value', false],
    ['{% if c %}', 'tag', true],
    [' {{ open', 'words', false],
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe(line);
  expect(piecesOf('', 1)).toEqual([]);
});

it.each([
  ['one\ntwo', 1, 1, 0],
  ['one\ntwo', 2, 3, 6],
  ['one\ntwo', 1, 9, 3],
  ['one\ntwo', 5, 1, 7],
])('in %j line %i, column %i is at %i', (text, line, column, expected) => {
  expect(offsetOf(text, { line, column })).toBe(expected);
});

import { expect, it } from 'vitest';
import { colourOf } from './colours';

it.each([
  // As Zotero writes them.
  ['#ffd400', 'yellow'],
  ['#ff6666', 'red'],
  ['#5fb236', 'green'],
  ['#2ea8e5', 'blue'],
  ['#a28ae5', 'violet'],
  ['#e56eee', 'pink'],
  ['#f19837', 'orange'],
  ['#aaaaaa', 'grey'],
  // As Readwise, Kindle and others call them.
  ['yellow', 'yellow'],
  [' Purple ', 'violet'],
  ['gray', 'grey'],
  ['#FD0', 'yellow'],
  ['#2ea8e580', 'blue'],
  ['mauve', null],
  ['#12', null],
  ['', null],
  [null, null],
] as const)('%s is %s', (said, colour) => {
  expect(colourOf(said)).toBe(colour);
});

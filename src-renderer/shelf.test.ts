import { expect, test } from 'vitest';
import { queryOf, useShelf } from './shelf';

test.each([
  ['und', 'und'],
  ['und ', 'und '],
  ['  -the \u00a0\n ', '-the '],
  ['   ', ''],
])('of the search %j, %j is asked for: a space behind the last word counts', (search, asked) => {
  expect(queryOf({ ...useShelf.getInitialState(), search }).search).toBe(asked);
});

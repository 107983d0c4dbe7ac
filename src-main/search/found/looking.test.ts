import { expect, test } from 'vitest';
import { parseQuery } from '../query/parse';
import { wantedIn } from '../query/query';
import { createLooking, type Look, lookThrough } from './looking';
import { soughtFor } from './occurrences';

const soughtIn = (search: string) => soughtFor(wantedIn(parseQuery(search).query));
const line = (n: number): string => `Line ${n} says that the high water came, and 14\u00a0000 people went.\n`;
const long = Array.from({ length: 6000 }, (_, n) => line(n)).join('');

test('a long text is looked through in pieces, and what is found is as in the whole', async () => {
  const asked: number[] = [];
  const look = createLooking((looks) => {
    asked.push(...looks.map(({ text }) => text.length));
    return Promise.resolve(looks.map(lookThrough));
  });
  for (const search of ['"high water" ', '14000 ', '"people went line" ', 'wat* ', 'line 4999 ']) {
    const sought = soughtIn(search);
    expect(await look(long, sought)).toEqual(lookThrough({ text: long, sought }));
  }
  expect(asked.length).toBeGreaterThan(15);
  expect(Math.max(...asked)).toBeLessThan(120_000);
  const unspaced = '住在東京都'.repeat(50_000);
  expect(await look(unspaced, soughtIn('東京 '))).toHaveLength(50_000);
});

test('many texts go together, one batch after the other; where the thread cannot, it is done here', async () => {
  const batches: (readonly Look[])[] = [];
  const look = createLooking((looks) => {
    batches.push(looks);
    return Promise.resolve(null);
  });
  const text = line(1).repeat(100);
  const found = await Promise.all(Array.from({ length: 30 }, () => look(text, soughtIn('water '))));
  expect(found.map(({ length }) => length)).toEqual(Array.from({ length: 30 }, () => 100));
  expect(batches.length).toBeGreaterThan(1);
  expect(batches.length).toBeLessThan(6);
  await look('Short water', soughtIn('water '));
  expect(batches.flat()).toHaveLength(30);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#contract';
import { openForMeasuring } from '../measuring';

let folder = '';
let index: ReturnType<typeof openForMeasuring>;
const ids: Id[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synoptic-rank-'));
  index = openForMeasuring();
  index.run({ kind: 'open', folder, isWritable: true });
  ids.length = 0;
});
afterEach(() => {
  index.run({ kind: 'close', write: true });
  rmSync(folder, { recursive: true });
});

function put(id: string, title: string, text: string): void {
  const article = { id, version: 1, title, byline: '', siteName: '', host: '', fileName: '', text };
  const answer = index.run({ kind: 'put', known: ids.length, records: [{ article, stamp: 'a' }], made: [] });
  if (answer.kind === 'put') ids.push(...answer.ids);
}

function found(search: string): (Id | undefined)[] {
  const answer = index.find(search);
  return answer.kind === 'found' ? [...answer.ranking.numbers].map((number) => ids[number]) : [];
}

/** An article that says both words once in a long text, and one that is all about the first and what the second begins. */
function floodAndDams(): void {
  const filler = Array.from({ length: 400 }, (_, n) => `filler${n}`).join(' ');
  put('sought', 'A quiet week', `Flood. ${filler} A dam. ${filler}`);
  put(
    'other',
    'Flood damage',
    'Flood damage, flood damages, and damaged houses after the flood; flood damage again.',
  );
  for (let n = 0; n < 20; n++) put(`more${n}`, 'Weather', `Number ${n} of the weather in words.`);
}

test('an article with the words as they are comes before one with a longer word, also while it is typed', () => {
  floodAndDams();
  expect(found('flood dam ')).toEqual(['sought']);
  expect(found('flood dam')).toEqual(['sought', 'other']);
  expect(found('dam')).toEqual(['sought', 'other']);
  expect(found('flood OR dam')).toHaveLength(2);
});

test('while no article has the typed word as it is, the best that goes on so comes first', () => {
  floodAndDams();
  expect(found('flood dama')).toEqual(['other']);
  // An asterisk asks for all words that begin so alike.
  expect(found('flood dam*')).toEqual(['other', 'sought']);
});

test('of words that are as near, one that lacks a letter of none comes first, and a rare one before frequent ones', () => {
  for (let n = 0; n < 12; n++) put(`being${n}`, 'Being there', 'Being, being, being; bring, bring.');
  put('plane', 'An aeroplane', 'Boeing built it.');
  const answer = index.find('boing ');
  if (answer.kind !== 'found') throw new Error(answer.kind);
  expect(answer.ranking.corrected[0]?.instead).toEqual(['boeing', 'being', 'bring']);
  expect(found('boing ')[0]).toBe('plane');
});

test('a word that is not wanted takes no other words with it', () => {
  put('plane', 'An aeroplane', 'Boeing built it.');
  put('car', 'A car', 'Others built it.');
  expect(found('built -boing ').sort()).toEqual(['car', 'plane']);
});

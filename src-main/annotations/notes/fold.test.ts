import { expect, it } from 'vitest';
import { fold, wordsOf } from './fold';

it.each([
  ['Café', 'cafe'],
  ['CAFE\u0301', 'cafe'],
  ['Straße', 'STRASSE'],
  ['ﬁnal', 'final'],
  ['Ｔｏｋｙｏ', 'tokyo'],
  ['it’s “so”', 'it\'s "so"'],
  ['1939–45', '1939-45'],
  ['co\u00adoperate', 'cooperate'],
  ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
  ['Żółć'.normalize('NFD'), 'zołc'],
])('%s and %s are the same words', (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

it('vowel signs of other scripts count', () => {
  expect(fold('कि')).not.toBe(fold('का'));
});

it('the words of a question are each looked for once', () => {
  expect(wordsOf('  Dam\u00a0  dam\nÉcluse ')).toEqual(['dam', 'ecluse']);
});

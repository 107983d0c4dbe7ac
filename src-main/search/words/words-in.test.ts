import { expect, test } from 'vitest';
import { longestTerm, wordsIn } from './words-in';

const terms = (text: string): string[] => wordsIn(text).terms;

test.each([
  ['The Oder rose', ['the', 'oder', 'rose']],
  [
    'Łódź, CAFÉ, Ærø, Straße, İzmir, ISPARTA, ısparta',
    ['lodz', 'cafe', 'aero', 'strasse', 'izmir', 'isparta', 'isparta'],
  ],
  ['ﬁre ＡＢＣ co\u00adop', ['fire', 'abc', 'coop']],
  ['14,000 14.000 14’000 14\u00a0000 14000', ['14000', '14000', '14000', '14000', '14000']],
  ['3.5 3,5 1,234.56 1.234,56', ['3.5', '3.5', '1234.56', '1234.56']],
  ['2.3.2024 and 10, 200', ['2', '3', '2024', 'and', '10', '200']],
  ['0.125 1,2,3', ['0.125', '1', '2', '3']],
  ['covid19 4x4', ['covid19', '4x4']],
  ['東京都 ที่นี่', ['東', '京', '都', 'ที่', 'นี่']],
  ['don’t e-mail', ['don', 't', 'dont', 'e', 'mail', 'email']],
  ['mother-in-law state-of-the-art', ['mother', 'in', 'law', 'motherinlaw', 'state', 'of', 'the', 'art']],
  ['- ’ … *', []],
])('the words of %s', (text, expected) => {
  expect(terms(text)).toEqual(expected);
});

test('a word knows its place in the text, and a compound stands at the place of its last part', () => {
  const { starts, ends, positions } = wordsIn('An «e-mail» came');
  expect(positions).toEqual([0, 1, 2, 2, 3]);
  expect(starts.map((start, i) => 'An «e-mail» came'.slice(start, ends[i]))).toEqual([
    ...['An', 'e', 'mail', 'e-mail', 'came'],
  ]);
});

test('a word without end is cut', () => {
  expect(terms('a'.repeat(100_000))).toEqual(['a'.repeat(longestTerm)]);
  expect(terms('9'.repeat(100_000))).toEqual(['9'.repeat(longestTerm)]);
});

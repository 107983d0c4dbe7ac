import { expect, it } from 'vitest';
import { countWords } from './words';

it.each([
  ['', 0],
  ['The bridge didn’t fall; 1,200 people saw it.', 8],
  ['河水上涨', 2],
  ['河水上涨\nThe river rose\n', 5],
  ['河水上涨。河水上涨！', 4],
])('%j has %d words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

it('counts 100 000 characters without spaces, in one line and in many, by the same rule', () => {
  const sentence = '河水上涨。';
  const words = 20_000 * countWords(sentence);
  expect(countWords(sentence.repeat(20_000))).toBe(words);
  expect(countWords(`${sentence}\n`.repeat(20_000))).toBe(words);
});

it('a line without any stop is divided as well, but for the words at a few cuts', () => {
  const counted = countWords('河水'.repeat(50_000));
  expect(Math.abs(counted - 50_000)).toBeLessThanOrEqual(50);
});

import { expect, it } from 'vitest';
import { betweenQuoted, excerptParts } from './Excerpt';

const text = '“It sank,” she said. “Nobody came.”\n“We swam.”';
const at = (words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

it('shows of a quotation in pieces nothing of what the article says between them', () => {
  const quoted = [at('It sank,'), at('Nobody came.'), at('We swam.')];
  const parts = excerptParts(text, { start: 1, end: text.length - 1 }, [
    { ...at('Nobody'), as: 'left-out' },
    ...betweenQuoted(quoted),
  ]);
  expect(parts.map(({ words }) => words).join('')).toBe('It sank, … Nobody came. We swam.');
  expect(parts.filter(({ as }) => as === 'left-out')).toEqual([{ words: 'Nobody', as: 'left-out' }]);
});

import { describe, expect, it } from 'vitest';
import type { Passage } from '#contract';
import { compareTexts } from './compare';
import { overviewOf } from './overview';

/** Texts that nobody would write; what is quadratic in their length takes much longer than a test may. */
const texts: Record<string, string> = {
  'one character of a script without spaces': '北'.repeat(30_000),
  'spaces between the words of a name': `Anna${' '.repeat(60_000)}Kern said.`,
  'names without end': 'Anna Kern '.repeat(3_000),
  'quotation marks that only open': '“a '.repeat(10_000),
  'figures without end': Array.from({ length: 4_000 }, (_, n) => `${n} people`).join(' '),
  'halves of characters': '\ud83d'.repeat(20_000),
  'lines without words': '\n'.repeat(30_000),
};

describe('texts that nobody wrote', () => {
  it.each(Object.entries(texts))('%s', (_, text) => {
    const [a, b] = [text, `${text.slice(1)} The end.`].map((one) => ({
      text: one,
      lang: 'en',
      published: null,
    }));
    if (!a || !b) throw new Error('two texts');
    const found = compareTexts(a, b);
    const inside = ({ start, end }: Passage, { length }: string) =>
      0 <= start && start < end && end <= length;
    for (const { a: one, b: other } of [
      ...found.matches,
      ...found.copied,
      ...found.quotations,
      ...found.figures,
    ])
      expect([inside(one, a.text), inside(other, b.text)]).toEqual([true, true]);
    const articles = [a, b].map((one, n) => ({ article: `article-${n}`, version: 1, text: one.text }));
    expect(overviewOf(articles, [{ a: 0, b: 1, alignment: found }]).articles).toHaveLength(2);
  });
});

import { util } from '@citation-js/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostile } from '../../testing/hostile-text';
import { exampleArticle } from '../template/example';
import { cslOf } from './csl';
import { bibliography, bibtex, citation } from './references';

const { article } = exampleArticle;
const item = cslOf(article);

it('a reference has what is known of an article', () => {
  expect(item).toEqual({
    id: 'doe2026example00001',
    type: 'article-newspaper',
    title: 'Barges #3 and #4 reach Oberwald',
    author: [{ family: 'Doe', given: 'J.' }],
    'container-title': 'The Example Times',
    issued: { 'date-parts': [[2026, 3, 2]] },
    accessed: { 'date-parts': [[2026, 3, 5]] },
    URL: 'https://example.org/barges',
    language: 'en',
    keyword: 'flood',
  });
});

it.each([
  ['2024', [[2024]]],
  ['2024-03', [[2024, 3]]],
  [null, undefined],
])('a date is as precise as the source: %s', (publishedTime, parts) => {
  expect(cslOf({ ...article, publishedTime }).issued?.['date-parts']).toEqual(parts);
});

it.each([
  ['Anna Kern, Bo Lind', ['Kern', 'Lind']],
  ['Reuters', ['Reuters']],
  ['The Newsroom', ['The Newsroom']],
  ['dpa/AFP', ['dpa/AFP']],
  ['Anna Kern and Bo Lind', ['Kern', 'Lind']],
])('authors of %j', (byline, names) => {
  const authors = cslOf({ ...article, byline }).author ?? [];
  expect(authors.map((author) => ('family' in author ? author.family : author.literal))).toEqual(names);
});

it.each([
  ['Ludwig van Beethoven', { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' }],
  ['Ursula von der Leyen', { given: 'Ursula', 'non-dropping-particle': 'von der', family: 'Leyen' }],
  ['Ana María de la Cruz', { given: 'Ana María', 'non-dropping-particle': 'de la', family: 'Cruz' }],
  ['Khalid bin Salman', { given: 'Khalid', 'non-dropping-particle': 'bin', family: 'Salman' }],
  ['J. R. van Dijk-Smit', { given: 'J. R.', 'non-dropping-particle': 'van', family: 'Dijk-Smit' }],
  ['Leonardo da Vinci', { given: 'Leonardo', 'non-dropping-particle': 'da', family: 'Vinci' }],
  ['Conor O’Brien', { given: 'Conor', family: 'O’Brien' }],
  ['Łukasz Żółć', { given: 'Łukasz', family: 'Żółć' }],
  ['Di Smith', { given: 'Di', family: 'Smith' }],
  ['By Jane Doe', { given: 'Jane', family: 'Doe' }],
  ['Reuters', { literal: 'Reuters' }],
  ['Associated Press', { literal: 'Associated Press' }],
  ['The Associated Press', { literal: 'The Associated Press' }],
  ['Agence France-Presse', { literal: 'Agence France-Presse' }],
  ['Deutsche Presse-Agentur', { literal: 'Deutsche Presse-Agentur' }],
  ['Al Jazeera Staff', { literal: 'Al Jazeera Staff' }],
  ['BBC News', { literal: 'BBC News' }],
  ['Ministry of Health', { literal: 'Ministry of Health' }],
  ['山田太郎', { literal: '山田太郎' }],
])('who wrote it: %s', (byline, name) => {
  expect(cslOf({ ...article, byline }).author).toEqual([name]);
});

it('BibTeX has particles with the family, and institutions in braces', () => {
  const authors = (byline: string): string | undefined =>
    /author = \{(.*)\},/.exec(bibtex(cslOf({ ...article, byline })))?.[1];
  expect(authors('Ludwig van Beethoven, Ana de la Cruz and Bo Lind')).toBe(
    'van Beethoven, Ludwig and de la Cruz, Ana and Lind, Bo',
  );
  expect(authors('Reuters, Associated Press')).toBe('{Reuters} and {Associated Press}');
});

it.each([
  [
    'apa',
    'Doe, J. (2026, March 2). Barges #3 and #4 reach Oberwald. The Example Times. https://example.org/barges',
  ],
  [
    'vancouver',
    'Doe J. Barges #3 and #4 reach Oberwald. The Example Times [Internet]. 2026 Mar 2 [cited 2026 Mar 5]. Available from: https://example.org/barges',
  ],
  [
    'harvard1',
    'Doe, J. (2026) “Barges #3 and #4 reach Oberwald,” The Example Times, 2 March. Available at: https://example.org/barges (Accessed: March 5, 2026).',
  ],
] as const)('a citation in %s', (style, expected) => {
  expect(citation(item, style)).toBe(expected);
});

it('a bibliography has every reference, in the order of its style', () => {
  const other = cslOf({ ...article, id: 'other-000001', byline: 'Bo Aal', title: 'A second one' });
  const lines = bibliography([item, other], 'apa').trim().split(/\n+/);
  expect(lines.map((line) => line.split(',')[0])).toEqual(['Aal', 'Doe']);
});

describe('BibTeX', () => {
  it('has a key of its own, and no markup of the title', () => {
    const entry = bibtex(cslOf({ ...article, title: 'The {50%} & more' }));
    expect(entry).toMatch(/^@article\{doe2026example00001,\n/);
    expect(entry).toMatch(/title = \{The \\textbraceleft\{\}50\\%\\textbraceright\{\} \\& more\}/);
  });

  it('stays one entry whatever a title holds', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const entry = bibtex(cslOf({ ...article, title: title || 'x', byline: title, siteName: title }));
        const bare = entry.replace(/\\[{}]/g, '');
        let depth = 0;
        let ends = 0;
        for (const character of bare) {
          if (character === '{') depth++;
          if (character === '}' && --depth === 0) ends++;
        }
        expect([depth, ends]).toEqual([0, 1]);
      }),
      { numRuns: 60 },
    );
  });
});

it('nothing can be fetched', () => {
  expect(() => util.fetchFile('https://example.org/')).toThrow('Nothing is fetched.');
  // A title that is an address is words.
  expect(
    citation(cslOf({ ...article, title: 'https://doi.org/10.1/x', byline: '10.1000/182' }), 'apa'),
  ).toContain('https://doi.org/10.1/x');
});

import { describe, expect, test } from 'vitest';
import { applyRules } from '.';
import { makeBlock, type About, type Block } from './block';
import { endsWithCredit, hasDateline, isByLine, isDateLine } from './phrases';

const about: About = {
  title: 'Bridge closed until spring',
  byline: 'Ada Holm',
  siteName: 'The Example',
  excerpt: null,
};
const prose = (n: number): Block =>
  makeBlock({
    text: `Paragraph ${n} tells at some length what the engineers found under the bridge, and what they mean to do about it before the spring tides.`,
  });

/** What the rules make of one line between two paragraphs and behind others. */
function reasonFor(
  line: Partial<Block> & { text: string },
  place: 'head' | 'middle' | 'end' = 'middle',
): string | null {
  const block = makeBlock(line);
  const paragraphs = [1, 2, 3, 4, 5, 6].map(prose);
  const at = place === 'head' ? 0 : place === 'middle' ? 3 : 6;
  const blocks = [...paragraphs.slice(0, at), block, ...paragraphs.slice(at)];
  applyRules(blocks, about);
  expect(blocks.filter((b) => b !== block && b.removed !== null)).toEqual([]);
  return block.removed;
}

describe('taken out', () => {
  test.each<[string, Partial<Block> & { text: string }, 'head' | 'middle' | 'end', string]>([
    ['the headline again', { text: 'BRIDGE CLOSED UNTIL SPRING', kind: 'heading' }, 'head', 'repeated title'],
    ['the byline', { text: 'By Ada Holm, harbour reporter' }, 'head', 'byline'],
    ['the date', { text: 'Published: 3 March 2024 | 14:05 GMT' }, 'head', 'date line'],
    ['reading time', { text: '4 min read' }, 'head', 'date line'],
    ['a German date', { text: 'Stand: 3. März 2024, 14:05 Uhr' }, 'head', 'date line'],
    ['the site’s name', { text: 'The Example' }, 'head', 'name of the site'],
    ['an advertisement label', { text: 'Advertisement' }, 'middle', 'advertisement'],
    ['a share line', { text: 'Share on Facebook' }, 'middle', 'share bar'],
    ['a line to read more', { text: 'Read more: How the old bridge was built' }, 'middle', 'related links'],
    ['the same in French', { text: 'À lire aussi : le vieux pont' }, 'middle', 'related links'],
    ['the same in German', { text: 'Lesen Sie auch: Die alte Brücke' }, 'middle', 'related links'],
    [
      'a newsletter prompt',
      { text: 'Sign up for our newsletter to get news of the harbour every morning.' },
      'middle',
      'newsletter prompt',
    ],
    [
      'a title that is one link',
      { text: 'Ten bridges that were never finished', linked: 1 },
      'middle',
      'links to other articles',
    ],
    [
      'a box with a telling name',
      { text: 'Ten bridges that were never finished', hints: 'article__related-links' },
      'middle',
      'related links',
    ],
    [
      'a camel-case name',
      { text: 'Get it in your inbox', hints: 'newsletterSignup' },
      'middle',
      'newsletter prompt',
    ],
    [
      'a photo caption by its credit',
      { text: 'The bridge on Monday. (Coast Photo/Ada Holm)' },
      'middle',
      'photo caption',
    ],
    [
      'about the author',
      { text: 'Ada Holm is a reporter for The Example and lives in Holmsund.' },
      'end',
      'about the author',
    ],
    [
      'a heading with nothing under it',
      { text: 'Elsewhere on the coast', kind: 'heading' },
      'end',
      'heading without text',
    ],
    ['copyright', { text: '© 2024 The Example. All rights reserved.' }, 'end', 'legal notice'],
    ['rules for comments', { text: 'Guidelines: Keep it civil and on topic.' }, 'end', 'comments'],
  ])('%s', (_what, line, place, reason) => {
    expect(reasonFor(line, place)).toBe(reason);
  });
});

describe('kept', () => {
  test.each<[string, Partial<Block> & { text: string }, 'head' | 'middle' | 'end']>([
    ['a heading', { text: 'What the engineers found', kind: 'heading' }, 'middle'],
    ['a short spoken line', { text: '“No,” she said.' }, 'middle'],
    [
      'a sentence with a link in it',
      { text: 'The report was published by the roads office on Monday.', linked: 0.3 },
      'middle',
    ],
    [
      'a sentence that names an agency',
      { text: 'The bridge will open in May, the mayor told Reuters.' },
      'middle',
    ],
    [
      'a sentence that begins with a date',
      { text: 'On 3 March 2024 the first crack was seen by a diver.' },
      'middle',
    ],
    [
      'a sentence that begins like a share line',
      { text: 'Share prices fell in the afternoon after the announcement.' },
      'middle',
    ],
    [
      'a linked heading over a paragraph',
      { text: 'The Stell viaduct', kind: 'heading', linked: 1 },
      'middle',
    ],
    [
      'long prose in a box with a telling name',
      { ...prose(9), text: Array(4).fill(prose(9).text).join(' '), words: 96, hints: 'promo' },
      'middle',
    ],
    ['code', { text: 'share', kind: 'pre' }, 'middle'],
    [
      'a step of a list',
      { text: 'Sign up for the ferry with the same name as on the ticket', kind: 'item' },
      'middle',
    ],
  ])('%s', (_what, line, place) => {
    expect(reasonFor(line, place)).toBeNull();
  });

  test('a caption by its markup stays, as what it is', () => {
    const block = makeBlock({ text: 'The bridge on Monday', hints: 'wp-caption-text' });
    applyRules([prose(1), block, prose(2)], about);
    expect(block).toMatchObject({ removed: null, kind: 'caption' });
  });

  test('an article that is a list of links', () => {
    const links = Array.from({ length: 12 }, (_, i) =>
      makeBlock({ text: `The story of bridge number ${i}`, linked: 1, kind: 'item' }),
    );
    applyRules([prose(1), ...links], about);
    expect(links.every((b) => b.removed === null)).toBe(true);
  });

  test('a question that an interview asks again and again', () => {
    const asked = Array.from({ length: 5 }, () =>
      makeBlock({ text: 'What do you think will become of the bridge once the new road has been opened?' }),
    );
    applyRules(
      asked.flatMap((q, i) => [q, prose(i)]),
      about,
    );
    expect(asked.every((b) => b.removed === null)).toBe(true);
  });
});

test('a short line that stands there twice stays once, and so does a text that stands there twice as a whole', () => {
  const line = 'The ferry leans on the sandbank in the morning, while two boats wait beside it';
  const [a, b] = [makeBlock({ text: line }), makeBlock({ text: line })];
  applyRules([a, prose(2), b, prose(3)], about);
  expect([a.removed, b.removed]).toEqual([null, 'repeated line']);

  const twice = [1, 2, 3, 1, 2, 3].map((n) => prose(n));
  applyRules(twice, about);
  expect(twice.map((block) => block.removed)).toEqual([
    null,
    null,
    null,
    ...twice.slice(3).map(() => 'repeated line'),
  ]);
});

test('a long paragraph that comes back is a refrain', () => {
  const [a, b] = [prose(1), prose(1)];
  applyRules([a, prose(2), b, prose(3)], about);
  expect([a.removed, b.removed]).toEqual([null, null]);
});

describe('what lines look like', () => {
  test.each([
    ['November 17, 2023', true],
    ['Updated 14:05, 3 March 2024', true],
    ['Mon, 4 Mar 2024 at 9:15 p.m.', true],
    ['2 hours ago', true],
    ['3 de marzo de 2024', true],
    ['2024', false],
    ['In March 2024 the bridge closed', false],
    ['President meets mayor, Friday, Nov. 17, 2023, in Holmsund', false],
    ['', false],
  ])('%j is a date line: %s', (text, expected) => expect(isDateLine(text)).toBe(expected));

  test.each([
    ['By Jane Doe', true],
    ['By Jane Doe and John Smith', true],
    ['Von Jana Müller', true],
    ['Ada Holm', true],
    ['By Monday morning the water had risen', false],
    ['By then it was too late.', false],
  ])('%j is a byline: %s', (text, expected) => expect(isByLine(text, 'Ada Holm')).toBe(expected));

  test.each([
    ['The bridge. (AP Photo/Jane Doe)', true],
    ['The bridge. Photo: Jane Doe', true],
    ['The bridge | Jane Doe/Getty Images', true],
    ['“It will open,” he told Reuters.', false],
    ['The photo was taken by a diver.', false],
  ])('%j ends with a credit: %s', (text, expected) => expect(endsWithCredit(text)).toBe(expected));

  test.each([
    ['SAN FRANCISCO — The bridge', true],
    ['HOLMSUND, Sweden (Reuters) - The bridge', true],
    ['Berlin (dpa) - Die Brücke', true],
    ['The bridge - an old one', false],
  ])('%j has a dateline: %s', (text, expected) => expect(hasDateline(text)).toBe(expected));
});

test('hostile lines cost no time', () => {
  const started = performance.now();
  for (const text of [
    '3 March 2024 '.repeat(2000),
    'by '.repeat(5000),
    `(${'a photo '.repeat(2000)}`,
    'A'.repeat(20_000),
    `By ${'Jane '.repeat(4000)}`,
    '1'.repeat(20_000),
  ]) {
    isDateLine(text);
    isByLine(text, 'Ada Holm');
    endsWithCredit(text);
    hasDateline(text);
    applyRules([prose(1), makeBlock({ text, hints: 'share-'.repeat(2000) }), prose(2)], about);
  }
  expect(performance.now() - started).toBeLessThan(15_000);
});

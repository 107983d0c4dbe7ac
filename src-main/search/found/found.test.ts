import { expect, test } from 'vitest';
import { parseQuery } from '../query/parse';
import { wantedIn } from '../query/query';
import type { Searchable } from '../searchable';
import { findWords } from './passages';
import { snippetsOf } from './snippets';

const words = (search: string) => wantedIn(parseQuery(search).query);
const said = async (text: string, search: string): Promise<string[]> =>
  (await findWords(text, words(search))).passages.map(({ start, end }) => text.slice(start, end));

test.each([
  ['The FLOOD; floods, “flood”.', 'flood ', ['FLOOD', 'flood']],
  ['The FLOOD; floods, “flood”.', 'flood', ['FLOOD', 'floods', 'flood']],
  ['high water. High  water, water high', '"high water"', ['high water', 'High  water']],
  ['By e-mail or email, e mail', 'e-mail ', ['e-mail', 'email', 'e mail']],
  ['By e-mail or email', 'email ', ['e-mail', 'email']],
  ['It cost 14,000 pounds, not 14 000', '14000 ', ['14,000']],
  ['Ärzte in Łódź', 'arzte lodz ', ['Ärzte', 'Łódź']],
  ['住在東京都。京都', '京都 ', ['京都', '京都']],
  ['flood and rain', 'flood -rain title:and note:and ', ['flood']],
  ['İstanbul ıstanbul', 'ISTANBUL ', ['İstanbul', 'ıstanbul']],
])('in %s, %s stands at', async (text, search, expected) => {
  expect(await said(text, search)).toEqual(expected);
});

test('passages are counted beyond those that are told', async () => {
  const { passages, total } = await findWords('a '.repeat(6000), words('a '));
  expect([passages.length, total]).toEqual([5000, 6000]);
});

const filler = 'Nothing of that kind was said by anybody on that day or on any other. '.repeat(20);
const article: Searchable = {
  ...{ id: 'article-1', version: 2, title: 'Flood in the valley', byline: 'Anna Kern', siteName: 'The Post' },
  ...{ host: 'post.example', fileName: 'flood.html' },
  text: `${filler}The mayor opened the dam before the flood came.\n${filler}A flood.\n${filler}`,
  made: {
    note: 'Compare the dam of 1997.',
    tags: ['dam'],
    linked: false,
    annotations: [
      {
        ...{
          id: 'note-0001',
          quote: 'The mayor opened the dam',
          note: 'Who gave the order?',
          tags: ['to do'],
        },
        ...{ category: 'claim', passage: { start: filler.length, end: filler.length + 24 } },
      },
      { id: 'note-0002', quote: 'the old dam', note: '', tags: [], category: 'claim', passage: null },
    ],
  },
};

test('a snippet shows the place that says most of the search, cut at words, with its marks', async () => {
  const [first] = await snippetsOf(article, words('mayor flood '));
  expect(first?.field).toBe('text');
  const { text = '', marks = [], passage } = first ?? {};
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['mayor', 'flood']);
  expect(text.length).toBeLessThan(200);
  expect(text).toMatch(/^….*The mayor opened the dam before the flood came\. .*…$/);
  expect(article.text.slice(passage?.start, passage?.end)).toBe('mayor opened the dam before the flood');
  expect(first?.version).toBe(2);
});

test('snippets tell of notes, quotes and tags, and never twice of one passage', async () => {
  const found = await snippetsOf(article, words('dam '));
  const fields = found.map(({ field }) => field);
  expect(fields).toContain('article-note');
  expect(fields).toContain('tag');
  const placed = found.filter(({ passage }) => passage !== null);
  expect(placed).toHaveLength(1);
  expect(found.find(({ annotation }) => annotation === 'note-0002')).toMatchObject({
    field: 'quote',
    passage: null,
  });
});

test('a field of the search is found in that field only', async () => {
  expect(
    (await snippetsOf(article, words('note:order '))).map(({ field, annotation }) => [field, annotation]),
  ).toEqual([['note', 'note-0001']]);
  expect((await snippetsOf(article, words('author:kern '))).map(({ field }) => field)).toEqual(['byline']);
  expect(await snippetsOf(article, words('title:mayor '))).toEqual([]);
});

test('one word without end does not fill the page', async () => {
  const text = `${filler}${'x'.repeat(100_000)} ${filler}`;
  const [first] = await snippetsOf({ ...article, text }, words('xxx*'));
  expect(first?.text.length).toBeLessThan(500);
  expect(first?.marks.every(({ start, end }) => start < end && end <= (first.text.length ?? 0))).toBe(true);
});

test('what a text says twice is shown once, and something else in its stead', async () => {
  const twice = 'The mayor said on Tuesday that nobody had known of the high water in the old valley.';
  const text = `${twice} ${filler}${twice} ${filler}Then a mayor of another town came. ${filler}`;
  const shown = (await snippetsOf({ ...article, text }, words('mayor ')))
    .filter(({ field }) => field === 'text')
    .map((one) => one.text);
  expect(shown).toHaveLength(2);
  expect(shown[0]).toContain('on Tuesday');
  expect(shown[1]).toContain('another town');
});

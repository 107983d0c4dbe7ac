import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Client } from '#contract';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

const list = (client: Client, search: string) =>
  client.call('listLibrary', { query: { search, sort: 'relevance' }, from: 0, count: 50 });
const titles = async (client: Client, search: string): Promise<string[]> =>
  (await list(client, search)).rows.map(({ article }) => article.title);

async function library() {
  const root = await temporaryFolder();
  const app = await openApp(root);
  const client = connect(app);
  const flood = await imported(
    client,
    'flood.txt',
    story('Water over the dam', 'The mayor spoke of a flood of 14,000 litres.', 'Nobody in Łódź was hurt.'),
  );
  const drought = await imported(
    client,
    'drought.txt',
    story('No rain for months', 'The mayor spoke of drought, not of a flood, and of 東京大学.'),
  );
  return { root, app, client, flood, drought };
}

test('words are found in the text, also right after the import, with the place', async () => {
  const { client } = await library();
  const { rows, total, partial } = await list(client, '14000 lodz ');
  expect([total, partial]).toEqual([1, false]);
  const [snippet] = rows[0]?.snippets ?? [];
  expect(snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['14,000', 'Łódź']);
  expect((await titles(client, 'mayor ')).sort()).toEqual(['No rain for months', 'Water over the dam']);
  expect(await titles(client, '大学 ')).toEqual(['No rain for months']);
  expect(await titles(client, '"spoke of a flood" ')).toEqual(['Water over the dam']);
});

test('notes, quotes, tags, links and categories are found as they are made, changed and deleted', async () => {
  const { client, flood } = await library();
  const note = await annotate(client, flood.id, 'mayor spoke', {
    note: 'Ask Petrović.',
    tags: ['officials'],
  });
  for (const search of [
    'petrovic ',
    'quote:"mayor spoke" ',
    'tag:officials ',
    'has:notes ',
    'category:claim ',
    'note:ask ',
  ])
    expect(await titles(client, search)).toEqual(['Water over the dam']);
  expect(await titles(client, 'category:claim has:links ')).toEqual([]);
  await client.call('updateAnnotation', { article: flood.id, id: note.id, note: 'Done.' });
  expect((await list(client, 'note:petrovic ')).rows).toEqual([]);
  expect(await titles(client, 'note:done ')).toEqual(['Water over the dam']);
  await client.call('deleteAnnotation', { article: flood.id, id: note.id });
  expect(await titles(client, 'tag:officials ')).toEqual([]);
});

test('fields tell of what the library knows', async () => {
  const { client, flood, drought } = await library();
  await client.call('setMetadata', {
    id: flood.id,
    publishedTime: '2024-03-02',
    siteName: 'The Post',
    lang: 'en-GB',
  });
  await client.call('changeMarks', {
    id: 'marks-00001',
    changes: [{ article: drought.id, favourite: true }],
  });
  for (const search of [
    'before:2024-04 ',
    'on:2024 ',
    'site:post ',
    'lang:en-gb ',
    '-is:favourite ',
    'mayor on:2024-03-02 ',
  ])
    expect(await titles(client, search)).toEqual(['Water over the dam']);
  for (const search of ['is:favourite ', 'after:2024-03 ', 'mayor -site:post ', '-lang:en-gb words>10 '])
    expect(await titles(client, search)).toEqual(['No rain for months']);
  await client.call('putCollection', { id: 'collection-1', name: 'Dry Years', articles: [drought.id] });
  expect(await titles(client, 'mayor collection:"dry years" ')).toEqual(['No rain for months']);
  expect((await list(client, 'mayor collection:wet ')).misread).toEqual(['There is no collection “wet”.']);
});

test('a word that stands nowhere is corrected, and painted as it is written', async () => {
  const { client, flood } = await library();
  const { rows, corrections } = await list(client, 'mayro litres ');
  expect(corrections).toEqual([{ word: 'mayro', instead: ['mayor'] }]);
  expect(rows.map(({ article }) => article.id)).toEqual([flood.id]);
  const [found] = await client.call('findInArticles', { articles: [flood.id], search: 'mayro litres ' });
  expect(found?.total).toBe(2);
});

test('a correction is said as the texts write it', async () => {
  const { client } = await library();
  await imported(
    client,
    'c.txt',
    story('Vor Ort', 'Die Präsidentin kam; die PRÄSIDENTIN blieb; die Präsidentin ging.'),
  );
  const { corrections, total } = await list(client, 'Praesidentin ');
  expect(corrections).toEqual([{ word: 'Praesidentin', instead: ['Präsidentin'] }]);
  expect(total).toBe(1);
});

test.each([
  [
    '"mayor of Łodz"',
    '“mayor of Łodz” stands in no article word for word; 2 articles have its words in other places.',
  ],
  ['"12,9 litres"', '“12,9” of “12,9 litres” stands in no article.'],
  ['title:"mayor spoke"', '“mayor” and “spoke” of “mayor spoke” stand in no title.'],
  ['"litres months"', 'No article has all words of “litres months”.'],
])('why %s is not found is told', async (search, sentence) => {
  const { client } = await library();
  await imported(client, 'e.txt', story('Elsewhere', 'Of Łódź the mayor knew nothing.'));
  expect(await list(client, search)).toMatchObject({ total: 0, misread: [sentence] });
});

test('where nothing has all words, some are enough, and it is said', async () => {
  const { client } = await library();
  const { rows, misread } = await list(client, 'litres months ');
  expect(rows).toHaveLength(2);
  expect(misread.join()).toMatch(/No article has all/);
});

test('what is exactly so comes before what begins so', async () => {
  const root = await temporaryFolder();
  const client = connect(await openApp(root));
  await imported(client, 'a.txt', story('First', 'floods and floods and floods and floods'));
  await imported(
    client,
    'b.txt',
    story('Second', 'there was a flood somewhere, among many other words of no weight'),
  );
  expect(await titles(client, 'flood')).toEqual(['Second', 'First']);
});

test('an article in the trash is not found, and is found again when it is back', async () => {
  const { client, flood } = await library();
  await client.call('deleteArticle', { id: flood.id });
  expect(await titles(client, 'litres ')).toEqual([]);
  await client.call('restoreArticle', { id: flood.id });
  expect(await titles(client, 'litres ')).toEqual(['Water over the dam']);
});

test('the index is kept over a restart, and made anew when it is damaged or missing', async () => {
  const { root, app, client } = await library();
  await titles(client, 'litres ');
  await app.close();
  const files = () => readdirSync(join(root, 'index')).filter((name) => /^\d+\.words$/.test(name));
  const before = files();
  expect(before.length).toBeGreaterThan(0);

  const again = await openApp(root);
  expect(await titles(connect(again), 'litres ')).toEqual(['Water over the dam']);
  await again.close();
  expect(files()).toEqual(before);

  for (const name of before) writeFileSync(join(root, 'index', name), 'nothing of that kind');
  const third = await openApp(root);
  expect(await titles(connect(third), 'litres ')).toEqual(['Water over the dam']);
  expect(third.search.status()).toEqual({ indexed: 2, total: 2, failed: null });
});

test('what changed while the index was not looking is caught up with', async () => {
  const { root, app, client, flood } = await library();
  await titles(client, 'litres ');
  await app.close();
  // A program that does not search changes the library.
  const other = await openApp(root);
  const blind = connect(other);
  await annotate(blind, flood.id, 'mayor', { note: 'Chancellor' });
  await imported(blind, 'third.txt', story('A third one', 'Elephants came.'));
  await other.close();

  const again = await openApp(root);
  const seeing = connect(again);
  expect(await titles(seeing, 'chancellor ')).toEqual(['Water over the dam']);
  expect(await titles(seeing, 'elephants ')).toEqual(['A third one']);
});

test.each([
  '"',
  '(',
  '((((',
  'a OR',
  '-',
  '.*',
  '[a-z]+',
  '\u202e\u202d',
  'x'.repeat(1000),
  'a '.repeat(500),
  ':',
  'tag:',
  '\u0000',
  '\ud800',
])('the search %j is answered', async (search) => {
  const { client } = await library();
  const { total } = await list(client, search);
  expect(total).toBeGreaterThanOrEqual(0);
  expect(total).toBeLessThanOrEqual(2);
});

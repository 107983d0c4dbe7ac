import type { Client, LibraryQuery } from '#contract';
import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';

type Query = Partial<LibraryQuery>;

const titles = async (client: Client, query: Query, from = 0, count = 50): Promise<string[]> =>
  (await client.call('listLibrary', { query, from, count })).rows.map(({ article }) => article.title);

const word = (n: number): string => Array.from({ length: n }, (_, at) => `word${at}`).join(' ');

/** Three articles with other dates, outlets, languages and lengths. */
async function start() {
  const app = await openApp(await temporaryFolder());
  const [client, other] = [connect(app), connect(app)];
  const make = async (title: string, length: number, more: Record<string, string>) => {
    const { id } = await imported(client, `${title}.txt`, story(title, `${title} ${word(length)}`));
    await client.call('setMetadata', { id, ...more });
    return id;
  };
  const flood = await make('Élan of the flood', 40, {
    siteName: 'Zeitung',
    publishedTime: '2024-03-02',
    lang: 'en-GB',
  });
  const river = await make('apple river', 20, { siteName: 'Courier', publishedTime: '2023', lang: 'de' });
  const storm = await make('Zebra storm', 30, { lang: 'pl' });
  return { client, other, flood, river, storm };
}

it('puts articles in every order, and what has no date or outlet last, whichever way round', async () => {
  const { client, storm, flood } = await start();
  const [e, a, z] = ['Élan of the flood', 'apple river', 'Zebra storm'];
  await annotate(client, storm, 'word3');
  await client.call('changeMarks', { id: 'marks-one', changes: [{ article: flood, finished: true }] });
  const both = async (sort: LibraryQuery['sort']) => [
    await titles(client, { sort }),
    await titles(client, { sort, reversed: true }),
  ];
  expect(await both('imported')).toEqual([
    [z, a, e],
    [e, a, z],
  ]);
  expect(await both('relevance')).toEqual([
    [z, a, e],
    [e, a, z],
  ]);
  expect(await both('title')).toEqual([
    [a, e, z],
    [z, e, a],
  ]);
  expect(await both('published')).toEqual([
    [e, a, z],
    [a, e, z],
  ]);
  expect(await both('site')).toEqual([
    [a, e, z],
    [e, a, z],
  ]);
  expect(await both('length')).toEqual([
    [e, z, a],
    [a, z, e],
  ]);
  expect((await titles(client, { sort: 'notes' }))[0]).toBe(z);
  expect((await titles(client, { sort: 'progress' }))[0]).toBe(e);
});

it('an article that changes takes its new place in orders that are there', async () => {
  const { client, river } = await start();
  expect(await titles(client, { sort: 'title' })).toEqual([
    'apple river',
    'Élan of the flood',
    'Zebra storm',
  ]);
  await client.call('setMetadata', { id: river, title: 'zz river' });
  expect(await titles(client, { sort: 'title' })).toEqual(['Élan of the flood', 'Zebra storm', 'zz river']);
  await client.call('deleteArticle', { id: river });
  await imported(client, 'm.txt', story('Middle', 'Other words.'));
  expect(await titles(client, { sort: 'title' })).toEqual(['Élan of the flood', 'Middle', 'Zebra storm']);
  expect(await titles(client, { sort: 'title', reversed: true }, 1, 1)).toEqual(['Middle']);
});

it('filters by what is said, and all of it must hold', async () => {
  const { client, flood, river, storm } = await start();
  const [e, a, z] = ['Élan of the flood', 'apple river', 'Zebra storm'];
  const changes = [
    { article: flood, tags: ['water', 'north'], favourite: true },
    { article: river, tags: ['water'], finished: true },
  ];
  await client.call('changeMarks', { id: 'marks-one', changes });
  await annotate(client, storm, 'word3');
  const some = (filters: LibraryQuery['filters']) => titles(client, { filters, sort: 'title' });
  expect(await some({ favourite: true })).toEqual([e]);
  expect(await some({ unread: true })).toEqual([e, z]);
  expect(await some({ unread: false })).toEqual([a]);
  expect(await some({ noted: true })).toEqual([z]);
  expect(await some({ waiting: true })).toEqual([]);
  expect(await some({ tags: ['water'] })).toEqual([a, e]);
  expect(await some({ tags: ['water', 'north'] })).toEqual([e]);
  expect(await some({ sites: ['Courier', 'Zeitung'] })).toEqual([a, e]);
  expect(await some({ languages: ['en'] })).toEqual([e]);
  expect(await some({ from: '2023-06-01', to: '2024-03-02' })).toEqual([a, e]);
  expect(await some({ to: '2022-12-31' })).toEqual([]);
  expect(await some({ shortest: 30, longest: 40 })).toEqual([z]);
  expect(await some({ tags: ['water'], unread: true })).toEqual([e]);
});

it('a collection has those inside it, in the reader’s order; a smart one has what it finds at the time', async () => {
  const { client, flood, river, storm } = await start();
  const [e, a, z] = ['Élan of the flood', 'apple river', 'Zebra storm'];
  await client.call('putCollection', { id: 'outer-one', name: 'Outer', articles: [river] });
  await client.call('putCollection', {
    id: 'inner-one',
    name: 'Inner',
    parent: 'outer-one',
    articles: [storm, river],
  });
  const query = { search: '', filters: { favourite: true }, sort: 'title', reversed: false } as const;
  await client.call('putCollection', { id: 'smart-one', name: 'Best', parent: 'inner-one', query });
  const inside = (collection: string, sort: LibraryQuery['sort'] = 'collected') =>
    titles(client, { collection, sort });
  expect(await inside('outer-one')).toEqual([a, z]);
  await client.call('changeMarks', { id: 'marks-one', changes: [{ article: flood, favourite: true }] });
  expect(await inside('smart-one')).toEqual([e]);
  expect(await inside('outer-one')).toEqual([a, z, e]);
  expect(await inside('outer-one', 'title')).toEqual([a, e, z]);
  expect(await titles(client, { filters: { unfiled: true } })).toEqual([e]);
  const facets = await client.call('getFacets', {});
  expect(facets.collections).toEqual({ 'outer-one': 3, 'inner-one': 3, 'smart-one': 1 });
  await expect(inside('no-such-one')).rejects.toMatchObject({ code: 'not-found' });
});

it('counts what there is, most first, and counts again after a change in another window', async () => {
  const { client, other, flood, river } = await start();
  const before = await client.call('getFacets', {});
  expect(before).toMatchObject({ total: 3, unread: 3, favourites: 0, noted: 0, waiting: 0, tags: [] });
  expect(before.languages).toEqual([
    { lang: 'de', count: 1 },
    { lang: 'en', count: 1 },
    { lang: 'pl', count: 1 },
  ]);
  const changes = [
    { article: flood, tags: ['north', 'water'], favourite: true, finished: true },
    { article: river, tags: ['water'] },
  ];
  let told = 0;
  client.on('libraryChanged', () => told++);
  await other.call('changeMarks', { id: 'marks-one', changes });
  expect(told).toBe(1);
  const after = await client.call('getFacets', {});
  expect(after).toMatchObject({ total: 3, unread: 2, favourites: 1 });
  expect(after.tags).toEqual([
    { tag: 'water', count: 2 },
    { tag: 'north', count: 1 },
  ]);
});

it('ids are those of the rows, in pages', async () => {
  const { client } = await start();
  const query = { sort: 'title' } as const;
  const { rows, total } = await client.call('listLibrary', { query, from: 0, count: 50 });
  expect(total).toBe(3);
  const ids = rows.map(({ article }) => article.id);
  expect(await client.call('listLibraryIds', { query, from: 0, count: 2 })).toEqual(ids.slice(0, 2));
  expect(await client.call('listLibraryIds', { query, from: 2, count: 2 })).toEqual(ids.slice(2));
});

it('finds words, in the order that is wanted', async () => {
  const { client } = await start();
  const found = (query: Query) => titles(client, { ...query, search: 'word29' });
  expect(await found({ sort: 'title' })).toEqual(['Élan of the flood', 'Zebra storm']);
  expect(await found({ sort: 'length', reversed: true })).toEqual(['Zebra storm', 'Élan of the flood']);
});

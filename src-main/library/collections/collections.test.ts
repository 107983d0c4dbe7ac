import type { Collection } from '#contract';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { stored } from '../../testing/stored';
import { checkLibrary } from '../check';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const [client, other] = [connect(app), connect(app)];
  const ids: string[] = [];
  for (const name of ['a', 'b', 'c']) {
    ids.push((await imported(client, `${name}.txt`, story(`Report ${name}`, `Words of ${name}.`))).id);
  }
  const [a, b, c] = ids as [string, string, string];
  const flood: Collection = {
    id: 'collection-1',
    name: 'The flood',
    articles: [c, a],
    parent: null,
    rank: 'V',
    query: null,
  };
  return { folder, app, client, other, a, b, c, flood };
}

it('collections are kept in their order, told to every window, and survive the program', async () => {
  const { folder, app, client, other, flood, b } = await start();
  let told = 0;
  other.on('collectionsChanged', () => told++);
  expect(await client.call('putCollection', flood)).toEqual(flood);
  const second = { id: 'collection-2', name: 'Later', articles: [b, b] };
  await client.call('putCollection', second);
  await client.call('putCollection', { ...flood, name: 'Flood' });
  expect(told).toBe(3);
  await app.close();
  const again = connect(await openApp(folder));
  expect(await again.call('listCollections', {})).toEqual([
    { ...flood, name: 'Flood' },
    { ...second, articles: [b], parent: null, query: null, rank: expect.any(String) as string },
  ]);
  await again.call('deleteCollection', { id: flood.id });
  await again.call('deleteCollection', { id: flood.id });
  expect(await again.call('listCollections', {})).toHaveLength(1);
});

it('two windows that change one collection keep what each has done', async () => {
  const { client, other, flood, a, b, c } = await start();
  await client.call('putCollection', flood);
  const was = { name: flood.name, articles: flood.articles };
  await client.call('putCollection', { ...flood, articles: [c, a, b], was });
  const both = await other.call('putCollection', { ...flood, name: 'Flood', articles: [a], was });
  expect(both).toEqual({ ...flood, name: 'Flood', articles: [a, b] });
  const late = await client.call('putCollection', {
    ...flood,
    articles: [a, b],
    was: { ...was, articles: [a, b] },
  });
  expect(late.name).toBe('Flood');
});

it('an article in the trash keeps its place; one that is gone for good falls out', async () => {
  const { folder, app, client, flood, a, b, c } = await start();
  await client.call('putCollection', { ...flood, articles: [c, a, b] });
  await client.call('deleteArticle', { id: a });
  const listed = async () => (await client.call('listCollections', {}))[0]?.articles;
  expect(await listed()).toEqual([c, b]);
  await client.call('putCollection', { ...flood, articles: [b, c] });
  await client.call('restoreArticle', { id: a });
  expect(await listed()).toEqual([b, c, a]);
  await client.call('deleteArticle', { id: a });
  await app.close();
  await rm(join(folder, 'trash'), { recursive: true });
  const again = connect(await openApp(folder));
  expect((await again.call('listCollections', {}))[0]?.articles).toEqual([b, c]);
  await again.call('putCollection', { ...flood, articles: [c, b] });
  expect(JSON.stringify(await stored(folder, 'collections.json'))).not.toContain(a);
});

it('an article that goes to the trash or comes back changes what collections are, which every window is told', async () => {
  const { client, other, flood, a } = await start();
  await client.call('putCollection', flood);
  let told = 0;
  other.on('collectionsChanged', () => told++);
  await client.call('deleteArticle', { id: a });
  expect(told).toBe(1);
  await client.call('restoreArticle', { id: a });
  expect(told).toBe(2);
});

it('notes can be asked for by collection, in its order, as it is now', async () => {
  const { client, flood, a, b, c } = await start();
  for (const id of [a, b, c]) await annotate(client, id, 'Words');
  await client.call('putCollection', flood);
  const query = { scope: { kind: 'collection', collection: flood.id } } as const;
  const keys = async () => (await client.call('queryNotes', query)).groups.map(({ key }) => key);
  expect(await keys()).toEqual([c, a]);
  await client.call('putCollection', { ...flood, articles: [a, b] });
  expect(await keys()).toEqual([a, b]);
});

it('a damaged file is restored from its backup, and the check names it', async () => {
  const { folder, app, client, flood } = await start();
  await client.call('putCollection', flood);
  await app.close();
  await writeFile(join(folder, 'collections.json'), '{"formatVersion":1,"coll');
  expect((await checkLibrary(folder)).map(({ file }) => file)).toEqual(['collections.json']);
  const again = await openApp(folder);
  expect(await connect(again).call('listCollections', {})).toEqual([flood]);
  expect(again.status().notices).toHaveLength(1);
});

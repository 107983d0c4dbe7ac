import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Client } from '#contract';
import type { App } from '../app';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

/** A library with two articles as a session has left it, opened again. */
async function start() {
  const folder = await temporaryFolder();
  const first = await openApp(folder);
  let client = connect(first);
  const make = async (name: string) =>
    (await imported(client, `${name}.txt`, story(`Report ${name}`, 'Some words of this.'))).id;
  const [a, b] = [await make('a'), await make('b')];
  const kept = await annotate(client, a, 'Some', { note: 'first' });
  const lost = await annotate(client, a, 'words', { note: 'dear to me', tags: ['x'] });
  await annotate(client, b, 'this');
  await client.call('setArticleNote', { article: a, note: 'On the whole' });
  await client.call('putCollection', { id: 'collection-1', name: 'Both', articles: [a, b] });
  await client.call('changeComparison', { id: 'comparison-1', name: 'Both', articles: [a, b] });
  await first.close();
  const app = await openApp(folder);
  client = connect(app);
  return { folder, app, client, a, b, kept, lost };
}
const newestPoint = async (client: Client): Promise<string> => {
  const [point] = await client.call('listBackups', {});
  if (!point) throw new Error('there is no backup');
  return point.at;
};
const notesOf = async (client: Client, article: string) =>
  (await client.call('listAnnotations', { article })).map(({ id }) => id);
const changeAll = async (client: Client, { a, b, kept, lost }: Awaited<ReturnType<typeof start>>) => {
  await client.call('deleteAnnotation', { article: a, id: lost.id });
  await client.call('updateAnnotation', { article: a, id: kept.id, note: 'second' });
  const newer = await annotate(client, a, 'of', { note: 'newer' });
  await client.call('setArticleNote', { article: a, note: '' });
  await client.call('deleteCollection', { id: 'collection-1' });
  await client.call('changeComparison', { id: 'comparison-1', deleted: true });
  await client.call('deleteArticle', { id: b });
  return newer;
};

it('lists the times there are copies of, and says what would change', async () => {
  const started = await start();
  const { client, a, b } = started;
  const points = await client.call('listBackups', {});
  expect(points).toMatchObject([{ articles: 2, comparisons: 1, collections: true }]);
  const at = await newestPoint(client);
  const nothing = { back: 0, changed: 0, newer: 0 };
  const what = { kind: 'all' } as const;
  expect(await client.call('previewBackup', { at, what })).toMatchObject({
    ...{ articles: [], total: 0, notes: nothing, comparisons: nothing, collections: nothing },
  });
  await changeAll(client, started);
  expect(await client.call('previewBackup', { at, what })).toMatchObject({
    articles: [
      { id: a, title: 'Report a', state: 'here', own: true, back: 1, changed: 1, newer: 1 },
      { id: b, title: 'Report b', state: 'trashed' },
    ],
    total: 2,
    notes: { back: 1, changed: 1, newer: 1 },
    comparisons: { ...nothing, back: 1 },
    collections: { ...nothing, back: 1 },
  });
  expect(await client.call('listBackups', { article: a })).not.toEqual([]);
});

it('brings back what is missing and keeps what is newer, and takes that back', async () => {
  const started = await start();
  const { client, a, b, kept, lost } = started;
  const at = await newestPoint(client);
  const newer = await changeAll(client, started);
  const restore = { id: 'restore-1', at, what: { kind: 'all' }, how: 'missing' } as const;
  const done = await client.call('restoreBackup', restore);
  expect(done).toMatchObject({ articles: 2, comparisons: 1, collections: 1 });
  // Sent again it is done once.
  expect(await client.call('restoreBackup', restore)).toEqual(done);
  expect((await notesOf(client, a)).sort()).toEqual([kept.id, lost.id, newer.id].sort());
  const notes = await client.call('listAnnotations', { article: a });
  expect(notes.find(({ id }) => id === kept.id)?.body[0]?.value).toBe('second');
  expect(notes.find(({ id }) => id === lost.id)?.body.map(({ value }) => value)).toEqual(['dear to me', 'x']);
  expect((await client.call('getArticleNote', { article: a })).note).toBe('On the whole');
  expect(await client.call('listCollections', {})).toMatchObject([{ articles: [a, b] }]);
  expect(await client.call('listComparisons', {})).toHaveLength(1);

  await client.call('undoRestore', { restore: 'restore-1' });
  expect((await notesOf(client, a)).sort()).toEqual([kept.id, newer.id].sort());
  expect((await client.call('getArticleNote', { article: a })).note).toBe('');
  expect(await client.call('listCollections', {})).toEqual([]);
  expect(await client.call('listComparisons', {})).toEqual([]);
  await expect(client.call('getArticle', { id: b })).rejects.toMatchObject({ code: 'not-found' });
  await expect(client.call('undoRestore', { restore: 'restore-1' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('makes it as it was; what is taken away lies in the trash, and the present in the backups', async () => {
  const started = await start();
  const { folder, client, a, kept, lost } = started;
  const at = await newestPoint(client);
  const newer = await changeAll(client, started);
  const copies = (): Promise<string[]> => readdir(join(folder, 'backups', 'articles', a));
  const before = (await copies()).length;
  const what = { kind: 'article', id: a } as const;
  await client.call('restoreBackup', { id: 'restore-1', at, what, how: 'exact' });
  expect((await copies()).length).toBe(before + 1);
  expect((await notesOf(client, a)).sort()).toEqual([kept.id, lost.id].sort());
  const notes = await client.call('listAnnotations', { article: a });
  expect(notes.find(({ id }) => id === kept.id)?.body[0]?.value).toBe('first');
  await client.call('restoreAnnotation', { article: a, id: newer.id });
  // What has been changed since the restoring stays when it is taken back.
  await client.call('undoRestore', { restore: 'restore-1' });
  expect((await notesOf(client, a)).sort()).toEqual([kept.id, newer.id].sort());
  // Of the rest of the library nothing was restored.
  expect(await client.call('listCollections', {})).toEqual([]);
});

it('stays restored when the library is opened again', async () => {
  const started = await start();
  const { folder, client, a, kept, lost } = started;
  const at = await newestPoint(client);
  await client.call('deleteAnnotation', { article: a, id: lost.id });
  const what = { kind: 'article', id: a } as const;
  await client.call('restoreBackup', { id: 'restore-1', at, what, how: 'missing' });
  await started.app.close();
  const again: App = await openApp(folder);
  expect((await notesOf(connect(again), a)).sort()).toEqual([kept.id, lost.id].sort());
});

it('knows of an article that is gone for good what its notes were', async () => {
  const { client, a } = await start();
  const at = await newestPoint(client);
  await client.call('deleteArticle', { id: a });
  await client.call('emptyTrash', { what: { kind: 'all', before: null } });
  const { articles, total } = await client.call('previewBackup', { at, what: { kind: 'all' } });
  expect(articles).toMatchObject([{ id: a, state: 'gone', back: 2 }]);
  expect(total).toBe(0);
});

it('brings preferences back by themselves', async () => {
  const folder = await temporaryFolder();
  const first = await openApp(folder);
  await connect(first).call('setPreferences', { textSize: 24 });
  await first.close();
  const client = connect(await openApp(folder));
  const at = await newestPoint(client);
  await client.call('setPreferences', { textSize: 14 });
  expect(await client.call('previewBackup', { at, what: { kind: 'all' } })).toMatchObject({
    preferences: true,
  });
  const what = { kind: 'preferences' } as const;
  await client.call('restoreBackup', { id: 'restore-1', at, what, how: 'exact' });
  expect((await client.call('getPreferences', {})).textSize).toBe(24);
  await client.call('undoRestore', { restore: 'restore-1' });
  expect((await client.call('getPreferences', {})).textSize).toBe(14);
});

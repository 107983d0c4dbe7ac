import * as nodeFs from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Client } from '#contract';
import type { App } from '../app';
import { annotate, connect, imported, openApp, send, story, temporaryFolder } from '../testing/library';

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
  // One point, or two where a minute has ended meanwhile.
  expect(points.reduce((sum, one) => sum + one.articles, 0)).toBeGreaterThanOrEqual(2);
  expect(points.reduce((sum, one) => sum + one.comparisons, 0)).toBeGreaterThanOrEqual(1);
  expect(points.some((one) => one.collections)).toBe(true);
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

it('what had no copy then is left out of nothing: made since it goes, deleted since it comes back', async () => {
  const folder = await temporaryFolder();
  const clock = { now: new Date('2026-03-01T10:00:00Z') };
  const now = () => clock.now;
  const first = await openApp(folder, { now });
  let client = connect(first);
  const make = async (name: string) =>
    (await imported(client, `${name}.txt`, story(`Report ${name}`, 'Some words of this.'))).id;
  const [plain, binned] = [await make('plain'), await make('binned')];
  await first.close();
  const at = '2026-03-01T12:00:00.000Z';
  clock.now = new Date('2026-03-02T10:00:00Z');
  const app = await openApp(folder, { now });
  client = connect(app);
  const newer = await annotate(client, plain, 'words', { note: 'newer' });
  await client.call('changeMarks', {
    id: 'marks-one',
    changes: [{ article: plain, tags: ['new'], favourite: true }],
  });
  await client.call('putCollection', { id: 'collection-1', name: 'New', articles: [plain] });
  await client.call('changeComparison', { id: 'comparison-1', name: 'New', articles: [plain, binned] });
  await client.call('deleteArticle', { id: binned });
  const since = await make('since');
  await client.call('deleteArticle', { id: since });
  const what = { kind: 'all' } as const;
  const nothing = { back: 0, changed: 0, newer: 0 };
  expect(await client.call('previewBackup', { at, what })).toMatchObject({
    ...{ total: 2, notes: { ...nothing, newer: 1 }, trashed: 1, own: 1 },
    ...{ comparisons: { ...nothing, newer: 1 }, collections: { ...nothing, newer: 1 } },
  });
  await client.call('restoreBackup', { id: 'restore-1', at, what, how: 'exact' });
  const state = async () => ({
    notes: await notesOf(client, plain),
    marks: await client.call('getSummaries', { articles: [plain] }),
    binned: (await client.call('getSummaries', { articles: [binned, since] })).length,
    collections: (await client.call('listCollections', {})).length,
    comparisons: (await client.call('listComparisons', {})).length,
  });
  expect(await state()).toMatchObject({
    ...{ notes: [], marks: [{ tags: [], favourite: false }], binned: 1, collections: 0, comparisons: 0 },
  });
  expect(await client.call('previewBackup', { at, what })).toMatchObject({ total: 0, trashed: 0, own: 0 });
  await client.call('undoRestore', { restore: 'restore-1' });
  expect(await state()).toMatchObject({
    ...{ notes: [newer.id], marks: [{ tags: ['new'], favourite: true }], binned: 0 },
    ...{ collections: 1, comparisons: 1 },
  });
});

it('a restoring that fails half way says why, goes on, and can be taken back', async () => {
  const started = await start();
  const { folder, a, kept } = started;
  await started.app.close();
  const full = { isFull: false };
  const fs = {
    ...nodeFs,
    open: (async (path: string, ...rest: []) => {
      if (full.isFull && /backups.*collections/.test(String(path)))
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return nodeFs.open(path, ...rest);
    }) as typeof nodeFs.open,
  };
  const client = connect(await openApp(folder, { fs }));
  const at = await newestPoint(client);
  await client.call('updateAnnotation', { article: a, id: kept.id, note: 'second' });
  await client.call('putCollection', { id: 'collection-1', name: 'Other', articles: [a] });
  const restore = { id: 'restore-1', at, what: { kind: 'all' }, how: 'exact' } as const;
  const said = async () =>
    (await client.call('listAnnotations', { article: a })).find(({ id }) => id === kept.id)?.body[0]?.value;
  full.isFull = true;
  await expect(client.call('restoreBackup', restore)).rejects.toMatchObject({
    ...{ code: 'storage', message: expect.stringMatching(/backup.*disk is full/) as string },
  });
  expect(await said()).toBe('first');
  full.isFull = false;
  expect(await client.call('restoreBackup', restore)).toMatchObject({ collections: 1 });
  expect(await client.call('listCollections', {})).toMatchObject([{ name: 'Both' }]);
  await client.call('undoRestore', { restore: 'restore-1' });
  expect(await said()).toBe('second');
  expect(await client.call('listCollections', {})).toMatchObject([{ name: 'Other' }]);
});

it('brings back templates, and pages that wait for their text but not those that have become articles', async () => {
  const folder = await temporaryFolder();
  const first = await openApp(folder);
  let client = connect(first);
  const words = { id: 'template-1', name: 'Mine', template: '{{ article.title }}' };
  await client.call('putTemplate', words);
  const pages = ['One', 'Two', 'Three'].map(
    (title, n) => `${title},https://a.example/${n},1400000000,,unread`,
  );
  const table = Buffer.from(['title,url,time_added,tags,status', ...pages].join('\n'));
  await client.call('bringIn', { id: 'bring-00001', upload: await send(client, 'pocket.csv', table) });
  await first.close();
  const app = await openApp(folder);
  client = connect(app);

  const points = await client.call('listBackups', {});
  for (const of of ['templates', 'awaited'] as const) expect(points.some((one) => one[of])).toBe(true);
  const at = await newestPoint(client);
  const list = async () => (await client.call('listAwaited', { words: '', from: 0, count: 9 })).rows;
  const byTitle = new Map((await list()).map(({ id, title }) => [title, id]));
  const [one = '', two = ''] = ['One', 'Two'].map((title) => byTitle.get(title) ?? '');
  await client.call('putTemplate', { ...words, template: 'overwritten' });
  await client.call('putTemplate', { ...words, id: 'template-2', name: 'Newer' });
  await client.call('deleteAwaited', { pages: [one] });
  const upload = await send(client, 'two.txt', story('Two', 'The text that this page waited for.'));
  await client.call('completeAwaited', { page: two, upload });

  const what = { kind: 'all' } as const;
  expect(await client.call('previewBackup', { at, what })).toMatchObject({
    templates: { back: 0, changed: 1, newer: 1 },
    awaited: { back: 1, changed: 0, newer: 0 },
  });
  const restore = { id: 'restore-1', at, what, how: 'exact' } as const;
  expect(await client.call('restoreBackup', restore)).toMatchObject({ templates: 2, awaited: 1 });
  const templates = async () =>
    (await client.call('listTemplates', {})).map(({ name, template }) => [name, template]);
  expect(await templates()).toEqual([['Mine', '{{ article.title }}']]);
  const titles = async () => (await list()).map(({ title }) => title).sort();
  expect(await titles()).toEqual(['One', 'Three']);

  await client.call('undoRestore', { restore: 'restore-1' });
  expect(await templates()).toEqual([
    ['Mine', 'overwritten'],
    ['Newer', '{{ article.title }}'],
  ]);
  expect(await titles()).toEqual(['Three']);
});

import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';
import { stored as storedDocument } from '../testing/stored';

async function start() {
  const clock = { now: new Date('2026-03-01T10:00:00Z') };
  const folder = await temporaryFolder();
  const app = await openApp(folder, { now: () => clock.now });
  const client = connect(app);
  const make = async (name: string) =>
    (await imported(client, `${name}.txt`, story(`Report ${name}`, 'Some words.'))).id;
  const [a, b, c] = [await make('a'), await make('b'), await make('c')];
  return { clock, folder, app, client, a, b, c };
}
const nothing = { articles: 0, notesOfArticles: 0, comparisons: 0, notes: 0, collections: 0, bytes: 0 };

it('says how much goes, deletes it for good, and deleting twice is no error', async () => {
  const { folder, client, a, b, c } = await start();
  await annotate(client, a, 'Some');
  const gone = await annotate(client, b, 'words');
  await annotate(client, b, 'Some');
  await client.call('deleteAnnotation', { article: b, id: gone.id });
  const collection = await client.call('putCollection', {
    ...{ id: 'collection-1', name: 'All', articles: [a, b, c] },
  });
  await client.call('putCollection', { id: 'collection-2', name: 'Old', articles: [b] });
  await client.call('deleteCollection', { id: 'collection-2' });
  await client.call('changeComparison', { id: 'comparison-1', name: 'Both', articles: [b, c] });
  await client.call('changeComparison', { id: 'comparison-1', deleted: true });
  await client.call('deleteArticle', { id: a });

  const what = { kind: 'all', before: null } as const;
  const wanted = { ...nothing, articles: 1, notesOfArticles: 1, comparisons: 1, notes: 1, collections: 1 };
  expect(await client.call('countTrash', { what })).toEqual({
    ...wanted,
    bytes: expect.any(Number) as number,
  });
  expect(await readdir(join(folder, 'trash'))).toEqual([a]);
  expect(await client.call('emptyTrash', { what })).toMatchObject({
    ...wanted,
    bytes: expect.any(Number) as number,
  });
  expect(await readdir(join(folder, 'trash'))).toEqual([]);
  expect(await readdir(join(folder, 'comparisons'))).toEqual([]);
  expect(await client.call('listComparisons', { deleted: true })).toEqual([]);
  expect(await client.call('listAnnotations', { article: b })).toHaveLength(1);
  await expect(client.call('restoreAnnotation', { article: b, id: gone.id })).rejects.toThrow();
  await expect(client.call('restoreArticle', { id: a })).rejects.toMatchObject({ code: 'not-found' });
  const stored = (await storedDocument(folder, 'collections.json')) as {
    collections: { id: string; articles: string[] }[];
  };
  expect(stored.collections).toMatchObject([{ id: collection.id, articles: [b, c] }]);
  expect(await client.call('emptyTrash', { what })).toEqual(nothing);
});

it('deletes one thing, and leaves what was deleted later', async () => {
  const { clock, folder, client, a, b, c } = await start();
  await client.call('deleteArticle', { id: a });
  clock.now = new Date('2026-03-02T10:00:00Z');
  await client.call('deleteArticle', { id: b });
  await client.call('deleteArticle', { id: c });
  await client.call('emptyTrash', { what: { kind: 'article', id: c } });
  expect((await readdir(join(folder, 'trash'))).sort()).toEqual([a, b].sort());
  await client.call('emptyTrash', { what: { kind: 'all', before: '2026-03-02T00:00:00.000Z' } });
  expect(await readdir(join(folder, 'trash'))).toEqual([b]);
  // Only what is in the trash can be named.
  await client.call('restoreArticle', { id: b });
  expect(await client.call('emptyTrash', { what: { kind: 'article', id: b } })).toEqual(nothing);
  expect(await client.call('getArticle', { id: b })).toMatchObject({ title: 'Report b' });
});

/** Opens the library at a time, long enough for what is done by itself, and answers what is in the trash then. */
async function openedAt(folder: string, time: string): Promise<string[]> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
  try {
    const app = await openApp(folder, { now: () => new Date(time) });
    vi.advanceTimersByTime(61_000);
    vi.useRealTimers();
    await app.close();
    return await readdir(join(folder, 'trash'));
  } finally {
    vi.useRealTimers();
  }
}

it('does by itself what the reader has said, and nothing before', async () => {
  const { folder, app, client, a } = await start();
  await client.call('deleteArticle', { id: a });
  await app.close();
  for (const time of ['2026-05-01T10:00:00Z', '2026-05-04T10:00:00Z'])
    expect(await openedAt(folder, time)).toEqual([a]);
  const again = await openApp(folder);
  await connect(again).call('setPreferences', { emptyTrashAfter: '30' });
  await again.close();
  expect(await openedAt(folder, '2026-05-05T10:00:00Z')).toEqual([]);
});

it('a clock that has leapt ahead deletes nothing for good', async () => {
  const { folder, app, client, a } = await start();
  await client.call('setPreferences', { emptyTrashAfter: '30' });
  await client.call('deleteArticle', { id: a });
  await app.close();
  for (const time of [
    '2026-03-01T12:00:00Z',
    '2026-03-04T12:00:00Z',
    '2090-01-01T10:00:00Z',
    '2090-01-02T09:00:00Z',
  ])
    expect(await openedAt(folder, time)).toEqual([a]);
  // Put right, it is the clock of before again.
  for (const time of ['2026-03-05T12:00:00Z', '2026-03-08T12:00:00Z'])
    expect(await openedAt(folder, time)).toEqual([a]);
  for (const time of ['2026-03-14', '2026-03-20', '2026-03-26'])
    expect(await openedAt(folder, `${time}T12:00:00Z`)).toEqual([a]);
  expect(await openedAt(folder, '2026-04-01T12:00:00Z')).toEqual([]);
});

it('removes on opening what an interrupted deletion left', async () => {
  const folder = await temporaryFolder();
  const left = join(folder, 'trash', '.gone-abcdefgh1234-0a0b0c0d');
  await mkdir(left, { recursive: true });
  await writeFile(join(left, 'article.html'), 'half');
  await openApp(folder);
  expect(await readdir(join(folder, 'trash'))).toEqual([]);
});

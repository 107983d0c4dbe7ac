import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

async function start() {
  const clock = { now: new Date('2026-03-01T10:00:00Z') };
  const folder = await temporaryFolder();
  const client = connect(await openApp(folder, { now: () => clock.now }));
  const make = async (name: string) =>
    (await imported(client, `${name}.txt`, story(`Report ${name}`, 'Some words.'))).id;
  return { clock, folder, client, a: await make('a'), b: await make('b') };
}

const sizeOf = async (folder: string, id: string): Promise<number> => {
  const files = await readdir(join(folder, 'trash', id), { withFileTypes: true, recursive: true });
  const sizes = files.filter((one) => one.isFile()).map((one) => stat(join(one.parentPath, one.name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
};

it('lists what was deleted, the last first, with when and how many notes', async () => {
  const { clock, folder, client, a, b } = await start();
  await annotate(client, a, 'Some');
  const gone = await annotate(client, a, 'words');
  await client.call('deleteAnnotation', { article: a, id: gone.id });
  await client.call('setMetadata', { id: a, title: 'Another title', siteName: 'The Paper' });
  expect((await client.call('listTrash', {})).rows).toEqual([]);
  await client.call('deleteArticle', { id: a });
  clock.now = new Date('2026-03-02T10:00:00Z');
  await client.call('deleteArticle', { id: b });
  expect((await client.call('listTrash', {})).rows).toEqual([
    {
      id: b,
      title: 'Report b',
      siteName: null,
      deletedAt: '2026-03-02T10:00:00.000Z',
      annotations: 0,
      bytes: await sizeOf(folder, b),
      merged: null,
    },
    {
      id: a,
      title: 'Another title',
      siteName: 'The Paper',
      deletedAt: '2026-03-01T10:00:00.000Z',
      annotations: 1,
      bytes: await sizeOf(folder, a),
      merged: null,
    },
  ]);
});

it('forgets when it was deleted with bringing it back', async () => {
  const { clock, folder, client, a } = await start();
  await client.call('deleteArticle', { id: a });
  await client.call('restoreArticle', { id: a });
  await expect(stat(join(folder, 'articles', a, 'deleted.json'))).rejects.toThrow('ENOENT');
  expect((await client.call('listTrash', {})).rows).toEqual([]);
  clock.now = new Date('2026-03-05T10:00:00Z');
  await client.call('deleteArticle', { id: a });
  expect((await client.call('listTrash', {})).rows).toMatchObject([
    { deletedAt: '2026-03-05T10:00:00.000Z' },
  ]);
});

it('takes the time of the folder where it was deleted by an older version, and lists what is damaged', async () => {
  const { folder, client, a } = await start();
  await client.call('deleteArticle', { id: a });
  const trashed = join(folder, 'trash', a);
  await rm(join(trashed, 'deleted.json'));
  const then = new Date('2025-12-24T18:00:00Z');
  await utimes(trashed, then, then);
  expect((await client.call('listTrash', {})).rows).toMatchObject([
    { title: 'Report a', deletedAt: then.toISOString() },
  ]);
  const record = join(trashed, 'article.json');
  await writeFile(record, (await readFile(record, 'utf8')).slice(0, 40));
  expect((await client.call('listTrash', {})).rows).toMatchObject([{ id: a, title: a, annotations: 0 }]);
});

it('pages, orders and finds in a long trash', async () => {
  const { clock, client, a, b } = await start();
  await annotate(client, a, 'words');
  for (const id of [a, b]) {
    await client.call('deleteArticle', { id });
    clock.now = new Date(clock.now.getTime() + 1000);
  }
  const ids = async (query: object): Promise<string[]> =>
    (await client.call('listTrash', query)).rows.map(({ id }) => id);
  expect(await ids({})).toEqual([b, a]);
  expect(await ids({ sort: 'title' })).toEqual([a, b]);
  expect(await ids({ sort: 'notes' })).toEqual([a, b]);
  expect(await ids({ from: 1, count: 1 })).toEqual([a]);
  expect(await client.call('listTrash', { words: 'RÉPORT b', count: 0 })).toEqual({
    ...{ total: 2, found: 1, rows: [] },
  });
});

it('names what an article has become part of, so that it can be taken apart after a restart', async () => {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  let client = connect(app);
  const make = async (name: string) =>
    (await imported(client, `${name}.txt`, story(`Report ${name}`, 'Some words of this.'))).id;
  const [kept, other, plain] = [await make('kept'), await make('other'), await make('plain')];
  await annotate(client, other, 'words');
  await client.call('mergeArticles', { id: 'merge-one', into: kept, others: [other] });
  await client.call('deleteArticle', { id: plain });
  await app.close();
  client = connect(await openApp(folder));
  const { rows } = await client.call('listTrash', {});
  const merged = { merge: 'merge-one', into: kept, others: [other], title: 'Report kept' };
  expect(new Map(rows.map((row) => [row.id, row.merged]))).toEqual(
    new Map([
      [other, merged],
      [plain, null],
    ]),
  );
  await client.call('unmergeArticles', { merge: 'merge-one' });
  expect(await client.call('listAnnotations', { article: kept })).toEqual([]);
  expect(await client.call('listAnnotations', { article: other })).toHaveLength(1);
});

import { expect, it } from 'vitest';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const [client, other] = [connect(app), connect(app)];
  const ids: string[] = [];
  for (const name of ['a', 'b', 'c'])
    ids.push((await imported(client, `${name}.txt`, story(`Report ${name}`, `Words of ${name}.`))).id);
  const listed = async () => (await other.call('listLibrary', { query: {}, from: 0, count: 10 })).total;
  return { folder, app, client, other, ids, listed };
}

it('many go to the trash and come back with their notes, told once', async () => {
  const { folder, app, client, other, ids, listed } = await start();
  await annotate(client, ids[0] as string, 'Words');
  let told = 0;
  other.on('libraryChanged', () => told++);
  expect(await client.call('deleteArticles', { articles: [...ids, 'not-there-at-all'] })).toEqual(ids);
  expect([told, await listed()]).toEqual([1, 0]);
  expect(await client.call('deleteArticles', { articles: ids })).toEqual([]);
  expect((await client.call('listTrash', {})).rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
  await app.close();
  expect(await readdir(join(folder, 'articles'))).toEqual([]);
  const again = connect(await openApp(folder));
  expect(await again.call('restoreArticles', { articles: ids })).toEqual(ids);
  expect((await again.call('getSummaries', { articles: ids })).map(({ annotations }) => annotations)).toEqual(
    [1, 0, 0],
  );
});

it('one that cannot be moved is named, and does not keep the others', async () => {
  const { folder, app, client, ids, listed } = await start();
  const [stuck] = ids as [string];
  // Something of that name is in the trash already.
  await mkdir(join(folder, 'trash', stuck), { recursive: true });
  await writeFile(join(folder, 'trash', stuck, 'other'), '');
  expect(await client.call('deleteArticles', { articles: ids })).toEqual(ids.slice(1));
  expect(await listed()).toBe(1);
  expect(app.status().notices.join()).toContain('“Report a” could not be deleted');
  await expect(client.call('deleteArticles', { articles: [stuck] })).rejects.toMatchObject({
    code: 'storage',
  });
});

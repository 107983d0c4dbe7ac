import { cp, mkdir, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Id } from '#contract';
import { connect, imported, listed, openApp, story, temporaryFolder } from '../../testing/library';

const words = ['The harbour was closed on Monday.', 'Nobody was hurt.', 'Three boats sank.'];
const arriving = /is not whole here.*still be arriving.*“Check the library…”/s;

/** The folder of an article that another computer has. */
async function elsewhere(): Promise<{ id: Id; article: string; html: Buffer }> {
  const other = await temporaryFolder();
  const app = await openApp(other);
  const { id } = await imported(connect(app), 'harbour.txt', story('Harbour', ...words));
  await app.close();
  const article = join(other, 'articles', id);
  return { id, article, html: await readFile(join(article, 'article.html')) };
}

it('an article that has only come in part says that it may be arriving, and is shown when it is whole', async () => {
  const { id, article, html } = await elsewhere();
  const root = await temporaryFolder();
  await openApp(root).then((app) => app.close());
  const here = join(root, 'articles', id);
  await mkdir(here);
  // Its text comes last, as a whole and then in pieces, in the place where it is to be.
  for (const name of ['article.json', 'original.txt']) await cp(join(article, name), join(here, name));
  const app = await openApp(root);
  const client = connect(app);
  const changed: Id[] = [];
  client.on('articleChanged', (event) => void changed.push(event.article));
  await app.lookOutside();
  expect((await listed(client)).map((one) => one.id)).toEqual([id]);
  await expect(client.call('getArticle', { id })).rejects.toThrow(arriving);
  await expect(client.call('listLibrary', found('boats'))).resolves.toMatchObject({ total: 0 });

  await writeFile(join(here, 'article.html'), html.subarray(0, html.length / 2));
  await app.lookOutside();
  await expect(client.call('getArticle', { id })).rejects.toThrow(arriving);
  expect(changed).toEqual([]);

  await writeFile(join(here, 'article.html'), html);
  await app.lookOutside();
  await expect.poll(() => changed).toEqual([id]);
  expect((await client.call('getArticle', { id })).text).toContain('Three boats sank.');
  await expect.poll(async () => (await client.call('listLibrary', found('boats'))).total).toBe(1);
  await app.lookOutside();
  expect(changed).toEqual([id]);
});

it('a text that is cut short while the library is open is shown again when it is whole', async () => {
  const root = await temporaryFolder();
  const first = await openApp(root);
  const { id } = await imported(connect(first), 'harbour.txt', story('Harbour', ...words));
  await first.close();
  const path = join(root, 'articles', id, 'article.html');
  const html = await readFile(path);
  const app = await openApp(root);
  const client = connect(app);
  await truncate(path, 20);
  await expect(client.call('getArticle', { id })).rejects.toThrow(arriving);
  let told = 0;
  client.on('articleChanged', () => void told++);
  await app.lookOutside();
  expect(told).toBe(0);
  await writeFile(`${path}.part`, html);
  await rename(`${path}.part`, path);
  await app.lookOutside();
  await expect.poll(() => told).toBe(1);
  expect((await client.call('getArticle', { id })).text).toContain('Three boats sank.');
});

const found = (search: string) => ({ query: { search }, from: 0, count: 10 });

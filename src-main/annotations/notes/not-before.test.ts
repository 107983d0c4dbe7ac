import * as nodeFs from 'node:fs/promises';
import { expect, it } from 'vitest';
import { annotate, connect, imported, listed, openApp, story, temporaryFolder } from '../../testing/library';

it('the notes of the library are not read before they are asked for', async () => {
  const folder = await temporaryFolder();
  const first = await openApp(folder);
  const articles: string[] = [];
  for (let n = 0; n < 12; n++) {
    const { id } = await imported(connect(first), `a${n}.txt`, story(`Report ${n}`, 'The water rose.'));
    await annotate(connect(first), id, 'water', { tags: ['flood'] });
    articles.push(id);
  }
  await first.close();

  const read = new Set<string>();
  const fs = {
    ...nodeFs,
    readFile: (async (path: string, ...more: never[]) => {
      const article = /articles\W(\w+)\Wannotations\.json$/.exec(String(path))?.[1];
      if (article !== undefined) read.add(article);
      return nodeFs.readFile(path, ...more);
    }) as typeof nodeFs.readFile,
  };
  const client = connect(await openApp(folder, { fs }));
  await listed(client);
  await client.call('listTags', {});
  expect(read).toEqual(new Set());
  // Reading and marking one article.
  const id = articles[0] ?? '';
  await client.call('getArticle', { id });
  await client.call('listAnnotations', { article: id });
  await client.call('listLinks', { article: id });
  await annotate(client, id, 'rose');
  expect(read).toEqual(new Set([id]));
  const { total } = await client.call('queryNotes', { scope: { kind: 'library' } });
  expect([total, read]).toEqual([13, new Set(articles)]);
});

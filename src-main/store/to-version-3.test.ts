import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder, upload } from '../testing/library';
import { formats } from './formats';
import { parseDocument } from './migrations';

const source = {
  ...{ fileName: 'dam.html', mediaType: 'text/html', sha256: 'c'.repeat(64), encoding: 'utf-8' },
  ...{ url: 'https://example.org/dam', importedAt: '2026-03-05T10:00:00.000Z' },
};
const metadata = {
  ...{ title: 'Dam breaks', titleFrom: 'headline', byline: 'Ada Holm', siteName: null },
  ...{ publishedTime: '2026-03-02', modifiedTime: null, lang: 'en', dir: null },
  ...{ excerpt: 'Eleven people died.', leadPicture: null },
};
const edit = { text: 'Advertisement', nth: 0, action: 'keep' };
/** As version 2 wrote it. */
const article = {
  ...{
    formatVersion: 2,
    id: 'abcdefgh1234',
    ...metadata,
    source,
    version: 4,
    words: 5,
    removed: [],
    warnings: [],
  },
  ...{ htmlSha256: 'a'.repeat(64), textSha256: 'b'.repeat(64), original: 'original.html', assets: [] },
  ...{
    metadataEdits: { title: 'The dam' },
    blockEdits: [edit],
    chosenEncoding: null,
    cleanedBy: 3,
    given: {},
  },
};
const entry = {
  ...{ id: 'abcdefgh1234', ...metadata, source, words: 5, annotations: 1, progress: 0.5, openedAt: null },
  ...{ edited: ['title'], tags: [{ tag: 'toll', count: 1 }] },
};

it('an article of version 2 was imported from one file', () => {
  const { data, from } = parseDocument(JSON.stringify(article), formats.article);
  expect(from).toBe(2);
  const { fileName, sha256, importedAt } = source;
  const files = [{ original: 'original.html', fileName, sha256, importedAt, before: null }];
  expect(data).toEqual({ ...article, formatVersion: 3, files });
});

it('a list of version 2 keeps its articles', () => {
  const { data } = parseDocument(JSON.stringify({ formatVersion: 2, articles: [entry] }), formats.library);
  const { tags: noteTags, ...kept } = entry;
  const marks = { tags: [], favourite: false, finished: null };
  expect(data.articles).toEqual([{ ...kept, noteTags, ...marks, unplaced: 0, hashes: [], urls: [] }]);
});

it('a library of version 2 is opened with its versions and notes, and knows its files', async () => {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  const bytes = story('Dam breaks', 'Eleven people died.', 'Nobody was warned.');
  const { id } = await imported(client, 'dam.txt', bytes);
  await client.call('setBlockEdits', {
    id,
    edits: [{ text: 'Nobody was warned.', nth: 0, action: 'remove' }],
  });
  const made = await annotate(client, id, 'people');
  await app.close();
  const place = join(folder, 'articles', id);
  for (const file of ['article.json', 'versions/1.json', 'versions/2.json']) {
    const record = JSON.parse(await readFile(join(place, file), 'utf8')) as Record<string, unknown>;
    delete record.files;
    // It knew no sums either.
    delete record.sum;
    await writeFile(join(place, file), JSON.stringify({ ...record, formatVersion: 2 }));
  }
  const list = JSON.parse(await readFile(join(folder, 'library.json'), 'utf8')) as { articles: object[] };
  const articles = list.articles.map((one) => ({
    ...one,
    unplaced: undefined,
    hashes: undefined,
    urls: undefined,
  }));
  await writeFile(join(folder, 'library.json'), JSON.stringify({ formatVersion: 2, articles }));

  const again = await openApp(folder);
  expect(again.status().notices).toEqual([]);
  const then = connect(again);
  expect(await then.call('listAnnotations', { article: id })).toEqual([made]);
  expect(await upload(then, 'dam.txt', bytes)).toMatchObject({ outcome: 'already-there', article: { id } });
  await then.call('revertArticle', { id, version: 1 });
  expect((await then.call('getArticle', { id })).text).toContain('Nobody was warned.');
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';
import { formats, noAnnotations } from './formats';
import { parseDocument } from './migrations';

const sums = { htmlSha256: 'a'.repeat(64), textSha256: 'b'.repeat(64) };
const source = {
  ...{ fileName: 'dam.html', mediaType: 'text/html', sha256: 'c'.repeat(64), encoding: 'utf-8' },
  ...{ url: 'https://example.org/dam', importedAt: '2026-03-05T10:00:00.000Z' },
};
const metadata = {
  ...{ title: 'Dam breaks', titleFrom: 'headline', byline: 'Ada Holm', siteName: null },
  ...{ publishedTime: '2026-03-02', lang: 'en', dir: null, excerpt: 'Eleven people died.' },
};
const picture = { name: `${'d'.repeat(32)}.png`, mediaType: 'image/png' };
/** As version 0.1.0 wrote it. */
const article = {
  ...{ formatVersion: 1, id: 'abcdefgh1234', ...metadata, source, version: 1, words: 5 },
  removed: [{ reason: 'date line', text: 'Monday', at: 11 }],
  ...{ warnings: [], ...sums, original: 'original.html', assets: [picture] },
};
const entry = {
  ...{ id: 'abcdefgh1234', ...metadata, source, words: 5, annotations: 1, progress: 0.5, openedAt: null },
  tags: [{ tag: 'toll', count: 1 }],
};

/** What version 3 added. */
const fileOf = ({ fileName, sha256, importedAt }: typeof source) => ({
  ...{ original: 'original.html', fileName, sha256, importedAt, before: null },
});
const unknownTo2 = { unplaced: 0, hashes: [], urls: [] };

it('an article of version 1 keeps what it says, and nothing was decided about it', () => {
  const { data, from } = parseDocument(JSON.stringify(article), formats.article);
  expect(from).toBe(1);
  expect(data).toEqual({
    ...article,
    ...{
      formatVersion: 3,
      files: [fileOf(source)],
      modifiedTime: null,
      leadPicture: null,
      assets: [{ ...picture, from: null }],
    },
    ...{ metadataEdits: {}, blockEdits: [], chosenEncoding: null, cleanedBy: 0, given: {} },
  });
});

/** As the builds before links and notes on articles wrote it. */
const annotations = {
  formatVersion: 1,
  annotations: [
    {
      ...{ id: 'note-0001', motivation: 'commenting', category: 'claim', deleted: null },
      target: {
        ...{ source: 'abcdefgh1234', version: 2 },
        selector: [
          { type: 'TextPositionSelector', start: 11, end: 24 },
          { type: 'TextQuoteSelector', exact: 'Eleven people', prefix: 'Dam breaks\n', suffix: ' died.' },
        ],
      },
      body: [
        { type: 'TextualBody', purpose: 'commenting', value: 'Sure?', format: 'text/markdown' },
        { type: 'TextualBody', purpose: 'tagging', value: 'toll', format: 'text/plain' },
      ],
      ...{ created: '2026-03-05T10:00:00.000Z', modified: '2026-03-05T10:00:00.000Z' },
    },
  ],
  placedIn: 2,
};

it('annotations of version 1 are kept, without links and without a note on the article', () => {
  const { data, from } = parseDocument(JSON.stringify(annotations), formats.annotations);
  expect(from).toBe(1);
  expect(data).toEqual({ ...noAnnotations, ...annotations, formatVersion: 3 });
});

it('a list of version 1 keeps its articles', () => {
  const { data } = parseDocument(JSON.stringify({ formatVersion: 1, articles: [entry] }), formats.library);
  const { tags: noteTags, ...kept } = entry;
  const marks = { tags: [], favourite: false, finished: null };
  expect(data.articles).toEqual([
    { ...kept, noteTags, ...marks, modifiedTime: null, leadPicture: null, edited: [], ...unknownTo2 },
  ]);
});

it('a library of version 1 is opened, and its articles are known to be cleaned by older rules', async () => {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const { id } = await imported(connect(app), 'dam.txt', story('Dam breaks', 'Eleven people died.'));
  const made = await annotate(connect(app), id, 'people');
  await app.close();
  // What version 0.1.0 would have written for it.
  const { articles, library, notes } = await firstVersion(folder, id);
  await writeFile(join(folder, 'articles', id, 'article.json'), JSON.stringify(articles));
  await writeFile(join(folder, 'articles', id, 'annotations.json'), JSON.stringify(notes));
  await writeFile(join(folder, 'library.json'), JSON.stringify(library));

  const again = await openApp(folder);
  const client = connect(again);
  expect(again.status().notices).toEqual([]);
  expect(await client.call('getArticle', { id })).toMatchObject({
    version: 1,
    cleanedByNewest: false,
    edited: [],
  });
  expect(await client.call('listAnnotations', { article: id })).toEqual([made]);
  await client.call('cleanAgain', { id });
  expect(await client.call('getArticle', { id })).toMatchObject({ version: 1, cleanedByNewest: true });
});

async function firstVersion(folder: string, id: string) {
  const { readFile } = await import('node:fs/promises');
  const read = async (...path: string[]) =>
    JSON.parse(await readFile(join(folder, ...path), 'utf8')) as Record<string, unknown>;
  const now = await read('articles', id, 'article.json');
  const made = await read('articles', id, 'annotations.json');
  const list = await read('library.json');
  const old = (record: Record<string, unknown>, like: object) => ({
    ...Object.fromEntries(Object.keys(like).map((key) => [key, record[key]])),
  });
  const summaries = list.articles as Record<string, unknown>[];
  return {
    articles: { ...old(now, article), formatVersion: 1, assets: [] },
    notes: { formatVersion: 1, annotations: made.annotations },
    library: { formatVersion: 1, articles: summaries.map((one) => old(one, entry)) },
  };
}

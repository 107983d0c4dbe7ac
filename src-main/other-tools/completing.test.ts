import type { Client, Id } from '#contract';
import { describe, expect, it } from 'vitest';
import { checkLibrary } from '../library/check';
import {
  annotate,
  connect,
  imported,
  listed,
  openApp,
  send,
  story,
  temporaryFolder,
  upload,
} from '../testing/library';
import { zipOf } from '../testing/zip';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  return { folder, app, client };
}
let jobs = 0;
async function bring(client: Client, file: string | Uint8Array) {
  const id = `bringing-${++jobs}`;
  const sent = await send(client, 'export.csv', Buffer.from(file as string));
  return { id, done: await client.call('bringIn', { id, upload: sent }) };
}
const raindrop = `title,note,excerpt,url,folder,tags,created,highlights,favorite
The dam,Their note,,https://example.org/dam,Water,flood,2024-03-05T10:00:00Z,Highlight:broke at dawn,true
The mill,Of the mill,,https://example.org/mill,,mill,2024-03-05T10:00:00Z,Highlight:ground no more,false
`;
const damPage = story('The dam report', 'from https://example.org/dam', 'The dam broke at dawn by the mill.');
const millPage = story('The mill report', 'from https://example.org/mill', 'The mill ground no more corn.');

const waits = async (client: Client) =>
  (await client.call('listAwaited', {})).rows.map(({ title }) => title).sort();
async function seen(client: Client, article: Id) {
  const [summary] = await client.call('getSummaries', { articles: [article] });
  return {
    ...{ tags: summary?.tags, favourite: summary?.favourite },
    note: (await client.call('getArticleNote', { article })).note,
    highlights: (await client.call('listAnnotations', { article })).length,
    shelves: (await client.call('listCollections', {})).map(({ name }) => name),
  };
}
const nothing = { tags: [], favourite: false, note: '', highlights: 0, shelves: [] };

describe('a page that waited and got its text by an ordinary import', () => {
  it('is told, and waits again when that is taken back; the article stays without what it was given', async () => {
    const { folder, app, client } = await start();
    await bring(client, raindrop);
    const step = 'step-of-one-import';
    const outcomes = [];
    for (const [name, bytes] of [
      ['dam.txt', damPage],
      ['mill.txt', millPage],
      ['other.txt', story('Another', 'Of something else.')],
    ] as const)
      outcomes.push(
        ...(await client.call('importUpload', { upload: await send(client, name, bytes), step })),
      );
    expect(outcomes.map((one) => 'completed' in one && one.completed)).toEqual([step, step, false]);
    expect(await waits(client)).toEqual([]);
    const article = 'article' in outcomes[0]! ? outcomes[0].article.id : '';
    const given = await seen(client, article);
    expect(given).toEqual({
      ...{ tags: ['flood'], favourite: true, note: 'Their note', highlights: 1, shelves: ['Water'] },
    });
    for (let round = 0; round < 2; round++) {
      expect(await client.call('undoBringing', { id: step })).toEqual({ stayed: [], stayedCount: 0 });
      expect(await waits(client)).toEqual(['The dam', 'The mill']);
      expect(await listed(client)).toHaveLength(3);
      expect(await seen(client, article)).toEqual(nothing);
      expect(await client.call('redoBringing', { id: step })).toEqual({ stayed: [], stayedCount: 0 });
      expect(await waits(client)).toEqual([]);
      expect(await seen(client, article)).toEqual(given);
    }
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
  });

  it('also by files named at the start, and without an id of the caller: each import has its own', async () => {
    const { client } = await start();
    await bring(client, raindrop);
    const outcome = await upload(client, 'dam.txt', damPage);
    const id = 'completed' in outcome ? (outcome.completed ?? '') : '';
    expect(await client.call('undoBringing', { id })).toMatchObject({ stayedCount: 0 });
    expect(await waits(client)).toEqual(['The dam', 'The mill']);
    // Its address is that of the article now: bringing the file in again gives it all.
    expect((await bring(client, raindrop)).done).toMatchObject({ there: 1, annotations: { placed: 1 } });
    expect(await waits(client)).toEqual(['The mill']);
  });

  it('of what it gave, what was changed since stays, which is said', async () => {
    const { client } = await start();
    await bring(client, raindrop);
    const outcome = await upload(client, 'dam.txt', damPage);
    if (!('article' in outcome)) throw new Error('not imported');
    const article = outcome.article.id;
    await client.call('setArticleNote', { article, note: 'Their note and mine' });
    const answer = await client.call('undoBringing', { id: outcome.completed ?? '' });
    expect(answer.stayed).toEqual(['“The dam report”: the note on the article was changed since and stays.']);
    expect(await waits(client)).toEqual(['The dam', 'The mill']);
    expect(await seen(client, article)).toEqual({ ...nothing, note: 'Their note and mine' });
  });

  it('stays with its article when a later deed on that article is taken back', async () => {
    const { client } = await start();
    await bring(client, raindrop);
    const { id: article } = await imported(client, 'dam.txt', damPage);
    const given = await seen(client, article);
    // The same page once more, by hand, for another row: only that is taken back.
    const [row] = (await client.call('listAwaited', {})).rows;
    const sent = await send(client, 'dam.txt', damPage);
    await client.call('completeAwaited', { id: 'giving-other', page: row?.id ?? '', upload: sent });
    expect((await seen(client, article)).tags).toEqual(['flood', 'mill']);
    expect(await client.call('undoBringing', { id: 'giving-other' })).toMatchObject({ stayedCount: 0 });
    expect(await seen(client, article)).toEqual(given);
    expect(await waits(client)).toEqual(['The mill']);
  });

  it('one whose article has been deleted waits again with its file', async () => {
    const { client } = await start();
    await bring(client, raindrop);
    const { id } = await imported(client, 'dam.txt', damPage);
    await client.call('deleteArticle', { id });
    expect((await bring(client, raindrop)).done).toMatchObject({ awaited: 2, annotations: { awaited: 2 } });
    expect(await waits(client)).toEqual(['The dam', 'The mill']);
  });
});

describe('a changed file of an article', () => {
  const changed = (words: string) =>
    story('The dam report', 'from https://example.org/dam', 'The dam broke at dawn by the mill.', words);
  const textOf = async (client: Client, id: Id) => (await client.call('getArticle', { id })).text;

  it('that is dropped on a row makes a new text and gives what waited; both are one step', async () => {
    const { folder, app, client } = await start();
    const { id: article } = await imported(client, 'dam.txt', damPage);
    const own = await annotate(client, article, 'by the mill', { note: 'mine' });
    await bring(client, raindrop.replace('https://example.org/dam', 'https://other.example/elsewhere'));
    const row = (await client.call('listAwaited', { words: 'dam' })).rows[0];
    const before = { ...(await seen(client, article)), text: await textOf(client, article) };
    const sent = await send(client, 'dam (1).txt', changed('It is being mended.'));
    const outcome = await client.call('completeAwaited', {
      ...{ id: 'giving-new', page: row?.id ?? '', upload: sent },
    });
    expect(outcome).toMatchObject({ outcome: 'updated', article: { id: article } });
    const after = { ...(await seen(client, article)), text: await textOf(client, article) };
    expect(after).toMatchObject({ tags: ['flood'], highlights: 2 });
    expect(after.text).toContain('It is being mended.');
    for (let round = 0; round < 2; round++) {
      expect(await client.call('undoBringing', { id: 'giving-new' })).toMatchObject({ stayedCount: 0 });
      expect({ ...(await seen(client, article)), text: await textOf(client, article) }).toEqual(before);
      expect(await client.call('listAnnotations', { article })).toMatchObject([{ id: own.id }]);
      expect(await waits(client)).toEqual(['The dam', 'The mill']);
      expect(await client.call('redoBringing', { id: 'giving-new' })).toMatchObject({ stayedCount: 0 });
      expect({ ...(await seen(client, article)), text: await textOf(client, article) }).toEqual(after);
      expect(await client.call('listOrphans', { article })).toEqual([]);
    }
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
  });

  it('that came with an archive goes with it; a text that was changed again since stays, which is said', async () => {
    const { client } = await start();
    const { id: article } = await imported(client, 'dam.txt', damPage);
    const archive = async (words: string) =>
      zipOf({
        'metadata_0_to_20.json': JSON.stringify([
          {
            ...{ id: 'one', slug: 'one', title: 'Elsewhere', url: 'https://other.example/one' },
            ...{ labels: ['flood'], savedAt: '2024-03-05T10:00:00.000Z', state: 'Active' },
          },
        ]),
        'content/one.html': Buffer.from(changed(words)).toString(),
      });
    const first = await bring(client, await archive('First change.'));
    expect(first.done).toMatchObject({ there: 1, imported: 0 });
    expect(await textOf(client, article)).toContain('First change.');
    await client.call('undoBringing', { id: first.id });
    expect(await textOf(client, article)).not.toContain('First change.');
    await client.call('redoBringing', { id: first.id });
    expect(await textOf(client, article)).toContain('First change.');
    const later = await upload(client, 'dam.txt', changed('First change. Second change.'));
    expect(later.outcome).toBe('updated');
    expect((await client.call('undoBringing', { id: first.id })).stayed).toEqual([
      '“The dam report” has another text by now, and keeps it.',
    ]);
    expect(await textOf(client, article)).toContain('Second change.');
    expect((await seen(client, article)).tags).toEqual([]);
  });
});

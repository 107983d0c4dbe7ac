import type { Client } from '#contract';
import { describe, expect, it } from 'vitest';
import { checkLibrary } from '../library/check';
import { connect, imported, listed, openApp, send, story, temporaryFolder } from '../testing/library';
import { zipOf } from '../testing/zip';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  return { folder, app, client };
}
let jobs = 0;
async function bring(client: Client, bytes: string | Uint8Array) {
  const id = `bringing-${++jobs}`;
  const upload = await send(client, 'export.csv', Buffer.from(bytes as string));
  return { id, done: await client.call('bringIn', { id, upload }) };
}

/** All that a reader sees of a library, in the order of its articles' titles; ids of what is deleted left out. */
async function seen(client: Client) {
  const articles = (await listed(client)).sort((a, b) => (a.title < b.title ? -1 : 1));
  const all = await Promise.all(
    articles.map(async ({ id, title, tags, favourite, finished, source }) => ({
      ...{ id, title, tags, favourite, finished, url: source.url },
      annotations: (await client.call('listAnnotations', { article: id })).map(
        ({ id: one, body, category }) => ({
          ...{ one, body, category },
        }),
      ),
      note: (await client.call('getArticleNote', { article: id })).note,
    })),
  );
  const collections = (await client.call('listCollections', {})).map(({ name, articles: its }) => [
    name,
    its,
  ]);
  return { all, collections, awaited: (await client.call('listAwaited', {})).rows };
}

/** What is there already: an article with notes of the reader's, a collection, and a page that waits. */
async function something(client: Client) {
  const page = story(
    'The dam report',
    'from https://example.org/dam',
    'The dam broke at dawn near the mill.',
  );
  const { id: article } = await imported(client, 'dam.txt', page);
  await client.call('changeMarks', { id: 'marks-mine', changes: [{ article, tags: ['mine'] }] });
  await client.call('setArticleNote', { article, note: 'My words' });
  await client.call('putCollection', { id: 'shelf-mine', name: 'News', articles: [] });
  await bring(
    client,
    'title,url,time_added,tags,status\nOther,https://example.org/other,1709632800,old,unread\n',
  );
  return article;
}

const raindrop = `title,note,excerpt,url,folder,tags,created,highlights,favorite
The dam,Their note,,https://example.org/dam,News / Water,flood,2024-03-05T10:00:00Z,Highlight:broke at dawn,true
Other,Of the other,,https://example.org/other,Far,new,2024-03-01T10:00:00Z,Highlight:quite lost,false
Third,,,https://example.org/third,,,2024-03-05T10:00:00Z,,false
`;

describe('what came with a file', () => {
  it('is taken back as one, given again as one, and each call is safe to repeat', async () => {
    const { folder, app, client } = await start();
    const article = await something(client);
    const before = await seen(client);
    const { id, done } = await bring(client, raindrop);
    expect(done).toMatchObject({ there: 1, awaited: 2, articles: [article], annotations: { placed: 1 } });
    const after = await seen(client);
    expect(after.all).toMatchObject([
      { tags: ['mine', 'flood'], favourite: true, note: 'My words\n\nTheir note', annotations: [{}] },
    ]);
    expect(after.collections).toEqual(
      [
        ['News', []],
        ['Water', [article]],
        ['Far', []],
      ].slice(0, after.collections.length),
    );
    expect(after.awaited).toHaveLength(2);
    for (let round = 0; round < 2; round++) {
      expect(await client.call('undoBringing', { id })).toEqual({ stayed: [], stayedCount: 0 });
      expect(await seen(client)).toEqual(before);
      expect(await client.call('undoBringing', { id })).toEqual({ stayed: [], stayedCount: 0 });
      expect(await seen(client)).toEqual(before);
      expect(await client.call('redoBringing', { id })).toEqual({ stayed: [], stayedCount: 0 });
      expect(await seen(client)).toEqual(after);
    }
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
  });

  it('comes once more when the file is brought in again after that', async () => {
    const { client } = await start();
    await something(client);
    const { id } = await bring(client, raindrop);
    const after = await seen(client);
    await client.call('undoBringing', { id });
    expect((await bring(client, raindrop)).done).toMatchObject({ annotations: { placed: 1 } });
    expect(await seen(client)).toEqual(after);
  });

  it('stays where it has been changed since, which is said; the rest is taken back', async () => {
    const { client } = await start();
    const article = await something(client);
    const { id } = await bring(client, raindrop);
    const [note] = await client.call('listAnnotations', { article });
    await client.call('updateAnnotation', { article, id: note?.id ?? '', note: 'My own thought' });
    await client.call('setArticleNote', { article, note: 'My words\n\nTheir note, shortened' });
    await client.call('changeMarks', {
      id: 'marks-later',
      changes: [{ article, tags: ['mine', 'flood', 'later'] }],
    });
    const { stayed, stayedCount } = await client.call('undoBringing', { id });
    expect(stayed).toEqual([
      '“The dam report”: a note and the note on the article were changed since and stay.',
    ]);
    expect(stayedCount).toBe(1);
    const { all, awaited, collections } = await seen(client);
    expect(all).toMatchObject([
      {
        ...{ tags: ['mine', 'later'], favourite: false, note: 'My words\n\nTheir note, shortened' },
        annotations: [{ body: [{ value: 'My own thought' }] }],
      },
    ]);
    expect(awaited).toMatchObject([{ title: 'Other', tags: ['old'], annotations: 0 }]);
    expect(collections).toEqual([['News', []]]);
    // What stayed is not touched when the rest comes again.
    expect(await client.call('redoBringing', { id })).toEqual({ stayed: [], stayedCount: 0 });
    expect((await seen(client)).all).toMatchObject([
      {
        ...{ favourite: true, note: 'My words\n\nTheir note, shortened' },
        annotations: [{ body: [{ value: 'My own thought' }] }],
      },
    ]);
  });

  it('what was changed and changed back is no change', async () => {
    const { client } = await start();
    const article = await something(client);
    const before = await seen(client);
    const { id } = await bring(client, raindrop);
    const [note] = await client.call('listAnnotations', { article });
    const ref = { article, id: note?.id ?? '' };
    await client.call('deleteAnnotation', ref);
    await client.call('restoreAnnotation', ref);
    const pages = (await client.call('listAwaited', {})).rows.map((row) => row.id);
    await client.call('deleteAwaited', { pages });
    await client.call('restoreAwaited', { pages });
    expect(await client.call('undoBringing', { id })).toMatchObject({ stayedCount: 0 });
    expect(await seen(client)).toEqual(before);
  });

  it('a page that has become an article since stays one', async () => {
    const { client } = await start();
    const { id } = await bring(client, raindrop);
    await imported(client, 'third.txt', story('Third', 'from https://example.org/third', 'Words.'));
    expect(await client.call('undoBringing', { id })).toEqual({
      stayed: ['“Third” has got its page and is an article now.'],
      stayedCount: 1,
    });
    const { all, awaited } = await seen(client);
    expect(all.map(({ title }) => title)).toEqual(['Third']);
    expect(awaited).toEqual([]);
  });

  it('of a collection that holds something else by now, the collection stays', async () => {
    const { client } = await start();
    await something(client);
    const { id } = await bring(client, raindrop);
    const mine = await imported(client, 'x.txt', story('Mine', 'Some words of mine.'));
    const water = (await client.call('listCollections', {})).find(({ name }) => name === 'Water');
    await client.call('changeCollected', {
      ...{ collection: water?.id ?? '', add: [mine.id], remove: [], places: [] },
    });
    expect((await client.call('undoBringing', { id })).stayed).toEqual([
      'The collection “Water” stays: it holds something else by now, or has another name.',
    ]);
    expect((await seen(client)).collections).toEqual([
      ['News', []],
      ['Water', [mine.id]],
    ]);
  });

  it('is not known any more after the program was started anew', async () => {
    const { folder, app, client } = await start();
    const { id } = await bring(client, raindrop);
    await app.close();
    const again = connect(await openApp(folder));
    await expect(again.call('undoBringing', { id })).rejects.toMatchObject({ code: 'not-found' });
    expect(await again.call('listAwaited', {})).toMatchObject({ total: 3 });
  });
});

describe('saved pages that came with it', () => {
  const archive = () =>
    zipOf({
      'metadata_0_to_20.json': JSON.stringify(
        ['one', 'two', 'three'].map((slug) => ({
          ...{ id: slug, slug, title: `Report ${slug}`, url: `https://example.org/${slug}` },
          ...{ labels: ['flood'], savedAt: '2024-03-05T10:00:00.000Z', state: 'Archived' },
        })),
      ),
      ...Object.fromEntries(
        ['one', 'two', 'three'].map((slug) => [
          `content/${slug}.html`,
          `Report ${slug}\nOf ${slug}, at dawn.`,
        ]),
      ),
      'highlights/one.md': '> at dawn\n\nWhy?',
    });

  it('go to the trash and come back with all they have; one that was written in since stays', async () => {
    const { folder, app, client } = await start();
    await bring(
      client,
      'title,url,time_added,tags,status\nReport two,https://example.org/two,1709632800,waited,unread\n',
    );
    const before = await seen(client);
    const { id } = await bring(client, await archive());
    const after = await seen(client);
    expect(after.all.map(({ title, tags }) => [title, tags])).toEqual([
      ['Report one', ['flood']],
      ['Report three', ['flood']],
      ['Report two', ['waited', 'flood']],
    ]);
    expect(after.awaited).toEqual([]);
    expect(await client.call('undoBringing', { id })).toMatchObject({ stayedCount: 0 });
    expect(await seen(client)).toEqual(before);
    expect(await client.call('listTrash', {})).toMatchObject({ total: 3 });
    expect(await client.call('redoBringing', { id })).toMatchObject({ stayedCount: 0 });
    expect(await seen(client)).toEqual(after);
    const three = after.all.find(({ title }) => title === 'Report three')?.id ?? '';
    const note = { id: 'note-mine', article: three, passage: { start: 0, end: 6 }, category: 'claim' };
    await client.call('createAnnotation', note);
    expect(await client.call('undoBringing', { id })).toEqual({
      stayed: ['“Report three” stays: you have made something of it since.'],
      stayedCount: 1,
    });
    expect((await seen(client)).all.map(({ title }) => title)).toEqual(['Report three']);
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
  });

  it('one that was deleted for good meanwhile is said not to come again', async () => {
    const { client } = await start();
    const { id } = await bring(client, await archive());
    await client.call('undoBringing', { id });
    await client.call('emptyTrash', { what: { kind: 'all', before: null } });
    expect((await client.call('redoBringing', { id })).stayedCount).toBe(3);
    expect((await seen(client)).all).toEqual([]);
  });
});

describe('a page that was given its text', () => {
  const give = async (client: Client, bytes: Uint8Array) => {
    const [page] = (await client.call('listAwaited', { words: 'dam' })).rows;
    const id = `giving-${++jobs}`;
    const upload = await send(client, 'dam.txt', bytes);
    await client.call('completeAwaited', { id, page: page?.id ?? '', upload });
    return id;
  };

  it.each([
    ['of another address', story('Head', 'The dam broke at dawn near the mill.')],
    ['of its own address', story('Head', 'from https://example.org/dam', 'The dam broke at dawn near it.')],
  ])('by a file %s waits again when that is taken back', async (_, bytes) => {
    const { client } = await start();
    await bring(client, raindrop);
    const before = await seen(client);
    const id = await give(client, bytes);
    const after = await seen(client);
    expect(after.all).toMatchObject([{ tags: ['flood'], url: 'https://example.org/dam', annotations: [{}] }]);
    expect(await client.call('undoBringing', { id })).toMatchObject({ stayedCount: 0 });
    expect(await seen(client)).toEqual(before);
    expect(await client.call('redoBringing', { id })).toMatchObject({ stayedCount: 0 });
    expect(await seen(client)).toEqual(after);
  });

  it('by an article that was there leaves that as it was', async () => {
    const { client } = await start();
    await bring(client, raindrop);
    const bytes = story('Head', 'The dam broke at dawn near the mill.');
    await imported(client, 'dam.txt', bytes);
    const before = await seen(client);
    const id = await give(client, bytes);
    expect((await seen(client)).all).toMatchObject([{ tags: ['flood'], url: 'https://example.org/dam' }]);
    await client.call('undoBringing', { id });
    expect(await seen(client)).toEqual(before);
  });
});

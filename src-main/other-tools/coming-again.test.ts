import type { Client } from '#contract';
import { describe, expect, it } from 'vitest';
import { checkLibrary } from '../library/check';
import { annotate, connect, imported, openApp, send, story, temporaryFolder } from '../testing/library';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  const page = story('The dam report', 'from https://example.org/dam', 'The dam broke at dawn by the mill.');
  return { folder, app, client, page };
}
let jobs = 0;
async function bring(client: Client, file = raindrop) {
  const id = `bringing-${++jobs}`;
  const upload = await send(client, 'export.csv', Buffer.from(file));
  return { id, done: await client.call('bringIn', { id, upload }) };
}

const head = 'title,note,excerpt,url,folder,tags,created,highlights,favorite';
const row = (note: string, tags: string, highlights = 'Highlight:broke at dawn') =>
  `${head}\nThe dam,"${note}",,https://example.org/dam,News / Water,"${tags}",2024-03-05T10:00:00Z,${highlights},true\n`;
const raindrop = row('Their note', 'flood');

const noteOf = async (client: Client, article: string) =>
  (await client.call('getArticleNote', { article })).note;
const marksOf = async (client: Client, article: string) => {
  const { tags, favourite } = (await client.call('getSummaries', { articles: [article] }))[0] ?? {};
  return { tags, favourite };
};
const shelvesOf = async (client: Client, article: string) =>
  (await client.call('listCollections', {})).flatMap(({ name, articles }) =>
    articles.includes(article) ? [name] : [],
  );

describe('what a file of another tool gave, and the reader has changed', () => {
  it('does not come again with it: note, tags, star, collections and deleted highlights', async () => {
    const { folder, app, client, page } = await start();
    const { id: article } = await imported(client, 'dam.txt', page);
    await bring(client);
    expect(await noteOf(client, article)).toBe('Their note');
    expect(await marksOf(client, article)).toEqual({ tags: ['flood'], favourite: true });
    expect(await shelvesOf(client, article)).toEqual(['Water']);
    await client.call('setArticleNote', { article, note: 'In my words' });
    await client.call('changeMarks', {
      id: 'marks-mine',
      changes: [{ article, tags: [], favourite: false }],
    });
    const [highlight] = await client.call('listAnnotations', { article });
    await client.call('deleteAnnotation', { article, id: highlight?.id ?? '' });
    const water = (await client.call('listCollections', {})).find(({ name }) => name === 'Water');
    await client.call('changeCollected', {
      ...{ collection: water?.id ?? '', add: [], remove: [article], places: [] },
    });
    const mine = async (one: Client) => {
      expect(await noteOf(one, article)).toBe('In my words');
      expect(await marksOf(one, article)).toEqual({ tags: [], favourite: false });
      expect(await shelvesOf(one, article)).toEqual([]);
      expect(await one.call('listAnnotations', { article })).toEqual([]);
    };
    const { done } = await bring(client);
    expect(done.annotations).toEqual({ placed: 0, unplaced: 0, awaited: 0, deleted: 1 });
    await mine(client);
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
    const again = connect(await openApp(folder));
    await bring(again);
    await mine(again);
    await again.call('setArticleNote', { article, note: '' });
    // Deleted for good it stays away, too.
    await again.call('emptyTrash', { what: { kind: 'all', before: null } });
    await bring(again);
    expect(await noteOf(again, article)).toBe('');
    expect(await again.call('listAnnotations', { article })).toEqual([]);
  });

  it('but what is new in the file comes', async () => {
    const { client, page } = await start();
    const { id: article } = await imported(client, 'dam.txt', page);
    await bring(client, row('First\n\nSecond', 'flood'));
    await client.call('setArticleNote', { article, note: 'Mine' });
    await client.call('changeMarks', { id: 'marks-mine', changes: [{ article, tags: ['mine'] }] });
    await bring(client, row('Second', 'flood,river', 'Highlight:by the mill'));
    expect(await noteOf(client, article)).toBe('Mine');
    expect(await marksOf(client, article)).toMatchObject({ tags: ['mine', 'river'] });
    await bring(client, row('Second\n\nThird', 'flood'));
    expect(await noteOf(client, article)).toBe('Mine\n\nSecond\n\nThird');
    expect(await client.call('listAnnotations', { article })).toHaveLength(2);
  });

  it('of a page that waited: its files add nothing to what its article got, whatever that says by now', async () => {
    const { client, page } = await start();
    await bring(client);
    await bring(client, row('Another note', 'river'));
    const { id: article } = await imported(client, 'dam.txt', page);
    expect(await noteOf(client, article)).toBe('Their note\n\nAnother note');
    await client.call('setArticleNote', { article, note: 'Mine' });
    await client.call('changeMarks', { id: 'marks-mine', changes: [{ article, tags: [] }] });
    await bring(client);
    await bring(client, row('Another note', 'river'));
    expect(await noteOf(client, article)).toBe('Mine');
    expect(await marksOf(client, article)).toMatchObject({ tags: [] });
  });

  it('an address that the reader has taken away stays away', async () => {
    const { client, page } = await start();
    const { id: article } = await imported(client, 'dam.txt', page);
    await client.call('setMetadata', { id: article, url: '' });
    const { done } = await bring(client, raindrop.replace('The dam,', 'The dam report,'));
    expect(done).toMatchObject({ there: 1, awaited: 0 });
    expect((await client.call('getSummaries', { articles: [article] }))[0]?.source.url).toBeNull();
  });
});

describe('what was taken back', () => {
  it('comes once more with its file, also after the program was started anew', async () => {
    const { folder, app, client, page } = await start();
    const { id: article } = await imported(client, 'dam.txt', page);
    const own = await annotate(client, article, 'by the mill');
    const { id } = await bring(client);
    await client.call('undoBringing', { id });
    expect(await client.call('listAnnotations', { article })).toMatchObject([{ id: own.id }]);
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
    const again = connect(await openApp(folder));
    const { done } = await bring(again);
    expect(done.annotations).toEqual({ placed: 1, unplaced: 0, awaited: 0, deleted: 0 });
    expect(await noteOf(again, article)).toBe('Their note');
    expect(await marksOf(again, article)).toEqual({ tags: ['flood'], favourite: true });
    expect(await shelvesOf(again, article)).toEqual(['Water']);
    expect(await again.call('listAnnotations', { article })).toHaveLength(2);
  });

  it('but not what the reader had deleted before that, or deletes after it has come again', async () => {
    const { client, page } = await start();
    const { id: article } = await imported(client, 'dam.txt', page);
    const first = await bring(client);
    const [highlight] = await client.call('listAnnotations', { article });
    const ref = { article, id: highlight?.id ?? '' };
    await client.call('deleteAnnotation', ref);
    await client.call('undoBringing', { id: first.id });
    expect((await bring(client)).done.annotations).toMatchObject({ placed: 0, deleted: 1 });
    await client.call('restoreAnnotation', ref);
    const second = await bring(client, row('', '', 'Highlight:by the mill'));
    const other = (await client.call('listAnnotations', { article })).find(({ id }) => id !== ref.id);
    for (const method of ['undoBringing', 'redoBringing', 'undoBringing', 'redoBringing'] as const)
      await client.call(method, { id: second.id });
    await client.call('deleteAnnotation', { article, id: other?.id ?? '' });
    await client.call('restoreAnnotation', { article, id: other?.id ?? '' });
    await client.call('deleteAnnotation', { article, id: other?.id ?? '' });
    const third = await bring(client, row('', '', 'Highlight:by the mill'));
    expect(third.done.annotations).toMatchObject({ placed: 0, deleted: 1 });
  });

  it('a note that was written in meanwhile stays, and does not come a second time', async () => {
    const { client, page } = await start();
    const { id: article } = await imported(client, 'dam.txt', page);
    const { id } = await bring(client);
    await client.call('setArticleNote', { article, note: 'Their note, mended' });
    expect(await client.call('undoBringing', { id })).toMatchObject({ stayedCount: 1 });
    await client.call('redoBringing', { id });
    await client.call('undoBringing', { id });
    await bring(client);
    expect(await noteOf(client, article)).toBe('Their note, mended');
    expect(await marksOf(client, article)).toEqual({ tags: ['flood'], favourite: true });
  });
});

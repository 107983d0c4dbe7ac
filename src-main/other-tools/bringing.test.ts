import { type Client, limits } from '#contract';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLibrary } from '../library/check';
import { connect, imported, listed, openApp, send, story, temporaryFolder, upload } from '../testing/library';
import { zipOf } from '../testing/zip';

let jobs = 0;
const bring = async (client: Client, bytes: string | Uint8Array) =>
  client.call('bringIn', {
    id: `bringing-${++jobs}`,
    upload: await send(client, 'export.csv', Buffer.from(bytes as string)),
  });
const awaited = (client: Client) => client.call('listAwaited', {});

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  return { folder, app, client: connect(app) };
}

const pocket = `title,url,time_added,tags,status
The dam,https://www.example.org/dam?utm_source=x,1709632800,flood|river,archive
Other page,https://example.org/other,1709632801,flood,unread
,nothing,1,,unread
`;
const damPage = story(
  'Head of the dam report',
  'from https://example.org/dam',
  'The dam broke at dawn near the mill.',
);

describe('bringing in', () => {
  it('shows what would come and changes nothing', async () => {
    const { client } = await start();
    const { id: article } = await imported(client, 'dam.txt', damPage);
    const id = await send(client, 'any.name', Buffer.from(pocket));
    expect(await client.call('previewBrought', { upload: id })).toMatchObject({
      ...{ tool: 'pocket', pages: 2, there: 1, saved: 0, needed: 1, annotations: 0, problemCount: 1 },
      problems: ['Row 4: it has no web address, so it was left out.'],
      rows: [
        { title: 'The dam', article, tags: ['flood', 'river'] },
        { title: 'Other page', article: null, savedAt: '2024-03-05T10:00:01.000Z' },
      ],
    });
    expect((await listed(client))[0]?.tags).toEqual([]);
    expect(await awaited(client)).toMatchObject({ total: 0 });
    const page = await send(client, 'page.txt', Buffer.from('Once upon a time, there was a dam.'));
    expect(await client.call('previewBrought', { upload: page })).toBeNull();
  });

  it('gives articles that are there what is said of them, and lets others wait; twice adds nothing', async () => {
    const { folder, app, client } = await start();
    await imported(client, 'dam.txt', damPage);
    expect(await bring(client, pocket)).toMatchObject({ there: 1, awaited: 1, imported: 0, refusedCount: 0 });
    const [article] = await listed(client);
    expect(article).toMatchObject({ tags: ['flood', 'river'], finished: true });
    expect(await awaited(client)).toMatchObject({
      ...{ total: 1, found: 1 },
      rows: [{ title: 'Other page', url: 'https://example.org/other', tags: ['flood'], tool: 'pocket' }],
    });
    await bring(client, pocket);
    expect(await listed(client)).toEqual([article]);
    expect(await awaited(client)).toMatchObject({ total: 1 });
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
    expect(await awaited(connect(await openApp(folder)))).toMatchObject({ total: 1 });
  });

  it('sent twice after a dropped connection it is done once', async () => {
    const { client } = await start();
    const input = { id: 'bringing-same', upload: await send(client, 'x.csv', Buffer.from(pocket)) };
    const [first, second] = await Promise.all([client.call('bringIn', input), client.call('bringIn', input)]);
    expect(second).toEqual(first);
    expect(await client.call('bringIn', input)).toEqual(first);
  });

  it('a file of nobody, or one that has not arrived, is refused in a sentence', async () => {
    const { client } = await start();
    await expect(bring(client, 'Only words.')).rejects.toMatchObject({ code: 'unsupported' });
    const nothing = { id: 'bringing-none', upload: 'upload-none' };
    await expect(client.call('bringIn', nothing)).rejects.toMatchObject({ code: 'not-found' });
  });
});

const hypothesis = (uri: string, title: string): string =>
  JSON.stringify({
    export_userid: 'u',
    annotations: [
      ['one', 'broke  at dawn', 'The dam ', ' near the', 'why?'],
      ['two', 'words that stand nowhere in it at all', 'before ', ' behind', 'lost'],
    ].map(([id, exact, prefix, suffix, text]) => ({
      ...{ id, uri, text, tags: ['check'], document: { title: [title] } },
      ...{ created: '2024-05-01T10:00:00.000Z', updated: '2024-05-02T10:00:00.000Z' },
      target: [{ source: uri, selector: [{ type: 'TextQuoteSelector', exact, prefix, suffix }] }],
    })),
  });

describe('annotations', () => {
  it('find their passage; those without a place wait for the reader, and nothing comes twice', async () => {
    const { folder, app, client } = await start();
    const { id: article } = await imported(client, 'dam.txt', damPage);
    const file = hypothesis('https://example.org/dam/', 'Anything');
    expect(await bring(client, file)).toMatchObject({ annotations: { placed: 1, unplaced: 1, awaited: 0 } });
    const notes = await client.call('listAnnotations', { article });
    expect(notes).toMatchObject([
      {
        target: { version: 1, selector: [{}, { exact: 'broke at dawn' }] },
        body: [{ value: 'why?' }, { value: 'check' }],
        ...{ created: '2024-05-01T10:00:00.000Z', modified: '2024-05-02T10:00:00.000Z' },
      },
      { target: { selector: [{}, { exact: 'words that stand nowhere in it at all' }] } },
    ]);
    expect(await client.call('listOrphans', { article })).toMatchObject([{ id: notes[1]?.id }]);
    expect(await bring(client, file)).toMatchObject({ annotations: { placed: 0, unplaced: 0, awaited: 0 } });
    await client.call('deleteAnnotation', { article, id: notes[0]?.id ?? '' });
    await bring(client, file);
    expect(await client.call('listAnnotations', { article })).toHaveLength(1);
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
  });

  it('match an article by its title where one of the two has no address, and never one of another address', async () => {
    const { client } = await start();
    const { id } = await imported(
      client,
      'a.txt',
      story('The long title of a report', 'The dam broke at dawn near the mill.'),
    );
    const file = hypothesis('https://example.org/far', 'The long title  of a report');
    expect(await bring(client, file)).toMatchObject({ there: 1, annotations: { placed: 1, unplaced: 1 } });
    expect((await listed(client))[0]).toMatchObject({ id, source: { url: 'https://example.org/far' } });
    const other = hypothesis('https://example.net/near', 'The long title of a report');
    expect(await bring(client, other)).toMatchObject({ there: 0, annotations: { awaited: 2 } });
  });

  it('have the category of a colour that is written as a number', async () => {
    const { client } = await start();
    const { id: article } = await imported(
      client,
      'dam.txt',
      story('A title that is long', 'It broke at dawn, they say.'),
    );
    await bring(
      client,
      'Highlight,Book Title,Color\n"It broke at dawn, they",A title that is long,#2ea8e5\n',
    );
    expect(await client.call('listAnnotations', { article })).toMatchObject([{ category: 'quote' }]);
  });

  it('words that stand twice without more to tell them apart have no sure place', async () => {
    const { client } = await start();
    const twice = story(
      'Repeated words in a title',
      'He said the dam is safe. She said the dam is safe.',
      'Only once.',
    );
    const { id: article } = await imported(client, 'a.txt', twice);
    const csv = 'Highlight,Book Title,Note\nthe dam is safe,Repeated words in a title,x\n';
    expect(await bring(client, csv)).toMatchObject({ annotations: { placed: 0, unplaced: 1 } });
    const [orphan] = await client.call('listOrphans', { article });
    expect(orphan?.guesses.length).toBeGreaterThan(0);
  });

  it('colours become the category of that colour', async () => {
    const { client } = await start();
    await imported(
      client,
      'a.txt',
      story('A title that is long', 'The dam broke at dawn.', 'Then it rained.'),
    );
    const csv =
      'Highlight,Book Title,Color\nThe dam broke at dawn,A title that is long,blue\nThen it rained.,A title that is long,mauve\n';
    await bring(client, csv);
    const [{ id: article } = { id: '' }] = await listed(client);
    const notes = await client.call('listAnnotations', { article });
    expect(notes.map(({ category }) => category)).toEqual(['quote', 'claim']);
    expect(notes.map(({ target }) => target.selector[1].exact)).toEqual([
      ...['The dam broke at dawn', 'Then it rained.'],
    ]);
  });
});

describe('pages that wait', () => {
  const raindrop = `title,note,excerpt,url,folder,tags,created,highlights,favorite
The dam,My note,,https://example.org/dam,News / Water,flood,2024-03-05T10:00:00Z,Highlight:broke at dawn,true
`;
  const complete = async (client: Client) => {
    const [article] = await listed(client);
    const id = article?.id ?? '';
    expect(article).toMatchObject({ tags: ['flood'], favourite: true, annotations: 1, unplaced: 0 });
    expect(await client.call('getArticleNote', { article: id })).toMatchObject({ note: 'My note' });
    const collections = await client.call('listCollections', {});
    expect(collections.map(({ name, articles }) => [name, articles])).toEqual([
      ['News', []],
      ['Water', [id]],
    ]);
    expect(await awaited(client)).toMatchObject({ total: 0, rows: [] });
  };

  it('any saved page of its address completes it', async () => {
    const { client } = await start();
    await bring(client, raindrop);
    expect(await awaited(client)).toMatchObject({ rows: [{ annotations: 1, note: 'My note' }] });
    let told = 0;
    client.on('awaitedChanged', () => told++);
    expect(await upload(client, 'dam.txt', damPage)).toMatchObject({
      ...{ outcome: 'imported' },
      article: { tags: ['flood'], favourite: true },
    });
    expect(told).toBe(1);
    await complete(client);
    await bring(client, raindrop);
    await complete(client);
  });

  it('what two tools said of it comes once, whichever of them it waited for', async () => {
    const { client } = await start();
    await bring(
      client,
      'title,url,time_added,tags,status\nThe dam,https://example.org/dam,1709632800,,unread\n',
    );
    await bring(client, raindrop);
    await upload(client, 'dam.txt', damPage);
    expect((await listed(client))[0]).toMatchObject({ annotations: 1 });
    expect(await bring(client, raindrop)).toMatchObject({ annotations: { placed: 0, unplaced: 0 } });
    await complete(client);
  });

  it('a short title alone completes nothing; a long one does, however its author is written', async () => {
    const { client } = await start();
    const book = (title: string) =>
      `Highlight,Book Title,Book Author\nEverybody comes back in the end,${title},Jane Doe\n`;
    await bring(client, book('Home'));
    await upload(
      client,
      'home.txt',
      story('Home', 'from https://example.org/', 'Sofas and beds for everyone.'),
    );
    expect(await awaited(client)).toMatchObject({ total: 1 });
    await bring(client, book('The history of the dam'));
    expect(await awaited(client)).toMatchObject({ total: 2 });
    await upload(client, 'dam.txt', story('The history of the dam', 'Everybody comes back in the end.'));
    expect(await awaited(client)).toMatchObject({ total: 1, rows: [{ title: 'Home' }] });
  });

  it('one whose article is deleted can be put back, and not before', async () => {
    const { client } = await start();
    await bring(client, raindrop);
    const pages = (await awaited(client)).rows.map(({ id }) => id);
    const { id } = await imported(client, 'dam.txt', damPage);
    expect(await client.call('restoreAwaited', { pages })).toEqual([]);
    await client.call('deleteArticles', { articles: [id] });
    expect(await client.call('restoreAwaited', { pages })).toEqual(pages);
    expect(await awaited(client)).toMatchObject({ rows: [{ annotations: 1, note: 'My note' }] });
  });

  it('given its text twice after a dropped connection it is taken back as one', async () => {
    const { client } = await start();
    await bring(client, raindrop);
    const page = (await awaited(client)).rows[0]?.id ?? '';
    const file = await send(client, 'dam.txt', story('Head', 'The dam broke at dawn near the mill.'));
    const input = { id: 'giving-same', page, upload: file };
    const [first, second] = await Promise.all([
      client.call('completeAwaited', input),
      client.call('completeAwaited', input),
    ]);
    expect(second).toEqual(first);
    await client.call('undoBringing', { id: 'giving-same' });
    expect(await awaited(client)).toMatchObject({ total: 1 });
  });

  it('an address in the stored list that is none of the web is not shown, and given to no article', async () => {
    const { folder, app, client } = await start();
    await bring(client, raindrop);
    await app.close();
    const path = join(folder, 'awaited.json');
    const stored = readFileSync(path, 'utf8');
    writeFileSync(path, stored.replaceAll('https://example.org/dam', 'javascript:alert(1)'));
    const again = connect(await openApp(folder));
    const [page] = (await awaited(again)).rows;
    expect(page).toMatchObject({ url: null, annotations: 1 });
    const file = await send(again, 'dam.txt', story('Head', 'The dam broke at dawn near the mill.'));
    await again.call('completeAwaited', { page: page?.id ?? '', upload: file });
    expect(await listed(again)).toMatchObject([{ source: { url: null }, annotations: 1 }]);
  });

  it('of a newer form keep nobody from the library', async () => {
    const { folder, app, client } = await start();
    await bring(client, raindrop);
    await app.close();
    const path = join(folder, 'awaited.json');
    writeFileSync(path, JSON.stringify({ formatVersion: 2, lists: [] }));
    expect(await awaited(connect(await openApp(folder)))).toMatchObject({ total: 0 });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ formatVersion: 2, lists: [] });
  });

  it('a file that is dropped on it completes it, whatever that says of its address', async () => {
    const { client } = await start();
    await bring(client, raindrop);
    const [page] = (await awaited(client)).rows;
    const id = page?.id ?? '';
    const bad = await send(client, 'bad.txt', Buffer.from('refuse'));
    expect(await client.call('completeAwaited', { page: id, upload: bad })).toMatchObject({
      outcome: 'refused',
    });
    expect(await awaited(client)).toMatchObject({ total: 1 });
    const good = await send(client, 'dam.txt', story('Head', 'The dam broke at dawn near the mill.'));
    expect(await client.call('completeAwaited', { page: id, upload: good })).toMatchObject({
      outcome: 'imported',
      article: { source: { url: 'https://example.org/dam' }, tags: ['flood'] },
    });
    await complete(client);
    await expect(
      client.call('completeAwaited', { page: 'page-unknown', upload: good }),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('taken off the list they can be put back, are found by words, and come back when they are brought in again', async () => {
    const { client } = await start();
    await bring(client, pocket);
    const { rows } = await client.call('listAwaited', { words: 'OTHER flood' });
    const pages = rows.map(({ id }) => id);
    expect(rows.map(({ title }) => title)).toEqual(['Other page']);
    expect(await client.call('listAwaited', { words: 'nowhere' })).toMatchObject({ total: 2, found: 0 });
    expect(await client.call('deleteAwaited', { pages })).toEqual(pages);
    expect(await client.call('deleteAwaited', { pages })).toEqual([]);
    expect(await awaited(client)).toMatchObject({ total: 1 });
    expect(await client.call('restoreAwaited', { pages })).toEqual(pages);
    expect(await awaited(client)).toMatchObject({ total: 2 });
    await client.call('deleteAwaited', { pages });
    await bring(client, pocket);
    expect(await awaited(client)).toMatchObject({ total: 2 });
  });
});

describe('an archive with its pages', () => {
  const archive = (count: number) =>
    zipOf({
      'metadata_0_to_20.json': JSON.stringify(
        Array.from({ length: count }, (_, n) => ({
          ...{
            id: `${n}`,
            slug: `s${n}`,
            title: `Report ${n}`,
            author: 'J. Doe',
            url: `https://example.org/${n}`,
          },
          ...{ labels: ['flood'], savedAt: '2024-03-05T10:00:00.000Z', state: 'Archived' },
        })),
      ),
      ...Object.fromEntries(
        Array.from({ length: count }, (_, n) => [
          `content/s${n}.html`,
          n === 1 ? 'refuse' : `Report ${n}\nThe dam number ${n} broke at dawn.`,
        ]),
      ),
      'highlights/s0.md': '> dam number 0 broke\n\n#check\n\nWhy?',
    });

  it('becomes articles with tags and highlights; a page that cannot be read waits', async () => {
    const { folder, app, client } = await start();
    const progress: number[] = [];
    client.on('bringProgress', ({ done, total }) => total === 3 && progress.push(done));
    const zip = await archive(3);
    expect(await bring(client, zip)).toMatchObject({
      ...{
        imported: 2,
        awaited: 1,
        refusedCount: 1,
        refused: [{ name: 'Report 1', error: { code: 'no-article' } }],
      },
      annotations: { placed: 1 },
    });
    expect(progress).toEqual([1, 2, 3]);
    const articles = await listed(client);
    expect(articles).toHaveLength(2);
    for (const one of articles) expect(one).toMatchObject({ tags: ['flood'], finished: true });
    expect(articles.map(({ source }) => source.url).sort()).toEqual([
      'https://example.org/0',
      'https://example.org/2',
    ]);
    expect(await bring(client, zip)).toMatchObject({ imported: 0, there: 2, annotations: { placed: 0 } });
    expect(await listed(client)).toHaveLength(2);
    expect(await awaited(client)).toMatchObject({ total: 1 });
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
  });

  it('can be ended; what has come stays, and the rest comes the next time', async () => {
    const { client } = await start();
    const zip = await archive(6);
    const id = 'bringing-cut';
    client.on('bringProgress', ({ done }) => {
      if (done === 3) void client.call('cancelBringing', { id });
    });
    const done = await client.call('bringIn', { id, upload: await send(client, 'x.zip', zip) });
    expect(done.cancelled).toBe(true);
    const some = (await listed(client)).length;
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(5);
    expect(await bring(client, zip)).toMatchObject({ cancelled: false, imported: 5 - some });
    expect(await listed(client)).toHaveLength(5);
  });
});

it('whenever it is interrupted, bringing in once more ends like one that was not', async () => {
  const rows = Array.from(
    { length: 600 },
    (_, n) => `Page ${n},https://example.org/${n},1709632800,t${n},unread`,
  );
  const table = ['title,url,time_added,tags,status', ...rows].join('\n');
  const { folder, client } = await start();
  await imported(client, 'a.txt', story('Page five', 'from https://example.org/5', 'Words of the page.'));
  const killed = await temporaryFolder();
  let copied = 0;
  client.on('bringProgress', ({ done }) => {
    // What lies on disk at an instant, the journal included, is what the end of the process leaves.
    if (done !== 400) return;
    copied = done;
    cpSync(folder, killed, { recursive: true, filter: (path) => !path.includes('library.lock') });
  });
  await bring(client, table);
  expect(copied).toBe(400);
  const whole = await client.call('listAwaited', { count: 0 });
  const app = await openApp(killed);
  const again = connect(app);
  const some = await again.call('listAwaited', { count: 0 });
  expect(some.total).toBeGreaterThanOrEqual(250);
  expect(some.total).toBeLessThan(whole.total);
  expect((await listed(again))[0]?.tags).toEqual(['t5']);
  await bring(again, table);
  expect(await again.call('listAwaited', { count: 0 })).toEqual(whole);
  expect(whole.total).toBe(599);
  await app.close();
  expect(await checkLibrary(killed)).toEqual([]);
});

it('a library that is only read takes nothing in', async () => {
  const { folder, app, client } = await start();
  await bring(client, pocket);
  await app.close();
  const reading = connect(await openApp(folder, { readOnly: true }));
  expect(await awaited(reading)).toMatchObject({ total: 2 });
  const { rows } = await awaited(reading);
  await expect(
    reading.call('deleteAwaited', { pages: rows.map(({ id }) => id).slice(0, limits.named) }),
  ).rejects.toMatchObject({ code: 'read-only' });
});

it('pages that wait are in a packed library, and come out of it', async () => {
  const { folder, app, client } = await start();
  await bring(client, pocket);
  const target = `${folder}/packed.zip`;
  await app.keeping.packTo(target, true);
  const other = await openApp(await temporaryFolder());
  await other.keeping.unpackFrom(target, 'packed.zip');
  const rows = (await awaited(client)).rows;
  expect(rows).toHaveLength(2);
  expect(await awaited(connect(other))).toMatchObject({ rows });
});

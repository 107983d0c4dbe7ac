import type { Client, Link, ShownLink } from '#contract';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AppOptions } from '../../app';
import { failingJournal } from '../../testing/failing-after';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { journalNames } from '../../store/journal/journals';
import { stored as storedDocument } from '../../testing/stored';

async function start(more: Partial<AppOptions> = {}) {
  const folder = await temporaryFolder();
  const app = await openApp(folder, more);
  const client = connect(app);
  const { id: dam } = await imported(client, 'dam.txt', story('Dam breaks', 'Eleven people died on Monday.'));
  const { id: mayor } = await imported(client, 'mayor.txt', story('Mayor speaks', 'There were twelve dead.'));
  const eleven = await annotate(client, dam, 'Eleven people');
  const twelve = await annotate(client, mayor, 'twelve dead');
  const ends: Link['ends'] = [
    { article: dam, annotation: eleven.id },
    { article: mayor, annotation: twelve.id },
  ];
  const put = (
    input: Partial<
      Pick<Link, 'id' | 'ends' | 'relation' | 'note'> & { was: Pick<Link, 'relation' | 'note'> }
    > = {},
  ): Promise<ShownLink> =>
    client.call('putLink', { id: 'link-0001', ends, relation: 'contradicts', note: '', ...input });
  return { folder, app, client, dam, mayor, eleven, twelve, ends, put };
}

const list = (client: Client, article: string) => client.call('listLinks', { article });

/** The annotations file of an article as it lies on disk, and the way to write it. */
async function stored(folder: string, article: string) {
  const place = `articles/${article}/annotations.json`;
  const file = (await storedDocument(folder, place)) as { links: (Link & { said: unknown })[] };
  return { file, write: (next: object) => writeFile(join(folder, place), JSON.stringify(next)) };
}

describe('links', () => {
  it('are shown on both sides with what the ends say, and told to both', async () => {
    const { app, client, dam, mayor, put } = await start();
    const told: string[] = [];
    connect(app).on('annotationsChanged', ({ article }) => told.push(article));
    const made = await put({ note: 'One of them counts wrong.' });
    expect(made).toEqual({
      ...{ id: 'link-0001', relation: 'contradicts', note: 'One of them counts wrong.' },
      ...{ created: made.created, modified: made.created },
      ends: [
        {
          ...{
            article: dam,
            annotation: made.ends[0].annotation,
            title: 'Dam breaks',
            quote: 'Eleven people',
          },
          ...{ passage: { start: 11, end: 24 }, state: 'there' },
        },
        {
          ...{ article: mayor, annotation: made.ends[1].annotation, title: 'Mayor speaks' },
          ...{ quote: 'twelve dead', passage: { start: 24, end: 35 }, state: 'there' },
        },
      ],
    });
    expect(told.sort()).toEqual([dam, mayor].sort());
    expect(await list(client, dam)).toEqual([made]);
    expect(await list(client, mayor)).toEqual([made]);
  });

  it('lie in the files of both articles, the same record, and survive the program', async () => {
    const { app, folder, dam, mayor, put } = await start();
    const made = await put();
    const [one, two] = [await stored(folder, dam), await stored(folder, mayor)];
    expect(one.file.links).toHaveLength(1);
    expect(one.file.links).toEqual(two.file.links);
    await app.close();
    expect(await list(connect(await openApp(folder)), mayor)).toEqual([made]);
  });

  it('are not overwritten by a window that saw something else', async () => {
    const { put } = await start();
    await put();
    await put({ relation: 'quotes', note: 'theirs' });
    const was = { relation: 'contradicts', note: '' } as const;
    await expect(put({ note: 'mine', was })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^This link was changed in another window/) as string,
    });
    // The same in both is no quarrel.
    const both = { relation: 'quotes', note: 'theirs' } as const;
    expect(await put({ ...both, was })).toMatchObject(both);
    expect(await put({ note: 'mine', was: both })).toMatchObject({ relation: 'contradicts', note: 'mine' });
  });

  it('are put twice without harm, changed, turned round, deleted and brought back', async () => {
    const { client, dam, mayor, put, ends } = await start();
    const made = await put();
    expect(await put()).toEqual(made);
    const changed = await put({ relation: 'quotes', note: 'x', ends: [ends[1], ends[0]] });
    expect(changed).toMatchObject({
      relation: 'quotes',
      created: made.created,
      ends: [{ article: mayor }, {}],
    });
    expect(Date.parse(changed.modified)).toBeGreaterThan(Date.parse(made.modified));
    await client.call('deleteLink', { article: mayor, id: made.id });
    await client.call('deleteLink', { article: dam, id: made.id });
    expect([await list(client, dam), await list(client, mayor)]).toEqual([[], []]);
    const back = await put({ relation: 'quotes', note: 'x', ends: [ends[1], ends[0]] });
    expect(await list(client, dam)).toEqual([back]);
    await expect(client.call('deleteLink', { article: dam, id: 'never-was' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('join two passages that are there, also of one article', async () => {
    const { client, dam, put, ends, eleven } = await start();
    const [a, b] = ends;
    await expect(put({ ends: [a, a] })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(put({ ends: [a, { ...b, annotation: 'never-there' }] })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(put({ ends: [a, { ...b, article: 'never-there' }] })).rejects.toMatchObject({
      code: 'not-found',
    });
    const monday = await annotate(client, dam, 'Monday');
    await put({ ends: [a, { article: dam, annotation: monday.id }], relation: 'adds' });
    await expect(put({ ends })).rejects.toMatchObject({ code: 'conflict' });
    expect(await list(client, dam)).toMatchObject([
      { ends: [{ quote: 'Eleven people' }, { quote: 'Monday' }] },
    ]);
    await client.call('deleteAnnotation', { article: dam, id: eleven.id });
    await expect(put({ id: 'link-0002' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stand in the order of the article’s passages', async () => {
    const { client, dam, mayor, ends, put } = await start();
    const [monday, title] = [await annotate(client, dam, 'Monday'), await annotate(client, dam, 'Dam')];
    for (const [n, one] of [monday, title].entries()) {
      await put({ id: `link-100${n}`, ends: [ends[1], { article: dam, annotation: one.id }] });
    }
    await put();
    const ids = async (article: string) => (await list(client, article)).map(({ id }) => id);
    expect(await ids(dam)).toEqual(['link-1001', 'link-0001', 'link-1000']);
    expect(await ids(mayor)).toEqual(['link-1000', 'link-1001', 'link-0001']);
  });

  it('say what has become of an end', async () => {
    const { client, dam, mayor, put, twelve } = await start();
    await put();
    await client.call('deleteAnnotation', { article: mayor, id: twelve.id });
    const far = { quote: 'twelve dead', title: 'Mayor speaks', passage: null };
    expect(await list(client, dam)).toMatchObject([{ ends: [{}, { ...far, state: 'deleted' }] }]);
    await client.call('restoreAnnotation', { article: mayor, id: twelve.id });
    expect(await list(client, dam)).toMatchObject([{ ends: [{}, { state: 'there' }] }]);
    const edits = [{ text: 'There were twelve dead.', nth: 0, action: 'remove' as const }];
    await client.call('setBlockEdits', { id: mayor, edits });
    expect(await list(client, dam)).toMatchObject([{ ends: [{}, { ...far, state: 'unplaced' }] }]);
    await client.call('setBlockEdits', { id: mayor, edits: [] });
    expect(await list(client, dam)).toMatchObject([{ ends: [{}, { state: 'there' }] }]);
  });

  it('go on when an article goes to the trash, or for good', async () => {
    const { app, folder, client, dam, mayor, put } = await start();
    await put();
    await client.call('setMetadata', { id: mayor, title: 'The mayor' });
    await client.call('deleteArticle', { id: mayor });
    const far = { quote: 'twelve dead', passage: null, state: 'article-deleted' };
    expect(await list(client, dam)).toMatchObject([{ ends: [{}, { ...far, title: 'The mayor' }] }]);
    await expect(list(client, mayor)).rejects.toMatchObject({ code: 'not-found' });

    // What is changed meanwhile is there on both sides when the article is back.
    const changed = await put({ relation: 'corrects' });
    await client.call('restoreArticle', { id: mayor });
    expect(await list(client, mayor)).toMatchObject([{ relation: 'corrects', modified: changed.modified }]);
    expect((await stored(folder, mayor)).file.links).toMatchObject([{ relation: 'corrects' }]);

    await client.call('deleteArticle', { id: mayor });
    await app.close();
    await rm(join(folder, 'trash'), { recursive: true });
    const again = connect(await openApp(folder));
    expect(await list(again, dam)).toMatchObject([{ ends: [{}, { ...far, title: 'The mayor' }] }]);
    await again.call('deleteLink', { article: dam, id: 'link-0001' });
    expect(await list(again, dam)).toEqual([]);
  });

  it('of which one copy is missing or older are mended when it is noticed', async () => {
    const { app, folder, client, dam, mayor, put, twelve } = await start();
    await put();
    const before = await stored(folder, mayor);
    const young = await put({ relation: 'corrects' });
    await app.close();
    await before.write(before.file);
    let again = await openApp(folder);
    expect(await list(connect(again), mayor)).toEqual([young]);
    expect((await stored(folder, mayor)).file.links).toMatchObject([{ relation: 'corrects' }]);
    await again.close();

    const { file, write } = await stored(folder, mayor);
    await write({ ...file, links: [] });
    again = await openApp(folder);
    expect(await list(connect(again), dam)).toEqual([young]);
    expect((await stored(folder, mayor)).file.links).toHaveLength(1);
    expect(await list(connect(again), mayor)).toMatchObject([{ ends: [{}, { annotation: twelve.id }] }]);
    expect(client).toBeDefined();
  });

  it('are there on both sides after a crash, or on neither: both copies are one line of the journal', async () => {
    const { app, folder, dam, mayor, ends } = await start();
    await app.close();
    const before = await temporaryFolder();
    await cp(folder, before, { recursive: true });
    const disk = failingJournal();
    const again = connect(await openApp(folder, { fs: disk.fs }));
    await again.call('putLink', { id: 'link-0001', ends, relation: 'adds', note: '' });
    expect(disk.lines).toHaveLength(1);
    const line = disk.lines[0] ?? '';
    for (const bytes of [line.length, line.length - 1, 40]) {
      const copy = await temporaryFolder();
      await cp(before, copy, { recursive: true });
      await writeFile(join(copy, journalNames()[0]), line.slice(0, bytes));
      const opened = connect(await openApp(copy));
      const found = [await list(opened, dam), await list(opened, mayor)].map(({ length }) => length);
      expect(found).toEqual(bytes === line.length ? [1, 1] : [0, 0]);
    }
  });

  it('are made with both articles or with none when the disk fails', async () => {
    const disk = failingJournal();
    const { folder, client, dam, mayor, put } = await start({ fs: disk.fs });
    disk.failAt = disk.lines.length + 1;
    await expect(put()).rejects.toMatchObject({ code: 'storage' });
    expect((await stored(folder, dam)).file.links).toEqual([]);
    const made = await put();
    disk.failAt = disk.lines.length + 1;
    await expect(client.call('deleteLink', { article: dam, id: made.id })).rejects.toMatchObject({
      code: 'storage',
    });
    expect(await list(client, dam)).toEqual([made]);
    expect(await list(client, mayor)).toEqual([made]);
  });
});

it('a link whose articles are both in the trash is not changed, which is said', async () => {
  const { client, dam, mayor, put } = await start();
  const { id } = await put();
  await client.call('deleteArticle', { id: dam });
  await client.call('deleteArticle', { id: mayor });
  await expect(put({ relation: 'adds' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(client.call('deleteLink', { article: dam, id })).rejects.toMatchObject({ code: 'not-found' });
  await client.call('restoreArticle', { id: dam });
  expect(await list(client, dam)).toMatchObject([{ id, relation: 'contradicts' }]);
});

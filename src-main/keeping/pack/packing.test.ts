import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { filesOf, pack, sendPack as send } from '../../testing/packed';
import { patched, renamed, zipOf } from '../../testing/zip';

/** A library with all there can be in one. */
async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  const make = async (name: string) =>
    (await imported(client, `${name}.txt`, story(`Report ${name}`, `Some words of ${name}.`))).id;
  const [a, b, c] = [await make('a'), await make('b'), await make('c')];
  const note = await annotate(client, a, 'Some', { note: 'mine', tags: ['x'] });
  const other = await annotate(client, b, 'words');
  const gone = await annotate(client, a, 'words');
  await client.call('deleteAnnotation', { article: a, id: gone.id });
  await client.call('putLink', {
    ...{ id: 'link-00001', relation: 'contradicts', note: 'so it is' },
    ends: [
      { article: a, annotation: note.id },
      { article: b, annotation: other.id },
    ],
  });
  await client.call('setReadingPosition', { article: a, position: { offset: 3, progress: 0.4 } });
  await client.call('putCollection', { id: 'collection-1', name: 'Both', articles: [b, a] });
  await client.call('changeComparison', { id: 'comparison-1', name: 'Both', articles: [a, b] });
  await client.call('putTemplate', { id: 'template-1', name: 'Mine', template: '{{ article.title }}\n' });
  await client.call('setPreferences', { textSize: 22 });
  await client.call('deleteArticle', { id: c });
  return { folder, app, client, a, b, c, note };
}

const clean = { trashed: 0, refused: [], refusedCount: 0 };

it('packed and unpacked into an empty folder it is the same library, file by file', async () => {
  const { folder, app, client } = await start();
  const zip = await pack(client);
  await app.close();
  const empty = await temporaryFolder();
  const second = await openApp(empty);
  const there = connect(second);
  const id = await send(there, zip);
  expect(await there.call('inspectPack', { id })).toMatchObject({
    ...{ articles: 2, notes: 2, originals: true, here: 0, empty: true },
  });
  expect(await there.call('addPack', { id })).toEqual({
    ...{ ...clean, added: 2, merged: 0, trashed: 1, comparisons: 1, collections: 1 },
  });
  await there.call('dropPack', { id });
  expect((await there.call('listTrash', {})).total).toBe(1);
  expect((await there.call('getPreferences', {})).textSize).toBe(22);
  await second.close();
  expect(await filesOf(empty)).toEqual(await filesOf(folder));
});

it('added twice it changes nothing, and merges notes of both by their ids', async () => {
  const { folder, app, client, a, note } = await start();
  const zip = await pack(client);
  const id = await send(client, zip);
  await client.call('dropPack', { id });
  await client.call('updateAnnotation', { article: a, id: note.id, note: 'better' });
  const later = await annotate(client, a, 'Report', { note: 'later' });
  await client.call('putTemplate', { id: 'template-1', name: 'Mine', template: 'better' });
  await client.call('putTemplate', { id: 'template-2', name: 'Other', template: 'later' });
  const again = await send(client, zip);
  expect(await client.call('addPack', { id: again })).toMatchObject({ added: 0, merged: 2 });
  const templates = await client.call('listTemplates', {});
  expect(templates.map(({ template }) => template)).toEqual(['better', 'later']);
  const notes = await client.call('listAnnotations', { article: a });
  expect(notes.map((one) => one.id)).toEqual(expect.arrayContaining([note.id, later.id]));
  expect(notes.find((one) => one.id === note.id)?.body[0]?.value).toBe('better');
  expect(await client.call('listCollections', {})).toHaveLength(1);
  await app.close();
  expect((await readdir(join(folder, 'articles'))).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('added again at once, after a note was written on, it keeps the newer note and no second one', async () => {
  const folder = await temporaryFolder();
  let time = Date.parse('2026-05-01T12:00:00Z');
  const client = connect(await openApp(folder, { now: () => new Date(time) }));
  const { id: a } = await imported(client, 'a.txt', story('Report', 'Some words.'));
  const note = await annotate(client, a, 'Some', { note: 'first', tags: ['x'] });
  await client.call('setArticleNote', { article: a, note: 'first' });
  await client.call('putCollection', { id: 'collection-1', name: 'Both', articles: [a] });
  const zip = await pack(client);
  // Sooner than a state counts for one that stood.
  time += 3000;
  await client.call('updateAnnotation', { article: a, id: note.id, note: 'second', tags: ['y'] });
  await client.call('setArticleNote', { article: a, note: 'second' });
  await client.call('putCollection', { id: 'collection-1', name: 'Both', articles: [] });
  const id = await send(client, zip);
  expect(await client.call('addPack', { id })).toMatchObject({ merged: 1 });
  const notes = await client.call('listAnnotations', { article: a });
  expect(notes.map(({ body }) => body.map(({ value }) => value))).toEqual([['second', 'y']]);
  expect((await client.call('getArticleNote', { article: a })).note).toBe('second');
  expect((await client.call('listCollections', {}))[0]?.articles).toEqual([]);
});

it('gives an article whose id is another’s here a new one, everywhere', async () => {
  const { client, a, b } = await start();
  const zip = await pack(client);
  const folder = await temporaryFolder();
  const first = await openApp(folder, { newId: () => a });
  await imported(connect(first), 'other.txt', story('Quite another', 'Nothing of that.'));
  await first.close();
  const there = connect(await openApp(folder, { newId: () => 'newnewnewnew' }));
  const id = await send(there, zip);
  expect(await there.call('addPack', { id })).toMatchObject({ added: 2, merged: 0, refusedCount: 0 });
  expect((await there.call('getArticle', { id: a })).title).toBe('Quite another');
  expect((await there.call('getArticle', { id: 'newnewnewnew' })).title).toBe('Report a');
  const [note] = await there.call('listAnnotations', { article: 'newnewnewnew' });
  expect(note?.target.source).toBe('newnewnewnew');
  const [link] = await there.call('listLinks', { article: b });
  expect(link?.ends.map(({ article, state }) => [article, state])).toEqual([
    ['newnewnewnew', 'there'],
    [b, 'there'],
  ]);
  expect(await there.call('listCollections', {})).toMatchObject([{ articles: [b, 'newnewnewnew'] }]);
  expect((await there.call('getComparison', { id: 'comparison-1' })).articles).toEqual(['newnewnewnew', b]);
});

it('without originals the text and the notes are there, and that they were left out is known', async () => {
  const { client, a } = await start();
  const zip = await pack(client, false);
  const folder = await temporaryFolder();
  const there = connect(await openApp(folder));
  const id = await send(there, zip);
  expect(await there.call('inspectPack', { id })).toMatchObject({ originals: false });
  await there.call('addPack', { id });
  expect((await there.call('getArticle', { id: a })).text).toContain('Some words of a.');
  const names = await readdir(join(folder, 'articles', a));
  expect(names).toContain('originals-left-out.json');
  expect(names.some((name) => name.startsWith('original.'))).toBe(false);
  await expect(there.call('cleanAgain', { id: a })).rejects.toThrow('left out');
});

it('takes nothing from what is damaged, and goes on with the rest', async () => {
  const { client, a, b } = await start();
  const zip = await pack(client);
  const cut = await send(client, zip.subarray(0, zip.length - 200));
  await expect(client.call('inspectPack', { id: cut })).rejects.toMatchObject({ code: 'unreadable' });

  // A wrong sum: the packed bytes of one article's text are others.
  const folder = await temporaryFolder();
  const there = connect(await openApp(folder));
  const bad = renamed(zip, `articles/${a}/article.html`, `articles/${a}/article.xxxx`);
  const result = await there.call('addPack', { id: await send(there, bad) });
  expect(result).toMatchObject({ added: 1, refusedCount: 1, refused: [{ name: 'Report a' }] });
  expect(await there.call('listLibraryIds', { query: {}, from: 0, count: 10 })).toEqual([b]);
  expect(await readdir(join(folder, 'articles'))).toEqual([b]);
});

it('takes no name for a path, and no archive of another kind for a library', async () => {
  const folder = await temporaryFolder();
  const client = connect(await openApp(join(folder, 'library')));
  const manifest = JSON.stringify({
    ...{ format: 'synoptic-library', formatVersion: 1, made: '2026-03-01T10:00:00.000Z', program: '0.0.0' },
    ...{ articles: 1, notes: 0, originals: true },
  });
  const evil = 'articles/aaaaaaaaaaaa/assets/0123456789abcdef.png';
  const zip = renamed(
    await zipOf({ 'synoptic-library.json': manifest, [evil]: 'x', 'sums.json': '{}' }),
    evil,
    'articles/../../../../../../../../evil.txt'.padEnd(evil.length, 't'),
  );
  const result = await client.call('addPack', { id: await send(client, zip) });
  expect(result).toMatchObject({ added: 0, refusedCount: 0 });
  expect(await readdir(folder)).toEqual(['library']);

  const other = await send(client, await zipOf({ 'a.html': '<p>words' }));
  await expect(client.call('inspectPack', { id: other })).rejects.toMatchObject({ code: 'unreadable' });
  const newer = manifest.replace('"formatVersion":1', '"formatVersion":9');
  const future = await send(client, await zipOf({ 'synoptic-library.json': newer, 'sums.json': '{}' }));
  await expect(client.call('addPack', { id: future })).rejects.toMatchObject({ code: 'newer-format' });
});

it('is packed to a file and added from one', async () => {
  const { app } = await start();
  const target = join(await temporaryFolder(), 'library.zip');
  await app.keeping.packTo(target, true);
  expect((await stat(target)).mode & 0o777).toBe(0o600);
  // What is there already is never written over.
  await expect(app.keeping.packTo(target, true)).rejects.toMatchObject({ code: 'storage' });
  const second = await openApp(await temporaryFolder());
  expect(await second.keeping.unpackFrom(target, 'library.zip')).toMatchObject({ added: 2, trashed: 1 });
});

it('takes along what merging remembers, so that it can be taken back there', async () => {
  const { client, a, b } = await start();
  await client.call('mergeArticles', { id: 'merge-one', into: a, others: [b] });
  const zip = await pack(client);
  const there = connect(await openApp(await temporaryFolder()));
  await there.call('addPack', { id: await send(there, zip) });
  expect(await there.call('listAnnotations', { article: a })).toHaveLength(2);
  await there.call('unmergeArticles', { merge: 'merge-one' });
  expect(await there.call('listAnnotations', { article: a })).toHaveLength(1);
  expect(await there.call('listAnnotations', { article: b })).toHaveLength(1);
});

it('a cancelled packing leaves no file, and a cancelled adding what came in', async () => {
  const { app, client } = await start();
  const target = join(await temporaryFolder(), 'library.zip');
  const ender = new AbortController();
  const packing = app.keeping.packTo(target, true, ender.signal);
  ender.abort();
  await expect(packing).rejects.toMatchObject({ code: 'cancelled' });
  await expect(stat(target)).rejects.toThrow('ENOENT');

  const zip = await pack(client);
  const second = await openApp(await temporaryFolder());
  const there = connect(second);
  const id = await send(there, zip);
  const drops: Promise<null>[] = [];
  there.on('packProgress', () => {
    if (drops.length === 0) drops.push(there.call('dropPack', { id }));
  });
  const adding = there.call('addPack', { id });
  await expect(adding).rejects.toThrow(/added and stay/);
  await Promise.all(drops);
  const { length } = await there.call('listLibraryIds', { query: {}, from: 0, count: 10 });
  expect(length).toBeGreaterThan(0);
  const again = await send(there, zip);
  const rest = { added: 2 - length, merged: length, trashed: 1, comparisons: 1 };
  expect(await there.call('addPack', { id: again })).toMatchObject(rest);
});

it('counts what is unpacked, whatever the archive says of its sizes', async () => {
  const { client, a, b } = await start();
  const zip = await pack(client);
  const there = connect(await openApp(await temporaryFolder()));
  // The size that the list of the archive gives.
  const lying = patched(zip, `articles/${a}/article.html`, 24, 5);
  expect(await there.call('addPack', { id: await send(there, lying) })).toMatchObject({
    ...{ added: 1, refusedCount: 1 },
  });
  expect(await there.call('listLibraryIds', { query: {}, from: 0, count: 10 })).toEqual([b]);
});

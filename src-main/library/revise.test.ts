import type { Client, Id } from '#contract';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotate, connect, imported, listed, openApp, story, temporaryFolder } from '../testing/library';
import { keptVersions } from './new-text';

const dam = story(
  'Dam breaks',
  'Eleven people died on Monday.',
  '[Share this story with friends]',
  'The mayor spoke of eleven dead people.',
  'Nobody had warned the village below.',
);
const eleven = 'Eleven people died on Monday.';
const share = '[Share this story with friends]';

async function start() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  const { id } = await imported(client, 'dam.txt', dam);
  return { folder, app, client, id };
}

const remove = (text: string) => ({ text, nth: 0, action: 'remove' }) as const;
const keep = (text: string) => ({ text, nth: 0, action: 'keep' }) as const;
const textOf = async (client: Client, id: Id) => (await client.call('getArticle', { id })).text;
const versionsOf = async (folder: string, id: Id) =>
  (await readdir(join(folder, 'articles', id, 'versions')).catch(() => [] as string[])).sort();

describe('decisions about lines', () => {
  it('make a new version of the text, and tell what it changed', async () => {
    const { client, id, folder } = await start();
    const revision = await client.call('setBlockEdits', { id, edits: [keep(share), remove(eleven)] });
    expect(revision).toEqual({
      ...{ version: 2, before: 1, added: [share], gone: [eleven] },
      annotations: { kept: 0, moved: 0, unplaced: 0 },
    });
    const article = await client.call('getArticle', { id });
    expect(article).toMatchObject({ version: 2, blockEdits: [keep(share), remove(eleven)] });
    expect(article.text).toBe(
      `Dam breaks\n${share}\nThe mayor spoke of eleven dead people.\nNobody had warned the village below.\n`,
    );
    const files = join(folder, 'articles', id);
    expect(await readFile(join(files, 'article.txt'), 'utf8')).toBe(article.text);
    expect(await readFile(join(files, 'article.html'), 'utf8')).toBe(article.html);
    expect(await readFile(join(files, 'versions', '1.html'), 'utf8')).toContain(eleven);
    expect((await listed(client))[0]?.words).toBe(20);
  });

  it('may be set twice; a text that is there already is no new version', async () => {
    const { client, id } = await start();
    const edits = [remove(eleven)];
    await client.call('setBlockEdits', { id, edits });
    expect(await client.call('setBlockEdits', { id, edits })).toMatchObject({
      version: 2,
      before: 2,
      gone: [],
    });
    const idle = [...edits, remove('no line says this')];
    expect(await client.call('setBlockEdits', { id, edits: idle })).toMatchObject({ version: 2 });
    expect((await client.call('getArticle', { id })).blockEdits).toEqual(idle);
  });

  it('are shown with the lines', async () => {
    const { client, id } = await start();
    await client.call('setBlockEdits', { id, edits: [keep(share)] });
    const { lines, outdated } = await client.call('getCleaning', { id });
    expect(lines.map(({ text, removed, edited }) => [text, removed, edited])).toContainEqual([
      share,
      null,
      true,
    ]);
    expect(outdated).toBe(false);
  });

  it('of two windows at once are all carried out, one after the other', async () => {
    const { client, id } = await start();
    const revisions = await Promise.all(
      [[remove(eleven)], [keep(share)], []].map((edits) => client.call('setBlockEdits', { id, edits })),
    );
    expect(revisions.map(({ version, before }) => [before, version])).toEqual([
      ...[
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    ]);
    expect(await textOf(client, id)).toContain(eleven);
  });

  it('tell every window', async () => {
    const { client, id } = await start();
    const heard: string[] = [];
    client.on('articleChanged', ({ article }) => void heard.push(`article ${article}`));
    client.on('annotationsChanged', ({ article }) => void heard.push(`annotations ${article}`));
    await client.call('setBlockEdits', { id, edits: [remove(eleven)] });
    expect(heard).toEqual([`article ${id}`, `annotations ${id}`]);
  });

  it('keep the place where the reader was', async () => {
    const { client, id } = await start();
    const before = await textOf(client, id);
    const position = { offset: before.indexOf('Nobody'), progress: 1 };
    await client.call('setReadingPosition', { article: id, position });
    await client.call('setBlockEdits', { id, edits: [remove(eleven)] });
    const { text, position: now } = await client.call('getArticle', { id });
    expect(now).toEqual({ offset: text.indexOf('Nobody'), progress: 1 });
  });
});

describe('annotations in a new text', () => {
  it('stand where their words stand; what is gone is kept and comes back', async () => {
    const { client, id } = await start();
    const made = await annotate(client, id, 'people died', { note: 'Who says so?' });
    const second = await annotate(client, id, 'eleven dead people');
    const dropped = await annotate(client, id, 'village');
    await client.call('deleteAnnotation', { article: id, id: dropped.id });

    const revision = await client.call('setBlockEdits', { id, edits: [remove(eleven)] });
    expect(revision.annotations).toEqual({ kept: 1, moved: 0, unplaced: 1 });
    const text = await textOf(client, id);
    const [placed, unplaced] = await client.call('listAnnotations', { article: id });
    expect(placed).toMatchObject({ id: second.id, target: { version: 2 }, origin: second.target });
    expect(text.slice(placed?.target.selector[0].start, placed?.target.selector[0].end)).toBe(
      'eleven dead people',
    );
    expect(unplaced).toEqual(made);
    const restored = await client.call('restoreAnnotation', { article: id, id: dropped.id });
    const { start: at, end } = restored.target.selector[0];
    expect(text.slice(at, end)).toBe('village');

    expect((await client.call('setBlockEdits', { id, edits: [] })).annotations).toEqual({
      ...{ kept: 3, moved: 0, unplaced: 0 },
    });
    const back = (await client.call('listAnnotations', { article: id })).find((one) => one.id === made.id);
    expect(back?.target).toEqual({ ...made.target, version: 3 });
    expect(back?.origin).toEqual(made.target);
    expect(back).toMatchObject({ created: made.created, modified: made.modified, body: made.body });
  });

  it('can be changed while they have no place, and get one from the reader', async () => {
    const { client, id } = await start();
    const made = await annotate(client, id, 'people died');
    await client.call('setBlockEdits', { id, edits: [remove(eleven)] });
    const noted = await client.call('updateAnnotation', { article: id, id: made.id, note: 'Gone.' });
    expect(noted.target).toEqual(made.target);
    const text = await textOf(client, id);
    const at = text.indexOf('dead people');
    const passage = { start: at, end: at + 11 };
    const moved = await client.call('updateAnnotation', { article: id, id: made.id, passage });
    expect(moved.target).toMatchObject({ version: 2, selector: [{ start: at }, { exact: 'dead people' }] });
    expect(moved.origin).toBeUndefined();
  });

  it('are exported wherever they stand, and said to have no place when they have none', async () => {
    const { client, id } = await start();
    await annotate(client, id, 'people died');
    await annotate(client, id, 'eleven dead people');
    await client.call('setBlockEdits', { id, edits: [remove(eleven)] });
    const settings = { format: 'markdown' } as const;
    const file = await client.call('previewExport', { article: id, settings });
    expect(file.text).toMatch(/> eleven dead people\n[^]*> people died\n/);
    expect(file.text?.match(/not in this version of the text/g)).toHaveLength(1);
    expect(file.text).toContain('highlights: 2');
  });

  it('count in the list as before', async () => {
    const { client, id } = await start();
    await annotate(client, id, 'people died');
    await client.call('setBlockEdits', { id, edits: [remove(eleven)] });
    expect((await listed(client))[0]).toMatchObject({ annotations: 1 });
  });
});

describe('cleaning again', () => {
  it('reads with the encoding that the reader chooses, and remembers it', async () => {
    const { client, id } = await start();
    const edits = [remove(eleven)];
    await client.call('setBlockEdits', { id, edits });
    expect(await client.call('cleanAgain', { id, encoding: 'koi8-r' })).toMatchObject({ version: 3 });
    const read = await client.call('getArticle', { id });
    expect(read).toMatchObject({
      chosenEncoding: 'koi8-r',
      source: { encoding: 'koi8-r' },
      blockEdits: edits,
    });
    expect(read.text).toContain('(koi8-r)');
    expect(await client.call('cleanAgain', { id })).toMatchObject({ version: 3, before: 3 });
    await client.call('cleanAgain', { id, encoding: null });
    expect(await client.call('getArticle', { id })).toMatchObject({ chosenEncoding: null, version: 4 });
  });

  it('keeps what the reader set, and when it was imported', async () => {
    const { client, id } = await start();
    const set = await client.call('setMetadata', { id, title: 'The dam' });
    await client.call('cleanAgain', { id, encoding: 'koi8-r' });
    const again = await client.call('getArticle', { id });
    expect(again).toMatchObject({ title: 'The dam', edited: ['title'] });
    expect(again.source.importedAt).toBe(set.source.importedAt);
    expect(await client.call('setMetadata', { id, title: null })).toMatchObject({
      title: 'Dam breaks (koi8-r)',
    });
  });
});

describe('an earlier version', () => {
  it('becomes the newest, with the decisions it was made by', async () => {
    const { client, id } = await start();
    const first = await client.call('getArticle', { id });
    const made = await annotate(client, id, 'people died');
    const edits = [remove(eleven)];
    await client.call('setBlockEdits', { id, edits });
    const revision = await client.call('revertArticle', { id, version: 1 });
    expect(revision).toMatchObject({ version: 3, before: 2, added: [eleven], gone: [] });
    expect(revision.annotations).toEqual({ kept: 1, moved: 0, unplaced: 0 });
    const now = await client.call('getArticle', { id });
    expect({ ...now, version: 1, position: first.position }).toEqual(first);
    const [back] = await client.call('listAnnotations', { article: id });
    expect(back?.target.selector).toEqual(made.target.selector);
    expect((await client.call('revertArticle', { id, version: 2 })).version).toBe(4);
    expect(await client.call('getArticle', { id })).toMatchObject({ blockEdits: edits });
    await expect(client.call('revertArticle', { id, version: 99 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('asked for twice is one version, and its number is never given again', async () => {
    const { client, id } = await start();
    await client.call('setBlockEdits', { id, edits: [keep(share)] });
    const made = await annotate(client, id, 'Share this story');
    await client.call('revertArticle', { id, version: 1 });
    expect(await client.call('revertArticle', { id, version: 1 })).toMatchObject({ version: 3, before: 3 });
    expect((await client.call('getArticle', { id })).version).toBe(3);
    expect(await client.call('setBlockEdits', { id, edits: [remove(eleven)] })).toMatchObject({ version: 4 });
    expect(await client.call('listAnnotations', { article: id })).toEqual([made]);
    expect(await client.call('revertArticle', { id, version: 2 })).toMatchObject({ version: 5 });
    expect(await textOf(client, id)).toContain(share);
  });

  it('is kept while something was made on it, and the newest anyway', async () => {
    const { client, id, folder } = await start();
    await annotate(client, id, 'people died');
    for (let n = 0; n < keptVersions + 3; n++)
      await client.call('setBlockEdits', { id, edits: n % 2 === 0 ? [remove(eleven)] : [] });
    const names = await versionsOf(folder, id);
    const newest = Array.from({ length: keptVersions }, (_, n) => keptVersions + 4 - n);
    expect(names).toEqual([1, ...newest].flatMap((n) => [`${n}.html`, `${n}.json`]).sort());
  });

  it('is there after the program was closed', async () => {
    const { client, id, folder, app } = await start();
    const made = await annotate(client, id, 'people died');
    await client.call('setBlockEdits', { id, edits: [remove(eleven)] });
    await app.close();
    const again = connect(await openApp(folder));
    expect(await again.call('listAnnotations', { article: id })).toEqual([made]);
    await again.call('revertArticle', { id, version: 1 });
    const [back] = await again.call('listAnnotations', { article: id });
    expect(back?.target).toEqual({ ...made.target, version: 3 });
  });
});

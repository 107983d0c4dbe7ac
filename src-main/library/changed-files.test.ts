import type { Client, Id, ImportOutcome } from '#contract';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
import { checkLibrary } from './check';

const first = 'Eleven people died when the dam above the village of Overbeck broke on Monday night.';
const mayor = 'The mayor said that nobody had warned the people in the houses along the river.';
const army = 'Two hundred soldiers were looking for the missing on Tuesday, with dogs and boats.';
const queen = 'The queen will visit the valley on Thursday, her office said.';
const at = 'from https://www.example.org/dam?utm_source=mail';

const old = story('Dam breaks', first, mayor, army, at);
const young = story(
  'Dam breaks',
  first.replace('Eleven', 'Fourteen'),
  mayor,
  queen,
  'from http://example.org/dam/',
);
const share = '[Share this story with friends]';

type Updated = Extract<ImportOutcome, { outcome: 'updated' }>;

async function start(bytes = old) {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  const { id } = await imported(client, 'dam.txt', bytes);
  return { folder, app, client, id };
}

async function updated(client: Client, name: string, bytes: Uint8Array): Promise<Updated> {
  const outcome = await upload(client, name, bytes);
  if (outcome.outcome !== 'updated') throw new Error(`not updated: ${JSON.stringify(outcome)}`);
  return outcome;
}
const textOf = async (client: Client, id: Id) => (await client.call('getArticle', { id })).text;
const originals = async (folder: string, id: Id) =>
  (await readdir(join(folder, 'articles', id))).filter((name) => name.startsWith('original')).sort();
const inOrder = async (folder: string) => expect(await checkLibrary(folder)).toEqual([]);

describe('a changed file of an article', () => {
  it('becomes its newest text; its notes are placed in it, and its file is kept beside the first one', async () => {
    const { client, id, folder, app } = await start();
    await annotate(client, id, 'The mayor said', { note: 'Which one?' });
    const gone = await annotate(client, id, 'Two hundred soldiers');
    const outcome = await updated(client, 'dam (1).txt', young);
    expect(outcome).toMatchObject({
      article: { id, unplaced: 1, annotations: 2, source: { fileName: 'dam (1).txt' } },
      revision: { version: 2, before: 1, annotations: { kept: 1, moved: 0, unplaced: 1 } },
    });
    expect(outcome.revision.added.join()).toContain('The queen');
    expect(outcome.revision.gone.join()).toContain('soldiers');
    expect(await listed(client)).toHaveLength(1);
    expect(await textOf(client, id)).toContain('Fourteen people');
    expect((await client.call('listAnnotations', { article: id })).at(-1)).toEqual(gone);
    expect(await originals(folder, id)).toEqual(['original-2.txt', 'original.txt']);
    expect(await readFile(join(folder, 'articles', id, 'original.txt'))).toEqual(Buffer.from(old));
    expect(await readFile(join(folder, 'articles', id, 'original-2.txt'))).toEqual(Buffer.from(young));
    await app.close();
    await inOrder(folder);
  });

  it('is known by its bytes and so is the first one, also after a restart', async () => {
    const { client, id, folder, app } = await start();
    await updated(client, 'dam.txt', young);
    expect(await upload(client, 'dam.txt', young)).toMatchObject({
      outcome: 'already-there',
      article: { id },
    });
    await app.close();
    const again = connect(await openApp(folder));
    for (const bytes of [old, young])
      expect(await upload(again, 'x.txt', bytes)).toMatchObject({
        outcome: 'already-there',
        article: { id },
      });
    expect(await textOf(again, id)).toContain('Fourteen');
  });

  it('keeps what the reader decided and set', async () => {
    const { client, id } = await start(story('Dam breaks', first, mayor, share, army, at));
    const edits = [
      { text: share, nth: 0, action: 'keep' } as const,
      { text: mayor, nth: 0, action: 'remove' } as const,
    ];
    await client.call('setBlockEdits', { id, edits });
    await client.call('setMetadata', { id, title: 'The dam', byline: 'Ada Holm' });
    await client.call('setReadingPosition', { article: id, position: { offset: 20, progress: 0.4 } });
    await updated(client, 'dam.txt', story('Dam breaks again', first, share, mayor, army, queen, at));
    const article = await client.call('getArticle', { id });
    expect(article).toMatchObject({ title: 'The dam', byline: 'Ada Holm', blockEdits: edits, version: 3 });
    expect(article.text).toContain(share);
    expect(article.text).not.toContain(mayor);
    expect(article.position.offset).toBeGreaterThan(11);
    const { lines } = await client.call('getCleaning', { id });
    expect(lines.map(({ text }) => text)).toContain(queen);
  });

  it('is cleaned again from its own bytes, and going back brings the earlier ones', async () => {
    const { client, id } = await start();
    await updated(client, 'young.txt', young);
    expect(await client.call('cleanAgain', { id })).toMatchObject({ version: 2, before: 2 });
    expect(await client.call('revertArticle', { id, version: 1 })).toMatchObject({ version: 3, before: 2 });
    const back = await client.call('getArticle', { id });
    expect(back.source).toMatchObject({
      fileName: 'dam.txt',
      url: 'https://www.example.org/dam?utm_source=mail',
    });
    expect(await client.call('cleanAgain', { id })).toMatchObject({ version: 3, before: 3 });
    const { lines } = await client.call('getCleaning', { id });
    expect(lines.map(({ text }) => text)).toContain(army);
    expect(await client.call('revertArticle', { id, version: 2 })).toMatchObject({ version: 4 });
    expect((await client.call('getArticle', { id })).source.fileName).toBe('young.txt');
  });

  it('that the reader went back behind becomes the newest again when it comes again', async () => {
    const { client, id, folder, app } = await start();
    await updated(client, 'young.txt', young);
    await client.call('revertArticle', { id, version: 1 });
    expect((await updated(client, 'young.txt', young)).revision).toMatchObject({ version: 4, before: 3 });
    expect(await originals(folder, id)).toEqual(['original-2.txt', 'original.txt']);
    await app.close();
    await inOrder(folder);
  });

  it('that says the same makes no version, and is known the next time', async () => {
    const { client, id, folder, app } = await start();
    const same = Buffer.concat([old, Buffer.from('\n\n')]);
    for (let n = 0; n < 2; n++)
      expect(await upload(client, 'dam.txt', same)).toMatchObject({
        outcome: 'already-there',
        article: { id },
      });
    expect((await client.call('getArticle', { id })).version).toBe(1);
    expect(await originals(folder, id)).toEqual(['original.txt']);
    await app.close();
    const record = JSON.parse(await readFile(join(folder, 'articles', id, 'article.json'), 'utf8')) as {
      files: { original: string | null }[];
    };
    expect(record.files.map(({ original }) => original)).toEqual(['original.txt', null]);
    await inOrder(folder);
  });

  it('becomes an article of its own when the call or the preferences say so', async () => {
    const { client, id } = await start();
    const sent = await send(client, 'dam.txt', young);
    const [outcome] = await client.call('importUpload', { upload: sent, changed: 'separate' });
    expect(outcome).toMatchObject({ outcome: 'imported' });
    await client.call('setPreferences', { changedFiles: 'separate' });
    const third = story('Dam breaks', first, mayor, queen, army, at);
    expect(await upload(client, 'dam.txt', third)).toMatchObject({ outcome: 'imported' });
    expect((await client.call('getArticle', { id })).version).toBe(1);
  });

  it('that comes in two windows at once is one article', async () => {
    const folder = await temporaryFolder();
    const client = connect(await openApp(folder));
    const both = await Promise.all([upload(client, 'a.txt', old), upload(client, 'b.txt', young)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['imported', 'updated']);
    expect(await listed(client)).toHaveLength(1);
  });

  it('is found by an address that the reader has set', async () => {
    const { client, id } = await start(story('Dam breaks', first, mayor, army));
    await client.call('setMetadata', { id, url: 'https://m.example.org/dam' });
    expect((await updated(client, 'other.txt', young)).article.id).toBe(id);
  });
});

it('what the reader left without a place is asked about again only when another file comes', async () => {
  const { client, id } = await start();
  const { id: note } = await annotate(client, id, 'Two hundred soldiers');
  await updated(client, 'young.txt', young);
  await client.call('updateAnnotation', { article: id, id: note, leftUnplacedIn: 2 });
  const edits = [{ text: mayor, nth: 0, action: 'remove' } as const];
  const revision = await client.call('setBlockEdits', { id, edits });
  expect(revision).toMatchObject({ version: 3, annotations: { unplaced: 0 } });
  const waiting = async () => (await listed(client))[0]?.unplaced;
  expect(await waiting()).toBe(0);
  const next = story('Dam breaks', first, mayor, queen, 'It rained.', 'from https://example.org/dam');
  expect((await updated(client, 'next.txt', next)).revision.annotations.unplaced).toBe(1);
  expect(await waiting()).toBe(1);
});

describe('what is not the same article', () => {
  const other = story(
    'Bridge opens',
    'The new bridge over the sound was opened on Sunday by the minister of roads and harbours.',
    'It is four kilometres long and cost twice as much as had been planned ten years ago.',
    at,
  );

  it('has another text at an address that was used again', async () => {
    const { client } = await start();
    expect(await upload(client, 'dam.txt', other)).toMatchObject({ outcome: 'imported' });
  });

  it('has the same text and another address', async () => {
    const { client } = await start();
    const elsewhere = story('Dam breaks', first, mayor, queen, 'from https://example.com/dam');
    expect(await upload(client, 'dam.txt', elsewhere)).toMatchObject({ outcome: 'imported' });
  });

  it('has no address and another name, or too few of the same words', async () => {
    const { client, id } = await start(story('Dam breaks', first, mayor, army));
    const little = story('Dam breaks', first, mayor, army, queen);
    expect(await upload(client, 'flood.txt', little)).toMatchObject({ outcome: 'imported' });
    expect(await upload(client, 'dam.txt', story('Dam breaks', first, queen))).toMatchObject({
      outcome: 'imported',
    });
    expect(
      (await updated(client, 'Dam (2).txt', Buffer.concat([little, Buffer.from('\nMore soon.')]))).article.id,
    ).toBe(id);
  });

  it('is a piece of it behind a wall', async () => {
    const { client } = await start(
      story('Dam breaks', first, mayor, army, queen, `${mayor} ${army} ${queen}`, at),
    );
    const wall = story(
      'Dam breaks',
      'Subscribe to read what our reporters have found in the valley of the dam.',
      at,
    );
    expect(await upload(client, 'dam.txt', wall)).toMatchObject({ outcome: 'imported' });
  });

  it('is in the trash', async () => {
    const { client, id } = await start();
    await client.call('deleteArticle', { id });
    expect(await upload(client, 'dam.txt', young)).toMatchObject({ outcome: 'imported' });
  });
});

describe('keeping a changed file as a separate article', () => {
  it('takes the article back and makes another one, with the notes that only have a place there', async () => {
    const { client, id, folder, app } = await start();
    const kept = await annotate(client, id, 'The mayor said');
    await updated(client, 'young.txt', young);
    const only = await annotate(client, id, 'The queen will visit', { note: 'Why?' });
    const both = await annotate(client, id, 'nobody had warned');
    const separated = await client.call('separateVersion', { id, version: 2 });
    expect(separated).toMatchObject({ annotations: 1, source: { fileName: 'young.txt' } });
    expect(await textOf(client, id)).toContain('Eleven');
    expect(await textOf(client, separated.id)).toContain('Fourteen');
    const here = await client.call('listAnnotations', { article: id });
    expect(here.map((one) => one.id)).toEqual([kept.id, both.id, only.id]);
    expect(here.at(-1)).toMatchObject({ leftUnplacedIn: 3 });
    expect((await listed(client)).find((one) => one.id === id)?.unplaced).toBe(0);
    const [there] = await client.call('listAnnotations', { article: separated.id });
    expect(there).toMatchObject({ body: only.body, target: { version: 1, selector: only.target.selector } });

    expect((await client.call('separateVersion', { id, version: 2 })).id).toBe(separated.id);
    expect(await upload(client, 'young.txt', young)).toMatchObject({ article: { id: separated.id } });
    expect(await upload(client, 'dam.txt', old)).toMatchObject({ article: { id } });
    // The way back, and forth again.
    await client.call('revertArticle', { id, version: 2 });
    await client.call('deleteArticle', { id: separated.id });
    expect(await textOf(client, id)).toContain('Fourteen');
    await client.call('restoreArticle', { id: separated.id });
    expect((await client.call('separateVersion', { id, version: 2 })).id).toBe(separated.id);
    expect(await textOf(client, id)).toContain('Eleven');
    expect(await client.call('listAnnotations', { article: separated.id })).toHaveLength(1);
    await app.close();
    await inOrder(folder);
  });

  it('puts notes where their words stand in an article that has become another since, and tells of both', async () => {
    const { client, id } = await start();
    await updated(client, 'young.txt', young);
    const { id: other } = await client.call('separateVersion', { id, version: 2 });
    await client.call('setBlockEdits', { id: other, edits: [{ text: mayor, nth: 0, action: 'remove' }] });
    await client.call('revertArticle', { id, version: 2 });
    const rank = { rank: 'V', level: 0 };
    const placed = await annotate(client, id, 'The queen will', { note: 'Why?' });
    await client.call('updateAnnotation', { article: id, id: placed.id, outline: rank });
    const { text } = await client.call('getArticle', { id });
    const at = text.indexOf('The queen will visit');
    const passage = { start: at, end: at + 20 };
    await client.call('updateAnnotation', { article: id, id: placed.id, passage });
    const told: Id[] = [];
    client.on('annotationsChanged', ({ article }) => told.push(article));
    expect(await client.call('separateVersion', { id, version: 2 })).toMatchObject({
      id: other,
      annotations: 1,
    });
    expect(told.slice(-2).sort()).toEqual([id, other].sort());
    const [there] = await client.call('listAnnotations', { article: other });
    const [{ start: from, end: to }] = there?.target.selector ?? placed.target.selector;
    expect((await textOf(client, other)).slice(from, to)).toBe('The queen will visit');
    expect(there?.target.version).toBe(2);
    expect(there).not.toHaveProperty('earlier');
    expect(there).not.toHaveProperty('outline');
  });

  it('leaves notes whose words are not in the other article either to be asked about', async () => {
    const { client, id } = await start();
    await updated(client, 'young.txt', young);
    const { id: other } = await client.call('separateVersion', { id, version: 2 });
    await client.call('setBlockEdits', { id: other, edits: [{ text: queen, nth: 0, action: 'remove' }] });
    await client.call('revertArticle', { id, version: 2 });
    await annotate(client, id, 'The queen will', { note: 'Why?' });
    await client.call('separateVersion', { id, version: 2 });
    expect(await client.call('listAnnotations', { article: other })).toEqual([]);
    expect((await listed(client)).find((one) => one.id === id)?.unplaced).toBe(1);
  });

  it('takes the text as it is, with what was decided about it since', async () => {
    const { client, id } = await start();
    await updated(client, 'young.txt', young);
    await client.call('setBlockEdits', { id, edits: [{ text: mayor, nth: 0, action: 'remove' }] });
    const separated = await client.call('separateVersion', { id, version: 2 });
    expect(await textOf(client, separated.id)).not.toContain(mayor);
    expect(await textOf(client, id)).toContain(mayor);
  });

  it('is refused for the first file', async () => {
    const { client, id } = await start();
    await expect(client.call('separateVersion', { id, version: 1 })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(client.call('separateVersion', { id, version: 9 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('files of a damaged library', () => {
  it('that are missing are named', async () => {
    const { client, id, folder, app } = await start();
    await updated(client, 'young.txt', young);
    await app.close();
    await rm(join(folder, 'articles', id, 'original.txt'));
    await writeFile(join(folder, 'articles', id, 'original-2.txt'), 'other');
    expect((await checkLibrary(folder)).map(({ file }) => file.split('/').pop())).toEqual([
      'original.txt',
      'original-2.txt',
    ]);
  });

  it('are all known when the record is made anew from them', async () => {
    const { client, id, folder, app } = await start();
    await updated(client, 'young.txt', young);
    const text = await textOf(client, id);
    await app.close();
    const place = join(folder, 'articles', id);
    await rm(join(folder, 'backups'), { recursive: true, force: true });
    await rm(join(place, 'versions'), { recursive: true });
    await writeFile(join(place, 'article.json'), '{');
    const again = connect(await openApp(folder));
    expect(await textOf(again, id)).toBe(text);
    expect((await again.call('getArticle', { id })).source.fileName).toBe('young.txt');
    for (const bytes of [old, young])
      expect(await upload(again, 'x.txt', bytes)).toMatchObject({
        outcome: 'already-there',
        article: { id },
      });
  });
});

it('a reading position that counts in an older text is not stored', async () => {
  const { client, id } = await start();
  const position = { offset: 30, progress: 0.5 };
  await client.call('setReadingPosition', { article: id, position, version: 1 });
  await updated(client, 'young.txt', young);
  const { position: moved } = await client.call('getArticle', { id });
  await client.call('setReadingPosition', {
    article: id,
    position: { offset: 1, progress: 0.1 },
    version: 1,
  });
  expect((await client.call('getArticle', { id })).position).toEqual(moved);
  await client.call('setReadingPosition', { article: id, position, version: 2 });
  expect((await client.call('getArticle', { id })).position).toEqual(position);
});

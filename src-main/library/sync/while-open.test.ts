import type { Client, Id } from '#contract';
import * as nodeFs from 'node:fs/promises';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { App } from '../../app';
import { noteOf } from '../../annotations/bodies';
import { formats } from '../../store/formats';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';

const words = ['The harbour was closed on Monday.', 'Nobody was hurt.', 'Three boats sank.'];

/** A library that is open here, with one article and one note, and a copy of it elsewhere. */
async function open() {
  const folder = await temporaryFolder();
  const app = await openApp(folder, { lastWords: 0 });
  const client = connect(app);
  const { id } = await imported(client, 'harbour.txt', story('Harbour', ...words));
  await annotate(client, id, 'harbour', { id: 'note-harbour', note: 'when?' });
  await app.save();
  return { folder, app, client, id, notes: join(folder, 'articles', id, 'annotations.json') };
}

const texts = async (client: Client, article: Id): Promise<string[]> =>
  (await client.call('listAnnotations', { article })).map(noteOf).sort();

/** Writes the notes of the library as another computer has made them, in the place of what is there. */
async function elsewhere(
  folder: string,
  notes: string,
  change: (client: Client, app: App) => Promise<unknown>,
) {
  const other = await temporaryFolder();
  await cp(folder, other, { recursive: true, filter: (path) => !path.endsWith('library.lock') });
  const app = await openApp(other, { lastWords: 0 });
  await change(connect(app), app);
  await app.close();
  const path = notes.replace(folder, other);
  await writeFile(`${notes}.part`, await readFile(path));
  await rename(`${notes}.part`, notes);
  return other;
}

describe('while a library is open', () => {
  it('notes that another computer has made are shown, and told to every window', async () => {
    const { folder, app, client, id, notes } = await open();
    const told: Id[] = [];
    client.on('annotationsChanged', ({ article }) => told.push(article));
    await elsewhere(folder, notes, (other) => annotate(other, id, 'boats', { note: 'three' }));
    await app.lookOutside();
    expect(await texts(client, id)).toEqual(['three', 'when?']);
    expect(told).toContain(id);
    // There is nothing to be done about it: it may go by itself.
    expect(app.status().passing).toEqual(app.status().notices);
    expect(await client.call('getSummaries', { articles: [id] })).toMatchObject([{ annotations: 2 }]);
  });

  it('a change here does not overwrite what another computer has written meanwhile', async () => {
    const { folder, app, client, id, notes } = await open();
    await elsewhere(folder, notes, async (other) => {
      await annotate(other, id, 'boats', { note: 'three' });
      await other.call('updateAnnotation', { id: 'note-harbour', article: id, category: 'doubt' });
    });
    await annotate(client, id, 'hurt', { note: 'really?' });
    await client.call('updateAnnotation', { id: 'note-harbour', article: id, note: 'on which day?' });
    await app.save();
    expect(await texts(client, id)).toEqual(['on which day?', 'really?', 'three']);
    const stored = formats.annotations.schema.parse(JSON.parse(await readFile(notes, 'utf8')));
    expect(stored.annotations.map(noteOf).sort()).toEqual(['on which day?', 'really?', 'three']);
    expect(stored.annotations.find((one) => one.id === 'note-harbour')?.category).toBe('doubt');
  });

  it('one note changed on both is kept twice, and the reader is told', async () => {
    const { folder, app, client, id, notes } = await open();
    await elsewhere(folder, notes, (other) =>
      other.call('updateAnnotation', { id: 'note-harbour', article: id, note: 'until when?' }),
    );
    await client.call('updateAnnotation', { id: 'note-harbour', article: id, note: 'since when?' });
    await app.save();
    expect(await texts(client, id)).toEqual(['since when?', 'until when?']);
    const { notices, passing } = app.status();
    expect(notices.join()).toMatch(/“Harbour”.*1 note was changed on both/);
    // It asks for a look: it stays until it is dismissed, and is told no more then.
    expect(passing).toEqual([]);
    await client.call('dismissNotice', { notice: notices[0] ?? '' });
    expect(app.status().notices).toEqual([]);
  });

  it('its own writing is not taken for somebody else’s', async () => {
    const { app, client, id } = await open();
    await annotate(client, id, 'boats', { note: 'three' });
    await app.save();
    const told: string[] = [];
    for (const event of ['annotationsChanged', 'articleChanged', 'collectionsChanged'] as const)
      client.on(event, () => told.push(event));
    await app.lookOutside();
    await app.lookOutside();
    expect(told).toEqual([]);
    expect(app.status().notices).toEqual([]);
  });

  it('an article that comes is listed, and one that another computer deletes goes, with what was written to it here', async () => {
    const { folder, app, client, id } = await open();
    const other = await temporaryFolder();
    const there = await openApp(other, { lastWords: 0 });
    const come = await imported(connect(there), 'strike.txt', story('Strike', 'They struck.'));
    await there.close();
    // Half of it first.
    const place = join(folder, 'articles', come.id);
    await mkdir(place);
    await cp(join(other, 'articles', come.id, 'article.html'), join(place, 'article.html'));
    await app.lookOutside();
    expect(await client.call('getSummaries', { articles: [come.id] })).toEqual([]);
    await cp(join(other, 'articles', come.id), place, { recursive: true });
    await app.lookOutside();
    expect(await client.call('getSummaries', { articles: [come.id] })).toMatchObject([{ title: 'Strike' }]);

    await annotate(client, id, 'boats', { note: 'three' });
    await mkdir(join(folder, 'trash'));
    await rename(join(folder, 'articles', id), join(folder, 'trash', id));
    await app.lookOutside();
    expect(await client.call('getSummaries', { articles: [id] })).toEqual([]);
    await client.call('restoreArticle', { id });
    expect(await texts(client, id)).toEqual(['three', 'when?']);
  });

  it('one that is imported while the folder is looked at stays, with its note', async () => {
    const folder = await temporaryFolder();
    let listings = 0;
    let during: (() => Promise<unknown>) | null = null;
    const readdir = (async (path: string, ...rest: []) => {
      // The articles have been asked for; now one comes.
      if (during && path === join(folder, 'articles') && ++listings === 2) {
        const come = during;
        during = null;
        await come();
      }
      return nodeFs.readdir(path, ...rest);
    }) as typeof nodeFs.readdir;
    const app = await openApp(folder, { fs: { ...nodeFs, readdir }, lastWords: 0 });
    const client = connect(app);
    let id = '';
    during = async () => {
      ({ id } = await imported(client, 'harbour.txt', story('Harbour', ...words)));
      await annotate(client, id, 'harbour', { note: 'when?' });
    };
    await app.lookOutside();
    expect(await client.call('getSummaries', { articles: [id] })).toMatchObject([{ annotations: 1 }]);
    await app.save();
    expect(await readFile(join(folder, 'articles', id, 'annotations.json'), 'utf8')).toContain('when?');
  });

  it('articles whose folder is missing for a moment are not taken for deleted', async () => {
    const { folder, app, client, id } = await open();
    await client.call('updateAnnotation', { id: 'note-harbour', article: id, note: 'since when?' });
    await rename(join(folder, 'articles'), join(folder, 'elsewhere'));
    await app.lookOutside();
    expect(app.status().trouble).toContain('The library folder is not there any more');
    expect(await client.call('getSummaries', { articles: [id] })).toHaveLength(1);
    await rename(join(folder, 'elsewhere'), join(folder, 'articles'));
    await app.lookOutside();
    await app.save();
    expect(await texts(client, id)).toEqual(['since when?']);
  });

  it.each([
    ['while the library is open', true],
    ['while it is closed', false],
  ])(
    'what was made of an article whose folder went is there again when it comes back %s',
    async (_, stays) => {
      const { folder, app, client, id } = await open();
      await annotate(client, id, 'boats', { note: 'three' });
      await rename(join(folder, 'articles', id), join(folder, 'elsewhere'));
      await app.lookOutside();
      expect(await client.call('getSummaries', { articles: [id] })).toEqual([]);
      if (!stays) await app.close();
      await rename(join(folder, 'elsewhere'), join(folder, 'articles', id));
      const again = stays ? app : await openApp(folder, { lastWords: 0 });
      await again.lookOutside();
      expect(await texts(connect(again), id)).toEqual(['three', 'when?']);
    },
  );

  it('a file removed by hand is written again, and one made unreadable is kept aside', async () => {
    const { folder, app, client, id, notes } = await open();
    await rm(notes);
    await app.lookOutside();
    expect(await readFile(notes, 'utf8')).toContain('when?');
    await writeFile(notes, '{"formatVersion":3,');
    await app.lookOutside();
    expect(await texts(client, id)).toEqual(['when?']);
    expect(await readFile(notes, 'utf8')).toContain('when?');
    const names = await readdir(join(folder, 'articles', id));
    expect(names.some((name) => name.startsWith('annotations.json.corrupt-'))).toBe(true);
    expect(app.status().notices.join()).toContain('has damaged the file of the notes of “Harbour”');
  });

  it('collections of another computer are taken over', async () => {
    const { folder, app, client, id } = await open();
    await client.call('putCollection', { id: 'shelf-0001', name: 'Ports', articles: [id] });
    await app.save();
    const path = join(folder, 'collections.json');
    const file = formats.collections.schema.parse(JSON.parse(await readFile(path, 'utf8')));
    const [one] = file.collections;
    const added = { ...one, id: 'shelf-0002', name: 'Strikes' };
    await writeFile(path, JSON.stringify({ ...file, collections: [one, added] }));
    await client.call('putCollection', { id: 'shelf-0003', name: 'Mine', articles: [] });
    await app.lookOutside();
    const names = (await client.call('listCollections', {})).map(({ name }) => name).sort();
    expect(names).toEqual(['Mine', 'Ports', 'Strikes']);
  });
});

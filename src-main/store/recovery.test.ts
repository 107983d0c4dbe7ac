import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteOf } from '../annotations/bodies';
import type { App } from '../app';
import { annotate, connect, imported, listed, openApp, story, temporaryFolder } from '../testing/library';
import { journalNames } from './journal/journals';
import { writeLine } from './journal/line';
import { writeSummed } from './summed-line';

/** The folder as a power failure, or a program that keeps folders in step, finds it now. */
async function copyOf(folder: string): Promise<string> {
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('library.lock') });
  return copy;
}

const notesOf = async (app: App, article: string): Promise<string[]> =>
  (await connect(app).call('listAnnotations', { article })).map(noteOf).sort();

/** A note in its file, a change of it in the journal only, and another computer's later change of it in a file there. */
async function changedOnBoth() {
  const folder = await temporaryFolder();
  const app = await openApp(folder, { lastWords: 0 });
  const client = connect(app);
  const { id } = await imported(client, 'harbour.txt', story('Harbour', 'The harbour was closed on Monday.'));
  await annotate(client, id, 'harbour', { id: 'note-harbour', note: 'when?' });
  await app.save();
  const other = await copyOf(folder);
  await client.call('updateAnnotation', { id: 'note-harbour', article: id, note: 'since when?' });
  const there = await openApp(other, { lastWords: 0, now: () => new Date(Date.now() + 60_000) });
  await connect(there).call('updateAnnotation', { id: 'note-harbour', article: id, note: 'until when?' });
  await there.close();
  const file = join('articles', id, 'annotations.json');
  const arrive = async (at: string): Promise<void> => {
    await writeFile(join(at, `${file}.part`), await readFile(join(other, file)));
    await rename(join(at, `${file}.part`), join(at, file));
  };
  return { folder, app, id, file, arrive };
}

describe('after an interruption', () => {
  it('what another computer has written since is merged with what only the journal says', async () => {
    const { folder, id, arrive } = await changedOnBoth();
    const image = await copyOf(folder);
    await arrive(image);
    const again = await openApp(image, { lastWords: 0 });
    expect(await notesOf(again, id)).toEqual(['since when?', 'until when?']);
    // A change of ours now is not made on what the journal said before: interrupted again, all of it is there.
    await connect(again).call('updateAnnotation', { id: 'note-harbour', article: id, note: 'for how long?' });
    const third = await openApp(await copyOf(image), { lastWords: 0 });
    expect(await notesOf(third, id)).toEqual(['for how long?', 'since when?']);
  });

  it('what was merged while the library was open stays merged', async () => {
    const { folder, app, id, arrive } = await changedOnBoth();
    await arrive(folder);
    await app.lookOutside();
    const merged = await notesOf(app, id);
    expect(merged).toEqual(['since when?', 'until when?']);
    expect(await notesOf(await openApp(await copyOf(folder), { lastWords: 0 }), id)).toEqual(merged);
    await connect(app).call('updateAnnotation', { id: 'note-harbour', article: id, note: 'for how long?' });
    expect(await notesOf(await openApp(await copyOf(folder), { lastWords: 0 }), id)).toEqual([
      'for how long?',
      'since when?',
    ]);
  });

  it('its own later writing is no other computer’s', async () => {
    const { folder, app, id, file } = await changedOnBoth();
    const lines = await readFile(join(folder, journalNames()[0]));
    await app.save();
    await connect(app).call('updateAnnotation', { id: 'note-harbour', article: id, note: 'for how long?' });
    // The journal was not emptied after its files had been written.
    const image = await copyOf(folder);
    await writeFile(join(image, journalNames()[0]), lines);
    const again = await openApp(await copyOf(image), { lastWords: 0 });
    expect(await notesOf(again, id)).toHaveLength(1);
    expect(JSON.parse(await readFile(join(image, file), 'utf8'))).toMatchObject({ formatVersion: 3 });
  });

  it('lines of a right sum and another shape are put aside, and the library opens', async () => {
    const folder = await temporaryFolder();
    const app = await openApp(folder, { lastWords: 0 });
    const client = connect(app);
    const { id } = await imported(client, 'a.txt', story('Harbour', 'The harbour was closed on Monday.'));
    await annotate(client, id, 'harbour', { note: 'when?' });
    await client.call('putCollection', { id: 'shelf-0001', name: 'Ports', articles: [id] });
    await app.close();
    const change = (file: string, version: number, patch: unknown) => ({
      ...{ file, version },
      patch: patch as never,
    });
    const lines = [
      [change('preferences.json', 1, { set: 5 })],
      [change('collections.json', 2, { whole: 7 })],
      [change(`articles/${id}/annotations.json`, 3, { in: 5 })],
      [change(`articles/${id}/annotations.json`, 3, { set: [['annotations', 'none']] })],
    ].map((changes, at) => writeLine({ n: at + 1, changes }));
    await writeFile(join(folder, journalNames(hostname())[0]), lines.join(''));

    const again = await openApp(folder, { lastWords: 0 });
    expect(await notesOf(again, id)).toEqual(['when?']);
    expect((await connect(again).call('listCollections', { members: true }))[0]?.articles).toEqual([id]);
    expect(again.status().notices.join(' ')).toMatch(/journal of the latest changes was damaged/);
    const aside = (await readdir(folder)).filter((name) => /unused|corrupt/.test(name));
    expect(aside.some((name) => name.includes('.unused-'))).toBe(true);
    expect(aside.filter((name) => name.startsWith('collections'))).toEqual([]);
  });

  it('entries of the list with a right sum and another shape are made anew', async () => {
    const folder = await temporaryFolder();
    const app = await openApp(folder, { lastWords: 0 });
    const { id } = await imported(connect(app), 'a.txt', story('Harbour', 'It was closed on Monday.'));
    await app.close();
    await writeFile(join(folder, 'library.changes.jsonl'), writeSummed({ set: { id } }));
    const again = await openApp(folder, { lastWords: 0 });
    expect(await listed(connect(again))).toMatchObject([{ id, title: 'Harbour' }]);
  });
});

it('a note and the deletion of its article at the same moment: what is acknowledged is in the trash with it', async () => {
  for (let round = 0; round < 4; round++) {
    const folder = await temporaryFolder();
    const first = await openApp(folder, { lastWords: 0 });
    const { id } = await imported(connect(first), 'a.txt', story('Harbour', 'The harbour was closed.'));
    await first.close();
    const app = await openApp(folder, { lastWords: 0 });
    await app.annotations.list(id);
    const note = { id: 'note-0001', article: id, passage: { start: 2, end: 9 } };
    const [created] = await Promise.allSettled([
      app.annotations.create({ ...note, category: 'claim', note: '1', tags: [] }),
      app.library.deleteAll([id]),
    ]);
    await app.save();
    await connect(app).call('restoreArticle', { id });
    expect(await notesOf(app, id)).toEqual(created.status === 'fulfilled' ? ['1'] : []);
  }
});

it('damaged notes without a backup are said to be unread, how many there were, and where they are', async () => {
  const { folder, id, file } = await changedOnBoth();
  const image = await copyOf(folder);
  await rm(join(image, 'backups'), { recursive: true, force: true });
  await rm(join(image, journalNames()[0]), { force: true });
  await writeFile(join(image, file), (await readFile(join(image, file), 'utf8')).slice(0, -20));
  const app = await openApp(image, { lastWords: 0 });
  expect(await notesOf(app, id)).toEqual([]);
  expect(app.status().notices.join(' ')).toMatch(
    /no backup of it yet: one highlight or note could not be read.* kept beside it as annotations\.json\.corrupt-/,
  );
});

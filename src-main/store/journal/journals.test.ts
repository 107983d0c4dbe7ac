import type { Client } from '#contract';
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noteOf } from '../../annotations/bodies';
import { checkLibrary } from '../../library/check';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { createDisk } from '../disk';
import { journalNames, readJournals } from './journals';
import { openJournal } from './journal';

const [mine] = journalNames();
const [theirs] = journalNames('another-computer');

const journalsIn = async (root: string): Promise<string[]> =>
  (await readdir(root)).filter((name) => name.startsWith('journal'));

/** A library with a note, and what a session that did not end left in its journal: a second note, the first one changed. */
async function crashed() {
  const root = await temporaryFolder();
  const before = await temporaryFolder();
  const at = (minute: number) => (): Date => new Date(Date.UTC(2026, 10, 22, 10, minute));
  let app = await openApp(root, { now: at(0) });
  const { id } = await imported(connect(app), 'harbour.txt', story('Harbour', 'It was closed on Monday.'));
  await annotate(connect(app), id, 'closed', { id: 'note-0001', note: 'when?' });
  await app.close();
  await cp(root, before, { recursive: true });
  app = await openApp(root, { now: at(10) });
  const client = connect(app);
  await client.call('updateAnnotation', { article: id, id: 'note-0001', note: 'since when?' });
  await annotate(client, id, 'Monday', { id: 'note-0002', note: 'which?' });
  await client.call('putCollection', { id: 'shelf-0001', name: 'Ports', articles: [id] });
  const journal = await readFile(join(root, mine));
  await app.close();
  return { id, before, journal, at };
}

const notesOf = async (client: Client, article: string): Promise<string[]> =>
  (await client.call('listAnnotations', { article })).map(noteOf).sort();

it('names are those of the computer, without what no file name has', () => {
  expect(journalNames('Ines’s Laptop.local')).toEqual([
    'journal.ines-s-laptop-local.a.jsonl',
    'journal.ines-s-laptop-local.b.jsonl',
  ]);
});

it('one that another computer has left, and that has come here, is merged once and put away', async () => {
  const { id, before, journal } = await crashed();
  await writeFile(join(before, theirs), journal);
  expect(await checkLibrary(before)).toEqual([]);
  const app = await openApp(before);
  expect(await notesOf(connect(app), id)).toEqual(['since when?', 'which?']);
  expect(app.status().notices).toEqual([]);
  // What was merged was said in a journal of its own first, which is empty again.
  const [own, none] = await journalsIn(before);
  expect([own, none]).toEqual([journalNames()[0], undefined]);
  expect(await readFile(join(before, journalNames()[0]), 'utf8')).toBe('');
  const [kept = ''] = await readdir(join(before, 'backups', 'merged'));
  expect(kept).toContain(theirs);
  expect((await readFile(join(before, 'backups', 'merged', kept))).equals(journal)).toBe(true);
});

it('one of another computer never takes the place of what was written here later', async () => {
  const { id, before, journal, at } = await crashed();
  const here = await openApp(before, { now: at(20) });
  await connect(here).call('updateAnnotation', { article: id, id: 'note-0001', note: 'until when?' });
  await annotate(connect(here), id, 'It', { id: 'note-0003', note: 'the harbour' });
  await here.close();
  await writeFile(join(before, theirs), journal);
  const app = await openApp(before, { now: at(30) });
  // Both wrote the first note anew: the later one stays in its place, and the other is kept beside it.
  expect(await notesOf(connect(app), id)).toEqual(['since when?', 'the harbour', 'until when?', 'which?']);
  const first = (await connect(app).call('listAnnotations', { article: id })).find(
    (note) => note.id === 'note-0001',
  );
  expect(first && noteOf(first)).toBe('until when?');
});

it('one of this computer from when it had another name is applied as its own', async () => {
  const root = await temporaryFolder();
  const [common, file] = [
    { root, disk: createDisk(), now: () => new Date(), notice: () => undefined },
    'x.json',
  ];
  const old = await openJournal({ ...common, host: 'old-name' });
  const its = old.of(join(root, file), 1);
  await its.append([
    its.written({ whole: {} }, () => undefined, {
      save: () => Promise.resolve(),
      keep: () => Promise.resolve(),
    }),
  ]);
  const { changes } = await readJournals(common.disk, root, 'new-name');
  expect(changes.get(file)).toEqual([{ file, version: 1, patch: { whole: {} } }]);
  // A copy of the same file, as another computer would have it, is not.
  const [name] = journalNames('old-name');
  const copy = await temporaryFolder();
  await cp(join(root, name), join(copy, name));
  const copied = (await readJournals(common.disk, copy, 'new-name')).changes.get(file);
  expect(copied).toEqual([{ file, version: 1, patch: { whole: {} }, from: 'journal.old-name' }]);
});

it('those that builds before the first release left have all that was acknowledged', async () => {
  const { id, before, journal } = await crashed();
  // Under the name that it had then.
  const root = await temporaryFolder();
  await cp(before, root, { recursive: true });
  await writeFile(join(root, 'journal-a.jsonl'), journal);
  await rename(join(root, 'journal-a.jsonl'), join(root, 'journal-b.jsonl'));
  const app = await openApp(root);
  expect(await notesOf(connect(app), id)).toEqual(['since when?', 'which?']);
  const [shelf] = await connect(app).call('listCollections', {});
  expect(shelf?.name).toBe('Ports');
  expect(await journalsIn(root)).toEqual([]);
});

import type { Client, Id } from '#contract';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteOf } from '../../annotations/bodies';
import { formats } from '../../store/formats';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { checkLibrary } from '../check';

const copyName = 'annotations.sync-conflict-20261122-101500-ABCDEFG.json';

/** An open library with an article and a note; `copy` puts what another computer has beside the notes. */
async function open() {
  const folder = await temporaryFolder();
  const app = await openApp(folder, { lastWords: 0 });
  const client = connect(app);
  const { id } = await imported(
    client,
    'harbour.txt',
    story('Harbour', 'The harbour was closed on Monday.', 'Nobody was hurt.', 'Three boats sank.'),
  );
  await annotate(client, id, 'harbour', { id: 'note-harbour', note: 'when?' });
  await app.save();
  const home = join(folder, 'articles', id);
  const stored = async () =>
    formats.annotations.schema.parse(JSON.parse(await readFile(join(home, 'annotations.json'), 'utf8')));
  const copy = (text: string): Promise<void> => writeFile(join(home, copyName), text);
  return { folder, app, client, id, home, stored, copy };
}

const texts = async (client: Client, article: Id): Promise<string[]> =>
  (await client.call('listAnnotations', { article })).map(noteOf).sort();

const body = (value: string) => [
  { type: 'TextualBody', purpose: 'commenting', value, format: 'text/markdown' },
];

describe('a copy of the notes that does not fit as a whole', () => {
  it('gives what is good in it; a note that says only what it quotes is put where that stands', async () => {
    const { folder, app, client, id, home, stored, copy } = await open();
    const { annotations, ...rest } = await stored();
    const [first] = annotations;
    const later = new Date(Date.now() + 60_000).toISOString();
    const changed = { ...first, body: body('since when?'), modified: later };
    const quote = { type: 'TextQuoteSelector', exact: 'Three boats sank.' };
    const added = { ...changed, id: 'note-boats', body: body('three'), target: { selector: [quote] } };
    const nowhere = { ...added, id: 'note-none', target: { selector: { ...quote, exact: 'Seven planes' } } };
    await copy(JSON.stringify({ ...rest, annotations: [changed, added, nowhere, 7] }));
    await app.lookOutside();
    // Nothing says that the one note followed the other, so both are there.
    expect(await texts(client, id)).toEqual(['since when?', 'three', 'when?']);
    const { text } = await client.call('getArticle', { id });
    const notes = await client.call('listAnnotations', { article: id });
    const boats = notes.find((note) => note.id === 'note-boats');
    expect(boats?.target).toMatchObject({ source: id, version: 1 });
    const [{ start, end }] = boats?.target.selector ?? [{ start: 0, end: 0 }];
    expect(text.slice(start, end)).toBe('Three boats sank.');
    const told = app.status().notices.join();
    expect(told).toContain('2 entries in a copy of the notes of “Harbour”');
    const kept = /kept as (backups\/merged\/\S+ \S+\.json)\./.exec(told)?.[1] ?? '';
    expect(await readFile(join(folder, kept), 'utf8')).toContain('Seven planes');
    expect(await readdir(home)).not.toContain(copyName);
    await app.lookOutside();
    expect(app.status().notices.filter((one) => one.includes('could not be read'))).toHaveLength(1);
  });

  it.each([
    ['cut short', '{"formatVersion":3,"annotations":[{"id":"note-'],
    ['something else altogether', 'no notes at all'],
    ['without a version', '{"annotations":[]}'],
  ])('is kept and told of when nothing of it can be read: %s', async (_, text) => {
    const { folder, app, client, id, copy } = await open();
    await copy(text);
    await app.lookOutside();
    expect(await texts(client, id)).toEqual(['when?']);
    const [told = ''] = app.status().notices;
    expect(told).toMatch(/^A copy of the notes of “Harbour” from another computer could not be read\./);
    const kept = /kept as (.+\.json)\.$/.exec(told)?.[1] ?? '';
    expect(await readFile(join(folder, kept), 'utf8')).toBe(text);
    // It was put away on purpose: nothing is wrong with the library.
    await app.close();
    expect(await checkLibrary(folder)).toEqual([]);
  });

  it('of a newer program stays where it is', async () => {
    const { app, home, copy } = await open();
    await copy('{"formatVersion":99,"everything":"otherwise"}');
    await app.lookOutside();
    expect(await readdir(home)).toContain(copyName);
  });
});

describe('a copy of the collections', () => {
  it('gives those of its collections that are good, and the rest is told', async () => {
    const { folder, app, client, id } = await open();
    await client.call('putCollection', { id: 'shelf-0001', name: 'Ports', articles: [id] });
    await app.save();
    const file = formats.collections.schema.parse(
      JSON.parse(await readFile(join(folder, 'collections.json'), 'utf8')),
    );
    const [one] = file.collections;
    const added = { ...one, id: 'shelf-0002', name: 'Strikes' };
    await writeFile(
      join(folder, 'collections (conflicted copy 2026-11-22 101500).json'),
      JSON.stringify({ ...file, collections: [added, { ...one, id: 'shelf-0003', name: 3 }] }),
    );
    await writeFile(join(folder, 'collections (1).json'), 'garbage');
    await app.lookOutside();
    const names = (await client.call('listCollections', {})).map(({ name }) => name).sort();
    expect(names).toEqual(['Ports', 'Strikes']);
    const told = app.status().notices;
    expect(told.some((sentence) => sentence.startsWith('1 entry in a copy of your collections'))).toBe(true);
    expect(told.some((sentence) => sentence.startsWith('A copy of your collections'))).toBe(true);
  });
});

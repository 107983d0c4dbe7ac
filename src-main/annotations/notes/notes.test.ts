import type { Annotation, Client, Input, NotesQuery } from '#contract';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder, upload } from '../../testing/library';

type Query = Partial<Input<'queryNotes'>>;

const asked = (query: Query): Input<'queryNotes'> => ({ scope: { kind: 'library' }, ...query });

/** What a query finds: groups with the quotes that stand in them. */
async function found(client: Client, query: Query = {}) {
  const { total, groups } = await client.call('queryNotes', asked(query));
  const rows = await client.call('listNotes', { query: asked(query), from: 0, count: 200 });
  let from = 0;
  const said = groups.map(({ key, label, count }) => ({
    ...{ key, label },
    quotes: rows.slice(from, (from += count)).map(({ annotation }) => annotation.target.selector[1].exact),
  }));
  expect(rows).toHaveLength(from);
  return { total, said };
}
const quotes = async (client: Client, query: Query = {}) =>
  (await found(client, query)).said.flatMap((group) => group.quotes);

async function start() {
  const clock = { now: new Date(2026, 2, 1, 10) };
  const folder = await temporaryFolder();
  const app = await openApp(folder, { now: () => clock.now });
  const client = connect(app);
  const { id: dam } = await imported(client, 'dam.txt', story('Dam breaks', 'Eleven people died on Monday.'));
  clock.now = new Date(2026, 2, 2, 9);
  const { id: mayor } = await imported(
    client,
    'mayor.txt',
    story('Mayor speaks', 'The Écluse held. Twelve died.'),
  );
  const made: Record<string, Annotation> = {};
  made.monday = await annotate(client, dam, 'Monday', { tags: ['time'], category: 'figure' });
  made.eleven = await annotate(client, dam, 'Eleven people', { note: 'Sure?', tags: ['toll', 'time'] });
  clock.now = new Date(2026, 2, 4, 9);
  made.ecluse = await annotate(client, mayor, 'Écluse', { category: 'doubt' });
  clock.now = new Date(2026, 2, 4, 10);
  made.twelve = await annotate(client, mayor, 'Twelve', { tags: ['toll'], category: 'figure' });
  return {
    folder,
    app,
    client,
    clock,
    dam,
    mayor,
    made: made as Record<'monday' | 'eleven' | 'ecluse' | 'twelve', Annotation>,
  };
}

describe('notes of the library', () => {
  it('stand by article, the newest first, in document order', async () => {
    const { client, dam, mayor } = await start();
    expect(await found(client)).toEqual({
      total: 4,
      said: [
        { key: mayor, label: 'Mayor speaks', quotes: ['Écluse', 'Twelve'] },
        { key: dam, label: 'Dam breaks', quotes: ['Eleven people', 'Monday'] },
      ],
    });
    const [row] = await client.call('listNotes', { query: asked({}), from: 3, count: 1 });
    const [, monday] = await client.call('listAnnotations', { article: dam });
    expect(row).toEqual({
      annotation: monday,
      article: { id: dam, title: 'Dam breaks', siteName: null, lang: 'en', version: 1 },
    });
  });

  it('stand by category in the order of the categories, by tag, by day', async () => {
    const { client } = await start();
    expect((await found(client, { group: 'category' })).said).toEqual([
      { key: 'claim', label: 'Claim', quotes: ['Eleven people'] },
      { key: 'figure', label: 'Figure', quotes: ['Twelve', 'Monday'] },
      { key: 'doubt', label: 'Doubt', quotes: ['Écluse'] },
    ]);
    expect(await found(client, { group: 'tag' })).toEqual({
      total: 4,
      said: [
        { key: 'time', label: 'time', quotes: ['Eleven people', 'Monday'] },
        { key: 'toll', label: 'toll', quotes: ['Twelve', 'Eleven people'] },
        { key: '', label: 'Without a tag', quotes: ['Écluse'] },
      ],
    });
    const days = (await found(client, { group: 'date' })).said;
    expect(days.map(({ key, quotes: its }) => [key, its])).toEqual([
      ['2026-03-04', ['Twelve', 'Écluse']],
      ['2026-03-02', ['Eleven people', 'Monday']],
    ]);
    for (const { label } of days) expect(label).toMatch(/2026/);
  });

  it('stand in the reader’s own order, the others after them', async () => {
    const { client, made } = await start();
    const place = ({ id, target }: Annotation, rank: string) =>
      client.call('updateAnnotation', { id, article: target.source, outline: { rank, level: 0 } });
    await place(made.monday, 'a');
    await place(made.twelve, 'Z');
    expect((await found(client, { group: 'outline' })).said).toEqual([
      { key: '', label: '', quotes: ['Twelve', 'Monday'] },
      { key: '', label: 'Not in your order yet', quotes: ['Écluse', 'Eleven people'] },
    ]);
  });

  it('are looked for by words of the quote, the note, the tags and the category', async () => {
    const { client } = await start();
    const words = (text: string) => quotes(client, { words: text });
    expect(await words('ECLUSE')).toEqual(['Écluse']);
    expect(await words('sure?')).toEqual(['Eleven people']);
    expect(await words('toll')).toEqual(['Twelve', 'Eleven people']);
    expect(await words('figure tw')).toEqual(['Twelve']);
    expect(await words('tim peo')).toEqual(['Eleven people']);
    expect(await words('nothing')).toEqual([]);
    expect(await client.call('queryNotes', asked({ words: 'nothing', group: 'outline' }))).toEqual({
      total: 0,
      groups: [],
    });
    const categories = (await client.call('getPreferences', {})).categories.map((one) =>
      one.id === 'figure' ? { ...one, name: 'Zahl' } : one,
    );
    await client.call('setPreferences', { categories });
    expect(await words('zahl')).toEqual(['Twelve', 'Monday']);
    expect(await words('figure')).toEqual([]);
    expect((await found(client, { group: 'category' })).said[1]?.label).toBe('Zahl');
  });

  it('are narrowed by category, tags and whether something is written', async () => {
    const { client } = await start();
    expect(await quotes(client, { categories: ['claim', 'doubt'] })).toEqual(['Écluse', 'Eleven people']);
    expect(await quotes(client, { tags: ['toll'] })).toEqual(['Twelve', 'Eleven people']);
    expect(await quotes(client, { tags: ['toll', 'time'] })).toEqual(['Eleven people']);
    expect(await quotes(client, { noted: true })).toEqual(['Eleven people']);
    expect(await quotes(client, { noted: false, tags: ['time'] })).toEqual(['Monday']);
  });

  it('of some articles stand in the order of these', async () => {
    const { client, dam, mayor } = await start();
    const scope = (...articles: string[]): NotesQuery['scope'] => ({ kind: 'articles', articles });
    const keys = async (...articles: string[]) =>
      (await found(client, { scope: scope(...articles) })).said.map(({ key }) => key);
    expect(await keys(dam, mayor)).toEqual([dam, mayor]);
    expect(await keys(mayor, dam, mayor)).toEqual([mayor, dam]);
    expect(await keys(dam, 'no-such-article')).toEqual([dam]);
    const gone = asked({ scope: { kind: 'collection', collection: 'no-such-one' } });
    await expect(client.call('queryNotes', gone)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are there, changed and gone at once', async () => {
    const { client, dam, mayor, made } = await start();
    expect(await quotes(client)).toHaveLength(4);
    const title = await annotate(client, dam, 'Dam');
    expect(await quotes(client)).toEqual(['Écluse', 'Twelve', 'Dam', 'Eleven people', 'Monday']);
    await client.call('updateAnnotation', { id: title.id, article: dam, note: 'Wörter' });
    expect(await quotes(client, { words: 'worter' })).toEqual(['Dam']);
    const [row] = await client.call('listNotes', { query: asked({ words: 'worter' }), from: 0, count: 1 });
    expect(row?.annotation.body).toMatchObject([{ value: 'Wörter' }]);
    await client.call('deleteAnnotation', { id: title.id, article: dam });
    expect(await quotes(client, { words: 'worter' })).toEqual([]);
    expect(await quotes(client, { state: 'deleted' })).toEqual(['Dam']);
    await client.call('setMetadata', { id: dam, title: 'The dam' });
    expect((await found(client)).said[1]?.label).toBe('The dam');
    await client.call('deleteArticle', { id: mayor });
    expect(await quotes(client)).toEqual(['Eleven people', 'Monday']);
    await client.call('restoreArticle', { id: mayor });
    expect(await quotes(client)).toEqual(['Écluse', 'Twelve', 'Eleven people', 'Monday']);
    const edits = [{ text: 'Eleven people died on Monday.', nth: 0, action: 'remove' as const }];
    await client.call('setBlockEdits', { id: dam, edits });
    expect(await quotes(client, { state: 'unplaced' })).toEqual(['Eleven people', 'Monday']);
    expect(await quotes(client, { state: 'live' })).toHaveLength(4);
    const changes = [made.ecluse, made.twelve].map(({ id }) => ({ id, article: mayor, category: 'quote' }));
    await client.call('changeAnnotations', { changes });
    expect(await quotes(client, { categories: ['quote'] })).toEqual(['Écluse', 'Twelve']);
  });

  it('are paged over all groups, and each is named once', async () => {
    const { client } = await start();
    const query = asked({ group: 'tag' });
    const all = await client.call('listNotes', { query, from: 0, count: 200 });
    expect(all).toHaveLength(5);
    for (let from = 0; from <= 5; from++) {
      for (const count of [1, 2, 5]) {
        expect(await client.call('listNotes', { query, from, count })).toEqual(all.slice(from, from + count));
      }
    }
    const refs = await client.call('listNoteRefs', { query, from: 0, count: 5000 });
    expect(refs).toEqual([
      ...new Map(
        all.map(({ annotation, article }) => [annotation.id, { article: article.id, id: annotation.id }]),
      ).values(),
    ]);
    expect(await client.call('listNoteRefs', { query, from: 1, count: 2 })).toEqual(refs.slice(1, 3));
  });

  it('of a damaged or hand-edited file are those that opening it gives', async () => {
    const { app, folder, dam, mayor } = await start();
    await app.close();
    const path = (article: string) => join(folder, 'articles', article, 'annotations.json');
    await writeFile(path(mayor), '{"formatVersion": 2, "annot');
    const file = JSON.parse(await readFile(path(dam), 'utf8')) as { annotations: object[] };
    const annotations = [...file.annotations, { id: 7, target: null }];
    await writeFile(path(dam), JSON.stringify({ ...file, annotations }));
    await mkdir(join(folder, 'articles', 'emptyfolder1'));
    const again = await openApp(folder);
    const client = connect(again);
    // Both are restored from the backups that the last session kept.
    expect(await quotes(client)).toEqual(['Écluse', 'Twelve', 'Eleven people', 'Monday']);
    expect(again.status().notices).toHaveLength(2);
  });

  it.each([
    ['a time that is none', { created: 'yesterday' }],
    ['a motivation that there is not', { motivation: 'whim' }],
  ])('of a file with %s are those that opening it gives, in all answers', async (_, wrong) => {
    const { app, folder, dam } = await start();
    await app.close();
    const path = join(folder, 'articles', dam, 'annotations.json');
    const file = JSON.parse(await readFile(path, 'utf8')) as { annotations: Annotation[] };
    const more = file.annotations.map((one, n) => ({ ...one, id: `by-hand-${n}`, ...wrong }));
    await writeFile(path, JSON.stringify({ ...file, annotations: [...more, ...file.annotations] }));
    const client = connect(await openApp(folder));
    const query = asked({ group: 'date' });
    await client.call('queryNotes', query);
    expect(await client.call('listNotes', { query, from: 0, count: 200 })).toHaveLength(4);
    expect((await found(client, { group: 'date' })).total).toBe(4);
  });

  it('of an article that a changed file came for stand first', async () => {
    const { client, clock } = await start();
    const at = 'from https://example.org/fire';
    const text = ['A fire broke out in the old mill at night.', 'Nobody was hurt, the fire brigade said.'];
    const { id: fire } = await imported(client, 'fire.txt', story('Fire', ...text, at));
    await annotate(client, fire, 'old mill');
    clock.now = new Date(2026, 2, 5, 9);
    const { id: storm } = await imported(client, 'storm.txt', story('Storm', 'A storm is coming.'));
    await annotate(client, storm, 'storm is');
    const order = async () => (await client.call('queryNotes', asked({}))).groups.map(({ key }) => key);
    expect((await order())[0]).toBe(storm);
    clock.now = new Date(2026, 2, 6, 9);
    const outcome = await upload(client, 'fire.txt', story('Fire', ...text, 'It is out.', at));
    expect(outcome).toMatchObject({ outcome: 'updated', article: { id: fire } });
    expect((await order())[0]).toBe(fire);
  });

  it('that changed while all were being read are as they are now', async () => {
    const { app, folder, dam, made } = await start();
    await app.close();
    const client = connect(await openApp(folder));
    const [, , before] = await Promise.all([
      client.call('updateAnnotation', { id: made.monday.id, article: dam, category: 'quote' }),
      annotate(client, dam, 'Dam'),
      client.call('queryNotes', asked({})),
    ]);
    expect([4, 5]).toContain(before.total);
    expect(await quotes(client, { categories: ['quote'] })).toEqual(['Monday']);
    expect(await quotes(client)).toHaveLength(5);
  });
});

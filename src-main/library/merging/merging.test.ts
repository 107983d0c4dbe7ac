import type { Client } from '#contract';
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type App } from '../../app';
import { failingAfter } from '../../testing/failing-after';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { checkLibrary } from '../check';

const lines = [
  'The river rose by three metres in the night.',
  'The mayor asked people to leave their houses.',
  'A bridge near the old mill gave way at dawn.',
  'Helpers came from four towns with boats and sand.',
  'By noon the water had begun to fall again.',
];
const only = 'This line stands in the second copy alone and nowhere else.';

/** One report twice, the second time with another head and a line more; notes on both, and a third report. */
async function prepare() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  const make = async (name: string, body: string[]) =>
    (await imported(client, `${name}.txt`, story(name, ...body))).id;
  const kept = await make('Kept', lines);
  const twin = await make('Twin', ['Head of the other page.', ...lines.slice(0, 3), only, ...lines.slice(3)]);
  const third = await make('Third', ['Another report of the flood.']);
  await annotate(client, kept, 'river', { id: 'note-kept', note: 'own' });
  await annotate(client, twin, 'bridge near the old mill', { id: 'note-moved', note: 'said', tags: ['t'] });
  await annotate(client, twin, 'stands in the second copy alone', { id: 'note-alone' });
  await annotate(client, twin, 'mayor', { id: 'note-gone' });
  await client.call('deleteAnnotation', { article: twin, id: 'note-gone' });
  await annotate(client, third, 'flood', { id: 'note-third' });
  const ends = [
    { article: twin, annotation: 'note-moved' },
    { article: third, annotation: 'note-third' },
  ] as const;
  await client.call('putLink', { id: 'link-one1', ends: [...ends], relation: 'adds', note: 'why' });
  await client.call('putCollection', { id: 'collected', name: 'Flood', articles: [third, twin] });
  await client.call('changeMarks', {
    id: 'marks-one',
    changes: [
      { article: kept, tags: ['one'] },
      { article: twin, tags: ['two', 'one'], favourite: true },
    ],
  });
  await client.call('setArticleNote', { article: kept, note: 'First.' });
  await client.call('setArticleNote', { article: twin, note: 'Second.' });
  const { text } = await client.call('getArticle', { id: twin });
  const offset = text.indexOf(lines[3] as string);
  await client.call('setReadingPosition', { article: twin, position: { offset, progress: 0.8 } });
  return { folder, app, client, kept, twin, third };
}

type Ids = Pick<Awaited<ReturnType<typeof prepare>>, 'kept' | 'twin' | 'third'>;

/** All that the reader has made, but for ids and times that a merge makes. */
async function all(client: Client, { kept, twin, third }: Ids) {
  const of = async (article: string) => {
    const [summary] = await client.call('getSummaries', { articles: [article] });
    if (!summary) return null;
    const { text, position } = await client.call('getArticle', { id: article });
    const notes = await client.call('listAnnotations', { article });
    const orphans = await client.call('listOrphans', { article });
    const links = await client.call('listLinks', { article });
    return {
      tags: summary.tags,
      favourite: summary.favourite,
      note: (await client.call('getArticleNote', { article })).note,
      at: text.slice(position.offset, position.offset + 7),
      progress: position.progress,
      notes: notes.map(({ target, body }) =>
        [target.selector[1].exact, ...body.map(({ value }) => value)].join(),
      ),
      orphans: orphans.length,
      links: links.map(({ relation, note, ends }) => [
        ...[relation, note],
        ...ends.map((end) => `${end.title} ${end.quote} ${end.state}`),
      ]),
    };
  };
  const collections = (await client.call('listCollections', {})).map(({ articles }) => articles);
  return { kept: await of(kept), twin: await of(twin), third: await of(third), collections };
}

it('brings notes, tags, links, collections and reading place together, and takes it back whole', async () => {
  const { folder, app, client, ...ids } = await prepare();
  const { kept, twin, third } = ids;
  const before = await all(client, ids);
  const merged = await client.call('mergeArticles', { id: 'merge-one', into: kept, others: [twin] });
  expect(merged).toMatchObject({ notes: { placed: 1, unplaced: 1 }, merge: 'merge-one', comparisons: 0 });
  const after = await all(client, ids);
  expect(after).toEqual({
    kept: {
      tags: ['one', 'two'],
      favourite: true,
      note: 'First.\n\nSecond.',
      at: 'Helpers',
      progress: 0.8,
      notes: ['river,own', 'bridge near the old mill,said,t', 'stands in the second copy alone'],
      orphans: 1,
      links: [['adds', 'why', 'Kept bridge near the old mill there', 'Third flood there']],
    },
    twin: null,
    third: {
      ...before.third,
      links: [['adds', 'why', 'Kept bridge near the old mill there', 'Third flood there']],
    },
    collections: [[third, kept]],
  });
  const deleted = await readFile(join(folder, 'trash', twin, 'deleted.json'), 'utf8');
  expect(JSON.parse(deleted)).toMatchObject({ mergedInto: kept });
  await app.close();
  expect(await checkLibrary(folder)).toEqual([]);
  const again = connect(await openApp(folder));
  expect(await all(again, ids)).toEqual(after);
  await again.call('unmergeArticles', { merge: 'merge-one' });
  await again.call('unmergeArticles', { merge: 'merge-one' });
  expect(await all(again, ids)).toEqual(before);
  // And once more.
  await again.call('mergeArticles', { id: 'merge-two', into: kept, others: [twin] });
  expect(await all(again, ids)).toEqual(after);
  await again.call('unmergeArticles', { merge: 'merge-two' });
  expect(await all(again, ids)).toEqual(before);
});

it('what the store remembers of marks and notes stays with them, and is nothing of the merge', async () => {
  const folder = await temporaryFolder();
  let now = Date.parse('2026-05-01T12:00:00Z');
  const app = await openApp(folder, { now: () => new Date((now += 86_400_000)) });
  const client = connect(app);
  const { id: kept } = await imported(client, 'kept.txt', story('Kept', ...lines));
  const { id: twin } = await imported(client, 'twin.txt', story('Twin', ...lines, only));
  for (const tags of [['one'], ['two']])
    await client.call('changeMarks', { id: `marks-${tags.join()}`, changes: [{ article: kept, tags }] });
  for (const note of ['First.', 'Other.', 'Second.'])
    await client.call('setArticleNote', { article: kept, note });
  await client.call('setArticleNote', { article: twin, note: 'Third.' });
  const fileOf = async (): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, 'articles', kept, 'annotations.json'), 'utf8'));
  const past = expect.any(Array) as unknown;
  await client.call('mergeArticles', { id: 'merge-one', into: kept, others: [twin] });
  await app.close();
  expect(await fileOf()).toMatchObject({
    marks: { tags: ['two'], past: { tags: past } },
    note: { note: 'Second.\n\nThird.', past: { note: Array(3).fill(expect.any(String)) } },
  });
  const record = JSON.parse(await readFile(join(folder, 'merges', 'merge-one.json'), 'utf8')) as unknown;
  expect(record).toMatchObject({ marks: { before: { tags: ['two'], favourite: false, finished: null } } });
  expect(JSON.stringify(record)).not.toContain('past');
});

it('what was written on the kept article since stays when it is taken back', async () => {
  const { client, kept, twin, third } = await prepare();
  await client.call('mergeArticles', { id: 'merge-one', into: kept, others: [twin] });
  await annotate(client, kept, 'noon', { id: 'note-later', note: 'later' });
  const moved = (await client.call('listAnnotations', { article: kept })).find(
    ({ target }) => target.selector[1].exact === 'bridge near the old mill',
  );
  await client.call('updateAnnotation', { id: moved?.id ?? '', article: kept, note: 'said more' });
  await client.call('changeMarks', {
    id: 'marks-two',
    changes: [{ article: kept, tags: ['one', 'two', 'new'] }],
  });
  await client.call('setArticleNote', { article: kept, note: 'First.\n\nSecond. More.' });
  await client.call('unmergeArticles', { merge: 'merge-one' });
  const found = await all(client, { kept, twin, third });
  expect(found.kept).toMatchObject({
    tags: ['one', 'new'],
    note: 'First.\n\nSecond. More.',
    notes: ['river,own', 'bridge near the old mill,said more,t', 'noon,later'],
  });
  expect(found.twin).toMatchObject({ tags: ['two', 'one'], note: 'Second.' });
});

it('keeps backups of all that merging changes, before it does and before it is taken back', async () => {
  const { folder, client, kept, twin, third } = await prepare();
  /** What the newest backup of a document says. */
  const copies = async (place: string, name: string) => {
    const home = join(folder, 'backups', place);
    const names = (await readdir(home)).filter((one) => one.startsWith(`${name}.`)).sort();
    return Promise.all(
      names.map(
        async (one) => JSON.parse(await readFile(join(home, one), 'utf8')) as Record<string, never[]>,
      ),
    );
  };
  const newest = async (place: string, name: string) => (await copies(place, name)).at(-1);
  await client.call('mergeArticles', { id: 'merge-one', into: kept, others: [twin] });
  expect(await newest(join('articles', kept), 'annotations')).toMatchObject({
    annotations: [{ id: 'note-kept' }],
    note: { note: 'First.' },
  });
  const links = [{ id: 'link-one1', deleted: null }];
  expect(await newest(join('articles', third), 'annotations')).toMatchObject({ links });
  // That of the other article is followed by one of how it went to the trash.
  const [first] = await copies(join('articles', twin), 'annotations');
  expect(first).toMatchObject({ links });
  expect(await newest('', 'collections')).toMatchObject({ collections: [{ articles: [third, twin] }] });
  await client.call('unmergeArticles', { merge: 'merge-one' });
  expect((await newest(join('articles', kept), 'annotations'))?.annotations).toHaveLength(3);
});

it('every window is told; a comparison that names the other is counted and left', async () => {
  const { app, client, kept, twin } = await prepare();
  const other = connect(app);
  await client
    .call('changeComparison', { id: 'comparison-1', call: 'call-one', articles: [kept, twin] })
    .catch(() => undefined);
  const named = (await client.call('listComparisons', {})).length;
  const told: string[] = [];
  other.on('libraryChanged', () => told.push('library'));
  other.on('annotationsChanged', ({ article }) => told.push(article === kept ? 'kept' : 'else'));
  const { comparisons } = await client.call('mergeArticles', { id: 'merge-one', into: kept, others: [twin] });
  expect(comparisons).toBe(named);
  expect(told).toEqual(expect.arrayContaining(['library', 'kept']));
});

it('refuses what cannot be, and says why', async () => {
  const { folder, client, kept, twin } = await prepare();
  const merge = (into: string, others: string[]) =>
    client.call('mergeArticles', { id: `merge-${into}`, into, others });
  await expect(merge(kept, [kept])).rejects.toMatchObject({ code: 'bad-input' });
  await expect(merge(kept, ['not-there-1'])).rejects.toMatchObject({ code: 'not-found' });
  await expect(client.call('unmergeArticles', { merge: 'not-there-1' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await merge(twin, [kept]);
  await rm(join(folder, 'trash', kept), { recursive: true });
  await expect(client.call('unmergeArticles', { merge: `merge-${twin}` })).rejects.toThrow(/for good/);
});

it('says that what is known of it is damaged, and names the way back', async () => {
  const { folder, app, client, kept, twin } = await prepare();
  await client.call('mergeArticles', { id: 'merge-one', into: kept, others: [twin] });
  await app.close();
  const path = join(folder, 'merges', 'merge-one.json');
  const text = await readFile(path, 'utf8');

  await writeFile(path, text.slice(0, -20));
  expect(await checkLibrary(folder)).toEqual([{ file: 'merges/merge-one.json', message: 'is damaged' }]);
  const damaged = await openApp(folder);
  const refused = connect(damaged).call('unmergeArticles', { merge: 'merge-one' });
  await expect(refused).rejects.toMatchObject({ code: 'storage' });
  await expect(refused).rejects.toThrow(/is damaged.*in the trash/s);
  await damaged.close();

  // One that was interrupted is not forgotten silently.
  await rename(path, join(folder, 'merges', 'merge-one.begun.json'));
  const next = await openApp(folder);
  expect(next.status().notices).toEqual([
    expect.stringMatching(/interrupted.*damaged.*begun\.json\.corrupt-/),
  ]);
  expect(await readdir(join(folder, 'merges'))).toEqual([expect.stringContaining('.corrupt-')]);
  await next.close();

  // A letter that has changed where the record still reads well is told by its sum.
  await writeFile(path, text.replace('"First.', '"Fist. '));
  const changed = await openApp(folder);
  await connect(changed).call('unmergeArticles', { merge: 'merge-one' });
  expect(changed.status().notices).toEqual([expect.stringContaining('changed outside Synoptic')]);
});

it('loses nothing whenever it is interrupted', async () => {
  const { folder, app, client, ...ids } = await prepare();
  const { kept, twin } = ids;
  const before = await all(client, ids);
  await app.close();
  const run = async (steps: number) => {
    const copy = await temporaryFolder();
    await cp(folder, copy, { recursive: true });
    const { fs, left } = failingAfter(steps);
    let opened: App | null = null;
    let start = 0;
    const done = await (async () => {
      opened = await openApp(copy, { fs });
      start = left();
      await connect(opened).call('mergeArticles', { id: 'merge-one', into: kept, others: [twin] });
      return true;
    })().catch(() => false);
    const end = left();
    await (opened as App | null)?.close().catch(() => undefined);
    // As after any process that did not end properly, the list is not trusted.
    for (const name of ['library.lock', 'library.json']) await rm(join(copy, name), { force: true });
    return { copy, done, start, end };
  };
  const whole = await run(100_000);
  expect(whole.done).toBe(true);
  const merged = await (async () => all(connect(await openApp(whole.copy)), ids))();
  const [from, to] = [100_000 - whole.start, 100_000 - whole.end];
  expect(to - from).toBeGreaterThan(10);
  const outcomes = new Set<string>();
  for (let steps = from; steps <= to; steps += Math.max(1, Math.floor((to - from) / 9))) {
    const { copy, done } = await run(steps);
    const again = await openApp(copy);
    const found = await all(connect(again), ids);
    expect(found).toEqual(found.twin ? before : merged);
    if (done) expect(found).toEqual(merged);
    outcomes.add(found.twin ? 'before' : 'merged');
    expect(
      (await readdir(join(copy, 'merges')).catch(() => [])).filter((name) => name.includes('begun')),
    ).toEqual([]);
    await again.close();
    expect(await checkLibrary(copy)).toEqual([]);
  }
  expect(outcomes).toContain('before');
}, 60_000);

it('takes along what is written on an article while it is merged, or refuses it', async () => {
  const { client, kept, twin } = await prepare();
  const written: string[] = [];
  let isMerging = true;
  const merging = client
    .call('mergeArticles', { id: 'merge-one', into: kept, others: [twin] })
    .then(
      () => kept,
      (error: unknown) => {
        expect(error).toMatchObject({ code: 'conflict' });
        return twin;
      },
    )
    .finally(() => (isMerging = false));
  while (isMerging) {
    const note = `late ${written.length}`;
    const passage = { start: 0, end: 3 };
    const id = `note-late-${written.length}`;
    try {
      await client.call('createAnnotation', { id, article: twin, passage, category: 'claim', note });
    } catch {
      // It is in the trash.
      break;
    }
    written.push(note);
  }
  const notes = await client.call('listAnnotations', { article: await merging });
  const said = notes.flatMap(({ body }) => body.map(({ value }) => value));
  expect(written.length).toBeGreaterThan(0);
  expect(said).toEqual(expect.arrayContaining(written));
});

it('an article that is deleted for good after an interruption leaves its notes in the kept one', async () => {
  const { folder, app, client, ...ids } = await prepare();
  await client.call('mergeArticles', { id: 'merge-one', into: ids.kept, others: [ids.twin] });
  const merged = await all(client, ids);
  await app.close();
  // As if the last step had not been done.
  const record = join(folder, 'merges', 'merge-one');
  await rename(`${record}.json`, `${record}.begun.json`);
  await rm(join(folder, 'trash', ids.twin), { recursive: true });
  const again = await openApp(folder);
  expect(await all(connect(again), ids)).toEqual(merged);
  expect(again.status().notices).toEqual([expect.stringMatching(/deleted for good since.*stay/)]);
  expect(await readdir(join(folder, 'merges'))).toEqual(['merge-one.json']);
});

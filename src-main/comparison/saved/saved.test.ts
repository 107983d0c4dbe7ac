import { type Client, type ComparisonChange, type Input, type ShownComparison } from '#contract';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../app';
import { keptVersions } from '../../library/new-text';
import { connect, imported, openApp, story, temporaryFolder, upload } from '../../testing/library';
import { stored as storedDocument } from '../../testing/stored';

let folder = '';
let app: App;
let client: Client;
let [dam, flood] = ['', ''];

const address = 'from https://a.example/dam';
const warned = 'Nobody had warned the people in the houses along the river, the mayor said.';
const texts = {
  dam: story('Dam fails at Oberwald', address, 'Fourteen people are missing.', warned),
  flood: story('Oberwald: flood after the dam', 'Eleven are missing.', 'Nobody spoke.'),
};

beforeEach(async () => {
  folder = await temporaryFolder();
  await start();
  dam = (await imported(client, 'dam.txt', texts.dam)).id;
  flood = (await imported(client, 'flood.txt', texts.flood)).id;
});

async function start(): Promise<void> {
  app = await openApp(folder);
  client = connect(app);
}

async function restart(): Promise<void> {
  await app.close();
  await start();
}

const change = (one: Input<'changeComparison'>) => client.call('changeComparison', one);
const stored = async (id: string): Promise<Record<string, unknown>> =>
  (await storedDocument(folder, `comparisons/${id}.json`)) as Record<string, unknown>;

async function placeOf(article: string, words: string) {
  const { text, version } = await client.call('getArticle', { id: article });
  const start = text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  return { article, version, passage: { start, end: start + words.length } };
}

const make = async (): Promise<ShownComparison> =>
  (await change({ id: 'comparison-1', articles: [dam, flood] })).comparison;

describe('a comparison', () => {
  it('is made with a name of what the titles share, listed, found in any order, and there after a restart', async () => {
    const made = await make();
    expect(made).toMatchObject({
      name: 'Dam fails at Oberwald and 1 other',
      articles: [dam, flood],
      rows: [],
      deleted: null,
    });
    await restart();
    expect(await client.call('listComparisons', {})).toEqual([
      {
        ...{ id: made.id, name: made.name, articles: [dam, flood] },
        ...{ created: made.created, modified: made.modified, rows: 0, decisions: 0, missing: 0 },
      },
    ]);
    const found = await client.call('findComparison', { articles: [flood, dam] });
    expect(found).toEqual(made);
    expect(await client.call('findComparison', { articles: [flood, 'aaaaaaaaaaaa'] })).toBeNull();
  });

  it('tells the windows of each change, and of none that changes nothing', async () => {
    const told: string[] = [];
    client.on('comparisonsChanged', ({ id }) => told.push(id));
    await make();
    const { inverse } = await change({ id: 'comparison-1', articles: [dam, flood] });
    expect(inverse).toBeNull();
    expect(told).toEqual(['comparison-1']);
  });

  it('says whether what the reader decided on matches is another, so that nobody compares anew for a row', async () => {
    await make();
    const told: boolean[] = [];
    client.on('comparisonsChanged', ({ decided }) => told.push(decided));
    await change({ id: 'comparison-1', name: 'Dam', rows: [{ id: 'row-00001', claim: 'How many' }] });
    const [a, b] = [await placeOf(dam, 'Fourteen people'), await placeOf(flood, 'Eleven')];
    await change({ id: 'comparison-1', decide: [{ id: 'decision-1', ends: [a, b], corresponds: true }] });
    await change({ id: 'comparison-1', dismiss: [{ id: 'dismiss-1', what: 'figures', places: [a, b] }] });
    await change({ id: 'comparison-1', note: 'Read again' });
    await change({ id: 'comparison-1', deleted: true });
    await change({ id: 'comparison-1', deleted: false });
    expect(told).toEqual([false, true, true, false, true, true]);
  });

  it('keeps decisions, dismissed marks and rows with the words they were made on', async () => {
    await make();
    const [a, b] = [await placeOf(dam, 'Fourteen people'), await placeOf(flood, 'Eleven')];
    await change({
      id: 'comparison-1',
      decide: [{ id: 'decision-1', ends: [a, b], corresponds: true }],
      dismiss: [{ id: 'dismiss-1', what: 'figures', places: [a, b] }],
      rows: [
        { id: 'row-00001', claim: 'How many are missing' },
        { id: 'row-00002', verdict: 'silent' },
      ],
      cells: [
        { id: 'cell-0001', row: 'row-00001', place: b },
        { id: 'cell-0002', row: 'row-00001', place: a },
      ],
    });
    await restart();
    const shown = await client.call('getComparison', { id: 'comparison-1' });
    const ends = [
      { article: dam, passage: a.passage, quote: 'Fourteen people' },
      { article: flood, passage: b.passage, quote: 'Eleven' },
    ];
    expect(shown.decisions).toMatchObject([{ id: 'decision-1', corresponds: true, ends }]);
    expect(shown.dismissed).toMatchObject([{ id: 'dismiss-1', what: 'figures', places: ends }]);
    expect(shown.rows).toMatchObject([
      {
        ...{ id: 'row-00001', claim: 'How many are missing', verdict: null, note: '' },
        cells: [
          { id: 'cell-0002', place: ends[0] },
          { id: 'cell-0001', place: ends[1], annotation: null },
        ],
      },
      { id: 'row-00002', verdict: 'silent', cells: [] },
    ]);
    const target = (source: string, exact: string) => ({ source, selector: [{}, { exact }] });
    expect(await stored('comparison-1')).toMatchObject({
      formatVersion: 1,
      decisions: [{ ends: [target(dam, 'Fourteen people'), target(flood, 'Eleven')] }],
    });
    const [summary] = await client.call('listComparisons', {});
    expect(summary).toMatchObject({ rows: 2, decisions: 1 });
  });

  it('is gone and back by its inverses, with all that was in it', async () => {
    const created = await change({ id: 'comparison-1', articles: [dam, flood], name: 'Mine' });
    const row = await change({ id: 'comparison-1', rows: [{ id: 'row-00001', claim: 'x' }] });
    const gone = await change(created.inverse as ComparisonChange);
    expect(await client.call('listComparisons', {})).toEqual([]);
    expect(await client.call('listComparisons', { deleted: true })).toHaveLength(1);
    expect(await client.call('findComparison', { articles: [dam, flood] })).toBeNull();
    await expect(change({ id: 'comparison-1', name: 'Other' })).rejects.toMatchObject({ code: 'not-found' });
    const back = await change(gone.inverse as ComparisonChange);
    expect({ ...back.comparison, modified: '' }).toEqual({ ...row.comparison, modified: '' });
  });

  it('answers a call that is sent again as the first time, with the way back', async () => {
    await make();
    const renamed = { id: 'comparison-1', call: 'call-0001', name: 'Dams' };
    const first = await change(renamed);
    expect(first.inverse).toEqual({ id: 'comparison-1', name: 'Dam fails at Oberwald and 1 other' });
    expect(await change(renamed)).toEqual(first);
    expect((await change({ ...renamed, call: 'call-0002' })).inverse).toBeNull();
  });

  it('refuses what would overwrite another window’s words', async () => {
    await make();
    await change({ id: 'comparison-1', note: 'one', rows: [{ id: 'row-00001', claim: 'one' }] });
    const conflict = { code: 'conflict' };
    await expect(change({ id: 'comparison-1', note: 'two', was: { note: '' } })).rejects.toMatchObject(
      conflict,
    );
    const row = { id: 'row-00001', claim: 'two' };
    const was = { rows: [{ id: 'row-00001', claim: '' }] };
    await expect(change({ id: 'comparison-1', rows: [row], was })).rejects.toMatchObject(conflict);
    const gone = { rows: [{ id: 'row-00009', claim: '' }] };
    await expect(
      change({ id: 'comparison-1', rows: [{ id: 'row-00009', claim: 'x' }], was: gone }),
    ).rejects.toMatchObject({ code: 'not-found' });
    const { comparison } = await change({ id: 'comparison-1', note: 'two', was: { note: 'one' } });
    expect(comparison).toMatchObject({ note: 'two', rows: [{ claim: 'one' }] });
  });

  it('refuses passages that are not there, of strange articles, or both of one article', async () => {
    await make();
    const [a, b] = [await placeOf(dam, 'Fourteen'), await placeOf(flood, 'Eleven')];
    const other = (await imported(client, 'other.txt', story('Other', 'Words.'))).id;
    const decide = (...ends: [typeof a, typeof a]) =>
      change({ id: 'comparison-1', decide: [{ id: 'decision-1', ends, corresponds: true }] });
    await expect(decide(a, { ...b, article: other })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(decide(a, a)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(decide(a, { ...b, version: 7 })).rejects.toMatchObject({ code: 'conflict' });
    const far = { ...b, passage: { start: 5, end: 5000 } };
    await expect(decide(a, far)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(change({ id: 'comparison-1', articles: [dam, dam] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const cell = { id: 'cell-0001', row: 'row-00001', place: a };
    await expect(change({ id: 'comparison-1', cells: [cell] })).rejects.toMatchObject({ code: 'not-found' });
    expect((await client.call('getComparison', { id: 'comparison-1' })).decisions).toEqual([]);
  });

  it('moves a passage to another row as it is, without being told where it stands', async () => {
    await make();
    const cell = { id: 'cell-0001', row: 'row-00001', place: await placeOf(dam, warned) };
    const rows = [{ id: 'row-00001' }, { id: 'row-00002' }];
    const before = await change({ id: 'comparison-1', rows, cells: [{ ...cell, annotation: 'note-0001' }] });
    const moved = await change({ id: 'comparison-1', cells: [{ id: 'cell-0001', row: 'row-00002' }] });
    expect(moved.comparison.rows.map(({ cells }) => cells)).toEqual([[], before.comparison.rows[0]?.cells]);
    const back = await change(moved.inverse!);
    expect(back.comparison.rows.map(({ cells }) => cells.length)).toEqual([1, 0]);
    const gone = change({ id: 'comparison-1', cells: [{ id: 'cell-0002', row: 'row-00002' }] });
    await expect(gone).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps the places of a text that was imported again, changed, with what they were made on', async () => {
    await make();
    const [a, b] = [await placeOf(dam, 'Fourteen people are missing.'), await placeOf(flood, 'Eleven')];
    await change({ id: 'comparison-1', decide: [{ id: 'decision-1', ends: [a, b], corresponds: true }] });
    const before = await stored('comparison-1');
    const newer = story(
      'Dam fails at Oberwald',
      ...[address, 'It rained all night.', 'Fourteen people are still missing.', warned],
    );
    expect(await upload(client, 'dam.txt', newer)).toMatchObject({ outcome: 'updated' });
    const words = 'Fourteen people are still missing.';
    const place = await placeOf(dam, words);
    expect(place.version).toBe(2);
    const shown = await client.call('getComparison', { id: 'comparison-1' });
    expect(shown.decisions[0]?.ends[0]).toEqual({
      ...{ article: dam, passage: place.passage },
      quote: 'Fourteen people are missing.',
    });
    // Said once more of the place where it stands now: it stays what it was made on.
    await change({ id: 'comparison-1', decide: [{ id: 'decision-1', ends: [place, b], corresponds: true }] });
    expect(await stored('comparison-1')).toEqual(before);
    // A window that still shows the older text may decide on it too.
    const old = { ...a, passage: { start: a.passage.start, end: a.passage.end - 1 } };
    const { comparison } = await change({
      id: 'comparison-1',
      decide: [{ id: 'decision-2', ends: [old, b], corresponds: false }],
    });
    expect(comparison.decisions[1]?.ends[0].passage).toMatchObject({ start: place.passage.start });
  });

  it('keeps the text that a passage was chosen in, however many newer ones there are', async () => {
    await make();
    const [a, b] = [await placeOf(dam, 'Fourteen people are missing.'), await placeOf(flood, 'Eleven')];
    await change({ id: 'comparison-1', decide: [{ id: 'decision-1', ends: [a, b], corresponds: true }] });
    for (let n = 0; n < keptVersions + 2; n++) {
      const edits = [{ text: warned, nth: 0, action: 'remove' as const }];
      await client.call('setBlockEdits', { id: dam, edits: n % 2 === 0 ? edits : [] });
    }
    const { version } = await client.call('getArticle', { id: dam });
    expect(version).toBe(keptVersions + 3);
    const versions = await readdir(join(folder, 'articles', dam, 'versions'));
    expect(versions).toContain('1.json');
    expect(versions).not.toContain('2.json');
  });

  it('keeps what was quoted while an article is in the trash, and counts it as missing', async () => {
    await make();
    const place = await placeOf(flood, 'Eleven');
    const cells = [{ id: 'cell-0001', row: 'row-00001', place }];
    await change({ id: 'comparison-1', rows: [{ id: 'row-00001' }], cells });
    await client.call('deleteArticle', { id: flood });
    const cell = async () =>
      (await client.call('getComparison', { id: 'comparison-1' })).rows[0]?.cells[0]?.place;
    expect(await cell()).toEqual({ article: flood, passage: null, quote: 'Eleven' });
    expect(await client.call('listComparisons', {})).toMatchObject([{ missing: 1 }]);
    await client.call('restoreArticle', { id: flood });
    expect(await cell()).toEqual({ article: flood, passage: place.passage, quote: 'Eleven' });
  });
});

describe('the files of comparisons', () => {
  it('are restored from a backup when damaged, and set aside when there is none; the others stay', async () => {
    await make();
    await change({ id: 'comparison-2', articles: [dam, flood], name: 'Other' });
    await app.close();
    await writeFile(join(folder, 'comparisons', 'comparison-1.json'), '{ "formatVersion": 1, "na');
    await writeFile(join(folder, 'comparisons', 'comparison-3.json'), 'nothing');
    await start();
    const names = (await client.call('listComparisons', {})).map(({ name }) => name).sort();
    expect(names).toEqual(['Dam fails at Oberwald and 1 other', 'Other']);
    const { notices } = await client.call('getStatus', {});
    expect(notices).toHaveLength(2);
    expect(notices.join()).toMatch(/restored from a backup.*could not be restored/s);
    const files = await readdir(join(folder, 'comparisons'));
    expect(files.filter((name) => name.includes('.corrupt-'))).toHaveLength(2);
    await restart();
    expect(await client.call('listComparisons', {})).toHaveLength(2);
    expect((await client.call('getStatus', {})).notices).toEqual([]);
  });

  it('of a newer version are left alone, and names that are no ids are not read', async () => {
    await make();
    await app.close();
    const newer = JSON.stringify({ formatVersion: 99 });
    await writeFile(join(folder, 'comparisons', 'comparison-9.json'), newer);
    await writeFile(join(folder, 'comparisons', '..evil.json'), newer);
    await mkdir(join(folder, 'comparisons', 'folder-001.d'));
    await start();
    expect(await client.call('listComparisons', {})).toHaveLength(1);
    const refused = { code: 'newer-format' };
    await expect(client.call('getComparison', { id: 'comparison-9' })).rejects.toMatchObject(refused);
    await expect(change({ id: 'comparison-9', articles: [dam, flood] })).rejects.toMatchObject(refused);
    expect(await readFile(join(folder, 'comparisons', 'comparison-9.json'), 'utf8')).toBe(newer);
  });
});

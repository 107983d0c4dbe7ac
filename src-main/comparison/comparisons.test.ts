import type { ArticleAlignment, Client, Id } from '#contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect, imported, openApp, story, temporaryFolder } from '../testing/library';

const rain = 'Fourteen people are missing after the dam above Oberwald broke on Monday night.';
const mayor = 'Mayor Anna Kern told reporters that nobody had warned the families along the river.';
const soldiers = 'Two hundred soldiers searched the valley with dogs and boats until Tuesday noon.';
const bridge = 'Cherry orchards under the old railway bridge yielded nine hundred tonnes.';

let client: Client;
let [dam, flood] = ['', ''];

beforeEach(async () => {
  client = connect(await openApp(await temporaryFolder()));
  dam = (await imported(client, 'dam.txt', story('Oberwald dam breaks', rain, mayor, soldiers))).id;
  flood = (await imported(client, 'flood.txt', story('Flood at Oberwald', bridge, rain, mayor))).id;
});

const align = (a: Id, b: Id, more: { comparison?: Id; job?: Id } = {}) =>
  client.call('alignArticles', { a, b, ...more });

async function placeOf(article: string, words: string) {
  const { text, version } = await client.call('getArticle', { id: article });
  const start = text.indexOf(words);
  return { article, version, passage: { start, end: start + words.length } };
}

async function matched({ matches, a, b }: ArticleAlignment): Promise<string[]> {
  const [one, other] = [
    await client.call('getArticle', { id: a.article }),
    await client.call('getArticle', { id: b.article }),
  ];
  return matches
    .filter(({ kind }) => kind !== 'same-topic')
    .map(
      (match) =>
        `${one.text.slice(match.a.start, match.a.end)}|${other.text.slice(match.b.start, match.b.end)}`,
    );
}

describe('two articles', () => {
  it('are aligned the same from both sides', async () => {
    const found = await align(dam, flood);
    const turned = await align(flood, dam);
    expect(found).toMatchObject({ a: { article: dam, version: 1 }, b: { article: flood, version: 1 } });
    expect(turned).toMatchObject({ a: { article: flood }, b: { article: dam } });
    expect(await matched(found)).toEqual(expect.arrayContaining([`${rain}|${rain}`]));
    expect(turned.matches.map(({ id }) => id).sort()).toEqual(found.matches.map(({ id }) => id).sort());
    expect(turned.sentences).toEqual({ a: found.sentences.b, b: found.sentences.a });
    for (const { id, a, b } of found.matches) {
      const other = turned.matches.find((match) => match.id === id);
      expect({ a: other?.b, b: other?.a }).toEqual({ a, b });
    }
    expect(await align(dam, flood)).toEqual(found);
  });

  it('are aligned as the reader has decided, in that comparison only', async () => {
    const [soldier, iron] = [await placeOf(dam, soldiers), await placeOf(flood, bridge)];
    const [here, there] = [await placeOf(dam, rain), await placeOf(flood, rain)];
    await client.call('changeComparison', {
      ...{ id: 'comparison-1', articles: [dam, flood] },
      decide: [
        { id: 'decision-1', ends: [iron, soldier], corresponds: true },
        { id: 'decision-2', ends: [here, there], corresponds: false },
      ],
    });
    const decided = await align(dam, flood, { comparison: 'comparison-1' });
    expect(await matched(decided)).toContain(`${soldiers}|${bridge}`);
    expect(await matched(decided)).not.toContain(`${rain}|${rain}`);
    expect(decided.matches.find(({ origin }) => origin === 'pinned')).toMatchObject({
      ...{ a: soldier.passage, b: iron.passage, score: 1 },
    });
    const plain = await align(dam, flood, { comparison: 'comparison-9' });
    expect(plain).toEqual(await align(dam, flood));
    expect(await matched(plain)).toContain(`${rain}|${rain}`);
  });

  it('tell how far they are, and can be given up', async () => {
    const told: number[] = [];
    client.on('alignmentProgress', ({ job, done }) => job === 'job-0001' && told.push(done));
    await align(dam, flood, { job: 'job-0001' });
    expect(told).toEqual([0, 1]);
    const other = (await imported(client, 'other.txt', story('Other', bridge, mayor))).id;
    const ended = client.call('getOverview', { articles: [dam, flood, other], job: 'job-0002' });
    const [outcome] = await Promise.all([
      ended.catch((error: unknown) => error),
      client.call('cancelAlignment', { job: 'job-0002' }),
    ]);
    expect(outcome).toMatchObject({ code: 'cancelled' });
    expect(await client.call('cancelAlignment', { job: 'job-0009' })).toBeNull();
  });

  it('are refused when they are one, or one of them is gone', async () => {
    await expect(align(dam, dam)).rejects.toMatchObject({ code: 'bad-input' });
    await client.call('deleteArticle', { id: flood });
    await expect(align(dam, flood)).rejects.toMatchObject({
      ...{ code: 'not-found', message: expect.stringContaining('trash') as string },
    });
    await expect(align(dam, 'aaaaaaaaaaaa')).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('an overview tells what is shared and only here, and leaves out what the reader has dismissed', async () => {
  const overview = await client.call('getOverview', { articles: [dam, flood] });
  const saysRain = ({ cells }: { cells: unknown[] }) => cells.length === 2;
  expect(overview.facts.some(saysRain)).toBe(true);
  expect(overview.onlyHere.map(({ text }) => text)).toContain(soldiers);
  const fact = overview.facts[0];
  const places = fact?.cells.map((cell) => ({ ...cell, version: 1 })) ?? [];
  await client.call('changeComparison', {
    ...{ id: 'comparison-1', articles: [dam, flood] },
    dismiss: [
      { id: 'dismiss-1', what: 'fact', places },
      { id: 'dismiss-2', what: 'only-here', places: [await placeOf(dam, soldiers)] },
    ],
  });
  const wanted = await client.call('getOverview', { articles: [dam, flood], comparison: 'comparison-1' });
  expect(wanted.facts.map(({ id }) => id)).toEqual(
    overview.facts.map(({ id }) => id).filter((id) => id !== fact?.id),
  );
  expect(wanted.onlyHere.map(({ text }) => text)).not.toContain(soldiers);
});

describe('exports', () => {
  it('hold the grid, as Markdown and as CSV', async () => {
    const place = await placeOf(dam, 'Fourteen people');
    await client.call('changeComparison', {
      ...{ id: 'comparison-1', articles: [dam, flood], name: 'Oberwald: dam / flood' },
      rows: [{ id: 'row-00001', claim: 'How many', verdict: 'same' }],
      cells: [{ id: 'cell-0001', row: 'row-00001', place }],
    });
    const given = { articles: [dam, flood], comparison: 'comparison-1' };
    const [markdown] = await client.call('exportComparison', { ...given, format: 'markdown' });
    expect(markdown?.name).toBe('Oberwald- dam - flood.md');
    expect(markdown?.text).toMatch(/^---\ntype: "comparison"\nid: "comparison-1"\n/);
    expect(markdown?.text).toMatch(/\| How many \| \[“Fourteen people”\]\(synoptic:\S+\) \| \| same \|/);
    expect(markdown?.text).toContain(soldiers);
    const [csv] = await client.call('exportComparison', { ...given, format: 'csv' });
    expect(csv).toEqual({
      name: 'Oberwald- dam - flood.csv',
      text: '\uFEFFClaim,A: Oberwald dam breaks,B: Flood at Oberwald,Verdict,Note\r\nHow many,Fourteen people,,same,\r\n',
    });
  });

  it('keep what was quoted from an article that has gone since', async () => {
    const place = await placeOf(flood, 'railway bridge');
    await client.call('changeComparison', {
      ...{ id: 'comparison-1', articles: [dam, flood] },
      rows: [{ id: 'row-00001', claim: 'The bridge' }],
      cells: [{ id: 'cell-0001', row: 'row-00001', place }],
    });
    await client.call('deleteArticle', { id: flood });
    const given = { articles: [dam, flood], comparison: 'comparison-1' };
    const [markdown] = await client.call('exportComparison', { ...given, format: 'markdown' });
    expect(markdown?.text).toContain('“railway bridge”');
    expect(markdown?.text).toContain('B: An article that is not in the library now');
  });

  it('hold what the reader has taken from an article that is not open now', async () => {
    const third = (await imported(client, 'third.txt', story('Soldiers in the valley', soldiers, mayor))).id;
    await client.call('changeComparison', {
      ...{ id: 'comparison-1', articles: [dam, flood, third] },
      rows: [{ id: 'row-00001', claim: 'Who searched' }],
      cells: [{ id: 'cell-0001', row: 'row-00001', place: await placeOf(third, 'dogs and boats') }],
    });
    const open = { articles: [dam, flood], comparison: 'comparison-1' };
    const [csv] = await client.call('exportComparison', { ...open, format: 'csv' });
    expect(csv?.text).toContain('Who searched,,,dogs and boats');
  });

  it('of articles without a comparison show what several report', async () => {
    const [markdown] = await client.call('exportComparison', { articles: [dam, flood], format: 'markdown' });
    expect(markdown?.text).toContain('## What several report');
    expect(markdown?.text).not.toContain('id:');
  });
});

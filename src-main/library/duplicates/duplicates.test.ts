import type { Client } from '#contract';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../../testing/library';
import { fingerprintFrom, fingerprintOf, written } from './fingerprint';
import { likenessOf, runsOf } from './runs';

const vocabulary =
  'river flood water city bridge mayor rescue people house street rain level metre police night morning school train road damage minister fund village helper boat sand wall storm warning'.split(
    ' ',
  );

function writer(seed: number) {
  let state = seed;
  const random = (n: number): number => (state = (state * 48271) % 2147483647) % n;
  const sentence = (): string =>
    `${Array.from({ length: 9 + random(8) }, () => vocabulary[random(vocabulary.length)]).join(' ')}.`;
  return { random, sentence, body: (n: number) => Array.from({ length: n }, sentence) };
}

/** A report, and what becomes of one: cut, edited, in another page. */
const report = writer(11).body(40);
const variants: Record<string, string[]> = {
  cut: report.slice(0, 26),
  edited: report.map((one, at) => (at % 7 === 3 ? writer(900 + at).sentence() : one)),
  'in another page': [
    'By our staff. All rights reserved.',
    ...report,
    'Read more: subscribe to our letter today.',
  ],
  'with other signs': report.map((one) => one.toUpperCase().replaceAll(' water ', ' — WATER, ')),
};

const groups = async (client: Client) =>
  (await client.call('listDuplicates', {})).map(({ articles, by, likeness }) => ({
    titles: articles.map(({ title }) => title),
    by,
    likeness,
  }));

it('finds a text again that was cut, edited or put into another page, and no other report of the event', async () => {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  await imported(client, 'first.txt', story('First', ...report));
  for (const [name, body] of Object.entries(variants))
    await imported(client, `${name}.txt`, story(name, ...body));
  for (let n = 0; n < 12; n++) {
    // Others report the same event, with three sentences that they all quote.
    const body = [...writer(5000 + n).body(30), ...report.slice(10, 13)];
    await imported(client, `other ${n}.txt`, story(`Other ${n}`, ...body));
  }
  const found = await groups(client);
  expect(found.map(({ titles }) => titles.sort())).toEqual([['First', ...Object.keys(variants)].sort()]);
  expect(found[0]?.by).toEqual(['text']);
  expect(found[0]?.likeness).toBeGreaterThan(0.4);
  await app.close();
  // What is known of texts is not made again.
  expect(await groups(connect(await openApp(folder)))).toEqual(found);
});

it('finds articles of one page, but not where an address is used again for something else', async () => {
  const client = connect(await openApp(await temporaryFolder()));
  const give = async (title: string, body: string[], url: string) => {
    const { id } = await imported(client, `${title}.txt`, story(title, ...body));
    await client.call('setMetadata', { id, url });
    return id;
  };
  const [a, b] = [writer(1).body(20), writer(2).body(20)];
  await give('Live now', [...a.slice(0, 9), ...b.slice(0, 9)], 'https://www.example.org/live?utm_source=x');
  const second = await give('Live later', [...a.slice(0, 9), ...b.slice(9)], 'http://m.example.org/live/');
  await give('Home', writer(3).body(20), 'https://example.org/');
  await give('Start', writer(4).body(20), 'https://example.org/');
  await annotate(client, second, a[2] as string);
  const [found, ...others] = await groups(client);
  expect(others).toEqual([]);
  // The one with notes comes first.
  expect(found).toMatchObject({ titles: ['Live later', 'Live now'], by: ['address'] });
});

it('those that the reader keeps apart are not told again, until that is taken back', async () => {
  const app = await openApp(await temporaryFolder());
  const [client, other] = [connect(app), connect(app)];
  const ids: string[] = [];
  for (const name of ['one', 'two', 'three'])
    ids.push((await imported(client, `${name}.txt`, story(name, ...report))).id);
  const [one, two, three] = ids as [string, string, string];
  expect((await groups(client))[0]?.titles).toHaveLength(3);
  let told = 0;
  other.on('libraryChanged', () => told++);
  await client.call('keepApart', { articles: [one, two] });
  expect(told).toBe(1);
  const pairs = (await groups(other)).map(({ titles }) => titles.sort().join());
  expect(pairs).toHaveLength(1);
  expect(['one,three', 'three,two']).toContain(pairs[0]);
  await client.call('keepApart', { articles: [one, two, three] });
  expect(await groups(other)).toEqual([]);
  await client.call('keepApart', { articles: [one, two, three], not: true });
  expect((await groups(other))[0]?.titles).toHaveLength(3);
});

it('tells how far it is, can be ended, and goes on where it was ended', async () => {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  for (const name of ['one', 'two']) await imported(client, `${name}.txt`, story(name, ...report));
  const done: number[] = [];
  client.on('duplicatesProgress', ({ job, done: far }) => job === 'looking-1' && done.push(far));
  const looking = client.call('listDuplicates', { job: 'looking-1' });
  await client.call('cancelDuplicates', { job: 'looking-1' });
  await expect(looking).rejects.toMatchObject({ code: 'cancelled' });
  expect(await client.call('listDuplicates', { job: 'looking-1' })).toHaveLength(1);
  expect(done.length).toBeGreaterThan(0);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(done.every((far) => far >= 0 && far <= 1)).toBe(true);
  await app.close();
  const kept = JSON.parse(await readFile(join(folder, 'index', 'alike.json'), 'utf8')) as object;
  const text = expect.any(String) as string;
  expect(kept).toMatchObject({ pairs: [[text, text, text, text, expect.closeTo(1, 1)]] });
});

it('where nothing may be written, it finds them and keeps nothing', async () => {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  for (const name of ['one', 'two']) await imported(connect(app), `${name}.txt`, story(name, ...report));
  await app.close();
  expect(await groups(connect(await openApp(folder, { readOnly: true })))).toHaveLength(1);
  await expect(readFile(join(folder, 'index', 'alike.json'))).rejects.toThrow('ENOENT');
});

it('a fingerprint tells about how alike texts are, and is read as it was written', () => {
  const print = (body: string[]) => fingerprintOf(runsOf(body.join(' '))) as Uint16Array;
  const whole = print(report);
  expect(fingerprintFrom(written(whole))).toEqual(whole);
  expect(fingerprintFrom('short')).toBeNull();
  expect(fingerprintOf(runsOf('Too short to say anything.'))).toBeNull();
  const share = (a: Uint16Array, b: Uint16Array) =>
    a.filter((value, at) => value === b[at]).length / a.length;
  for (const body of Object.values(variants)) {
    const exact = likenessOf(runsOf(report.join(' ')), runsOf(body.join(' ')));
    expect(Math.abs(share(whole, print(body)) - exact)).toBeLessThan(0.2);
  }
});

import type { ImportOutcome } from '#contract';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { fakeCleaner } from '../testing/fake-cleaner';
import { connect, listed, openApp, send, story, temporaryFolder } from '../testing/library';
import { zipOf } from '../testing/zip';

const told = (outcomes: readonly ImportOutcome[]): string[] =>
  outcomes.map((one) => `${one.file}: ${one.outcome === 'refused' ? one.error.code : one.outcome}`);

it('imports the files of an archive, says how far it is, and goes on after each that is refused', async () => {
  const client = connect(await openApp(await temporaryFolder()));
  const progress: unknown[] = [];
  client.on('importProgress', ({ done, total, file }) => progress.push([done, total, file]));
  const zip = await zipOf({
    'a.txt': story('A flood', 'text'),
    'deep/b.txt': 'refuse',
    'deep/same.txt': story('A flood', 'text'),
    'inner.zip': 'x',
    'c.txt': story('A fire', 'text'),
  });
  const upload = await send(client, 'papers.zip', zip);
  const outcomes = await client.call('importUpload', { upload });
  expect(told(outcomes)).toEqual([
    ...['papers.zip/a.txt: imported', 'papers.zip/deep/b.txt: no-article'],
    ...['papers.zip/deep/same.txt: already-there', 'papers.zip/c.txt: imported'],
    'papers.zip/inner.zip: unsupported',
  ]);
  expect(progress).toEqual([
    [0, 4, 'a.txt'],
    [1, 4, 'deep/b.txt'],
    [2, 4, 'deep/same.txt'],
    [3, 4, 'c.txt'],
  ]);
  // Asked again after a dropped connection: the same answer, and nothing twice.
  expect(await client.call('importUpload', { upload })).toEqual(outcomes);
  expect((await listed(client)).map(({ title, source }) => [title, source.fileName])).toEqual(
    expect.arrayContaining([
      ['A flood', 'a.txt'],
      ['A fire', 'c.txt'],
    ]),
  );
});

it('an archive that is cancelled keeps what came in and says so', async () => {
  const app = await openApp(await temporaryFolder());
  const client = connect(app);
  const names = Array.from({ length: 12 }, (_, n) => `${n}.txt`);
  const zip = await zipOf(Object.fromEntries(names.map((name) => [name, story(`Report ${name}`, 'text')])));
  const upload = await send(client, 'papers.zip', zip);
  client.on('importProgress', ({ done }) => {
    if (done === 3) void client.call('cancelUpload', { upload });
  });
  const outcomes = await client.call('importUpload', { upload });
  const came = outcomes.filter(({ outcome }) => outcome === 'imported');
  expect(came.length).toBeGreaterThanOrEqual(3);
  expect(came.length).toBeLessThan(12);
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'refused', error: { code: 'cancelled' } });
  expect(app.library.list()).toHaveLength(came.length);
});

it('a zip named on the command line, or lying in a folder, gives its files', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'deep'));
  await writeFile(join(folder, 'deep', 'papers.zip'), await zipOf({ 'a.txt': story('A flood', 'text') }));
  await writeFile(join(folder, 'b.txt'), story('A fire', 'text'));
  const app = await openApp(await temporaryFolder());
  const outcomes = [];
  for await (const one of app.importPaths([folder])) outcomes.push(one);
  expect(told(outcomes)).toEqual([
    `${join(folder, 'b.txt')}: imported`,
    `${join(folder, 'deep', 'papers.zip')}/a.txt: imported`,
  ]);
});

it('pictures beside a page go to the cleaner under the names that the page uses', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'Quay_files'));
  await writeFile(join(folder, 'Quay.html'), story('The quay', 'text'));
  await writeFile(join(folder, 'Quay_files', 'photo.png'), 'a photo');
  const zip = await zipOf({
    'saved/Pier.html': story('The pier', 'text'),
    'saved/Pier_files/photo.png': 'its photo',
  });
  await writeFile(join(folder, 'papers.zip'), zip);
  const clean = vi.fn(fakeCleaner.clean);
  const app = await openApp(await temporaryFolder(), { cleaner: { ...fakeCleaner, clean } });
  for await (const { outcome } of app.importPaths([folder])) expect(outcome).toBe('imported');
  const companions = clean.mock.calls.map(([input]) =>
    (input.companions ?? []).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
  );
  expect(companions).toEqual([
    [['Quay_files/photo.png', 'a photo']],
    [['Pier_files/photo.png', 'its photo']],
  ]);
});

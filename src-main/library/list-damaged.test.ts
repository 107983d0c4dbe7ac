import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect, imported, listed, openApp, story, temporaryFolder } from '../testing/library';

it('a letter of the list that a disk has changed is noticed, and the articles are believed', async () => {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  await imported(connect(app), 'flood.txt', story('Flood', 'The water rose.'));
  await app.close();
  const path = join(folder, 'library.json');
  const written = await readFile(path, 'utf8');
  expect(written).toContain('"title":"Flood"');
  await writeFile(path, written.replace('"title":"Flood"', '"title":"Blood"'));
  const again = await openApp(folder);
  expect((await listed(connect(again))).map(({ title }) => title)).toEqual(['Flood']);
  expect(again.status().notices).toEqual([expect.stringContaining('The list has been made anew')]);
  await again.close();
  const third = await openApp(folder);
  expect(third.status().notices).toEqual([]);
});

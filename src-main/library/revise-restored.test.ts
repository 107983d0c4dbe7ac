import type { Client, Id } from '#contract';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

const eleven = 'Eleven people died on Monday.';
const dam = story('Dam breaks', eleven, 'The mayor spoke of eleven dead people.', 'Nobody was warned below.');
const edits = [{ text: eleven, nth: 0, action: 'remove' }] as const;

/** What every annotation says where it stands; null for one without a place. */
async function quotes(client: Client, id: Id): Promise<(string | null)[]> {
  const { text, version } = await client.call('getArticle', { id });
  return (await client.call('listAnnotations', { article: id })).map(({ target }) => {
    const { start, end } = target.selector[0];
    return target.version === version ? text.slice(start, end) : null;
  });
}

/** A library in which an article has a second version, with a note on it; closed. */
async function revised() {
  const folder = await temporaryFolder();
  const app = await openApp(folder);
  const client = connect(app);
  const { id } = await imported(client, 'dam.txt', dam);
  const place = join(folder, 'articles', id);
  const first = await readFile(join(place, 'article.json'));
  await client.call('setBlockEdits', { id, edits: [...edits] });
  await annotate(client, id, 'Nobody was warned');
  await app.close();
  return { folder, id, place, first };
}

it('a record that has become an older one gives no version its number twice', async () => {
  const { folder, id, place, first } = await revised();
  await writeFile(join(place, 'article.json'), first);
  const client = connect(await openApp(folder));
  expect(await quotes(client, id)).toEqual(['Nobody was warned']);
  const noted = await annotate(client, id, 'eleven dead');
  expect((await client.call('getArticle', { id })).version).toBe(1);
  expect(await client.call('setBlockEdits', { id, edits: [...edits] })).toMatchObject({ version: 3 });
  expect(await quotes(client, id)).toEqual(['eleven dead', 'Nobody was warned']);
  const second = JSON.parse(await readFile(join(place, 'versions', '2.json'), 'utf8')) as { words: number };
  expect(second.words).toBe(13);
  expect((await client.call('listAnnotations', { article: id }))[0]?.origin).toEqual(noted.target);
});

it('a damaged record is restored from what goes with the text, not from an older backup', async () => {
  const { folder, id, place, first } = await revised();
  const home = join(folder, 'backups', 'articles', id);
  for (const name of await readdir(home)) if (name.startsWith('article.')) await rm(join(home, name));
  await writeFile(join(home, 'article.2024-01-01T00-00-00-000Z.json'), first);
  await writeFile(join(place, 'article.json'), '{');
  const client = connect(await openApp(folder));
  expect(await client.call('getArticle', { id })).toMatchObject({ version: 2, blockEdits: [...edits] });
  expect(await quotes(client, id)).toEqual(['Nobody was warned']);
});

it('of a damaged record, the backup with the latest changes of the same version is taken', async () => {
  const { folder, id } = await revised();
  const app = await openApp(folder);
  await connect(app).call('setMetadata', { id, title: 'The dam' });
  await app.close();
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, 'articles', id, 'article.json'), '{');
  const client = connect(await openApp(copy));
  expect(await client.call('getArticle', { id })).toMatchObject({ version: 2, title: 'The dam' });
});

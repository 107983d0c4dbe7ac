import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkLibrary } from '../library/check';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

/** As a formatter does that puts keys in the order of the alphabet. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, sorted(one)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

it('documents whose keys a formatter has sorted are used as they are, which is said, and nothing is lost', async () => {
  const root = await temporaryFolder();
  const app = await openApp(root);
  const client = connect(app);
  const { id } = await imported(client, 'harbour.txt', story('Harbour', 'The harbour was closed.'));
  const other = await imported(client, 'boats.txt', story('Boats', 'Three boats sank.'));
  await annotate(client, id, 'closed', { id: 'note-0001', note: 'since when?', tags: ['time'] });
  await client.call('setArticleNote', { article: id, note: 'All of it.' });
  await client.call('putCollection', { id: 'shelf-0001', name: 'Ports', articles: [id] });
  await client.call('changeComparison', { id: 'comparison-1', articles: [id, other.id], name: 'Both' });
  await client.call('setPreferences', { textSize: 21 });
  const state = async (one: ReturnType<typeof connect>): Promise<unknown> => ({
    notes: await one.call('listAnnotations', { article: id }),
    note: await one.call('getArticleNote', { article: id }),
    article: await one.call('getArticle', { id }),
    collections: await one.call('listCollections', {}),
    comparison: await one.call('getComparison', { id: 'comparison-1' }),
    preferences: await one.call('getPreferences', {}),
  });
  await app.close();
  const before = await (async () => {
    const again = await openApp(root);
    const found = await state(connect(again));
    await again.close();
    return found;
  })();

  const files = (await readdir(root, { recursive: true })).filter(
    (name) => name.endsWith('.json') && !name.startsWith('backups'),
  );
  expect(files.length).toBeGreaterThanOrEqual(6);
  for (const name of files) {
    const path = join(root, name);
    await writeFile(path, JSON.stringify(sorted(JSON.parse(await readFile(path, 'utf8'))), null, 4));
  }
  expect(await checkLibrary(root)).toEqual([]);

  const opened = await openApp(root);
  expect(await state(connect(opened))).toEqual(before);
  const { notices } = opened.status();
  expect(notices.length).toBeGreaterThanOrEqual(5);
  for (const notice of notices) expect(notice).toContain('was changed outside Synoptic');
  await opened.close();
  expect((await readdir(root, { recursive: true })).filter((name) => name.includes('.corrupt-'))).toEqual([]);

  // Said once: the sums are right again.
  const last = await openApp(root);
  expect(await state(connect(last))).toEqual(before);
  expect(last.status().notices).toEqual([]);
});

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { annotate, connect, imported, openApp, story, temporaryFolder } from '../testing/library';

async function library() {
  const root = await temporaryFolder();
  const client = connect(await openApp(root));
  const { id } = await imported(client, 'harbour.txt', story('The harbour', 'Ships came in at dawn.'));
  await annotate(client, id, 'Ships');
  return { root, client, id, folder: join(root, 'articles', id) };
}

test('a sound library has nothing to say, also while it is open and its list is not written yet', async () => {
  const { client } = await library();
  const told: number[] = [];
  client.on('checkProgress', ({ done }) => told.push(done));
  expect(await client.call('checkLibrary', { job: 'job-00001' })).toEqual({ articles: 1, problems: [] });
  expect(told.length).toBeGreaterThan(0);
  expect(await client.call('repairLibrary', { job: 'job-00002' })).toEqual({ repaired: [], left: [] });
});

test('what is wrong is named with its article; what can be made again is, and for the rest there is advice', async () => {
  const { client, id, folder } = await library();
  await writeFile(join(folder, 'article.txt'), 'Something else');
  await rm(join(folder, 'original.txt'));
  const article = { id, title: 'The harbour' };
  const { problems } = await client.call('checkLibrary', { job: 'job-00001' });
  expect(problems).toMatchObject([
    { file: `articles/${id}/original.txt`, article },
    { file: `articles/${id}/article.txt`, article },
  ]);
  const { repaired, left } = await client.call('repairLibrary', { job: 'job-00002' });
  expect(repaired).toMatchObject([{ file: `articles/${id}/article.txt` }]);
  expect(left).toMatchObject([
    { file: `articles/${id}/original.txt`, advice: expect.stringContaining('Import') as string },
  ]);
});

test('a copy that cannot be read is no backup, and is named', async () => {
  const { root, client } = await library();
  await mkdir(join(root, 'backups'), { recursive: true });
  await writeFile(join(root, 'backups', 'preferences.2026-01-01T00-00-00-000Z.json'), '{"formatV');
  const { problems } = await client.call('checkLibrary', { job: 'job-00001' });
  expect(problems).toMatchObject([
    {
      file: 'backups/preferences.2026-01-01T00-00-00-000Z.json',
      article: null,
      message: 'is a damaged copy',
    },
  ]);
});

test('a check can be ended, and only it', async () => {
  const { client } = await library();
  const ended = client.call('checkLibrary', { job: 'job-00001' });
  const other = client.call('checkLibrary', { job: 'job-00002' });
  await client.call('cancelCheck', { job: 'job-00001' });
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
  expect((await other).problems).toEqual([]);
});

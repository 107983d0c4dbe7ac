import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDisk } from './store/disk';
import { guardDisk } from './store/guarded-disk';
import {
  annotate,
  connect,
  imported,
  listed,
  openApp,
  story,
  temporaryFolder,
  upload,
} from './testing/library';
import { smallDisk } from './testing/small-disk';

const words = 'Ships came in at dawn, and nobody saw them.';
const bytes = story('The harbour', words, 'At noon they were gone.');
const notHere = 'a disk of its own can only be mounted by root on Linux';

test('a full disk is said once, loses nothing that was acknowledged, and is left behind when there is space again', async (context) => {
  const disk = await smallDisk('1m');
  if (!disk) return context.skip(notHere);
  const root = join(disk.folder, 'library');
  const app = await openApp(root);
  const client = connect(app);
  const { id } = await imported(client, 'harbour.txt', bytes);
  await annotate(client, id, 'Ships', { id: 'note-0001', note: 'kept' });
  let told = 0;
  client.on('noticed', () => void told++);

  const ballast = join(disk.folder, 'ballast');
  await fillUp(ballast);
  const long = 'x'.repeat(50_000);
  for (const n of [1, 2, 3]) {
    await expect(annotate(client, id, 'dawn', { id: `note-100${n}`, note: long })).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining('disk is full') as string,
    });
  }
  expect((await client.call('getStatus', {})).trouble).toContain('The disk is full. Free some space');
  expect(told).toBe(1);
  expect((await client.call('listAnnotations', { article: id })).map((one) => one.id)).toEqual(['note-0001']);

  await rm(ballast, { recursive: true });
  await expect(annotate(client, id, 'dawn', { id: 'note-1001', note: long })).resolves.toBeDefined();
  await expect.poll(async () => (await client.call('getStatus', {})).trouble).toBeNull();
  await app.close();
  const again = connect(await openApp(root));
  expect((await again.call('listAnnotations', { article: id })).map((one) => one.id)).toEqual([
    'note-0001',
    'note-1001',
  ]);
  expect((await again.call('getStatus', {})).notices).toEqual([]);
});

test('a disk that becomes read-only is said, and work goes on when it is writable again', async (context) => {
  const disk = await smallDisk('4m');
  if (!disk) return context.skip(notHere);
  const root = join(disk.folder, 'library');
  const client = connect(await openApp(root));
  const { id } = await imported(client, 'harbour.txt', bytes);
  await disk.makeReadOnly();
  await expect(annotate(client, id, 'Ships')).rejects.toThrow('read-only');
  expect((await client.call('getStatus', {})).trouble).toContain('has become read-only');
  expect((await client.call('getArticle', { id })).text).toContain(words);
  await disk.makeWritable();
  await expect(annotate(client, id, 'Ships')).resolves.toBeDefined();
  await expect.poll(async () => (await client.call('getStatus', {})).trouble).toBeNull();
});

test('a library folder that goes away is not begun anew, no article counts as deleted, and all goes on when it is back', async () => {
  const home = await temporaryFolder();
  // As where a drive is mounted: the folder itself stays, and is empty.
  const [root, elsewhere] = [join(home, 'mount'), join(home, 'pulled')];
  const app = await openApp(root);
  const client = connect(app);
  const { id } = await imported(client, 'harbour.txt', bytes);
  const other = await imported(client, 'other.txt', story('Other', 'Other words stand here.'));
  await annotate(client, id, 'Ships', { id: 'note-0001' });

  await rename(root, elsewhere);
  await mkdir(root);
  const gone = { code: 'storage', message: expect.stringContaining('not there any more') as string };
  await expect(annotate(client, id, 'dawn')).rejects.toMatchObject(gone);
  await expect(
    client.call('putCollection', { id: 'collected-1', name: 'Sea', articles: [id] }),
  ).rejects.toMatchObject(gone);
  await expect(client.call('setPreferences', { textSize: 22 })).rejects.toMatchObject(gone);
  await expect(client.call('deleteArticle', { id: other.id })).rejects.toMatchObject(gone);
  expect(await upload(client, 'third.txt', story('Third', 'Third words.'))).toMatchObject({
    outcome: 'refused',
    error: gone,
  });
  expect(await listed(client)).toHaveLength(2);
  expect((await client.call('getStatus', {})).trouble).toContain('not there any more');
  expect(await readdir(root)).toEqual([]);

  await rm(root, { recursive: true });
  await rename(elsewhere, root);
  await expect(annotate(client, id, 'dawn', { id: 'note-0002' })).resolves.toBeDefined();
  await expect.poll(async () => (await client.call('getStatus', {})).trouble).toBeNull();
  await app.close();
  const again = connect(await openApp(root));
  expect((await again.call('listAnnotations', { article: id })).map((one) => one.id)).toEqual([
    'note-0001',
    'note-0002',
  ]);
  expect(await listed(again)).toHaveLength(2);
});

test('an article that is asked for while the folder is away is not called deleted', async () => {
  const home = await temporaryFolder();
  const [root, elsewhere] = [join(home, 'mount'), join(home, 'pulled')];
  const first = await openApp(root);
  const { id } = await imported(connect(first), 'harbour.txt', bytes);
  await first.close();
  const client = connect(await openApp(root));
  await rename(root, elsewhere);
  await expect(client.call('getArticle', { id })).rejects.toMatchObject({ code: 'storage' });
  await rename(elsewhere, root);
  expect((await client.call('getArticle', { id })).text).toContain(words);
});

test('closing while the folder is away writes nothing in its place', async () => {
  const home = await temporaryFolder();
  const [root, elsewhere] = [join(home, 'mount'), join(home, 'pulled')];
  const app = await openApp(root);
  const { id } = await imported(connect(app), 'harbour.txt', bytes);
  await rename(root, elsewhere);
  await mkdir(root);
  await app.close().catch(() => undefined);
  expect(await readdir(root)).toEqual([]);
  const again = connect(await openApp(elsewhere));
  expect((await listed(again)).map((one) => one.id)).toEqual([id]);
});

test('a lock file that somebody removes is no vanished folder', async () => {
  const root = await temporaryFolder();
  const client = connect(await openApp(root));
  const { id } = await imported(client, 'harbour.txt', bytes);
  await rm(join(root, 'library.lock'));
  await expect(annotate(client, id, 'Ships')).resolves.toBeDefined();
  expect(await readdir(root)).toContain('library.lock');
});

test.each([-365, 365])('a clock that jumps by %d days changes no order', async (days) => {
  const root = await temporaryFolder();
  let now = Date.parse('2026-05-01T12:00:00Z');
  const app = await openApp(root, { now: () => new Date((now += 1000)) });
  const client = connect(app);
  const { id } = await imported(client, 'harbour.txt', bytes);
  const first = await annotate(client, id, 'Ships', { id: 'note-0001', note: 'first' });
  now += days * 86_400_000;
  await annotate(client, id, 'dawn', { id: 'note-0002' });
  const changed = await client.call('updateAnnotation', { article: id, id: first.id, note: 'second' });
  expect(changed.modified > first.modified).toBe(true);
  await client.call('setArticleNote', { article: id, note: 'one' });
  now -= days * 86_400_000;
  await client.call('setArticleNote', { article: id, note: 'two' });
  await app.close();
  // What is damaged now comes back from the newest copy, whatever the clock said when it was made.
  await writeFile(join(root, 'articles', id, 'annotations.json'), '{');
  const again = connect(await openApp(root));
  const notes = await again.call('listAnnotations', { article: id });
  expect(notes.map((one) => one.id)).toEqual(['note-0001', 'note-0002']);
  expect((await again.call('getArticleNote', { article: id })).note).toBe('two');
});

test('a disk that failed is tried again until it takes what is written', async () => {
  const root = await temporaryFolder();
  let failing = true;
  const real = createDisk();
  const fails = (): Promise<void> => Promise.reject(Object.assign(new Error('broken'), { code: 'EIO' }));
  const disk = guardDisk(
    {
      ...real,
      write: (path, data) => (failing ? fails() : real.write(path, data)),
      writeUnseen: (path, data) => (failing ? fails() : real.writeUnseen(path, data)),
    },
    () => undefined,
  );
  await expect(disk.write(join(root, 'one.json'), '{}')).rejects.toMatchObject({ code: 'EIO' });
  await disk.probe();
  expect(disk.trouble).toContain('The disk reported an error');
  failing = false;
  await disk.probe();
  expect(disk.trouble).toBeNull();
  expect(await readdir(root)).toEqual([]);
  disk.close();
});

/** Writes until nothing fits any more. */
async function fillUp(folder: string): Promise<void> {
  await mkdir(folder);
  for (let size = 65_536, n = 0; size >= 1; n++) {
    try {
      await writeFile(join(folder, `${n}`), Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 4);
    }
  }
}

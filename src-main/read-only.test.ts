import { effects, methods } from '#contract';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
import { documentText } from './store/document-sum';
import { smallDisk } from './testing/small-disk';
import { treeOf } from './testing/tree';

const bytes = story('The harbour', 'Ships came in at dawn, and nobody saw them.', 'At noon they were gone.');

/** A library with one article, a note on it and a collection, closed properly. */
async function filled(root: string): Promise<string> {
  const app = await openApp(root);
  const client = connect(app);
  const { id } = await imported(client, 'harbour.txt', bytes);
  await annotate(client, id, 'nobody saw them', { id: 'note-0001', note: 'Nobody?' });
  await client.call('putCollection', { id: 'collected-1', name: 'Sea', articles: [id] });
  await app.close();
  return id;
}

async function withVersion(path: string, formatVersion: number): Promise<void> {
  const raw = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, documentText({ ...raw, formatVersion, brandNew: { of: 'the future' } }));
}

test('what each method does to the library is declared', () => {
  expect(Object.keys(effects).sort()).toEqual(Object.keys(methods).sort());
});

describe('a library that is open for reading only', () => {
  test.each(['library.json', 'collections.json', 'preferences.json'])(
    'because a newer program wrote %s: it is read, every change is refused with a reason, and no byte is written',
    async (name) => {
      const root = await temporaryFolder();
      const id = await filled(root);
      await openApp(root).then(async (app) => {
        await connect(app).call('setPreferences', { textSize: 21 });
        await app.close();
      });
      await withVersion(join(root, name), 99);
      const before = await treeOf(root);

      const app = await openApp(root);
      const client = connect(app);
      const { readOnly } = await client.call('getStatus', {});
      expect(readOnly).toMatch(/newer version of Synoptic.*Update Synoptic/s);
      expect(await listed(client)).toHaveLength(1);
      expect((await client.call('getArticle', { id })).text).toContain('nobody saw them');
      expect((await client.call('listAnnotations', { article: id }))[0]?.id).toBe('note-0001');
      expect((await client.call('listCollections', {}))[0]?.articles).toEqual([id]);
      expect((await client.call('getPreferences', {})).textSize).toBe(21);
      const settings = { format: 'markdown' } as const;
      const scope = { kind: 'articles', articles: [id] } as const;
      const exported = await client.call('startExport', {
        ...{ id: 'export-0001', settings, scope: { ...scope, articles: [...scope.articles] } },
      });
      expect(exported).toMatchObject({ articles: 1, notes: 1 });
      const { text } = await client.call('previewExport', { article: id, settings });
      expect(text).toContain('Nobody?');

      const refusal = { code: 'read-only', message: readOnly };
      await expect(annotate(client, id, 'Ships')).rejects.toMatchObject(refusal);
      await expect(client.call('deleteArticle', { id })).rejects.toMatchObject(refusal);
      await expect(upload(client, 'other.txt', story('Other', 'Words.'))).rejects.toMatchObject(refusal);
      await expect(
        client.call('putCollection', { id: 'collected-2', name: 'Sky', articles: [] }),
      ).rejects.toMatchObject(refusal);
      await app.close();
      expect(await treeOf(root)).toEqual(before);
    },
  );

  test('keeps the reading position and the preferences in memory', async () => {
    const root = await temporaryFolder();
    const id = await filled(root);
    const app = await openApp(root, { readOnly: true });
    const client = connect(app);
    await client.call('setPreferences', { textSize: 23 });
    await client.call('setReadingPosition', { article: id, position: { offset: 7, progress: 0.5 } });
    expect((await client.call('getPreferences', {})).textSize).toBe(23);
    expect((await client.call('getArticle', { id })).position).toEqual({ offset: 7, progress: 0.5 });
    await app.close();
    const again = connect(await openApp(root));
    expect((await again.call('getArticle', { id })).position.offset).toBe(0);
    expect((await again.call('getStatus', {})).readOnly).toBeNull();
  });

  test('may be open elsewhere, when that was asked for', async () => {
    const root = await temporaryFolder();
    const id = await filled(root);
    const first = await openApp(root);
    await expect(openApp(root)).rejects.toMatchObject({ code: 'locked' });
    const second = connect(await openApp(root, { readOnly: true }));
    expect((await second.call('getArticle', { id })).id).toBe(id);
    expect((await second.call('getStatus', {})).readOnly).toContain('as you asked');
    await expect(annotate(connect(first), id, 'Ships')).resolves.toBeDefined();
  });

  test('of an older version is migrated in memory only', async () => {
    const root = await temporaryFolder();
    const id = await filled(root);
    const path = join(root, 'articles', id, 'annotations.json');
    const {
      marks: _,
      sum: _sum,
      ...older
    } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    await writeFile(path, JSON.stringify({ ...older, formatVersion: 2 }));
    const before = await treeOf(root);
    const app = await openApp(root, { readOnly: true });
    expect(await connect(app).call('listAnnotations', { article: id })).toHaveLength(1);
    await app.close();
    expect(await treeOf(root)).toEqual(before);
  });

  test('with a damaged document shows its backup and leaves the file alone', async () => {
    const root = await temporaryFolder();
    const id = await filled(root);
    await writeFile(join(root, 'articles', id, 'annotations.json'), '{"formatVer');
    const before = await treeOf(root);
    const app = await openApp(root, { readOnly: true });
    const client = connect(app);
    expect(await client.call('listAnnotations', { article: id })).toHaveLength(1);
    const { notices } = await client.call('getStatus', {});
    expect(notices.join()).toMatch(/notes of “The harbour”.*damaged.*backup.*not changed/s);
    await app.close();
    expect(await treeOf(root)).toEqual(before);
  });

  test('because its disk is read-only', async (context) => {
    const disk = await smallDisk('4m');
    if (!disk) return context.skip('a disk of its own can only be mounted by root on Linux');
    const root = join(disk.folder, 'library');
    const id = await filled(root);
    await disk.makeReadOnly();
    const app = await openApp(root);
    const client = connect(app);
    expect((await client.call('getStatus', {})).readOnly).toContain('The disk of this library is read-only');
    expect((await client.call('getArticle', { id })).id).toBe(id);
    await expect(annotate(client, id, 'Ships')).rejects.toMatchObject({ code: 'read-only' });
    await app.close();
    await disk.makeWritable();
    expect((await connect(await openApp(root)).call('getStatus', {})).readOnly).toBeNull();
  });

  test('because its disk is full', async (context) => {
    const disk = await smallDisk('1m');
    if (!disk) return context.skip('a disk of its own can only be mounted by root on Linux');
    const root = join(disk.folder, 'library');
    const id = await filled(root);
    await fillUp(disk.folder);
    const app = await openApp(root);
    const client = connect(app);
    expect((await client.call('getStatus', {})).readOnly).toContain('The disk is full');
    expect((await client.call('getArticle', { id })).id).toBe(id);
  });

  test('because the folder may not be written to', async (context) => {
    if (process.getuid?.() === 0 || process.platform === 'win32')
      return context.skip('root may write everywhere; a read-only disk above goes the same way');
    const root = await temporaryFolder();
    await filled(root);
    await chmod(root, 0o500);
    const app = await openApp(root);
    expect((await connect(app).call('getStatus', {})).readOnly).toContain('may not be written to');
    await app.close();
    await chmod(root, 0o700);
  });
});

test('one article that a newer program wrote can be read and not changed; the others can', async () => {
  const root = await temporaryFolder();
  const id = await filled(root);
  await withVersion(join(root, 'articles', id, 'annotations.json'), 9);
  const bytesBefore = await readFile(join(root, 'articles', id, 'annotations.json'));
  const client = connect(await openApp(root));
  const other = await imported(client, 'other.txt', story('Other', 'Other words stand here.'));
  expect(await client.call('listAnnotations', { article: id })).toHaveLength(1);
  // Known before one tries.
  const { notesReadOnly } = await client.call('getArticle', { id });
  expect(notesReadOnly).toContain('newer version of Synoptic');
  expect((await client.call('getArticle', { id: other.id })).notesReadOnly).toBeNull();
  await expect(annotate(client, id, 'Ships')).rejects.toMatchObject({
    code: 'read-only',
    message: expect.stringContaining('newer version of Synoptic') as string,
  });
  await expect(annotate(client, other.id, 'Other words')).resolves.toBeDefined();
  expect(await readFile(join(root, 'articles', id, 'annotations.json'))).toEqual(bytesBefore);
});

describe('a document that a newer program wrote in a form of its own', () => {
  const strange = documentText({ formatVersion: 99, everything: { is: ['otherwise'] } });

  /** The library of the tests above, with a comparison and a second article. */
  async function two(root: string): Promise<{ id: string; other: string }> {
    const id = await filled(root);
    const app = await openApp(root);
    const client = connect(app);
    const { id: other } = await imported(client, 'other.txt', story('Other', 'Other words stand here.'));
    await client.call('changeComparison', { id: 'comparison-1', articles: [id, other], name: 'Two' });
    await client.call('setReadingPosition', { article: id, position: { offset: 5, progress: 0.5 } });
    await client.call('setPreferences', { textSize: 23 });
    await app.close();
    return { id, other };
  }

  test.each(['library.json', 'collections.json', 'preferences.json'])(
    '%s: the library is opened for reading only, with what is understood',
    async (name) => {
      const root = await temporaryFolder();
      const { id } = await two(root);
      await writeFile(join(root, name), strange);
      const before = await treeOf(root);
      const app = await openApp(root);
      const client = connect(app);
      const { readOnly, notices } = await client.call('getStatus', {});
      expect(readOnly).toMatch(/newer version of Synoptic.*Update Synoptic/s);
      // The list is made from the articles; of the others it is said that they are not shown.
      if (name !== 'library.json')
        expect(notices.join()).toMatch(/in a form that this one does not understand/);
      expect(await listed(client)).toHaveLength(2);
      expect(await client.call('listAnnotations', { article: id })).toHaveLength(1);
      expect(await client.call('listCollections', {})).toHaveLength(name === 'collections.json' ? 0 : 1);
      expect((await client.call('getPreferences', {})).textSize).toBe(name === 'preferences.json' ? 18 : 23);
      await app.close();
      expect(await treeOf(root)).toEqual(before);
    },
  );

  test.each(['article.json', 'annotations.json', 'position.json'])(
    '%s of one article: the others are as ever, it is said, and the file stays as it is',
    async (name) => {
      const root = await temporaryFolder();
      const { id, other } = await two(root);
      const path = join(root, 'articles', id, name);
      await writeFile(path, strange);
      const app = await openApp(root);
      const client = connect(app);
      expect((await client.call('getStatus', {})).readOnly).toBeNull();
      expect(await listed(client)).toHaveLength(2);
      await expect(annotate(client, other, 'Other words')).resolves.toBeDefined();
      const newer = /newer version of Synoptic.*Update Synoptic/s;
      if (name === 'article.json') await expect(client.call('getArticle', { id })).rejects.toThrow(newer);
      else {
        expect((await client.call('getArticle', { id })).text).toContain('nobody saw them');
        expect((await client.call('getStatus', {})).notices.join()).toMatch(newer);
      }
      if (name === 'annotations.json') await expect(annotate(client, id, 'Ships')).rejects.toThrow(newer);
      if (name === 'position.json') {
        await client.call('setReadingPosition', { article: id, position: { offset: 1, progress: 0.1 } });
        await expect(annotate(client, id, 'Ships')).resolves.toBeDefined();
      }
      await app.close();
      expect(await readFile(path, 'utf8')).toBe(strange);
    },
  );

  test('of one comparison: the others are there', async () => {
    const root = await temporaryFolder();
    const { id, other } = await two(root);
    const path = join(root, 'comparisons', 'comparison-1.json');
    await writeFile(path, strange);
    const app = await openApp(root);
    const client = connect(app);
    expect(await client.call('listComparisons', {})).toEqual([]);
    await expect(client.call('getComparison', { id: 'comparison-1' })).rejects.toThrow(
      /newer version of Synoptic/,
    );
    await client.call('changeComparison', { id: 'comparison-2', articles: [id, other], name: 'Again' });
    expect(await client.call('listComparisons', {})).toHaveLength(1);
    await app.close();
    expect(await readFile(path, 'utf8')).toBe(strange);
  });

  test('of one article in the trash, and of a merge: the library is opened', async () => {
    const root = await temporaryFolder();
    const { id, other } = await two(root);
    const first = await openApp(root);
    await connect(first).call('deleteArticle', { id });
    await first.close();
    const deleted = join(root, 'trash', id, 'deleted.json');
    await writeFile(deleted, strange);
    await mkdir(join(root, 'merges'), { recursive: true });
    const merge = join(root, 'merges', 'merge-0001.begun.json');
    await writeFile(merge, strange);
    const app = await openApp(root);
    const client = connect(app);
    expect((await listed(client)).map((one) => one.id)).toEqual([other]);
    await client.call('listTrash', { sort: 'deleted', words: '', from: 0, count: 10 });
    await app.close();
    expect(await readFile(deleted, 'utf8')).toBe(strange);
    expect(await readFile(merge, 'utf8')).toBe(strange);
  });

  test('that comes while the library is open: the rest is followed, and it is not overwritten', async () => {
    const root = await temporaryFolder();
    const { id } = await two(root);
    const app = await openApp(root);
    const client = connect(app);
    await writeFile(join(root, 'preferences.json'), strange);
    const notes = join(root, 'articles', id, 'annotations.json');
    const file = JSON.parse(await readFile(notes, 'utf8')) as { annotations: object[] };
    const [first] = file.annotations;
    const theirs = { ...first, id: 'note-0002', body: [] };
    await writeFile(
      notes,
      documentText({ ...file, annotations: [...file.annotations, theirs], sum: undefined }),
    );
    await app.lookOutside();
    await app.lookOutside();
    expect(await client.call('listAnnotations', { article: id })).toHaveLength(2);
    await client.call('setPreferences', { textSize: 25 });
    expect((await client.call('getPreferences', {})).textSize).toBe(25);
    await app.close();
    expect(await readFile(join(root, 'preferences.json'), 'utf8')).toBe(strange);
  });
});

/** Writes until nothing fits any more, not even a byte. */
async function fillUp(folder: string): Promise<void> {
  await mkdir(join(folder, 'ballast'), { recursive: true });
  for (let size = 65_536, n = 0; size >= 1; n++) {
    try {
      await writeFile(join(folder, 'ballast', `${n}`), Buffer.alloc(size));
    } catch {
      size = Math.floor(size / 4);
    }
  }
}

import * as nodeFs from 'node:fs/promises';
import {
  chmod,
  cp,
  link,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../store/disk';
import { fakeCleaner } from '../testing/fake-cleaner';
import { annotate, connect, imported, openApp, story, temporaryFolder, upload } from '../testing/library';

const flood = story('The river rose', 'Fourteen people were moved.', 'The bridge is closed.');
const isRoot = process.getuid?.() === 0;

async function outcomesOf(paths: string[]) {
  const app = await openApp(await temporaryFolder());
  const all = [];
  for await (const outcome of app.importPaths(paths)) all.push(outcome);
  return all;
}

describe('importing paths', () => {
  it('goes on after each file that cannot be imported, and names it with the reason', async () => {
    const folder = await temporaryFolder();
    const path = (name: string): string => join(folder, name);
    await writeFile(path('good.txt'), flood);
    await writeFile(path('empty.txt'), '');
    await writeFile(path('none.txt'), 'refuse');
    await symlink(path('good.txt'), path('link.txt'));
    await writeFile(path('big.html'), '');
    await truncate(path('big.html'), 60 * 1024 * 1024);
    await mkdir(path('bare'));
    await writeFile(path('also good.txt'), story('Another', 'text'));
    const names = [
      'good.txt',
      'empty.txt',
      'none.txt',
      'link.txt',
      'big.html',
      'missing.txt',
      'bare',
      'also good.txt',
    ];
    const outcomes = await outcomesOf(names.map(path));
    expect(outcomes.map(({ file }) => file)).toEqual(names.map(path));
    expect(outcomes.map((one) => (one.outcome === 'refused' ? one.error.code : one.outcome))).toEqual([
      ...[
        'imported',
        'empty',
        'no-article',
        'not-regular',
        'too-large',
        'not-found',
        'unsupported',
        'imported',
      ],
    ]);
    for (const [n, one] of outcomes.entries()) {
      if (one.outcome !== 'refused') continue;
      expect(one.error.message).toContain(`“${names[n]}”`);
      expect(one.error.message).not.toContain(folder);
    }
  });

  it.skipIf(isRoot || process.platform === 'win32')('says what it may not read', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'secret.txt'), flood);
    await chmod(join(folder, 'secret.txt'), 0);
    expect(await outcomesOf([join(folder, 'secret.txt')])).toMatchObject([{ error: { code: 'unreadable' } }]);
  });

  it('takes what can be imported out of folders, and leaves the parts of saved pages', async () => {
    const folder = await temporaryFolder();
    const files = [
      'b.html',
      'b_files/frame.html',
      'a.txt',
      'deep/er/c.htm',
      '.hidden.txt',
      'picture.png',
      'x_files/d.txt',
    ];
    for (const name of files) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), story(name, 'text'));
    }
    await symlink(join(folder, 'a.txt'), join(folder, 'z.txt'));
    const outcomes = await outcomesOf([folder]);
    expect(outcomes.map(({ file }) => file.slice(folder.length + 1))).toEqual([
      ...['a.txt', 'b.html', 'deep/er/c.htm', 'x_files/d.txt'],
    ]);
  });

  it('stops between two files when it is cancelled', async () => {
    const folder = await temporaryFolder();
    for (const name of ['a.txt', 'b.txt']) await writeFile(join(folder, name), story(name, 'text'));
    const app = await openApp(await temporaryFolder());
    const abort = new AbortController();
    const all = [];
    for await (const outcome of app.importPaths([folder], { signal: abort.signal })) {
      all.push(outcome);
      abort.abort();
    }
    expect(all).toHaveLength(1);
  });
});

describe('an imported article', () => {
  it('lies on disk as documented', async () => {
    const folder = await temporaryFolder();
    const app = await openApp(folder, { now: () => new Date('2026-03-01T10:00:00Z') });
    const client = connect(app);
    const { id } = await imported(client, '../../flood.TXT', flood);
    const article = join(folder, 'articles', id);
    expect((await readdir(article)).sort()).toEqual([
      'article.html',
      'article.json',
      'article.txt',
      'original.txt',
    ]);
    expect(await readFile(join(article, 'original.txt'))).toEqual(flood);
    expect(await readFile(join(article, 'article.txt'), 'utf8')).toBe(
      (await client.call('getArticle', { id })).text,
    );
    const record: unknown = JSON.parse(await readFile(join(article, 'article.json'), 'utf8'));
    expect(record).toMatchObject({
      ...{ formatVersion: 3, id, title: 'The river rose', version: 1, words: 11, original: 'original.txt' },
      source: { fileName: 'flood.TXT', importedAt: '2026-03-01T10:00:00.000Z', mediaType: 'text/plain' },
    });
  });

  it('brings its pictures', async () => {
    const name = '0123456789abcdef0123456789abcdef.png';
    const assets = [{ name, mediaType: 'image/png', bytes: Buffer.from('a picture'), from: null }];
    const cleaner = {
      ...fakeCleaner,
      clean: async (...args: Parameters<typeof fakeCleaner.clean>) => ({
        ...(await fakeCleaner.clean(...args)),
        assets,
      }),
    };
    const client = connect(await openApp(await temporaryFolder(), { cleaner }));
    const { id } = await imported(client, 'a.html', flood);
    const asset = await client.call('getAsset', { article: id, name });
    expect(asset).toEqual({ mediaType: 'image/png', bytes: Buffer.from('a picture').toString('base64') });
  });

  it('is private to its owner whatever the umask', async () => {
    const folder = join(await temporaryFolder(), 'new');
    const before = process.umask(0);
    try {
      const app = await openApp(folder);
      const client = connect(app);
      const { id } = await imported(client, 'flood.txt', flood);
      await annotate(client, id, 'bridge');
      await client.call('setPreferences', { theme: 'dark' });
      await client.call('deleteArticle', { id });
      await app.close();
    } finally {
      process.umask(before);
    }
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const { mode } = await stat(join(entry.parentPath, entry.name));
      expect(mode & 0o777, entry.name).toBe(entry.isDirectory() ? 0o700 : 0o600);
    }
  });

  it('is either there or not when the disk is full', async () => {
    const folder = await temporaryFolder();
    for (let allowed = 0; ; allowed++) {
      let opened = 0;
      const fs: FileSystem = {
        ...nodeFs,
        open: async (path, ...rest) => {
          const isOurs = String(path).includes('.incoming-') && rest[0] === 'wx';
          if (isOurs && opened++ >= allowed) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
          return nodeFs.open(path, ...rest);
        },
      };
      const app = await openApp(folder, { fs });
      const outcome = await upload(connect(app), 'flood.txt', flood);
      const there = await readdir(join(folder, 'articles'));
      await app.close();
      if (outcome.outcome === 'imported') {
        expect(there).toHaveLength(1);
        expect(allowed).toBe(4);
        return;
      }
      expect(outcome).toMatchObject({ outcome: 'refused', error: { code: 'storage' } });
      expect(there).toEqual([]);
    }
  });
});

describe('opening a library', () => {
  /** A closed library with one annotated article; gives the path of a file of that article. */
  async function made() {
    const folder = await temporaryFolder();
    const app = await openApp(folder);
    const client = connect(app);
    const { id } = await imported(client, 'flood.txt', flood);
    await annotate(client, id, 'bridge', { note: 'One.' });
    await app.close();
    return { folder, id, file: (name: string): string => join(folder, 'articles', id, name) };
  }

  it.each(['missing', '', '{', '{"formatVersion":1,"articles":[{}]}'])(
    'rebuilds a list that is %j',
    async (damage) => {
      const { folder, id } = await made();
      const list = join(folder, 'library.json');
      if (damage === 'missing') await rm(list);
      else await writeFile(list, damage);
      const app = await openApp(folder);
      expect(app.library.list()).toMatchObject([{ id, title: 'The river rose', annotations: 1 }]);
      expect(app.status().notices).toHaveLength(damage === 'missing' ? 0 : 1);
    },
  );

  it('lists what was added or removed by hand', async () => {
    const { folder, id, file } = await made();
    await rm(file('..'), { recursive: true });
    const app = await openApp(folder);
    expect(app.library.list()).toEqual([]);
    await expect(app.library.get(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('knows all after a process that did not end properly', async () => {
    const { folder: live, id } = await made();
    const app = await openApp(live);
    await annotate(connect(app), id, 'river');
    const folder = await temporaryFolder();
    await cp(live, folder, { recursive: true });
    const gone = { pid: 999_999_999, host: (await import('node:os')).hostname(), started: null, id: 'gone' };
    await writeFile(join(folder, 'library.lock'), JSON.stringify(gone));
    await writeFile(join(folder, 'articles', id, '.annotations.json.0123456789abcdef.tmp'), '{"form');
    await mkdir(join(folder, 'articles', '.incoming-aaaaaaaa'));
    const again = await openApp(folder);
    expect(again.library.list()).toMatchObject([{ id, annotations: 2 }]);
    expect(await readdir(join(folder, 'articles'))).toEqual([id]);
    expect((await readdir(join(folder, 'articles', id))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is refused while it is open', async () => {
    const { folder } = await made();
    const app = await openApp(folder);
    await expect(openApp(folder)).rejects.toMatchObject({ code: 'locked' });
    await app.close();
    await openApp(folder);
  });

  it('only reads, and touches nothing, when a newer program wrote it', async () => {
    const { folder } = await made();
    for (const [name, text] of [
      ['library.json', '{"formatVersion":99}'],
      ['preferences.json', '{"formatVersion":99,"preferences":{"theme":"dark"}}'],
    ] as const) {
      await writeFile(join(folder, name), text);
      const app = await openApp(folder);
      expect(app.status().readOnly).toMatch(/newer version of Synoptic/);
      await app.close();
      expect(await readFile(join(folder, name), 'utf8')).toBe(text);
      await rm(join(folder, name));
    }
    await openApp(folder);
  });

  it('restores damaged notes from the backup, keeps the damaged file, and says so', async () => {
    const { folder, id, file } = await made();
    let app = await openApp(folder);
    await annotate(connect(app), id, 'river');
    await app.close();
    await writeFile(file('annotations.json'), '{"formatVersion":1,"annot');
    app = await openApp(folder);
    // The copy was made when the library was closed: both notes are in it.
    expect(await app.annotations.list(id)).toMatchObject([{ body: [] }, { body: [{ value: 'One.' }] }]);
    expect(app.status().notices[0]).toMatch(/notes of “.*”.*restored from a backup/);
    expect(
      (await readdir(file('.'))).filter((name) => name.startsWith('annotations.json.corrupt-')),
    ).toHaveLength(1);
  });

  it.each(['article.json', 'position.json'])('makes a damaged %s anew', async (name) => {
    const { folder, id, file } = await made();
    const before = await (async () => {
      const app = await openApp(folder);
      const article = await app.library.get(id);
      await app.library.setPosition(id, { offset: 0, progress: 0 });
      await app.close();
      return article;
    })();
    await writeFile(file(name), 'x');
    const app = await openApp(folder);
    expect(await app.library.get(id)).toEqual(before);
    expect(await app.annotations.list(id)).toHaveLength(1);
    expect(app.status().notices).toHaveLength(1);
  });

  it('makes the text again when only that is gone, and says when the article itself is damaged', async () => {
    const { folder, id, file } = await made();
    const text = await readFile(file('article.txt'), 'utf8');
    for (const damage of ['', 'other words', null]) {
      if (damage === null) await rm(file('article.txt'));
      else await writeFile(file('article.txt'), damage);
      const app = await openApp(folder);
      expect((await app.library.get(id)).text).toBe(text);
      await app.close();
      expect(await readFile(file('article.txt'), 'utf8')).toBe(text);
    }
    await writeFile(file('article.html'), '<p>Something else</p>\n');
    const app = await openApp(folder);
    await expect(app.library.get(id)).rejects.toThrow(/“The river rose” is not whole/);
    await app.repair();
    expect((await app.library.get(id)).text).toBe(text);
  });

  it('does not let one bad article keep the others away', async () => {
    const { folder, id, file } = await made();
    let app = await openApp(folder);
    const { id: other } = await imported(connect(app), 'b.txt', story('Other', 'text'));
    await app.close();
    await writeFile(file('article.json'), 'x');
    await rm(file('original.txt'));
    await rm(join(folder, 'library.json'));
    app = await openApp(folder);
    expect(app.library.list().map((article) => article.id)).toEqual([other]);
    expect(app.status().notices).toHaveLength(1);
    expect(await readFile(file('article.json'), 'utf8')).toBe('x');
    expect(await readFile(file('article.html'), 'utf8')).toContain('river');
    await expect(app.library.get(id)).rejects.toMatchObject({ code: 'storage' });
  });
});

describe('the trash', () => {
  it('survives a restart', async () => {
    const folder = await temporaryFolder();
    let app = await openApp(folder);
    const { id } = await imported(connect(app), 'flood.txt', flood);
    await annotate(connect(app), id, 'bridge');
    await app.library.delete(id);
    await app.close();
    expect(await readdir(join(folder, 'trash'))).toEqual([id]);
    app = await openApp(folder);
    expect(app.library.list()).toEqual([]);
    expect(await app.library.restore(id)).toMatchObject({ id, annotations: 1 });
    expect(await readdir(join(folder, 'trash'))).toEqual([]);
  });

  it('waits for what is being stored', async () => {
    const app = await openApp(await temporaryFolder());
    const client = connect(app);
    const { id } = await imported(client, 'flood.txt', flood);
    const made = annotate(client, id, 'bridge', { id: 'the-last-one' });
    await client.call('getArticle', { id });
    await Promise.allSettled([made, app.library.delete(id)]);
    await app.library.restore(id);
    const stored = await app.annotations.list(id);
    const outcome = await made.then(
      () => 1,
      () => 0,
    );
    expect(stored).toHaveLength(outcome);
  });
});

it('takes two names of one file for one article', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.txt'), flood);
  await link(join(folder, 'a.txt'), join(folder, 'b.txt'));
  expect(await outcomesOf([join(folder, 'a.txt'), join(folder, 'b.txt')])).toMatchObject([
    { outcome: 'imported' },
    { outcome: 'already-there' },
  ]);
});

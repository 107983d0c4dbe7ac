import * as nodeFs from 'node:fs/promises';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../testing/library';
import { createBackups } from './backups';
import { createDisk, type FileSystem } from './disk';
import { type Document, openDocument } from './document';
import { durableJson } from './durable-json';
import type { Format } from './migrations';

interface Words {
  formatVersion: 2;
  words: string[];
}
const format: Format<Words> = {
  name: 'the words',
  version: 2,
  schema: z.object({ formatVersion: z.literal(2), words: z.array(z.string()) }),
  migrations: { 1: ({ word }) => ({ words: [word] }) },
};
const empty: Words = { formatVersion: 2, words: [] };

async function open(
  folder: string,
  {
    fs,
    notices = [],
    time = '2026-03-01T10:00:00Z',
  }: { fs?: FileSystem; notices?: string[]; time?: string } = {},
): Promise<Document<Words>> {
  const disk = createDisk(fs);
  const now = (): Date => new Date(time);
  const adapter = durableJson({
    ...{ disk, format, now, path: join(folder, 'words.json') },
    backups: createBackups(disk, folder, join(folder, 'backups'), now),
    rebuild: async () => empty,
    journal: null,
    notice: (sentence) => notices.push(sentence),
  });
  return openDocument(adapter, empty, 'The words could not be saved');
}

const add = (word: string) => (words: Words) => ({ ...words, words: [...words.words, word] });
const onDisk = async (folder: string): Promise<unknown> => {
  const raw = JSON.parse(await readFile(join(folder, 'words.json'), 'utf8')) as Record<string, unknown>;
  const { sum: _, ...content } = raw;
  return content;
};

describe('a stored document', () => {
  it('holds what is on disk, also after many changes at once', async () => {
    const folder = await temporaryFolder();
    const document = await open(folder);
    const words = Array.from({ length: 50 }, (_, n) => `word ${n}`);
    await Promise.all(words.map((word) => document.update(add(word))));
    expect(document.data.words).toEqual(words);
    expect(await onDisk(folder)).toEqual({ formatVersion: 2, words });
    expect((await open(folder)).data.words).toEqual(words);
  });

  it('is stored when an update is answered', async () => {
    const folder = await temporaryFolder();
    const document = await open(folder);
    for (const word of ['one', 'two', 'three']) {
      await document.update(add(word));
      expect(await onDisk(folder)).toEqual(document.data);
    }
  });

  it('loses only the change that throws', async () => {
    const document = await open(await temporaryFolder());
    const outcomes = await Promise.allSettled([
      document.update(add('one')),
      document.update(() => {
        throw new Error('no');
      }),
      document.update(add('two')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(document.data.words).toEqual(['one', 'two']);
  });

  it('makes files 0600 and folders 0700 whatever the umask', async () => {
    const folder = await temporaryFolder();
    const before = process.umask(0);
    try {
      const document = await open(folder);
      for (const word of ['one', 'two']) await document.update(add(word));
      const again = await open(folder, { time: '2026-03-02T10:00:00Z' });
      await again.update(add('three'));
    } finally {
      process.umask(before);
    }
    const mode = async (path: string): Promise<number> => (await stat(join(folder, path))).mode & 0o777;
    expect(await mode('words.json')).toBe(0o600);
    expect(await mode('backups')).toBe(0o700);
    const [copy] = await readdir(join(folder, 'backups'));
    expect(await mode(`backups/${copy}`)).toBe(0o600);
  });

  it('syncs the file, renames it, then syncs the folder, before it answers', async () => {
    const folder = await temporaryFolder();
    const steps: string[] = [];
    const fs: FileSystem = {
      ...nodeFs,
      open: async (path, ...rest) => {
        const handle = await nodeFs.open(path, ...rest);
        const sync = handle.sync.bind(handle);
        handle.sync = async () => {
          await sync();
          steps.push(path === folder ? 'sync folder' : 'sync file');
        };
        return handle;
      },
      rename: async (from, to) => {
        await nodeFs.rename(from, to);
        steps.push('rename');
      },
    };
    await (await open(folder, { fs })).update(add('one'));
    expect(steps).toEqual(['sync file', 'rename', 'sync folder']);
  });
});

describe('a write that fails', () => {
  const failing = (code: string, what: 'open' | 'rename'): FileSystem & { broken: boolean } => {
    const fs = {
      ...nodeFs,
      broken: false,
      [what]: async (path: string, ...rest: never[]) => {
        const isTemp = path.endsWith('.tmp');
        if (fs.broken && isTemp) throw Object.assign(new Error(code), { code });
        return (nodeFs[what] as (...args: unknown[]) => Promise<unknown>)(path, ...rest);
      },
    };
    return fs;
  };

  it.each(['ENOSPC', 'EACCES', 'EROFS', 'EIO'])(
    'says %s, shows what is stored, and works again later',
    async (code) => {
      for (const what of ['open', 'rename'] as const) {
        const folder = await temporaryFolder();
        const fs = failing(code, what);
        const document = await open(folder, { fs });
        await document.update(add('one'));
        fs.broken = true;
        const failure = await document.update(add('two')).catch((error: unknown) => error);
        expect(failure).toMatchObject({ code: 'storage' });
        expect((failure as Error).message).toMatch(/^The words could not be saved: .+\.$/);
        expect((failure as Error).message).not.toContain(folder);
        expect(document.data.words).toEqual(['one']);
        expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
        fs.broken = false;
        await document.update(add('three'));
        expect(await onDisk(folder)).toEqual({ formatVersion: 2, words: ['one', 'three'] });
      }
    },
  );

  it('shows what is on disk when only the sync of the folder fails', async () => {
    const folder = await temporaryFolder();
    let broken = false;
    const fs: FileSystem = {
      ...nodeFs,
      open: async (path, ...rest) => {
        if (broken && path === folder) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        return nodeFs.open(path, ...rest);
      },
    };
    const document = await open(folder, { fs });
    await document.update(add('one'));
    broken = true;
    await expect(document.update(add('two'))).rejects.toMatchObject({ code: 'storage' });
    expect(await onDisk(folder)).toEqual(document.data);
  });
});

describe('a damaged file', () => {
  const damages = [
    '',
    '{"formatVersion":2,"words":["on',
    '\0\0\0\0',
    '{"formatVersion":2,"words":[3]}',
    'null',
  ];

  it.each(damages)('%j is kept aside and replaced by the newest good backup', async (damage) => {
    const folder = await temporaryFolder();
    for (const [day, word] of ['one', 'two'].entries()) {
      const document = await open(folder, { time: `2026-03-0${day + 1}T10:00:00Z` });
      await document.update(add(word));
      await document.close();
    }
    // The newest backup is bad as well: the one before it serves.
    const copies = (await readdir(join(folder, 'backups'))).sort();
    expect(copies).toHaveLength(2);
    await nodeFs.rm(join(folder, 'backups', copies[1] ?? ''));
    await writeFile(join(folder, 'backups', copies[1] ?? ''), '{');
    await nodeFs.rm(join(folder, 'words.json'));
    await writeFile(join(folder, 'words.json'), damage);

    const notices: string[] = [];
    const document = await open(folder, { notices, time: '2026-03-09T10:00:00Z' });
    expect(document.data.words).toEqual(['one']);
    expect(await onDisk(folder)).toEqual(document.data);
    const [aside] = (await readdir(folder)).filter((name) => name.includes('.corrupt-'));
    expect(aside).toBe('words.json.corrupt-2026-03-09T10-00-00-000Z');
    expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe(damage);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('restored from a backup');
    await open(folder, { notices });
    expect(notices).toHaveLength(1);
  });

  it('never replaces an earlier damaged file that was kept', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'words.json'), 'bad one');
    await open(folder);
    await writeFile(join(folder, 'words.json'), 'bad two');
    await open(folder);
    const kept = (await readdir(folder)).filter((name) => name.includes('.corrupt-'));
    const texts = await Promise.all(kept.map((name) => readFile(join(folder, name), 'utf8')));
    expect(texts.sort()).toEqual(['bad one', 'bad two']);
  });

  it('is made anew when there is no backup, and that is said', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'words.json'), '{');
    const notices: string[] = [];
    expect((await open(folder, { notices })).data).toEqual(empty);
    expect(notices[0]).toContain('made anew');
  });

  it('of a newer version is refused and left alone', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'words.json'), '{"formatVersion":3}');
    await expect(open(folder)).rejects.toMatchObject({ code: 'newer-format' });
    expect(await readFile(join(folder, 'words.json'), 'utf8')).toBe('{"formatVersion":3}');
    expect(await readdir(folder)).toEqual(['words.json']);
  });

  it('of an older version is kept in a backup before it is migrated', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'words.json'), '{"formatVersion":1,"word":"dam"}');
    expect((await open(folder)).data.words).toEqual(['dam']);
    expect(await onDisk(folder)).toEqual({ formatVersion: 2, words: ['dam'] });
    const [copy] = await readdir(join(folder, 'backups'));
    expect(await readFile(join(folder, 'backups', copy ?? ''), 'utf8')).toBe(
      '{"formatVersion":1,"word":"dam"}',
    );
  });

  it('thins backups out as they become many', async () => {
    const folder = await temporaryFolder();
    for (let day = 10; day < 18; day++) {
      await (await open(folder, { time: `2026-03-${day}T10:00:00Z` })).update(add(String(day)));
    }
    const copies = (await readdir(join(folder, 'backups'))).sort();
    // The newest five, and the last of each of seven days; all are of one month.
    expect(copies).toHaveLength(7);
    expect(copies.at(-1)).toBe('words.2026-03-17T10-00-00-000Z.json');
  });
});

import { AppError } from '#contract';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { storageError, systemCode } from '../../store/storage-error';

/** Where the program keeps what it needs to know about its files, in the folder itself: not shown by the usual programs. */
export const hidden = '.synoptic';

/** Largest file that is read. Bytes. */
const largest = 10 * 1024 * 1024;
/** What an interrupted export left is removed after this time, as another computer may be writing. Milliseconds. */
const staleAfter = 60 * 60 * 1000;
const temporary = /^[0-9a-f]{16}\.tmp$/;

export interface ReadFile {
  bytes: Buffer;
  /** Another when somebody has written the file. */
  stamp: string;
  mode: number;
  /** When somebody last wrote it. Milliseconds since 1970. */
  modified: number;
}

/**
 * A folder that exports are written into. Nothing outside of it is read or written: a path is a list of names from it, and no
 * symbolic link is followed.
 */
export interface Vault {
  root: string;
  /** Null when there is none. @throws AppError `conflict` for what is no ordinary file, or too large */
  read: (path: string) => Promise<ReadFile | null>;
  /** The first bytes; null when there is no such ordinary file. */
  readStart: (path: string, bytes: number) => Promise<Buffer | null>;
  /**
   * Writes a file as a whole or not at all.
   * @param before what was read; null for one that must not be there yet
   * @throws AppError `conflict` when it has changed since
   */
  write: (path: string, content: string | Uint8Array, before: ReadFile | null) => Promise<void>;
  /** A file of the program's own. */
  readOwn: (path: string) => Promise<Buffer | null>;
  /** The same, whatever stands there. */
  writeHidden: (path: string, text: string) => Promise<void>;
  /** Names in the folder itself. */
  names: () => Promise<string[]>;
}

/** @throws AppError `storage` when the folder is not there */
export async function openVault(folder: string, writable: boolean): Promise<Vault> {
  const name = basename(folder);
  const gone = `The folder “${name}” is not there. Connect its disk or put it back, and export again.`;
  const root = await realpath(folder).catch(() => {
    throw new AppError('storage', gone);
  });
  if (!(await stat(root)).isDirectory()) throw new AppError('storage', `“${name}” is not a folder.`);

  const own = join(root, hidden);
  const makeOwn = async (path: string): Promise<void> => {
    await mkdir(path).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw storageError(error, `Nothing can be written into “${name}”`);
    });
    if (!(await lstat(path)).isDirectory())
      throw new AppError(
        'storage',
        `“${hidden}” in the folder “${name}” is not a folder. Take it away and export again.`,
      );
  };
  if (writable) {
    await makeOwn(own);
    await makeOwn(join(own, 'exports'));
    await sweep(own);
  }

  /** The place of a file whose folders are real ones; null where they are not, or not there. */
  const placeOf = async (path: string, from = root): Promise<string | null> => {
    const names = path.split('/');
    if (names.some((one) => !isName(one))) return null;
    let at = from;
    for (const one of names.slice(0, -1)) {
      at = join(at, one);
      const there = await lstat(at).catch(() => null);
      if (!there?.isDirectory()) return null;
    }
    return join(at, names.at(-1) ?? '');
  };
  const opened = async (path: string, from = root): Promise<FileHandle | null> => {
    const place = await placeOf(path, from);
    if (place === null) return null;
    const there = await lstat(place).catch(() => null);
    if (!there) return null;
    const odd = new AppError('conflict', 'What stands there is no ordinary file.');
    if (!there.isFile()) throw odd;
    // Windows has no such flags.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    return open(place, flags).catch((error: unknown) => {
      if (systemCode(error) === 'ELOOP') throw odd;
      throw new AppError('conflict', 'It could not be read. Check its permissions.', { cause: error });
    });
  };
  const stampOf = ({
    dev,
    ino,
    mtimeNs,
    size,
  }: {
    dev: bigint;
    ino: bigint;
    mtimeNs: bigint;
    size: bigint;
  }): string => [dev, ino, mtimeNs, size].join(' ');

  const fill = async (content: string | Uint8Array, mode: number): Promise<string> => {
    const temp = join(own, `${randomBytes(8).toString('hex')}.tmp`);
    const file = await open(temp, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } catch (error) {
      await unlink(temp).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    return temp;
  };

  const read = async (path: string, from = root): Promise<ReadFile | null> => {
    const file = await opened(path, from);
    if (!file) return null;
    try {
      const there = await file.stat({ bigint: true });
      if (there.size > largest) throw new AppError('conflict', 'It is larger than 10 MB.');
      const { mode, mtimeMs } = there;
      const about = { stamp: stampOf(there), mode: Number(mode) & 0o777, modified: Number(mtimeMs) };
      return { bytes: await file.readFile(), ...about };
    } finally {
      await file.close();
    }
  };

  return {
    root,
    read: (path) => read(path),
    readOwn: async (path) => {
      const there = await lstat(own).catch(() => null);
      return there?.isDirectory() ? ((await read(path, own))?.bytes ?? null) : null;
    },
    readStart: async (path, bytes) => {
      const file = await opened(path).catch(() => null);
      if (!file) return null;
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    write: async (path, content, before) => {
      const place = await placeOf(path);
      if (place === null) throw new AppError('conflict', 'Its folder is not there any more.');
      const temp = await fill(content, before?.mode ?? 0o666);
      try {
        if (before) {
          const now = await lstat(place, { bigint: true }).catch(() => null);
          if (!now?.isFile() || stampOf(now) !== before.stamp)
            throw new AppError('conflict', 'It was changed while it was exported. Export again.');
          await rename(temp, place);
        } else await putNew(temp, place);
      } finally {
        await unlink(temp).catch(() => undefined);
      }
      await syncFolder(dirname(place));
    },
    writeHidden: async (path, text) => {
      const temp = await fill(text, 0o666);
      try {
        await rename(temp, join(own, path));
      } catch (error) {
        await unlink(temp).catch(() => undefined);
        throw error;
      }
      await syncFolder(dirname(join(own, path)));
    },
    names: () => readdir(root),
  };
}

/** What can be one name in a path. The program's own folder and those of other programs are none of these. */
export function isName(name: string): boolean {
  if (name === '' || name.startsWith('.') || /[/\0]/.test(name)) return false;
  return process.platform !== 'win32' || !/[\\:]/.test(name);
}

async function putNew(temp: string, place: string): Promise<void> {
  const taken = new AppError('conflict', 'Another file has taken its name meanwhile. Export again.');
  try {
    await link(temp, place);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw taken;
    // File systems without hard links (FAT).
    if (await lstat(place).catch(() => null)) throw taken;
    await rename(temp, place);
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no way to sync a folder; NTFS journals its names.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(own: string): Promise<void> {
  for (const name of await readdir(own)) {
    if (!temporary.test(name)) continue;
    const there = await lstat(join(own, name)).catch(() => null);
    if (there && Date.now() - there.mtimeMs > staleAfter)
      await unlink(join(own, name)).catch(() => undefined);
  }
}

import { randomBytes } from 'node:crypto';
import * as nodeFs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type LogFile, openLogFile } from './log-file';
import { systemCode } from './storage-error';

/** What the store needs of the file system; tests hand in one that fails. */
export type FileSystem = Pick<
  typeof nodeFs,
  'open' | 'rename' | 'link' | 'copyFile' | 'unlink' | 'mkdir' | 'readdir' | 'readFile' | 'rm' | 'stat'
>;

const temporary = /^\..+\.[0-9a-f]{16}\.tmp$/;

/**
 * Every byte the program stores goes through here. A write has happened when its promise is fulfilled: temporary
 * file, fsync, rename, fsync of the folder. Files are 0600, folders 0700. Errors are those of `node:fs`.
 */
export interface Disk {
  /** Why nothing may be written, in a sentence; null when all may. Then each change is refused with it (`read-only`). */
  readonly readOnly: string | null;
  /** Null when there is no such file. */
  read: (path: string) => Promise<Buffer | null>;
  /** The first bytes of a file, so many at most. Null when there is no such file. */
  readStart: (path: string, bytes: number) => Promise<Buffer | null>;
  /** Names in a folder; empty when there is no such folder. */
  list: (folder: string) => Promise<string[]>;
  makeFolder: (folder: string) => Promise<void>;
  /** Replaces the file in one step. */
  write: (path: string, data: string | Uint8Array) => Promise<void>;
  /** Writes into a folder that nobody sees yet and that `move` will commit; the folder itself is not synced. */
  writeUnseen: (path: string, data: string | Uint8Array) => Promise<void>;
  /** Renames a file or folder and makes that durable. */
  move: (from: string, to: string) => Promise<void>;
  /** Renames without waiting for the disk: it has happened for sure when both folders are synced. */
  rename: (from: string, to: string) => Promise<void>;
  /** Gives a file a second name, which keeps it when its own is given to another. */
  keep: (path: string, as: string) => Promise<void>;
  remove: (path: string) => Promise<void>;
  /** Removes what interrupted writes left among the `names` in a folder. */
  sweep: (folder: string, names: readonly string[]) => Promise<void>;
  sync: (folder: string) => Promise<void>;
  /** Another when a file was written by somebody: its time and size. Null when there is none. */
  stamp: (path: string) => Promise<string | null>;
  /** When a file was last written, or something was last added to or taken from a folder. */
  changedAt: (path: string) => Promise<Date>;
  /** Bytes of all files in a folder and the folders in it. */
  sizeOf: (folder: string) => Promise<number>;
  /** A file that is only added to. */
  log: (path: string) => LogFile;
}

export function createDisk(fs: FileSystem = nodeFs): Disk {
  const fill = async (path: string, data: string | Uint8Array): Promise<void> => {
    const file = await fs.open(path, 'wx', 0o600);
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
  };

  const sync = async (folder: string): Promise<void> => {
    // Windows has no way to sync a folder; NTFS journals its names.
    if (process.platform === 'win32') return;
    const handle = await fs.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  const unlessMissing = async <T>(value: Promise<T>, otherwise: T): Promise<T> =>
    value.catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return otherwise;
      throw error;
    });

  const list = (folder: string): Promise<string[]> => unlessMissing(fs.readdir(folder), []);
  const remove = (path: string): Promise<void> => fs.rm(path, { recursive: true, force: true });

  const sizeOf = async (folder: string): Promise<number> => {
    let bytes = 0;
    for (const name of await list(folder)) {
      const found = await unlessMissing(fs.stat(join(folder, name)), null);
      bytes += found?.isDirectory() ? await sizeOf(join(folder, name)) : (found?.size ?? 0);
    }
    return bytes;
  };

  return {
    readOnly: null,
    list,
    remove,
    sync,
    sizeOf,
    stamp: async (path) => {
      const found = await unlessMissing(fs.stat(path), null);
      return found && `${found.mtimeMs}:${found.size}`;
    },
    changedAt: async (path) => (await fs.stat(path)).mtime,
    log: (path) => openLogFile(path, fs, sync),
    readStart: async (path, bytes) => {
      const file = await unlessMissing(fs.open(path, 'r'), null);
      if (!file) return null;
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    read: (path) => unlessMissing<Buffer | null>(fs.readFile(path), null),
    makeFolder: async (folder) => void (await fs.mkdir(folder, { recursive: true, mode: 0o700 })),
    write: async (path, data) => {
      const temp = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
      try {
        await fill(temp, data);
        await fs.rename(temp, path);
      } catch (error) {
        await fs.unlink(temp).catch(() => undefined);
        throw error;
      }
      await sync(dirname(path));
    },
    writeUnseen: fill,
    rename: (from, to) => fs.rename(from, to),
    move: async (from, to) => {
      await fs.rename(from, to);
      await sync(dirname(to));
      if (dirname(from) !== dirname(to)) await sync(dirname(from));
    },
    keep: async (path, as) => {
      // File systems without hard links (FAT) take a copy.
      await fs.link(path, as).catch(() => fs.copyFile(path, as, nodeFs.constants.COPYFILE_EXCL));
      await sync(dirname(as));
    },
    sweep: async (folder, names) => {
      for (const name of names) if (temporary.test(name)) await remove(join(folder, name));
    },
  };
}

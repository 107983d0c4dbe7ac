import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileSystem } from './disk';
import { systemCode } from './storage-error';

/** A file that is only ever added to at its end. Errors are those of `node:fs`. */
export interface LogFile {
  /** Bytes that are in it for sure. */
  readonly bytes: number;
  /** All that is in it; null when there is no such file. */
  read: () => Promise<Buffer | null>;
  /** @param data or what makes them of the file's place. Fulfilled when they are on disk (fdatasync). After a failure the file is as it was before. Calls must not overlap. */
  append: (data: string | ((place: string) => string)) => Promise<void>;
  /** What tells this file from a copy of it on another disk; null when there is none. */
  place: () => Promise<string | null>;
  /** What is beyond so many bytes counts for nothing; the next append takes their place. */
  endAt: (bytes: number) => void;
  /** Takes away what is beyond so many bytes, durably. */
  cut: (bytes: number) => Promise<void>;
  close: () => Promise<void>;
}

/** Nothing is made before the first append. */
export function openLogFile(
  path: string,
  fs: Pick<FileSystem, 'open' | 'readFile' | 'stat'>,
  syncFolder: (folder: string) => Promise<void>,
): LogFile {
  let handle: FileHandle | null = null;
  let bytes = 0;
  /** Something of a failed append may stand behind the end. */
  let untidy = false;

  const opened = async (): Promise<FileHandle> => {
    if (handle) return handle;
    try {
      handle = await fs.open(path, 'r+');
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      handle = await fs.open(path, 'wx+', 0o600);
      bytes = 0;
      untidy = false;
      try {
        await handle.sync();
        await syncFolder(dirname(path));
      } catch (failure) {
        await shut();
        throw failure;
      }
    }
    return handle;
  };

  const shut = async (): Promise<void> => {
    const old = handle;
    handle = null;
    await old?.close().catch(() => undefined);
  };

  /** A file that was deleted or moved away is written to without an error: nobody would find it again. */
  const checkPlace = async (file: FileHandle): Promise<void> => {
    const [there, open] = await Promise.all([fs.stat(path), file.stat()]);
    if (there.ino !== open.ino || there.dev !== open.dev) {
      throw Object.assign(new Error('the file is not in its place any more'), { code: 'ENOENT' });
    }
  };

  return {
    get bytes() {
      return bytes;
    },
    read: async () => {
      try {
        const data = await fs.readFile(path);
        bytes = data.length;
        return data;
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return null;
        throw error;
      }
    },
    place: async () => {
      try {
        return placeOf(await fs.stat(path));
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return null;
        throw error;
      }
    },
    endAt: (to) => {
      untidy ||= to < bytes;
      bytes = to;
    },
    append: async (data) => {
      const file = await opened();
      try {
        if (untidy) await file.truncate(bytes);
        untidy = true;
        const buffer = Buffer.from(typeof data === 'string' ? data : data(placeOf(await file.stat())));
        for (let done = 0; done < buffer.length;) {
          done += (await file.write(buffer, done, buffer.length - done, bytes + done)).bytesWritten;
        }
        await Promise.all([file.datasync(), checkPlace(file)]);
        bytes += buffer.length;
        untidy = false;
      } catch (error) {
        // What was refused must not come back at the next opening.
        await file
          .truncate(bytes)
          .then(() => file.datasync())
          .then(() => (untidy = false))
          .catch(() => undefined);
        await shut();
        throw error;
      }
    },
    cut: async (to) => {
      const file = await opened();
      await file.truncate(to);
      await file.sync();
      bytes = to;
      untidy = false;
    },
    close: shut,
  };
}

const placeOf = ({ ino }: { ino: number }): string => String(ino);

import { AppError } from '#contract';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Disk } from './disk';
import { systemCode } from './storage-error';

/** Codes of failures that are the disk's or the folder's, not one file's, and what the reader is told. */
const troubles: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Free some space',
  EDQUOT: 'Your share of the disk is used up. Free some space',
  EACCES: 'The library folder may not be written to. Check its permissions',
  EPERM: 'The library folder may not be written to. Check its permissions',
  EROFS: 'The disk has become read-only. Make it writable again',
  EIO: 'The disk reported an error. Check the disk and its cable',
  ENXIO: 'The disk does not answer. Connect it again',
  ENODEV: 'The disk does not answer. Connect it again',
  ESTALE: 'The disk does not answer. Connect it again',
  ENOTCONN: 'The disk does not answer. Connect it again',
};
const promise = 'nothing is saved until then; what you had before is safe.';
const goneSentence = `The library folder is not there any more. Connect its disk again, or put the folder back: ${promise}`;

/** How long after a failure the disk is tried again. Milliseconds. */
export const probeAfter = 3000;
/** As much as is written to try it: a nearly full disk takes a few bytes and no document. */
const probeBytes = 16 * 1024;

export interface GuardedDisk extends Disk {
  /** Refuses every change from now on, with this sentence. */
  makeReadOnly: (sentence: string) => void;
  /**
   * From now on, whether the library is still there is asked before each change, and before anything is taken for missing.
   * Otherwise a library would be begun anew in the empty folder where a drive was mounted, and every article would count as
   * deleted.
   */
  hold: (isThere: () => Promise<boolean>) => void;
  /** What is the matter with the disk now, and what to do, in a sentence; null when it takes what is written. */
  readonly trouble: string | null;
  /** Tries the disk again now. */
  probe: () => Promise<void>;
  /** Gives up trying. */
  close: () => void;
}

/** @param changed told when there is another `trouble`, or none any more */
export function guardDisk(disk: Disk, changed: () => void): GuardedDisk {
  let readOnly: string | null = null;
  let isThere = (): Promise<boolean> => Promise.resolve(true);
  let trouble: { sentence: string; folder: string } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const later = (): void => {
    if (timer || closed) return;
    timer = setTimeout(() => {
      timer = null;
      void probe();
    }, probeAfter).unref();
  };
  const say = (next: typeof trouble): void => {
    const isOther = next?.sentence !== trouble?.sentence;
    trouble = next;
    if (next) later();
    if (isOther) changed();
  };
  const notice = (error: unknown, folder: string): void => {
    const code = systemCode(error) ?? '';
    const sentence = Object.hasOwn(troubles, code) ? troubles[code] : undefined;
    if (sentence !== undefined) say({ sentence: `${sentence}: ${promise}`, folder });
  };
  const ensureThere = async (folder: string): Promise<void> => {
    if (await isThere()) return;
    say({ sentence: goneSentence, folder });
    throw new AppError('storage', goneSentence);
  };
  const probe = async (): Promise<void> => {
    if (!trouble) return;
    const { folder } = trouble;
    const temp = join(folder, `.probe.${randomBytes(8).toString('hex')}.tmp`);
    try {
      await ensureThere(folder);
      await disk.writeUnseen(temp, Buffer.alloc(probeBytes));
      say(null);
    } catch (error) {
      // The folder that it was may have gone for good with its article.
      if (systemCode(error) === 'ENOENT') say(null);
      else notice(error, folder);
      if (trouble) later();
    } finally {
      await disk.remove(temp).catch(() => undefined);
    }
  };

  const writing =
    <A extends [path: string, ...rest: unknown[]]>(action: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      if (readOnly !== null) throw new AppError('read-only', readOnly);
      const folder = dirname(args[0]);
      await ensureThere(folder);
      try {
        await action(...args);
      } catch (error) {
        notice(error, folder);
        // A folder that went in the midst of it fails in many ways; only one of them says what to do.
        await ensureThere(folder);
        throw error;
      }
      // A folder that is there again is no trouble any more; whether there is space again, more than this may have to show.
      if (trouble?.sentence === goneSentence) say(null);
      else if (trouble?.folder === folder) void probe();
    };
  const reading =
    <T>(action: (path: string) => Promise<T>, isNothing: (found: T) => boolean) =>
    async (path: string): Promise<T> => {
      let found: T;
      try {
        found = await action(path);
      } catch (error) {
        await ensureThere(dirname(path));
        throw error;
      }
      if (isNothing(found)) await ensureThere(dirname(path));
      return found;
    };

  return {
    get readOnly() {
      return readOnly;
    },
    get trouble() {
      return trouble?.sentence ?? null;
    },
    makeReadOnly: (sentence) => {
      readOnly = sentence;
      changed();
    },
    hold: (asks) => void (isThere = asks),
    probe,
    close: () => {
      closed = true;
      if (timer) clearTimeout(timer);
    },
    read: reading(disk.read, (bytes) => bytes === null),
    list: reading(disk.list, (names) => names.length === 0),
    readStart: disk.readStart,
    stamp: disk.stamp,
    changedAt: disk.changedAt,
    sizeOf: disk.sizeOf,
    makeFolder: writing(disk.makeFolder),
    write: writing(disk.write),
    writeUnseen: writing(disk.writeUnseen),
    move: writing(disk.move),
    rename: writing(disk.rename),
    keep: writing(disk.keep),
    remove: writing(disk.remove),
    log: (path) => {
      const log = disk.log(path);
      const append = writing((_: string, data: Parameters<typeof log.append>[0]) => log.append(data));
      const cut = writing((_: string, bytes: number) => log.cut(bytes));
      return {
        ...log,
        get bytes() {
          return log.bytes;
        },
        append: (data) => append(path, data),
        cut: (bytes) => cut(path, bytes),
      };
    },
    sync: async (folder) => {
      if (readOnly === null) await disk.sync(folder);
    },
    sweep: async (folder, names) => {
      if (readOnly === null) await disk.sweep(folder, names);
    },
  };
}

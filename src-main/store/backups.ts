import { basename, dirname, join, relative, sep } from 'node:path';
import { keptTimes, stamp, timeOfStamp } from './backup-times';
import type { Disk } from './disk';

export { stamp } from './backup-times';

/** Dated copies of documents: `backups/<place in the library>/<name>.<time>.json`. */
export interface Backups {
  /**
   * Keeps the file as it is now, unless the newest copy says the same or it is no document. The copy is named after the
   * time when its content was written, so that it is known how the library was on a day. Older ones are thinned out.
   */
  add: (path: string) => Promise<void>;
  /** Texts of the copies, newest first. */
  newestFirst: (path: string) => AsyncIterable<string>;
  /** The newest copy of a document that is not of after `time`; null when there is none. */
  asOf: (path: string, time: Date) => Promise<{ time: Date; text: string } | null>;
  /** When the copies of a document were written, oldest first. */
  timesOf: (path: string) => Promise<Date[]>;
  /** Paths of all documents that there are copies of. */
  documents: () => Promise<string[]>;
  /** Removes all copies of a document. */
  forget: (path: string) => Promise<void>;
}

interface Copy {
  time: Date;
  path: string;
}

export function createBackups(disk: Disk, root: string, folder: string, now: () => Date): Backups {
  const homeOf = (path: string): string => join(folder, relative(root, dirname(path)));
  const copies = async (path: string): Promise<Copy[]> => {
    const home = homeOf(path);
    const stem = basename(path, '.json');
    const found = (await disk.list(home)).flatMap((name) => {
      const copy = copyName(name);
      return copy?.stem === stem ? { time: copy.time, path: join(home, name) } : [];
    });
    return found.sort((a, b) => a.time.getTime() - b.time.getTime());
  };

  const thinOut = async (path: string): Promise<void> => {
    const all = await copies(path);
    const kept = keptTimes(all.map(({ time }) => time));
    for (const one of all) if (!kept.has(one.time.getTime())) await disk.remove(one.path);
  };

  return {
    add: async (path) => {
      const bytes = await disk.read(path);
      if (!bytes || !isDocument(bytes)) return;
      const last = (await copies(path)).at(-1);
      if (last && (await disk.read(last.path))?.equals(bytes)) return;
      const written = Math.min((await disk.changedAt(path)).getTime(), now().getTime());
      // Clocks go back: what is copied later is newer all the same.
      const time = new Date(last ? Math.max(written, last.time.getTime() + 1) : written);
      const home = homeOf(path);
      await disk.makeFolder(home);
      const to = join(home, `${basename(path, '.json')}.${stamp(time)}.json`);
      await disk.write(to, bytes);
      if (!(await disk.read(to))?.equals(bytes)) {
        await disk.remove(to);
        throw new Error('The disk did not keep what was written to it.');
      }
      await thinOut(path);
    },
    newestFirst: async function* (path) {
      for (const copy of (await copies(path)).reverse()) {
        const bytes = await disk.read(copy.path);
        if (bytes) yield bytes.toString('utf8');
      }
    },
    asOf: async (path, time) => {
      const copy = (await copies(path)).filter((one) => one.time.getTime() <= time.getTime()).at(-1);
      const bytes = copy && (await disk.read(copy.path));
      return bytes ? { time: copy.time, text: bytes.toString('utf8') } : null;
    },
    timesOf: async (path) => (await copies(path)).map(({ time }) => time),
    documents: async () => {
      const found = new Set<string>();
      const walk = async (home: string): Promise<void> => {
        for (const name of await disk.list(home)) {
          const copy = copyName(name);
          if (copy) found.add(join(root, relative(folder, home), `${copy.stem}.json`));
          else if (!name.includes('.')) await walk(join(home, name));
        }
      };
      await walk(folder);
      return [...found];
    },
    forget: async (path) => {
      for (const copy of await copies(path)) await disk.remove(copy.path);
    },
  };
}

/** Where a document lies in the library, with `/` on every system. */
export const placeIn = (root: string, path: string): string => relative(root, path).split(sep).join('/');

function copyName(name: string): { stem: string; time: Date } | null {
  const [, stem, text] = /^(.+)\.([^.]+)\.json$/.exec(name) ?? [];
  const time = timeOfStamp(text ?? '');
  return stem !== undefined && time ? { stem, time } : null;
}

/** What cannot be read again is no backup. */
function isDocument(bytes: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && 'formatVersion' in value;
  } catch {
    return false;
  }
}

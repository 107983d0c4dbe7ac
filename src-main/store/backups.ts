import { basename, dirname, join, relative } from 'node:path';
import type { Disk } from './disk';

const kept = 5;

/** Dated copies of documents: `backups/<place in the library>/<name>.<time>.json`, the newest five of each. */
export interface Backups {
  /** Keeps the file as it is now, unless the newest copy says the same. */
  add: (path: string) => Promise<void>;
  /** Texts of the copies, newest first. */
  newestFirst: (path: string) => AsyncIterable<string>;
}

/** A time as it may stand in a file name, in the order of time. */
export function stamp(time: Date): string {
  return time.toISOString().replaceAll(':', '-').replace('.', '-');
}

export function createBackups(disk: Disk, root: string, folder: string, now: () => Date): Backups {
  const placeOf = (path: string): { home: string; stem: string } => ({
    home: join(folder, relative(root, dirname(path))),
    stem: basename(path, '.json'),
  });
  const copies = async (path: string): Promise<string[]> => {
    const { home, stem } = placeOf(path);
    const names = (await disk.list(home)).filter(
      (name) => name.startsWith(`${stem}.`) && name.endsWith('.json'),
    );
    return names.sort().map((name) => join(home, name));
  };

  return {
    add: async (path) => {
      const bytes = await disk.read(path);
      const last = (await copies(path)).at(-1);
      if (!bytes || (last !== undefined && (await disk.read(last))?.equals(bytes))) return;
      const { home, stem } = placeOf(path);
      await disk.makeFolder(home);
      await disk.write(join(home, `${stem}.${stamp(now())}.json`), bytes);
      const all = await copies(path);
      for (const old of all.slice(0, Math.max(0, all.length - kept))) await disk.remove(old);
    },
    newestFirst: async function* (path) {
      for (const copy of (await copies(path)).reverse()) {
        const bytes = await disk.read(copy);
        if (bytes) yield bytes.toString('utf8');
      }
    },
  };
}

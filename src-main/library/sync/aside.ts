import { basename, dirname, join, relative, sep } from 'node:path';
import { stamp } from '../../store/backups';
import type { Disk } from '../../store/disk';
import type { Layout } from '../../store/layout';

/** Puts files and folders away that have been merged: nothing of them is needed any more, and nothing is deleted. */
export interface Aside {
  /** @param path inside the library @returns where it lies in the library now. Errors are those of `node:fs` */
  put: (path: string) => Promise<string>;
}

export function createAside(disk: Disk, { root, backups }: Layout, now: () => Date): Aside {
  return {
    put: async (path) => {
      const home = join(backups, 'merged', relative(root, dirname(path)));
      await disk.makeFolder(home);
      const there = await disk.list(home);
      let name = `${stamp(now())} ${basename(path)}`;
      while (there.includes(name)) name = `again ${name}`;
      await disk.move(path, join(home, name));
      return relative(root, join(home, name)).split(sep).join('/');
    },
  };
}

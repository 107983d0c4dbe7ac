import * as nodeFs from 'node:fs/promises';
import type { FileSystem } from '../store/disk';

type Action = (...args: never[]) => Promise<unknown>;

/** A file system on which nothing happens any more after so many steps, as when the power fails. */
export function failingAfter(steps: number): { fs: FileSystem; left: () => number } {
  const state = { left: steps };
  const step = <F extends Action>(action: F): F =>
    (async (...args: never[]) => {
      if (state.left-- <= 0) throw Object.assign(new Error('no power'), { code: 'EIO' });
      return action(...args);
    }) as F;
  const { open, rename, link, copyFile, unlink, mkdir, readdir, readFile, rm, stat } = nodeFs;
  const fs: FileSystem = {
    ...{ readdir, readFile, stat },
    ...{ rename: step(rename), link: step(link), copyFile: step(copyFile) },
    ...{ unlink: step(unlink), mkdir: step(mkdir), rm: step(rm) },
    open: step(async (...args: Parameters<typeof open>) => {
      const handle = await open(...args);
      // Files that stay open are written to step by step, too.
      for (const name of ['write', 'datasync', 'truncate'] as const) {
        Object.assign(handle, { [name]: step(handle[name].bind(handle) as Action) });
      }
      return handle;
    }),
  };
  return { fs, left: () => state.left };
}

/** A file system whose journal can be made to refuse the next lines, with what was written to it. */
export function failingJournal(): { fs: FileSystem; lines: string[]; failAt: number; code: string } {
  const state = { fs: { ...nodeFs } as FileSystem, lines: [] as string[], failAt: Infinity, code: 'ENOSPC' };
  state.fs.open = async (...args: Parameters<typeof nodeFs.open>) => {
    const handle = await nodeFs.open(...args);
    if (!/journal\..*\.[ab]\.jsonl$/.test(String(args[0]))) return handle;
    const write = handle.write.bind(handle) as unknown as (data: Buffer, ...rest: number[]) => Promise<never>;
    const failing = async (data: Buffer, ...rest: number[]): Promise<never> => {
      if (state.lines.length + 1 === state.failAt) {
        state.failAt = Infinity;
        throw Object.assign(new Error('refused'), { code: state.code });
      }
      state.lines.push(data.toString('utf8'));
      return write(data, ...rest);
    };
    return Object.assign(handle, { write: failing });
  };
  return state;
}

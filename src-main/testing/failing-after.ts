import * as nodeFs from 'node:fs/promises';
import type { FileSystem } from '../store/disk';

/** A file system on which nothing happens any more after so many steps, as when the power fails. */
export function failingAfter(steps: number): { fs: FileSystem; left: () => number } {
  const state = { left: steps };
  const step = <A extends unknown[], T>(action: (...args: A) => Promise<T>) => {
    return async (...args: A): Promise<T> => {
      if (state.left-- <= 0) throw Object.assign(new Error('no power'), { code: 'EIO' });
      return action(...args);
    };
  };
  const { open, rename, link, copyFile, unlink, mkdir, readdir, readFile, rm } = nodeFs;
  const fs = {
    ...{ readdir, readFile },
    ...{ open: step(open as never), rename: step(rename), link: step(link), copyFile: step(copyFile) },
    ...{ unlink: step(unlink), mkdir: step(mkdir as never), rm: step(rm) },
  } as unknown as FileSystem;
  return { fs, left: () => state.left };
}

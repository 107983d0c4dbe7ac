import { takesFile, walksFolder } from '#contract/importable';
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const deepest = 32;

/** A file to be imported, or a folder that could not be listed. */
export type Found = { file: string } | { folder: string; error: unknown };

/**
 * The files that `path` stands for: itself, or, when it is a folder, what can be imported in it and its folders, in
 * the order of names. Hidden ones, links, and the `_files` folders of saved pages are left out. A folder that cannot
 * be listed is told in its place and ends nothing.
 * @param list lists a folder; tests hand in one that fails
 */
export async function* findFiles(path: string, list: List = listFolder): AsyncGenerator<Found> {
  const found = await lstat(path).catch(() => null);
  if (found?.isDirectory()) yield* inFolder(path, list, 0);
  else yield { file: path };
}

type List = (folder: string) => Promise<Dirent[]>;
const listFolder: List = (folder) => readdir(folder, { withFileTypes: true });

async function* inFolder(folder: string, list: List, depth: number): AsyncGenerator<Found> {
  let entries: Dirent[];
  try {
    entries = await list(folder);
  } catch (error) {
    yield { folder, error };
    return;
  }
  const names = new Set(entries.map((entry) => entry.name));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (depth < deepest && walksFolder(entry.name, (name) => names.has(name)))
        yield* inFolder(path, list, depth + 1);
    } else if (entry.isFile() && takesFile(entry.name)) {
      yield { file: path };
    }
  }
}

import { foldersOfPage, isPage, mayBePicture, takesFile, walksFolder } from '#contract/importable';
import { limits } from '#contract/limits';
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const deepest = 32;

/** A picture beside a saved page: where it lies, and as the page names it, with slashes on every system. */
export interface Beside {
  path: string;
  name: string;
}

/** A file to be imported, with the pictures in the folder of its page, or a folder that could not be listed. */
export type Found = { file: string; beside: Beside[] } | { folder: string; error: unknown };

/**
 * The files that `path` stands for: itself, or, when it is a folder, what can be imported in it and its folders, in
 * the order of names. Hidden ones, links, and the `_files` folders of saved pages are left out; what may be pictures
 * in those comes with the page. A folder that cannot be listed is told in its place and ends nothing.
 * @param list lists a folder; tests hand in one that fails
 */
export async function* findFiles(path: string, list: List = listFolder): AsyncGenerator<Found, void> {
  const found = await lstat(path).catch(() => null);
  if (found?.isDirectory()) yield* inFolder(path, list, 0);
  else yield { file: path, beside: await picturesBeside(path, list) };
}

type List = (folder: string) => Promise<Dirent[]>;
const listFolder: List = (folder) => readdir(folder, { withFileTypes: true });

async function* inFolder(folder: string, list: List, depth: number): AsyncGenerator<Found, void> {
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
      yield { file: path, beside: await inFoldersOf(entry.name, folder, entries, list) };
    }
  }
}

/** What may be pictures in the folders that belong to a saved page; nothing for any other file. */
export async function picturesBeside(path: string, list: List = listFolder): Promise<Beside[]> {
  if (!isPage(path)) return [];
  const folder = dirname(path);
  const entries = await list(folder).catch(() => []);
  return inFoldersOf(basename(path), folder, entries, list);
}

async function inFoldersOf(page: string, folder: string, entries: Dirent[], list: List): Promise<Beside[]> {
  const wanted = new Set(foldersOfPage(page));
  if (wanted.size === 0) return [];
  const found: Beside[] = [];
  for (const entry of entries) {
    if (entry.isDirectory() && wanted.has(entry.name))
      await pictures(join(folder, entry.name), entry.name, list, found, 0);
  }
  return found;
}

/** Browsers put all in one folder; frames saved with the page have folders of their own in it. */
async function pictures(
  folder: string,
  name: string,
  list: List,
  found: Beside[],
  depth: number,
): Promise<void> {
  // What cannot be listed is missing from the page, which is said there.
  for (const entry of await list(folder).catch(() => [])) {
    if (found.length >= limits.companions) return;
    const one = { path: join(folder, entry.name), name: `${name}/${entry.name}` };
    if (entry.isFile() && mayBePicture(entry.name)) found.push(one);
    else if (entry.isDirectory() && depth < 3) await pictures(one.path, one.name, list, found, depth + 1);
  }
}

import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What is taken out of a folder. A file that is named itself is tried whatever it is called. */
const importable = /\.(?:html?|xhtml?|txt|text)$/i;
const deepest = 32;

/**
 * The files that `path` stands for: itself, or, when it is a folder, what can be imported in it and its folders, in
 * the order of names. Hidden ones, links, and the `_files` folders of saved pages are left out.
 */
export async function* findFiles(path: string): AsyncGenerator<string> {
  const found = await lstat(path).catch(() => null);
  if (found?.isDirectory()) yield* inFolder(path, 0);
  else yield path;
}

async function* inFolder(folder: string, depth: number): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set(entries.map((entry) => entry.name));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < deepest && !isSavedPageFolder(entry.name, names)) {
      yield* inFolder(path, depth + 1);
    } else if (entry.isFile() && importable.test(entry.name)) {
      yield path;
    }
  }
}

/** Browsers put a saved page's pictures and frames into `<name>_files` beside `<name>.html`. */
function isSavedPageFolder(name: string, siblings: Set<string>): boolean {
  const page = /^(.+)_files$/.exec(name)?.[1];
  return page !== undefined && (siblings.has(`${page}.html`) || siblings.has(`${page}.htm`));
}

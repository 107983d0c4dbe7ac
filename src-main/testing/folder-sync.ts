import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';

/** How a program that keeps folders in step calls the older one of two files that were both changed. */
export type Naming = (name: string) => string;
const named =
  (make: (stem: string, ending: string) => string): Naming =>
  (name) =>
    make(basename(name, extname(name)), extname(name));

export const namings: Record<string, Naming> = {
  Syncthing: named((stem, ending) => `${stem}.sync-conflict-20261122-101500-ABCDEFG${ending}`),
  Nextcloud: named((stem, ending) => `${stem} (conflicted copy 2026-11-22 101500)${ending}`),
  Dropbox: named((stem, ending) => `${stem} (Ines’s conflicted copy 2026-11-22)${ending}`),
  OneDrive: named((stem, ending) => `${stem}-DESKTOP-AB12${ending}`),
  iCloud: named((stem, ending) => `${stem} 2${ending}`),
};

type Sums = ReadonlyMap<string, string>;

/**
 * Keeps two folders in step, as such programs do: a file that was changed in one is copied to the other; of one that was
 * changed in both, the newer one counts and the other lies beside it under another name. Knows no more of a file than its bytes.
 */
export function createFolderSync(a: string, b: string, naming: Naming): () => Promise<void> {
  let last: Sums = new Map();
  return async () => {
    const [inA, inB] = [await sumsIn(a), await sumsIn(b)];
    for (const path of new Set([...inA.keys(), ...inB.keys()])) {
      const [one, other, before] = [inA.get(path), inB.get(path), last.get(path)];
      if (one === other) continue;
      if (one === before) await carry(b, a, path, other);
      else if (other === before || other === undefined) await carry(a, b, path, one);
      else if (one === undefined) await carry(b, a, path, other);
      else await conflict(a, b, path, naming);
    }
    last = await sumsIn(a);
    for (const folder of [a, b]) await removeEmpty(folder);
  };
}

async function carry(from: string, to: string, path: string, sum: string | undefined): Promise<void> {
  if (sum === undefined) return rm(join(to, path));
  await mkdir(dirname(join(to, path)), { recursive: true });
  // A new file, put in place by renaming, as they do.
  await copyFile(join(from, path), join(to, `${path}.part`));
  await rename(join(to, `${path}.part`), join(to, path));
}

async function conflict(a: string, b: string, path: string, naming: Naming): Promise<void> {
  const [timeA, timeB] = await Promise.all(
    [a, b].map(async (root) => (await stat(join(root, path))).mtimeMs),
  );
  const [newer, older] = (timeA ?? 0) >= (timeB ?? 0) ? [a, b] : [b, a];
  const copy = join(dirname(path), naming(basename(path)));
  await rename(join(older, path), join(older, copy));
  await carry(older, newer, copy, '');
  await carry(newer, older, path, '');
}

async function sumsIn(root: string): Promise<Sums> {
  const sums = new Map<string, string>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(root, join(entry.parentPath, entry.name));
    // As docs/keeping.md tells the reader to set it up.
    if (/^(?:library\.lock|journal|index\/|\.)/.test(path)) continue;
    sums.set(
      path,
      createHash('sha256')
        .update(await readFile(join(root, path)))
        .digest('hex'),
    );
  }
  return sums;
}

async function removeEmpty(root: string): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = join(root, entry.name);
    await removeEmpty(folder);
    if ((await readdir(folder)).length === 0) await rm(folder, { recursive: true });
  }
}

import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { IndexDamaged } from './segment';

/** Of the files and of the way words are taken from texts: an index of another version is made anew. */
export const indexVersion = 1;

const Manifest = z.object({
  version: z.literal(indexVersion),
  /** Names of the files, the oldest segment first, and how many bytes they have. */
  segments: z.array(z.tuple([z.string().regex(/^\d{1,12}\.words$/), z.int().min(0)])),
  /** Number of the next file. */
  next: z.int().min(1),
});
export type Manifest = z.infer<typeof Manifest>;

const fileName = 'words.json';

/*
 * The index is derived from the articles, and its worker writes it by itself, not through `store/disk.ts`: a segment is
 * whole when it gets its name, and counts when the list of segments names it. The list is replaced in one step.
 */

/** Null when there is none. @throws IndexDamaged when it is of another version, or not what was written */
export function readManifest(folder: string): Manifest | null {
  let text: string;
  try {
    text = readFileSync(join(folder, fileName), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const end = text.indexOf('\n');
  const body = text.slice(0, end);
  if (end < 0 || text.slice(end + 1).trim() !== String(crc32(body)))
    throw new IndexDamaged('The list of the index is damaged.');
  const read = Manifest.safeParse(JSON.parse(body));
  if (!read.success) throw new IndexDamaged('The index is of another version.');
  return read.data;
}

export function writeManifest(folder: string, manifest: Manifest): void {
  const body = JSON.stringify(manifest);
  const path = join(folder, fileName);
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, `${body}\n${crc32(body)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** Makes the folder, and removes files of the index that the list does not name. */
export function sweepFolder(folder: string, manifest: Manifest | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kept = new Set(manifest?.segments.map(([name]) => name));
  for (const name of readdirSync(folder))
    if (/^\d{1,12}\.words(?:\.tmp)?$|^words\.json\.tmp$/.test(name) && !kept.has(name))
      rmSync(join(folder, name));
}

/** Removes the whole index: it is made anew. Other files in the folder stay. */
export function removeIndex(folder: string): void {
  rmSync(join(folder, fileName), { force: true });
  sweepFolder(folder, null);
}

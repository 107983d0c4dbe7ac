import { AppError } from '#contract';
import { join } from 'node:path';
import type { Disk } from '../../store/disk';
import type { AnnotationsFile } from '../../store/formats';
import { type Format, parseDocument, parseRaw, type Raw } from '../../store/migrations';
import type { Aside } from './aside';
import type { Salvaged } from './salvage';

/** What came of merging: how much was new to this computer, and how many notes both had written differently. */
export interface Merged {
  changed: boolean;
  both: number;
}

export const nothingNew: Merged = { changed: false, both: 0 };

export function plus(a: Merged, b: Merged): Merged {
  return { changed: a.changed || b.changed, both: a.both + b.both };
}

/** Of two states of the notes of an article: whether the second is new, and how many notes it has twice that the first has not. */
export function comparedWith(before: AnnotationsFile, after: AnnotationsFile): Merged {
  if (before === after) return nothingNew;
  const known = new Set(before.annotations.map(({ id }) => id));
  const both = after.annotations.filter(({ id }) => id.startsWith('both-') && !known.has(id));
  return { changed: true, both: both.length };
}

/** What merging copies needs of the library. */
export interface Folding {
  disk: Disk;
  aside: Aside;
  /** Told in a sentence when a copy could not be read, or not all of it. */
  notice: (sentence: string) => void;
}

/** A document that there may be copies of. */
export interface Copied<T extends { formatVersion: number }> {
  format: Format<T>;
  /** What messages call it: “the notes of ‘Flood’”. Null for what is not worth a word. */
  subject: string | null;
  /** Takes what is good out of one that does not fit as a whole. */
  salvage?: (raw: Raw) => Promise<Salvaged<T>> | Salvaged<T>;
}

/**
 * Takes over what a copy of a document says, and puts it away. Of one that does not fit all that is good is taken, and the
 * reader is told where the rest is kept; one of a newer program stays where it is. Errors are those of `node:fs`.
 * @param take stores it; answers false when that is not possible yet, and then the copy stays, too
 */
export async function foldCopy<T extends { formatVersion: number }>(
  folder: string,
  name: string,
  copied: Copied<T>,
  { disk, aside, notice }: Folding,
  take: (theirs: T) => Promise<boolean>,
): Promise<void> {
  const path = join(folder, name);
  const bytes = await disk.read(path);
  if (!bytes) return;
  const found = await readCopy(bytes.toString('utf8'), copied);
  if (found === 'newer') return;
  if (found && !(await take(found.data))) return;
  const kept = await aside.put(path);
  if (copied.subject === null || found?.unread === 0) return;
  const where = `The copy is kept as ${kept}.`;
  const copy = `a copy of ${copied.subject} from another computer`;
  if (!found) return notice(`A${copy.slice(1)} could not be read. ${where}`);
  const parts = found.unread === 1 ? '1 entry' : `${found.unread} entries`;
  notice(`${parts} in ${copy} could not be read; what else it says was merged. ${where}`);
}

/** Null when nothing of it can be read. */
async function readCopy<T extends { formatVersion: number }>(
  text: string,
  { format, salvage }: Copied<T>,
): Promise<Salvaged<T> | 'newer' | null> {
  try {
    return { data: parseDocument(text, format).data, unread: 0 };
  } catch (error) {
    if (error instanceof AppError && error.code === 'newer-format') return 'newer';
  }
  if (!salvage) return null;
  let raw: Raw;
  try {
    raw = parseRaw(text, format);
  } catch {
    return null;
  }
  return salvage(raw);
}

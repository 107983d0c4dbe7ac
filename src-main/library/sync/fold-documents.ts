import { AppError } from '#contract';
import { join } from 'node:path';
import type { Disk } from '../../store/disk';
import type { AnnotationsFile } from '../../store/formats';
import { Damaged, type Format, parseDocument } from '../../store/migrations';
import type { Aside } from './aside';

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

/**
 * Takes over what a copy of a document says, and puts it away. One that is damaged is put away as it is; one of a newer
 * program stays where it is. Errors are those of `node:fs`.
 * @param take stores it; answers false when that is not possible yet, and then the copy stays, too
 */
export async function foldCopy<T extends { formatVersion: number }>(
  folder: string,
  name: string,
  format: Format<T>,
  { disk, aside }: { disk: Disk; aside: Aside },
  take: (theirs: T) => Promise<boolean>,
): Promise<void> {
  const path = join(folder, name);
  const bytes = await disk.read(path);
  if (!bytes) return;
  try {
    if (!(await take(parseDocument(bytes.toString('utf8'), format).data))) return;
  } catch (error) {
    if (error instanceof AppError && error.code === 'newer-format') return;
    if (!(error instanceof Damaged)) throw error;
  }
  await aside.put(path);
}

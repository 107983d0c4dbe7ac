import { relative, sep } from 'node:path';
import type { Disk } from '../disk';
import { readJournals } from './journals';
import type { Change } from './line';

/** A disk and what the journal of a library says beside its files, for who only looks. */
export interface DiskWithJournal extends Disk {
  /** Changes that the file of a document may lack; `parseChanged` makes them. */
  changes: (path: string) => readonly Change[];
}

/** Errors are those of `node:fs`. */
export async function withJournal(disk: Disk, root: string): Promise<DiskWithJournal> {
  const { changes } = await readJournals(disk, root);
  return { ...disk, changes: (path) => changes.get(relative(root, path).split(sep).join('/')) ?? [] };
}

import type { Document } from './document';
import type { Journal, Written } from './journal/journal';
import { storageError } from './storage-error';

/** A change of one document, to be made with others. */
export interface Part {
  /** Where the document lies: parts are held in this order, so that two calls never wait for each other. */
  file: string;
  what: string;
  append: Journal['append'];
  hold: (task: (written: Written | null) => Promise<void>) => Promise<void>;
}

/** The same back changes nothing. */
export function part<T>({ turns }: Document<T>, change: (data: T) => T): Part {
  const { journal, what } = turns;
  if (!journal) throw new Error('A document without a journal cannot be changed together with others.');
  return {
    ...{ file: journal.file, what, append: journal.append },
    hold: (task) => turns.take(async (stage) => task(stage(change))),
  };
}

/**
 * Changes several documents at once: after an interruption all of the changes are there, or none. A document may be in
 * it once. What a change throws is thrown, and nothing is changed.
 * @throws AppError `storage`; then all documents are as they were
 */
export async function updateTogether(parts: readonly Part[]): Promise<void> {
  const [first] = parts;
  if (!first) return;
  const sorted = [...parts].sort((a, b) => (a.file < b.file ? -1 : 1));
  const from = async (at: number, all: readonly Written[]): Promise<void> => {
    const next = sorted[at];
    if (next) await next.hold((written) => from(at + 1, written ? [...all, written] : all));
    else if (all.length > 0) {
      await first.append(all).catch((error: unknown) => {
        throw storageError(error, first.what);
      });
    }
  };
  await from(0, []);
}

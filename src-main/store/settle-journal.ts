import type { Store } from './store';
import { storageError } from './storage-error';

/**
 * Ends what an unclean end has left: articles and what was opened have their changes already, as they have been read with
 * them. Comparisons are read, the files are written, and changes that belong nowhere are put aside.
 */
export async function settleJournal(
  { journal, comparisons }: Pick<Store, 'journal' | 'comparisons'>,
  notice: (sentence: string) => void,
): Promise<void> {
  if (journal.pending().length > 0) {
    if (journal.pending().some((file) => file.startsWith('comparisons/'))) await comparisons.all();
    try {
      const aside = await journal.setAside();
      if (aside !== null) {
        notice(
          `Some of the latest changes belong to an article that is not there any more. They are kept in ${aside}.`,
        );
      }
    } catch {
      // They stay in the journal, then, and it is tried again at the next opening.
    }
  }
  // A disk that is full must not keep anybody from reading: all is in the journal, and a later checkpoint writes it.
  await journal.checkpoint().catch((error: unknown) => {
    notice(storageError(error, 'The latest changes could not be brought to their files').message);
  });
}

import { AppError, type Id } from '#contract';
import type { Articles } from '../store/articles';
import type { LibraryIndex } from './library-index';

/** Articles that are read at the same time. */
const together = 8;

/**
 * Brings the list into line with the article folders: the folders are the truth. Looked at are those that the list does
 * not have, and those that were changed after the list was last written, as the journal says.
 * @param ids articles whose folders are there
 * @param stale `all` when the list cannot be trusted
 */
export async function reconcile(
  articles: Pick<Articles, 'use'>,
  ids: readonly Id[],
  index: LibraryIndex,
  stale: 'all' | ReadonlySet<Id>,
  notice: (sentence: string) => void,
): Promise<void> {
  const there = new Set(ids);
  const known = new Set(index.ids());
  for (const id of known) if (!there.has(id)) index.remove(id);

  const queue = [...there].filter((id) => stale === 'all' || stale.has(id) || !known.has(id));
  const worker = async (): Promise<void> => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      try {
        await articles.use(id, async (folder) => index.refresh(folder));
      } catch (error) {
        // An article that cannot be opened must not keep the others away.
        if (error instanceof AppError && error.code !== 'not-found') notice(error.message);
      }
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
}

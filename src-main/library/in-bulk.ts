import { AppError, type Id } from '#contract';
import type { Articles, Moved } from '../store/articles';
import { storageError } from '../store/storage-error';
import type { LibraryIndex } from './library-index';
import { together } from './together';

/** Names in a sentence of what failed. */
const named = 3;

/** Moving many articles to the trash and back: one event, durable together. */
export function createInBulk(options: {
  articles: Articles;
  index: LibraryIndex;
  changed: () => void;
  notice: (sentence: string) => void;
  /** An article is being deleted: nothing that takes long should keep it. */
  leaving: (id: Id) => void;
}): { deleteAll: (ids: readonly Id[]) => Promise<Id[]>; restoreAll: (ids: readonly Id[]) => Promise<Id[]> } {
  const { articles, index, changed, notice } = options;

  /** @param what of how many and which articles: `could not be deleted` */
  const tell = ({ moved, failed }: Moved, titleOf: (id: Id) => string, what: string): void => {
    const [first] = failed;
    if (!first) return;
    const titles = failed.slice(0, named).map(({ id }) => `“${titleOf(id)}”`);
    const others = failed.length - titles.length;
    const which = `${titles.join(', ')}${others > 0 ? ` and ${others} more` : ''} ${what}`;
    const error = storageError(first.error, which);
    if (moved.length === 0) throw error;
    notice(error.message);
  };

  return {
    deleteAll: async (ids) => {
      const titles = new Map(ids.flatMap((id) => index.entry(id) ?? []).map(({ id, title }) => [id, title]));
      const moving = articles.trashAll([...titles.keys()]);
      for (const id of titles.keys()) options.leaving(id);
      const done = await moving.catch(async (error: unknown) => {
        // They may have been moved all the same, only not for sure: what is shown is what is there.
        for (const id of titles.keys()) if (!(await articles.has(id))) index.remove(id);
        changed();
        throw error;
      });
      for (const id of done.moved) index.remove(id);
      if (done.moved.length > 0) changed();
      tell(done, (id) => titles.get(id) ?? id, 'could not be deleted');
      return done.moved;
    },
    restoreAll: async (ids) => {
      const trashed = new Set(await articles.trashed());
      const done = await articles.restoreAll(ids.filter((id) => trashed.has(id)));
      await together(done.moved, async (id) => {
        try {
          await articles.use(id, async (folder) => index.refresh(folder));
        } catch (error) {
          // One that cannot be opened must not keep the others away.
          if (error instanceof AppError && error.code !== 'not-found') notice(error.message);
        }
      });
      if (done.moved.length > 0) changed();
      tell(done, (id) => id, 'could not be brought back');
      return done.moved;
    },
  };
}

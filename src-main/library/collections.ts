import { rankBetween } from '#contract/rank';
import { AppError, type Checked, type Collection, type Id } from '#contract';
import { merged } from '../annotations/three-way';
import type { Articles } from '../store/articles';
import type { Document } from '../store/document';
import type { CollectionsFile, StoredCollection } from '../store/formats';
import type { LibraryIndex } from './library-index';

/**
 * Named sets of articles. What is shown are the articles of the library; one in the trash keeps its place, so that it is
 * in its collections again when it is brought back.
 */
export interface Collections {
  /** In the order they were made. */
  list: () => Collection[];
  /** Articles of a collection in their order; undefined when there is no such one. The same array until it changes. */
  articles: (id: Id) => readonly Id[] | undefined;
  /** @throws AppError `storage` */
  put: (input: Checked<'putCollection'>) => Promise<Collection>;
  /** The articles stay; one that is not there is no error. @throws AppError `storage` */
  delete: (id: Id) => Promise<void>;
}

export function createCollections(options: {
  document: Document<CollectionsFile>;
  articles: Articles;
  index: LibraryIndex;
  now: () => Date;
  changed: () => void;
}): Collections {
  const { document, articles, index } = options;
  const live = (): StoredCollection[] => document.data.collections.filter(({ deleted }) => deleted === null);
  const find = (id: Id): StoredCollection | undefined => live().find((one) => one.id === id);
  const shown = ({ id, name, parent, rank, query, articles: all }: StoredCollection): Collection => ({
    ...{ id, name, parent, rank, query },
    articles: all.filter((article) => index.get(article)),
  });
  const update = async (
    change: (list: readonly StoredCollection[]) => readonly StoredCollection[],
  ): Promise<void> => {
    await document.update((file) => {
      const collections = change(file.collections);
      return collections === file.collections ? file : { ...file, collections: [...collections] };
    });
    options.changed();
  };

  return {
    list: () => live().map(shown),
    articles: (id) => find(id)?.articles,
    put: async ({ was, ...wanted }) => {
      const trashed = new Set(await articles.trashed());
      await update((list) => {
        const at = list.findIndex(({ id }) => id === wanted.id);
        const old = list[at];
        const name = old && was?.name === wanted.name ? old.name : wanted.name;
        const kept = (old?.articles ?? []).filter((id) => trashed.has(id));
        const now = old?.articles ?? wanted.articles;
        const chosen = merged(
          now.filter((id) => !trashed.has(id)),
          was?.articles,
          [...new Set(wanted.articles)],
        );
        const articles = withKept(chosen, kept, old?.articles ?? []);
        const modified = options.now().toISOString();
        const last =
          list
            .map(({ rank }) => rank)
            .sort()
            .at(-1) ?? null;
        const { parent = null, query = null, rank = rankBetween(last, null) } = { ...old, ...wanted };
        const next: StoredCollection = {
          ...{ id: wanted.id, name, parent, query, rank, articles },
          ...{ created: old?.created ?? modified, modified, deleted: null },
        };
        return old ? list.with(at, next) : [...list, next];
      });
      const stored = find(wanted.id);
      if (!stored) throw new AppError('not-found', 'This collection has been deleted meanwhile.');
      return shown(stored);
    },
    delete: async (id) => {
      if (!find(id)) return;
      const deleted = options.now().toISOString();
      await update((list) =>
        list.map((one) => (one.id === id ? { ...one, modified: deleted, deleted } : one)),
      );
    },
  };
}

/** The articles that were chosen, with those in the trash behind the ones that they followed. */
function withKept(chosen: readonly Id[], kept: readonly Id[], before: readonly Id[]): Id[] {
  const all = [...chosen];
  for (const id of kept) {
    if (all.includes(id)) continue;
    const leads = before.slice(0, before.indexOf(id)).reverse();
    const lead = leads.find((one) => all.includes(one));
    all.splice(lead === undefined ? 0 : all.indexOf(lead) + 1, 0, id);
  }
  return all;
}

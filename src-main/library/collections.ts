import type { Checked, Collection, Id } from '#contract';
import { merged } from '../annotations/three-way';
import type { Articles } from '../store/articles';
import type { Document } from '../store/document';
import type { CollectionsFile } from '../store/formats';
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
  changed: () => void;
}): Collections {
  const { document, articles, index } = options;
  const find = (id: Id): Collection | undefined => document.data.collections.find((one) => one.id === id);
  const shown = ({ id, name, articles: all }: Collection): Collection => ({
    ...{ id, name },
    articles: all.filter((article) => index.get(article)),
  });
  const update = async (change: (list: readonly Collection[]) => readonly Collection[]): Promise<void> => {
    await document.update((file) => {
      const collections = change(file.collections);
      return collections === file.collections ? file : { ...file, collections: [...collections] };
    });
    options.changed();
  };

  return {
    list: () => document.data.collections.map(shown),
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
        const next = { id: wanted.id, name, articles: withKept(chosen, kept, old?.articles ?? []) };
        return old ? list.with(at, next) : [...list, next];
      });
      return shown(find(wanted.id) ?? wanted);
    },
    delete: async (id) => {
      if (find(id)) await update((list) => list.filter((one) => one.id !== id));
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

import { AppError, type Checked, type Collection, type Id, limits, type Output } from '#contract';
import { rankBetween } from '#contract/rank';
import { later } from '../../annotations/later';
import { merged } from '../../annotations/three-way';
import type { Articles } from '../../store/articles';
import type { Document } from '../../store/document';
import type { CollectionsFile, StoredCollection } from '../../store/formats';
import type { LibraryIndex } from '../library-index';
import { collected } from './collected';
import { checkPlace, type Tree, treeOf } from './tree';

/**
 * Named sets of articles, which stand in one another. What is shown are the articles of the library; one in the trash keeps
 * its place, so that it is in its collections again when it is brought back.
 */
export interface Collections {
  /** Each behind the one that it stands in, those beside each other by rank. Without `members`, their articles are left out. */
  list: (members?: boolean) => Collection[];
  /** The same, without articles, until something changes. */
  shelves: () => readonly Collection[];
  tree: () => Tree;
  /** Articles of a collection in their order, those in the trash too; undefined when there is no such one. The same array until it changes. */
  articles: (id: Id) => readonly Id[] | undefined;
  /** The collections that each of these was put into. */
  of: (articles: readonly Id[]) => Output<'collectionsOf'>;
  /** @throws AppError `not-found`, `bad-input`, `storage` */
  put: (input: Checked<'putCollection'>) => Promise<Collection>;
  /** @throws AppError `not-found`, `bad-input`, `storage` */
  change: (input: Checked<'changeCollected'>) => Promise<Output<'changeCollected'>>;
  /** The articles stay; one that is not there is no error. @throws AppError `storage` */
  delete: (id: Id) => Promise<void>;
}

export function createCollections(options: {
  document: Document<CollectionsFile>;
  articles: Articles;
  index: Pick<LibraryIndex, 'has'>;
  now: () => Date;
  changed: () => void;
}): Collections {
  const { document, articles, index } = options;
  let known: { of: unknown; tree: Tree; byId: Map<Id, StoredCollection>; shelves: Collection[] } | null =
    null;
  const all = () => {
    const stored = document.data.collections;
    if (known?.of !== stored) {
      const tree = treeOf(stored);
      const byId = new Map(stored.filter(({ deleted }) => deleted === null).map((one) => [one.id, one]));
      const shelves = tree.inOrder().flatMap((id) => {
        const one = byId.get(id);
        return one ? [{ ...shown(one, tree), articles: [] }] : [];
      });
      known = { of: stored, tree, byId, shelves };
    }
    return known;
  };
  const find = (id: Id): StoredCollection | undefined => all().byId.get(id);
  const whole = (one: StoredCollection): Collection => ({
    ...shown(one, all().tree),
    articles: one.articles.filter((article) => index.has(article)),
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
  const timeAfter = (old: StoredCollection | undefined): string =>
    old ? later(options.now(), old.modified) : options.now().toISOString();

  return {
    list: (members = true) => {
      const { shelves } = all();
      if (!members) return [...shelves];
      return shelves.flatMap(({ id }) => {
        const one = find(id);
        return one ? [whole(one)] : [];
      });
    },
    shelves: () => all().shelves,
    tree: () => all().tree,
    articles: (id) => find(id)?.articles,
    of: (wanted) => {
      const found: Record<Id, Id[]> = Object.fromEntries(wanted.map((id) => [id, []]));
      const asked = new Set(wanted);
      for (const { id, articles: its } of all().byId.values()) {
        for (const article of its) if (asked.has(article)) found[article]?.push(id);
      }
      return found;
    },
    put: async ({ was, ...wanted }) => {
      const trashed = new Set(await articles.trashed());
      await update((list) => {
        const at = list.findIndex(({ id }) => id === wanted.id);
        const old = list[at];
        const name = old && was?.name === wanted.name ? old.name : wanted.name;
        const last = ranksBeside(list, wanted.parent ?? old?.parent ?? null).at(-1) ?? null;
        const { parent = null, query = null, rank = rankBetween(last, null) } = { ...old, ...given(wanted) };
        // What is brought back stands where it stood, if need be in the one around that.
        if (wanted.parent !== undefined && wanted.parent !== old?.parent) checkPlace(wanted.id, parent, list);
        const modified = timeAfter(old);
        const next: StoredCollection = {
          ...{ id: wanted.id, name, parent, query, rank },
          articles: query === null ? membersAfter(old, wanted.articles, was?.articles, trashed) : [],
          ...{ created: old?.created ?? modified, modified, deleted: null },
        };
        return old ? list.with(at, next) : [...list, next];
      });
      const stored = find(wanted.id);
      if (!stored) throw gone();
      return whole(stored);
    },
    change: async ({ collection: id, ...change }) => {
      let result: ReturnType<typeof collected> | undefined;
      await update((list) => {
        const at = list.findIndex((one) => one.id === id && one.deleted === null);
        const old = list[at];
        if (!old) throw gone();
        if (old.query) throw smart();
        result = collected(old.articles, change);
        if (result.articles === old.articles) return list;
        if (result.articles.length > limits.collected && result.added.length > 0) throw full();
        return list.with(at, { ...old, articles: [...result.articles], modified: timeAfter(old) });
      });
      if (!result) throw gone();
      const { added, removed, inverse } = result;
      return { added, removed, inverse: { collection: id, ...inverse } };
    },
    delete: async (id) => {
      if (!find(id)) return;
      await update((list) =>
        list.map((one) => {
          if (one.id !== id || one.deleted !== null) return one;
          const deleted = timeAfter(one);
          return { ...one, modified: deleted, deleted };
        }),
      );
    },
  };
}

function shown({ id, name, rank, query }: StoredCollection, tree: Tree): Omit<Collection, 'articles'> {
  return { id, name, parent: tree.parentOf(id), rank, query };
}

/** Fields that a caller gave: one that is not given stays as it is. */
function given<T extends object>(wanted: T): Partial<T> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function ranksBeside(list: readonly StoredCollection[], parent: Id | null): string[] {
  const tree = treeOf(list);
  return list
    .filter((one) => one.deleted === null && tree.parentOf(one.id) === parent)
    .map(({ rank }) => rank)
    .sort();
}

function membersAfter(
  old: StoredCollection | undefined,
  wanted: readonly Id[] | undefined,
  was: readonly Id[] | undefined,
  trashed: ReadonlySet<Id>,
): Id[] {
  if (!wanted) return old?.articles ?? [];
  const now = old?.articles ?? wanted;
  const kept = (old?.articles ?? []).filter((id) => trashed.has(id));
  const chosen = merged(
    now.filter((id) => !trashed.has(id)),
    was,
    [...new Set(wanted)],
  );
  return withKept(chosen, kept, old?.articles ?? []);
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

const gone = (): AppError => new AppError('not-found', 'This collection is not there any more.');
const smart = (): AppError =>
  new AppError('bad-input', 'A smart collection holds what its search finds: change its search instead.');
const full = (): AppError =>
  new AppError(
    'bad-input',
    `A collection holds at most ${limits.collected.toLocaleString('en')} articles. Make another one for the rest.`,
  );

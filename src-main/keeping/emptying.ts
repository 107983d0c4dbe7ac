import type { Emptied, ForGood, Id, NotesQuery } from '#contract';
import type { AnnotationFiles } from '../annotations/files';
import type { Notes } from '../annotations/notes/notes';
import type { Articles } from '../store/articles';
import { withoutForGood } from '../store/brought';
import type { StoredComparisons } from '../store/comparisons';
import type { Document } from '../store/document';
import type { CollectionsFile } from '../store/formats';
import type { TrashList } from './trash-list';

/** Deletes what is in the trash for good. Backups of the notes stay until they are thinned out. */
export interface Emptying {
  /** How much `empty` would delete. */
  count: (what: ForGood) => Promise<Emptied>;
  /**
   * Goes on over what cannot be deleted and throws that in the end; what is not there any more is no error.
   * @throws AppError `storage`
   */
  empty: (what: ForGood) => Promise<Emptied>;
}

export interface EmptyingOptions {
  articles: Articles;
  trash: TrashList;
  comparisons: StoredComparisons;
  collections: Document<CollectionsFile>;
  notes: Pick<Notes, 'refs'>;
  files: AnnotationFiles;
  /** Told of what is not there any more. */
  changed: (gone: { articles: boolean; collections: boolean; comparisons: readonly Id[] }) => void;
}

/** What goes, by its names. */
interface Going {
  articles: { id: Id; annotations: number; bytes: number }[];
  comparisons: Id[];
  notes: Map<Id, Set<Id>>;
  collections: Set<Id>;
}

const deletedNotes: NotesQuery = {
  ...{ scope: { kind: 'library' }, state: 'deleted', words: '', categories: [], tags: [], group: 'article' },
};
const atOnce = 5000;

export function createEmptying(options: EmptyingOptions): Emptying {
  const { articles, trash, comparisons, collections, files } = options;

  const goingOf = async (what: ForGood): Promise<Going> => {
    const none: Going = { articles: [], comparisons: [], notes: new Map(), collections: new Set() };
    const deleted = async (): Promise<{ id: Id; deleted: string }[]> =>
      (await comparisons.all()).flatMap(({ id, deleted: time }) =>
        time === null ? [] : [{ id, deleted: time }],
      );
    if (what.kind === 'article')
      return { ...none, articles: (await trash.all()).filter(({ id }) => id === what.id) };
    if (what.kind === 'comparison')
      return {
        ...none,
        comparisons: (await deleted()).flatMap(({ id }) => (id === what.id ? id : [])),
      };
    if (what.kind === 'note') return { ...none, notes: new Map([[what.article, new Set([what.id])]]) };
    const { before } = what;
    const isMeant = (time: string): boolean => before === null || Date.parse(time) < Date.parse(before);
    return {
      articles: (await trash.all()).filter(({ deletedAt }) => isMeant(deletedAt)),
      comparisons: (await deleted()).filter((one) => isMeant(one.deleted)).map(({ id }) => id),
      notes: await allDeletedNotes(options.notes),
      collections: new Set(
        collections.data.collections.flatMap((one) =>
          one.deleted !== null && isMeant(one.deleted) ? one.id : [],
        ),
      ),
    };
  };

  /** Deleted notes of an article that go, among those named. */
  const notesIn = async (
    article: Id,
    named: ReadonlySet<Id>,
    before: string | null,
    remove: boolean,
  ): Promise<number> =>
    articles.use(article, async (folder) => {
      const goes = ({ id, deleted }: { id: Id; deleted: string | null }): boolean =>
        named.has(id) && deleted !== null && (before === null || Date.parse(deleted) < Date.parse(before));
      const count = folder.annotations.data.annotations.filter(goes).length;
      if (remove && count > 0) await files.update(folder, (file) => withoutForGood(file, goes));
      return count;
    });

  const run = async (what: ForGood, remove: boolean): Promise<Emptied> => {
    const going = await goingOf(what);
    const before = what.kind === 'all' ? what.before : null;
    const done: Emptied = {
      ...{ articles: 0, notesOfArticles: 0, comparisons: 0, notes: 0, collections: 0, bytes: 0 },
    };
    const failures: unknown[] = [];
    const each = async <T>(list: Iterable<T>, act: (one: T) => Promise<void>): Promise<void> => {
      for (const one of list) await act(one).catch((error: unknown) => failures.push(error));
    };
    const goneArticles = new Set<Id>();
    await each(going.articles, async ({ id, annotations, bytes }) => {
      // It may have been brought back meanwhile.
      if (remove && !(await articles.purge(id))) return;
      goneArticles.add(id);
      done.articles++;
      done.notesOfArticles += annotations;
      done.bytes += bytes;
    });
    const goneComparisons: Id[] = [];
    await each(going.comparisons, async (id) => {
      if (remove) await comparisons.remove(id);
      goneComparisons.push(id);
      done.comparisons++;
    });
    await each(going.notes, async ([article, named]) => {
      done.notes += await notesIn(article, named, before, remove);
    });
    done.collections = going.collections.size;
    if (!remove) return done;
    await each([0], async () => {
      await collections.update((file) => withoutGone(file, goneArticles, going.collections));
    });
    options.changed({
      articles: goneArticles.size > 0,
      collections: goneArticles.size > 0 || going.collections.size > 0,
      comparisons: goneComparisons,
    });
    if (failures.length > 0) throw failures[0];
    return done;
  };

  return { count: (what) => run(what, false), empty: (what) => run(what, true) };
}

async function allDeletedNotes(notes: Pick<Notes, 'refs'>): Promise<Map<Id, Set<Id>>> {
  const found = new Map<Id, Set<Id>>();
  for (let from = 0; ; from += atOnce) {
    const refs = await notes.refs(deletedNotes, from, atOnce);
    for (const { article, id } of refs) found.set(article, (found.get(article) ?? new Set()).add(id));
    if (refs.length < atOnce) return found;
  }
}

function withoutGone(
  file: CollectionsFile,
  articles: ReadonlySet<Id>,
  collections: ReadonlySet<Id>,
): CollectionsFile {
  const isGone = (id: Id): boolean => articles.has(id);
  const touched = file.collections.some((one) => collections.has(one.id) || one.articles.some(isGone));
  if (!touched) return file;
  return {
    ...file,
    collections: file.collections
      .filter(({ id }) => !collections.has(id))
      .map((one) =>
        one.articles.some(isGone) ? { ...one, articles: one.articles.filter((id) => !isGone(id)) } : one,
      ),
    apart: file.apart.filter((pair) => !pair.some(isGone)),
  };
}

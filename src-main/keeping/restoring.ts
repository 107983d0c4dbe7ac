import {
  AppError,
  type ArticleDifferences,
  type BackupPreview,
  type Checked,
  type Differences,
  type Id,
  limits,
  type Output,
  type RestoreHow,
  type RestoreWhat,
} from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { Library } from '../library/library';
import type { LibraryIndex } from '../library/library-index';
import type { Articles } from '../store/articles';
import type { Backups } from '../store/backups';
import type { StoredComparisons } from '../store/comparisons';
import { described } from '../store/described';
import type { Disk } from '../store/disk';
import type { Document } from '../store/document';
import {
  type AnnotationsFile,
  type CollectionsFile,
  type ComparisonFile,
  formats,
  type StoredCollection,
} from '../store/formats';
import type { Layout } from '../store/layout';
import type { PreferencesStore } from '../store/preferences';
import { createStoredCopies } from './stored-copies';
import {
  compareLists,
  compareNotes,
  countsOf,
  ownDiffers,
  restoredList,
  restoredNotes,
  undoneList,
  undoneNotes,
} from './then-and-now';

/** Brings notes, comparisons, collections and preferences back to what they were at a time. */
export interface Restoring {
  points: (article: Id | null) => Promise<Output<'listBackups'>>;
  preview: (input: Checked<'previewBackup'>) => Promise<BackupPreview>;
  /** @throws AppError `storage`; what was restored before that stays, and `undo` takes it back */
  restore: (input: Checked<'restoreBackup'>) => Promise<Output<'restoreBackup'>>;
  /** @throws AppError `conflict` when it is not remembered any more */
  undo: (restore: Id) => Promise<void>;
}

export interface RestoringOptions {
  articles: Articles;
  index: LibraryIndex;
  library: Pick<Library, 'delete' | 'restore'>;
  comparisons: StoredComparisons;
  collections: Document<CollectionsFile>;
  preferences: PreferencesStore;
  backups: Backups;
  disk: Disk;
  layout: Layout;
  now: () => Date;
  /** Brings the files up to date with what has been acknowledged: the present is kept as it is in them. */
  settle: () => Promise<void>;
  restored: (what: {
    articles: readonly Id[];
    comparisons: readonly Id[];
    collections: boolean;
    preferences: boolean;
  }) => void;
}

/** Restorings that can be taken back. */
const remembered = 10;
/** Articles that are looked at at the same time. */
const together = 8;
const none: Differences = { back: 0, changed: 0, newer: 0 };

interface Made {
  done: Output<'restoreBackup'>;
  undo: (() => Promise<void>)[];
}

const collectionContent = ({ name, parent, query, articles }: StoredCollection): unknown => [
  ...[name, parent, query, articles],
];
const comparisonContent = ({
  modified: _,
  view: _view,
  deleted: _deleted,
  ...rest
}: ComparisonFile): unknown => rest;

export function createRestoring(options: RestoringOptions): Restoring {
  const { articles, index, library, comparisons, collections, preferences, backups, layout, now } = options;
  const copies = createStoredCopies(options);
  const made = new Map<Id, Promise<Made>>();

  const notesThen = (id: Id, time: Date): Promise<AnnotationsFile | null> =>
    copies.asOf(layout.article(id).annotations, formats.annotations, time);
  const wantsArticles = async (what: RestoreWhat): Promise<Id[]> =>
    what.kind === 'article' ? [what.id] : what.kind === 'all' ? copies.articles() : [];

  /** How an article differs; null when it does not. */
  const articleDiffers = async (id: Id, time: Date): Promise<ArticleDifferences | null> => {
    if (await articles.has(id)) {
      const then = await notesThen(id, time);
      if (!then) return null;
      return articles.use(id, async ({ annotations: { data }, article }) => {
        const counts = countsOf(compareNotes(then, data));
        const own = ownDiffers(then, data);
        if (isDeepStrictEqual(counts, none) && !own) return null;
        return { id, title: described(article.data).title, state: 'here' as const, own, ...counts };
      });
    }
    const trashed = await articles.readTrashed(id);
    if (trashed) {
      // It came to the trash since.
      if (Date.parse(trashed.deletedAt) <= time.getTime()) return null;
      const title = trashed.record ? described(trashed.record).title : id;
      const then = await notesThen(id, time);
      const counts = then && trashed.annotations ? countsOf(compareNotes(then, trashed.annotations)) : none;
      return { id, title, state: 'trashed', own: false, ...counts };
    }
    const then = await notesThen(id, time);
    if (!then) return null;
    const record = await copies.asOf(layout.article(id).article, formats.article, time);
    const back = then.annotations.filter(({ deleted }) => deleted === null).length;
    const title = record ? described(record).title : id;
    return { id, title, state: 'gone', own: false, ...none, back };
  };

  const differing = async (what: RestoreWhat, time: Date): Promise<ArticleDifferences[]> => {
    const queue = await wantsArticles(what);
    const found: ArticleDifferences[] = [];
    const worker = async (): Promise<void> => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        // One that cannot be opened must not keep the others away.
        const one = await articleDiffers(id, time).catch(() => null);
        if (one) found.push(one);
      }
    };
    await Promise.all(Array.from({ length: together }, worker));
    const weight = (one: ArticleDifferences): number => one.back + one.changed + one.newer;
    return found.sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  };

  const comparisonsThen = async (what: RestoreWhat, time: Date): Promise<ComparisonFile[]> => {
    const ids =
      what.kind === 'comparison' ? [what.id] : what.kind === 'all' ? await copies.comparisons() : [];
    const found = await Promise.all(
      ids.map((id) => copies.asOf(layout.comparison(id), formats.comparison, time)),
    );
    return found.filter((one) => one !== null);
  };
  const comparisonsNow = async (then: readonly ComparisonFile[]): Promise<ComparisonFile[]> => {
    const ids = new Set(then.map(({ id }) => id));
    return (await comparisons.all()).filter(({ id }) => ids.has(id));
  };
  const wantsCollections = ({ kind }: RestoreWhat): boolean => kind === 'all' || kind === 'collections';
  const collectionsThen = (what: RestoreWhat, time: Date): Promise<CollectionsFile | null> =>
    wantsCollections(what)
      ? copies.asOf(layout.collections, formats.collections, time)
      : Promise.resolve(null);
  const preferencesThen = async (what: RestoreWhat, time: Date) =>
    what.kind === 'all' || what.kind === 'preferences'
      ? ((await copies.asOf(layout.preferences, formats.preferences, time))?.preferences ?? null)
      : null;

  const preview: Restoring['preview'] = async ({ at, what }) => {
    const time = new Date(at);
    const all = await differing(what, time);
    const can = all.filter(({ state }) => state !== 'gone');
    const notes = can.reduce(
      (sum, { back, changed, newer }) => ({
        ...{ back: sum.back + back, changed: sum.changed + changed, newer: sum.newer + newer },
      }),
      none,
    );
    const saved = await comparisonsThen(what, time);
    const then = await collectionsThen(what, time);
    const chosen = await preferencesThen(what, time);
    return {
      articles: all.slice(0, limits.rows),
      total: can.length,
      notes,
      comparisons: countsOf(compareLists(saved, await comparisonsNow(saved), comparisonContent)),
      collections: then
        ? countsOf(compareLists(then.collections, collections.data.collections, collectionContent))
        : none,
      preferences: chosen !== null && !isDeepStrictEqual(chosen, preferences.get()),
    };
  };

  const restoreArticle = async (
    { id, state }: ArticleDifferences,
    how: RestoreHow,
    time: Date,
    { done, undo }: Made,
  ): Promise<void> => {
    // Looked up while it is where it is.
    const then = await notesThen(id, time);
    if (state === 'trashed') {
      await library.restore(id);
      undo.push(() => library.delete(id));
    }
    if (then) {
      await articles.use(id, async (folder) => {
        await folder.annotations.close();
        await backups.add(layout.article(id).annotations);
        let [before, after] = [folder.annotations.data, folder.annotations.data];
        await folder.annotations.update((file) => {
          before = file;
          return (after = restoredNotes(then, file, how, now()));
        });
        index.refresh(folder);
        const was = new Map(before.annotations.map((one) => [one.id, one]));
        done.notes += after.annotations.filter((one) => !isDeepStrictEqual(was.get(one.id), one)).length;
        undo.push(() =>
          articles.use(id, async (again) => {
            await again.annotations.update((file) => undoneNotes(before, after, file, now()));
            index.refresh(again);
          }),
        );
      });
    }
    done.articles++;
  };

  const restoreComparisons = async (
    then: readonly ComparisonFile[],
    how: RestoreHow,
    { done, undo }: Made,
  ): Promise<void> => {
    const before = await comparisonsNow(then);
    const after = restoredList(then, before, how, comparisonContent, now());
    for (const next of after) {
      const old = before.find(({ id }) => id === next.id);
      if (isDeepStrictEqual(old, next)) continue;
      await backups.add(layout.comparison(next.id));
      await comparisons.update(next.id, () => next);
      done.comparisons++;
      undo.push(() =>
        comparisons.update(
          next.id,
          (one = next) => undoneList(old ? [old] : [], [next], [one], now())[0] ?? one,
        ),
      );
    }
  };

  const restoreCollections = async (
    then: CollectionsFile,
    how: RestoreHow,
    { done, undo }: Made,
  ): Promise<void> => {
    await collections.close();
    await backups.add(layout.collections);
    let [before, after] = [collections.data.collections, collections.data.collections];
    await collections.update((file) => {
      before = file.collections;
      after = restoredList(then.collections, before, how, collectionContent, now());
      return { ...file, collections: after };
    });
    done.collections = after.filter((one, i) => !isDeepStrictEqual(before[i], one)).length;
    undo.push(() =>
      collections.update((file) => ({
        ...file,
        collections: undoneList(before, after, file.collections, now()),
      })),
    );
  };

  const run = async ({ at, what, how }: Checked<'restoreBackup'>): Promise<Made> => {
    const time = new Date(at);
    const result: Made = { done: { articles: 0, notes: 0, comparisons: 0, collections: 0 }, undo: [] };
    await options.settle();
    const touched: Id[] = [];
    const saved = await comparisonsThen(what, time);
    const then = await collectionsThen(what, time);
    const chosen = what.kind === 'preferences' ? await preferencesThen(what, time) : null;
    try {
      for (const one of await differing(what, time)) {
        if (one.state === 'gone') continue;
        await restoreArticle(one, how, time, result);
        touched.push(one.id);
      }
      await restoreComparisons(saved, how, result);
      if (then) await restoreCollections(then, how, result);
      if (chosen) {
        await backups.add(layout.preferences);
        const before = preferences.get();
        await preferences.set(chosen);
        result.undo.push(async () => void (await preferences.set(before)));
      }
    } finally {
      const tell = (): void =>
        options.restored({
          articles: touched,
          comparisons: saved.map(({ id }) => id),
          collections: then !== null,
          preferences: chosen !== null,
        });
      tell();
      result.undo.unshift(async () => tell());
    }
    return result;
  };

  return {
    points: copies.points,
    preview,
    restore: async (input) => {
      const running = made.get(input.id) ?? run(input);
      made.set(input.id, running);
      for (const old of [...made.keys()].slice(0, -remembered)) made.delete(old);
      running.catch(() => made.delete(input.id));
      return (await running).done;
    },
    undo: async (id) => {
      const step = await made.get(id);
      if (!step) throw tooLongAgo();
      made.delete(id);
      // The last first; the first tells.
      for (const back of step.undo.reverse()) await back();
    },
  };
}

function tooLongAgo(): AppError {
  return new AppError(
    'conflict',
    'This restoring cannot be taken back here any more. What was before it is in the backups.',
  );
}

import type {
  ArticleDifferences,
  BackupPreview,
  Checked,
  Differences,
  Id,
  Preferences,
  RestoreWhat,
} from '#contract';
import { limits } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { LibraryIndex } from '../library/library-index';
import type { Articles } from '../store/articles';
import type { StoredComparisons } from '../store/comparisons';
import { described } from '../store/described';
import type { Disk } from '../store/disk';
import type { Document } from '../store/document';
import {
  type AnnotationsFile,
  type AwaitedFile,
  type CollectionsFile,
  type ComparisonFile,
  formats,
  type TemplatesFile,
} from '../store/formats';
import type { Layout } from '../store/layout';
import type { PreferencesStore } from '../store/preferences';
import { createKeptLists, type KeptList, type ListName, type ListThen } from './kept-lists';
import { known, type StoredCopies, type Then } from './stored-copies';
import { compareLists, compareNotes, countsOf, listUntil, notesUntil, ownDiffers } from './then-and-now';

/** How the library was at a time, and what has become of it since. */
export interface Differing {
  preview: (input: Checked<'previewBackup'>) => Promise<BackupPreview>;
  /** Most differences first; those that are gone for good too. */
  articles: (what: RestoreWhat, time: Date) => Promise<ArticleDifferences[]>;
  notesThen: (id: Id, time: Date) => Promise<Then<AnnotationsFile>>;
  /** Of each that has been written since; null for one that was not there then. */
  comparisonsThen: (what: RestoreWhat, time: Date) => Promise<Map<Id, ComparisonFile | null>>;
  /** The lists that have been written since. */
  listsThen: (what: RestoreWhat, time: Date) => Promise<(ListThen & Pick<KeptList, 'name' | 'path'>)[]>;
  preferencesThen: (what: RestoreWhat, time: Date) => Promise<Preferences | null>;
}

export interface DifferingOptions {
  articles: Articles;
  index: LibraryIndex;
  comparisons: StoredComparisons;
  collections: Document<CollectionsFile>;
  templates: Document<TemplatesFile>;
  awaited: Document<AwaitedFile>;
  preferences: PreferencesStore;
  disk: Disk;
  layout: Layout;
}

/** Articles that are looked at at the same time. */
const together = 8;
const none: Differences = { back: 0, changed: 0, newer: 0 };

export const comparisonContent = ({
  modified: _,
  past: _past,
  view: _view,
  deleted: _deleted,
  ...rest
}: ComparisonFile): unknown => rest;

export function createDiffering(options: DifferingOptions & { copies: StoredCopies }): Differing {
  const { articles, index, comparisons, preferences, copies, layout } = options;
  const lists = createKeptLists({ ...options, has: (article) => index.has(article) });
  const isAfter = (iso: string | undefined, time: Date): boolean =>
    iso !== undefined && Date.parse(iso) > time.getTime();

  const notesThen: Differing['notesThen'] = (id, time) =>
    copies.asOf(layout.article(id).annotations, formats.annotations, time);

  /** Those that may differ. */
  const candidates = async (what: RestoreWhat): Promise<Id[]> => {
    if (what.kind === 'article') return [what.id];
    if (what.kind !== 'all') return [];
    return [...new Set([...(await copies.articles()), ...(await articles.trashed()), ...index.ids()])];
  };

  const isWritten = async (id: Id, time: Date): Promise<boolean> => {
    const at = await options.disk.changedAt(layout.article(id).annotations).catch(() => null);
    return at !== null && at.getTime() > time.getTime();
  };

  const hereDiffers = async (id: Id, time: Date): Promise<ArticleDifferences | null> => {
    // What is said of an article that was not there then is not compared.
    if (isAfter(index.importedAt(id), time) || !(await isWritten(id, time))) return null;
    const then = await notesThen(id, time);
    if (then === 'same') return null;
    return articles.use(id, async ({ annotations: { data }, article }) => {
      const was = then === 'unknown' ? notesUntil(data, time) : then;
      const counts = countsOf(compareNotes(was, data));
      const own = ownDiffers(was, data);
      if (isDeepStrictEqual(counts, none) && !own) return null;
      return { id, title: described(article.data).title, state: 'here' as const, own, ...counts };
    });
  };

  /** How an article differs; null when it does not. */
  const articleDiffers = async (id: Id, time: Date): Promise<ArticleDifferences | null> => {
    if (index.has(id)) return hereDiffers(id, time);
    const trashed = await articles.readTrashed(id);
    if (trashed) {
      // It came to the trash since, and to the library before.
      const { record, annotations, deletedAt } = trashed;
      if (!isAfter(deletedAt, time) || isAfter(record?.source.importedAt, time)) return null;
      const then = known(await notesThen(id, time));
      const counts = then && annotations ? countsOf(compareNotes(then, annotations)) : none;
      return { id, title: record ? described(record).title : id, state: 'trashed', own: false, ...counts };
    }
    const then = known(await notesThen(id, time));
    if (!then) return null;
    const record = known(await copies.asOf(layout.article(id).article, formats.article, time));
    const back = then.annotations.filter(({ deleted }) => deleted === null).length;
    return { id, title: record ? described(record).title : id, state: 'gone', own: false, ...none, back };
  };

  const differing: Differing['articles'] = async (what, time) => {
    const queue = await candidates(what);
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

  const comparisonsThen: Differing['comparisonsThen'] = async (what, time) => {
    const found = new Map<Id, ComparisonFile | null>();
    if (what.kind !== 'comparison' && what.kind !== 'all') return found;
    const now = await comparisons.all();
    const ids =
      what.kind === 'comparison' ? [what.id] : [...(await copies.comparisons()), ...now.map(({ id }) => id)];
    for (const id of new Set(ids)) {
      const then = await copies.asOf(layout.comparison(id), formats.comparison, time);
      if (then === 'same') continue;
      const [until] = listUntil(
        now.filter((one) => one.id === id),
        time,
      );
      found.set(id, known(then) ?? until ?? null);
    }
    return found;
  };

  const listsThen: Differing['listsThen'] = async ({ kind }, time) => {
    const found: Awaited<ReturnType<Differing['listsThen']>> = [];
    for (const { name, path, asOf } of lists) {
      const then = kind === 'all' || kind === name ? await asOf(time) : null;
      if (then) found.push({ name, path, ...then });
    }
    return found;
  };

  const preferencesThen: Differing['preferencesThen'] = async ({ kind }, time) =>
    kind === 'all' || kind === 'preferences'
      ? (known(await copies.asOf(layout.preferences, formats.preferences, time))?.preferences ?? null)
      : null;

  return {
    ...{ articles: differing, notesThen, comparisonsThen, listsThen, preferencesThen },
    preview: async ({ at, what }) => {
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
      const savedNow = (await comparisons.all()).filter(({ id }) => saved.has(id));
      const savedThen = [...saved.values()].filter((one) => one !== null);
      const kept = await listsThen(what, time);
      const differencesOf = (name: ListName): Differences =>
        kept.find((one) => one.name === name)?.differences() ?? none;
      const chosen = await preferencesThen(what, time);
      return {
        articles: all.slice(0, limits.rows),
        total: can.length,
        notes,
        trashed: can.filter(({ state }) => state === 'trashed').length,
        own: can.filter(({ own }) => own).length,
        comparisons: countsOf(compareLists(savedThen, savedNow, comparisonContent)),
        collections: differencesOf('collections'),
        templates: differencesOf('templates'),
        awaited: differencesOf('awaited'),
        preferences: chosen !== null && !isDeepStrictEqual(chosen, preferences.get()),
      };
    },
  };
}

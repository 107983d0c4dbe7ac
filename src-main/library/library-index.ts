import type { ArticleSummary, Id } from '#contract';
import type { ArticleFolder } from '../store/article-folder';
import type { LibraryEntry } from '../store/formats';
import type { ListFile } from '../store/list-file';
import { entryOf, summaryOf } from './entry';
import { addressesOf, createEntryKeys, hashesOf, nameKey, nameKeysOf } from './entry-keys';
import { createTagCounts } from './tag-counts';

/** How long others may hold a stale list. Milliseconds. */
export const tellDelay = 2000;

/**
 * The list of the library in memory. Everything in it is derived from the article folders. What has changed is written at
 * the next checkpoint of the journal, which until then names the articles: neither a note nor reading costs a rewrite of the
 * list, and none of it must be counted again after an unclean end. No change costs more the longer the list is.
 */
export interface LibraryIndex {
  /** Newest import first. */
  list: () => ArticleSummary[];
  /** All tags in use on articles and notes, most used first. */
  tags: () => string[];
  get: (id: Id) => ArticleSummary | undefined;
  has: (id: Id) => boolean;
  /** All that is known of an article; another object after each change. */
  entry: (id: Id) => LibraryEntry | undefined;
  /** When it was imported: known of all without looking into any. */
  importedAt: (id: Id) => string | undefined;
  /** By the sum of any file that it was imported from; with `except`, only other articles. */
  findByHash: (sha256: string, except?: Id) => ArticleSummary | undefined;
  /** Those with this address, which is levelled as `levelAddress` does; newest first. */
  findByAddress: (address: string) => Id[];
  /** Those without an address whose newest file had this name and this title, levelled by `levelTitle`; newest first. */
  findByName: (fileName: string, title: string) => Id[];
  ids: () => Id[];
  /** Takes over what an article's folder says. */
  refresh: (folder: ArticleFolder) => ArticleSummary;
  /** The same when its documents have been written: nothing is told, as whoever changed them does that. */
  settle: (folder: ArticleFolder) => void;
  remove: (id: Id) => void;
  /** Calls `listener` with each article that is taken over, and with null for one that is removed; returns the way to stop. */
  watch: (listener: IndexListener) => () => void;
  /** Stores what has not been stored. Errors are those of `node:fs`. */
  flush: () => Promise<void>;
  /** The same, for the last time. */
  close: () => Promise<void>;
}

export type IndexListener = (id: Id, folder: ArticleFolder | null) => void;

/**
 * @param touched called when there is something to store
 * @param changed called some time after one change or several, when the list that others hold is stale
 */
export function createLibraryIndex(
  file: Pick<ListFile, 'entries' | 'add' | 'finish'>,
  touched: () => void,
  changed: () => void,
): LibraryIndex {
  const { entries } = file;
  const placeOf = (id: Id): Place => ({ id, importedAt: entries.importedAt(id) ?? '' });
  const ordered = Array.from(entries.ids(), placeOf).sort(newestFirst);
  const all = function* (): Iterable<LibraryEntry> {
    for (const { id } of ordered) {
      const entry = entries.get(id);
      if (entry) yield entry;
    }
  };
  const byHash = createEntryKeys(all, hashesOf);
  const byAddress = createEntryKeys(all, addressesOf);
  const byName = createEntryKeys(all, nameKeysOf);
  const tags = createTagCounts(all);
  const derived = [byHash, byAddress, byName, tags];
  const summaries = new WeakMap<LibraryEntry, ArticleSummary>();
  const listeners = new Set<IndexListener>();
  let listed: ArticleSummary[] | null = null;
  let unwritten = new Map<Id, LibraryEntry | null>();
  let telling: NodeJS.Timeout | null = null;

  const summary = (entry: LibraryEntry): ArticleSummary => {
    const known = summaries.get(entry) ?? summaryOf(entry);
    summaries.set(entry, known);
    return known;
  };
  const newest = (ids: Iterable<Id>): LibraryEntry[] =>
    [...ids]
      .map(placeOf)
      .sort(newestFirst)
      .flatMap(({ id }) => entries.get(id) ?? []);

  const set = (id: Id, entry: LibraryEntry | null): void => {
    const old = entries.get(id);
    const staysInPlace = old !== undefined && entry?.source.importedAt === old.source.importedAt;
    if (old) {
      for (const one of derived) one.remove(old);
      if (!staysInPlace) ordered.splice(placeIn(ordered, placeOf(id)), 1);
    }
    if (entry) {
      for (const one of derived) one.add(entry);
      entries.set(id, entry);
      const place = placeOf(id);
      if (!staysInPlace) ordered.splice(placeIn(ordered, place), 0, place);
    } else entries.delete(id);
    listed = null;
    unwritten.set(id, entry);
    touched();
    telling ??= setTimeout(() => {
      telling = null;
      changed();
    }, tellDelay).unref();
  };

  const store = async (
    write: (changes: ReadonlyMap<Id, LibraryEntry | null>) => Promise<void>,
  ): Promise<void> => {
    const changes = unwritten;
    unwritten = new Map();
    try {
      await write(changes);
    } catch (error) {
      unwritten = new Map([...changes, ...unwritten]);
      throw error;
    }
  };
  let storing: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    storing = storing.catch(() => undefined).then(() => store((changes) => file.add(changes, all)));
    return storing;
  };

  return {
    flush,
    close: async () => {
      await flush();
      await file.finish(all);
    },
    list: () => [...(listed ??= Array.from(all(), summary))],
    tags: tags.mostUsedFirst,
    get: (id) => map(entries.get(id), summary),
    has: (id) => entries.has(id),
    entry: (id) => entries.get(id),
    importedAt: (id) => entries.importedAt(id),
    findByHash: (sha256, except) => {
      const found = newest(byHash.get(sha256)).filter(({ id }) => id !== except);
      return map(found.find(({ source }) => source.sha256 === sha256) ?? found[0], summary);
    },
    findByAddress: (address) => newest(byAddress.get(address)).map(({ id }) => id),
    findByName: (fileName, title) => {
      const keys = [nameKey(fileName, title), nameKey(fileName, null)];
      return newest(keys.flatMap((key) => [...byName.get(key)])).map(({ id }) => id);
    },
    ids: () => [...entries.ids()],
    refresh: (folder) => {
      const entry = entryOf(folder);
      set(entry.id, entry);
      for (const tell of listeners) tell(entry.id, folder);
      return summary(entry);
    },
    settle: (folder) => {
      const entry = entryOf(folder);
      const known = entries.get(entry.id);
      if (known && JSON.stringify(known) !== JSON.stringify(entry)) set(entry.id, entry);
    },
    remove: (id) => {
      if (entries.has(id)) set(id, null);
      for (const tell of listeners) tell(id, null);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** An article in the order of import. */
interface Place {
  id: Id;
  importedAt: string;
}

function newestFirst(a: Place, b: Place): number {
  const [x, y] = [a.importedAt, b.importedAt];
  if (x !== y) return x < y ? 1 : -1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/** Where an article stands in a list in order, or would stand. */
function placeIn(list: readonly Place[], place: Place): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = list[middle];
    if (there && newestFirst(there, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const map = <A, B>(value: A | undefined, by: (value: A) => B): B | undefined =>
  value === undefined ? undefined : by(value);

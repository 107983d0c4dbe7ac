import type { ArticleSummary, Id } from '#contract';
import type { Document } from '../store/document';
import type { AnnotationsFile, ArticleMarks, LibraryEntry, LibraryFile } from '../store/formats';
import { described } from '../store/described';
import type { ArticleFolder } from '../store/article-folder';
import { levelAddress } from './address';
import { stampsOf } from '../search/stamps';
import { levelName, levelTitle } from './same-article';

/** How long others may hold a stale list. Milliseconds. */
export const tellDelay = 2000;
/** How long nothing may have changed before `library.json` is written. Milliseconds. */
export const writeDelay = 30_000;

/**
 * The list of the library in memory. Everything in it is derived from the article folders, so `library.json` is
 * written late, when nothing has changed for a while and on closing: neither a note nor reading may cost a rewrite
 * of the whole list. After an unclean end it is counted anew.
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
  /** By the sum of any file that it was imported from; with `except`, only other articles. */
  findByHash: (sha256: string, except?: Id) => ArticleSummary | undefined;
  /** Those with this address, which is levelled as `levelAddress` does; newest first. */
  findByAddress: (address: string) => Id[];
  /** Those without an address whose newest file had this name and this title, levelled by `levelTitle`; newest first. */
  findByName: (fileName: string, title: string) => Id[];
  ids: () => Id[];
  /** Takes over what an article's folder says. */
  refresh: (folder: ArticleFolder) => ArticleSummary;
  remove: (id: Id) => void;
  /** Calls `listener` with each article that is taken over, and with null for one that is removed; returns the way to stop. */
  watch: (listener: IndexListener) => () => void;
  /** Writes what has not been written. @throws AppError `storage` */
  flush: () => Promise<void>;
}

export type IndexListener = (id: Id, folder: ArticleFolder | null) => void;

/** @param changed called some time after one change or several, when the list that others hold is stale */
export function createLibraryIndex(
  document: Pick<Document<LibraryFile>, 'data' | 'update'>,
  changed: () => void,
): LibraryIndex {
  const entries = new Map<Id, LibraryEntry>(document.data.articles.map((entry) => [entry.id, entry]));
  /** Their addresses, levelled; worked out when they are asked for first. */
  const addresses = new WeakMap<LibraryEntry, string[]>();
  const addressesOf = (entry: LibraryEntry): string[] => {
    const known =
      addresses.get(entry) ?? [entry.source.url, ...entry.urls].flatMap((url) => levelAddress(url) ?? []);
    addresses.set(entry, known);
    return known;
  };
  const idsWhere = (holds: (entry: LibraryEntry) => boolean): Id[] =>
    [...entries.values()]
      .filter(holds)
      .sort(newestFirst)
      .map(({ id }) => id);
  const listeners = new Set<IndexListener>();
  let dirty = false;
  let telling: NodeJS.Timeout | null = null;
  let writing: NodeJS.Timeout | null = null;

  const flush = async (): Promise<void> => {
    if (writing) clearTimeout(writing);
    writing = null;
    if (!dirty) return;
    dirty = false;
    try {
      await document.update((file) => ({ ...file, articles: [...entries.values()] }));
    } catch (error) {
      dirty = true;
      throw error;
    }
  };
  const touch = (): void => {
    dirty = true;
    // A failed late write is tried again with the next change; on closing it is not lost silently.
    if (writing) clearTimeout(writing);
    writing = setTimeout(() => void flush().catch(() => undefined), writeDelay).unref();
    telling ??= setTimeout(() => {
      telling = null;
      changed();
    }, tellDelay).unref();
  };

  return {
    flush,
    list: () => [...entries.values()].sort(newestFirst).map(summaryOf),
    tags: () => countTags(entries.values()),
    get: (id) => map(entries.get(id), summaryOf),
    has: (id) => entries.has(id),
    entry: (id) => entries.get(id),
    findByHash: (sha256, except) => {
      let earlier: LibraryEntry | undefined;
      for (const entry of entries.values()) {
        if (entry.id === except) continue;
        if (entry.source.sha256 === sha256) return summaryOf(entry);
        if (entry.hashes.includes(sha256)) earlier = entry;
      }
      return map(earlier, summaryOf);
    },
    findByAddress: (address) => idsWhere((entry) => addressesOf(entry).includes(address)),
    findByName: (fileName, title) => {
      const [name, wanted] = [levelName(fileName), levelTitle(title)];
      return idsWhere(
        (entry) =>
          addressesOf(entry).length === 0 &&
          levelName(entry.source.fileName) === name &&
          mayBeFound(entry, wanted),
      );
    },
    ids: () => [...entries.keys()],
    refresh: (folder) => {
      const entry = entryOf(folder);
      entries.set(entry.id, entry);
      touch();
      for (const tell of listeners) tell(entry.id, folder);
      return summaryOf(entry);
    },
    remove: (id) => {
      if (entries.delete(id)) touch();
      for (const tell of listeners) tell(id, null);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function entryOf({ article, annotations, position }: ArticleFolder): LibraryEntry {
  const { id, words, version, files, source } = article.data;
  const shown = described(article.data);
  const live = annotations.data.annotations.filter(({ deleted }) => deleted === null);
  const tags = new Map<string, number>();
  for (const { body } of live) {
    for (const { purpose, value } of body)
      if (purpose === 'tagging') tags.set(value, (tags.get(value) ?? 0) + 1);
  }
  return {
    ...{ id, ...shown, words },
    annotations: live.length,
    unplaced: unplacedIn(annotations.data, version),
    progress: position.data.position.progress,
    openedAt: position.data.openedAt,
    noteTags: [...tags].map(([tag, count]) => ({ tag, count })),
    ...marksOf(annotations.data.marks),
    hashes: files.map(({ sha256 }) => sha256).filter((sha256) => sha256 !== source.sha256),
    urls: source.url === null || source.url === shown.source.url ? [] : [source.url],
    stamps: stampsOf(article.data, annotations.data),
    ...(article.data.title !== shown.title && { foundTitle: article.data.title }),
  };
}

/** Whether the file may have called itself so. Lists of older programs do not say what it did where the reader set a title. */
function mayBeFound({ title, foundTitle, edited }: LibraryEntry, wanted: string): boolean {
  if (foundTitle === undefined && edited.includes('title')) return true;
  return levelTitle(foundTitle ?? title) === wanted;
}

/** Those that were looked for in the newest text and have no place there; before that, nothing is known. */
function unplacedIn({ annotations, placedIn = 1 }: AnnotationsFile, version: number): number {
  if (placedIn !== version) return 0;
  return annotations.filter(
    ({ deleted, target, leftUnplacedIn }) =>
      deleted === null && target.version !== version && leftUnplacedIn !== version,
  ).length;
}

const marksOf = ({ tags, favourite, finished }: ArticleMarks): Omit<ArticleMarks, 'modified'> => ({
  ...{ tags, favourite, finished },
});

function summaryOf({
  noteTags: _,
  hashes: _hashes,
  urls: _urls,
  foundTitle: _found,
  stamps: _stamps,
  ...summary
}: LibraryEntry): ArticleSummary {
  return summary;
}

function newestFirst(a: LibraryEntry, b: LibraryEntry): number {
  const [x, y] = [a.source.importedAt, b.source.importedAt];
  if (x !== y) return x < y ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function countTags(entries: Iterable<LibraryEntry>): string[] {
  const counts = new Map<string, number>();
  for (const { noteTags, tags } of entries) {
    for (const { tag, count } of noteTags) counts.set(tag, (counts.get(tag) ?? 0) + count);
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag);
}

const map = <A, B>(value: A | undefined, by: (value: A) => B): B | undefined =>
  value === undefined ? undefined : by(value);

import type { ArticleSummary, Id } from '#contract';
import type { Document } from '../store/document';
import type { LibraryEntry, LibraryFile } from '../store/formats';
import { described } from '../store/described';
import type { ArticleFolder } from '../store/article-folder';

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
  /** All tags in use, most used first. */
  tags: () => string[];
  get: (id: Id) => ArticleSummary | undefined;
  findByHash: (sha256: string) => ArticleSummary | undefined;
  ids: () => Id[];
  /** Takes over what an article's folder says. */
  refresh: (folder: ArticleFolder) => ArticleSummary;
  remove: (id: Id) => void;
  /** Writes what has not been written. @throws AppError `storage` */
  flush: () => Promise<void>;
}

/** @param changed called some time after one change or several, when the list that others hold is stale */
export function createLibraryIndex(document: Document<LibraryFile>, changed: () => void): LibraryIndex {
  const entries = new Map<Id, LibraryEntry>(document.data.articles.map((entry) => [entry.id, entry]));
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
    findByHash: (sha256) => {
      for (const entry of entries.values()) if (entry.source.sha256 === sha256) return summaryOf(entry);
      return undefined;
    },
    ids: () => [...entries.keys()],
    refresh: (folder) => {
      const entry = entryOf(folder);
      entries.set(entry.id, entry);
      touch();
      return summaryOf(entry);
    },
    remove: (id) => {
      if (entries.delete(id)) touch();
    },
  };
}

function entryOf({ article, annotations, position }: ArticleFolder): LibraryEntry {
  const { id, words } = article.data;
  const live = annotations.data.annotations.filter(({ deleted }) => deleted === null);
  const tags = new Map<string, number>();
  for (const { body } of live) {
    for (const { purpose, value } of body)
      if (purpose === 'tagging') tags.set(value, (tags.get(value) ?? 0) + 1);
  }
  return {
    ...{ id, ...described(article.data), words },
    annotations: live.length,
    progress: position.data.position.progress,
    openedAt: position.data.openedAt,
    tags: [...tags].map(([tag, count]) => ({ tag, count })),
  };
}

function summaryOf({ tags: _, ...summary }: LibraryEntry): ArticleSummary {
  return summary;
}

function newestFirst(a: LibraryEntry, b: LibraryEntry): number {
  const [x, y] = [a.source.importedAt, b.source.importedAt];
  if (x !== y) return x < y ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function countTags(entries: Iterable<LibraryEntry>): string[] {
  const counts = new Map<string, number>();
  for (const { tags } of entries) {
    for (const { tag, count } of tags) counts.set(tag, (counts.get(tag) ?? 0) + count);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag);
}

const map = <A, B>(value: A | undefined, by: (value: A) => B): B | undefined =>
  value === undefined ? undefined : by(value);

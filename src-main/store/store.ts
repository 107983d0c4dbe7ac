import type { Id } from '#contract';
import type { FolderOptions } from './article-folder';
import { type Articles, createArticles } from './articles';
import { createBackups } from './backups';
import type { Disk } from './disk';
import { openCollections } from './collections';
import { createStoredComparisons, type StoredComparisons } from './comparisons';
import { type Document, openDocument } from './document';
import { durableJson } from './durable-json';
import { type ArticleFile, formats, type CollectionsFile, type LibraryFile } from './formats';
import { type ArticleLayout, type Layout, layoutOf } from './layout';
import { type Lock, takeLock } from './lock';
import { openPreferences, type PreferencesStore } from './preferences';
import { storageError } from './storage-error';

/** An opened library folder, held by this process alone. */
export interface Store {
  layout: Layout;
  list: Document<LibraryFile>;
  preferences: PreferencesStore;
  collections: Document<CollectionsFile>;
  comparisons: StoredComparisons;
  articles: Articles;
  /** True when the list cannot be trusted: it was damaged, or the last process did not end properly. */
  recount: boolean;
  lock: Lock;
}

/**
 * Opens a library folder, making it if it is not there.
 * @throws AppError `locked`, `storage`, `newer-format`
 */
export async function openStore(options: {
  root: string;
  disk: Disk;
  now: () => Date;
  notice: (sentence: string) => void;
  textOf: FolderOptions['textOf'];
  rebuild: (id: Id, folder: ArticleLayout) => Promise<ArticleFile | null>;
}): Promise<Store> {
  const { root, disk, now, notice } = options;
  const layout = layoutOf(root);
  try {
    await disk.makeFolder(layout.articles);
  } catch (error) {
    throw storageError(error, 'The library folder could not be made');
  }
  const lock = await takeLock(layout.lock);
  try {
    const backups = createBackups(disk, root, layout.backups, now);
    const articles = createArticles({ ...options, layout, backups });
    await articles.sweep();

    const empty: LibraryFile = { formatVersion: 4, articles: [] };
    let damaged = false;
    const rebuild = async (): Promise<LibraryFile> => {
      damaged = true;
      return empty;
    };
    const list = await openDocument(
      durableJson({
        disk,
        path: layout.library,
        format: formats.library,
        now,
        backups: null,
        rebuild,
        notice,
      }),
      empty,
      'The list of the library could not be saved',
    );
    const preferences = await openPreferences({ disk, path: layout.preferences, backups, now, notice });
    const collections = await openCollections({ disk, path: layout.collections, backups, now, notice });
    const comparisons = createStoredComparisons({ disk, layout, backups, now, notice });
    const recount = damaged || lock.stale;
    return { layout, list, preferences, collections, comparisons, articles, recount, lock };
  } catch (error) {
    await lock.release();
    throw storageError(error, 'The library could not be opened');
  }
}

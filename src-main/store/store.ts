import type { Id } from '#contract';
import type { FolderOptions } from './article-folder';
import { type Articles, createArticles } from './articles';
import { type Backups, createBackups } from './backups';
import type { GuardedDisk } from './guarded-disk';
import { openCollections } from './collections';
import { createStoredComparisons, type StoredComparisons } from './comparisons';
import { type Document, openDocument } from './document';
import { durableJson } from './durable-json';
import { type ArticleFile, formats, type CollectionsFile, type LibraryFile } from './formats';
import { type ArticleLayout, type Layout, layoutOf } from './layout';
import { type Lock, noLock, OpenElsewhere, takeLock } from './lock';
import { openPreferences, type PreferencesStore } from './preferences';
import { cannotBeWritten, mustOnlyBeRead } from './read-only';
import { storageError } from './storage-error';

/** An opened library folder, held by this process alone. */
export interface Store {
  layout: Layout;
  list: Document<LibraryFile>;
  preferences: PreferencesStore;
  collections: Document<CollectionsFile>;
  comparisons: StoredComparisons;
  articles: Articles;
  backups: Backups;
  /** True when the list cannot be trusted: it was damaged, or the last process did not end properly. */
  recount: boolean;
  lock: Lock;
}

/**
 * Opens a library folder, making it if it is not there. One that cannot be written to, or that a newer Synoptic wrote, is
 * opened for reading only: `disk.readOnly` says why, and nothing is written.
 * @throws AppError `locked`, `storage`, `newer-format`
 */
export async function openStore(options: {
  root: string;
  disk: GuardedDisk;
  /** Open it for reading only whatever it is; then it needs no lock. */
  readOnly?: boolean;
  /** Open it although another computer has it open. */
  takeOver?: boolean;
  now: () => Date;
  notice: (sentence: string) => void;
  textOf: FolderOptions['textOf'];
  rebuild: (id: Id, folder: ArticleLayout) => Promise<ArticleFile | null>;
}): Promise<Store> {
  const { root, disk, now, notice } = options;
  const layout = layoutOf(root);
  const lock = await takeHold(layout, options);
  try {
    const backups = createBackups(disk, root, layout.backups, now);
    const articles = createArticles({ ...options, layout, backups });
    if (disk.readOnly === null) await articles.sweep();

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
      true,
      true,
    );
    const preferences = await openPreferences({ disk, path: layout.preferences, backups, now, notice });
    const collections = await openCollections({ disk, path: layout.collections, backups, now, notice });
    const comparisons = createStoredComparisons({ disk, layout, backups, now, notice });
    const recount = damaged || lock.stale;
    return { layout, list, preferences, collections, comparisons, articles, backups, recount, lock };
  } catch (error) {
    await lock.release();
    throw storageError(error, 'The library could not be opened');
  }
}

/** Makes the folder and its lock, or sees that it can only be read. */
async function takeHold(
  layout: Layout,
  { disk, notice, now, readOnly = false, takeOver = false }: Parameters<typeof openStore>[0],
): Promise<Lock> {
  const reason = await mustOnlyBeRead(disk, layout, readOnly);
  if (reason !== null) {
    disk.makeReadOnly(reason);
    return noLock;
  }
  try {
    await disk.makeFolder(layout.articles).catch((error: unknown) => {
      throw storageError(error, 'The library folder could not be made');
    });
    const lost = (host: string): void =>
      notice(
        `This library has been opened on another computer (${host}) as well. What is changed here and there is merged when the folders are brought into step.`,
      );
    const lock = await takeLock(layout.lock, { now, takeOver, lost });
    disk.hold(lock.isThere);
    return lock;
  } catch (error) {
    const why =
      error instanceof OpenElsewhere ? elsewhere(error) : await cannotBeWritten(error, disk, layout);
    if (why === null) throw error;
    disk.makeReadOnly(why);
    return noLock;
  }
}

function elsewhere({ host }: OpenElsewhere): string {
  return `This library is open on another computer (${host}), so it is open for reading only here. Close it there and start Synoptic again. If it is not open there, or you want to work in both, start Synoptic with --take-over.`;
}

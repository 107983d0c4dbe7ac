import { type Id, isId } from '#contract';
import type { ArticleFolder, FolderOptions } from './article-folder';
import { type Articles, createArticles } from './articles';
import { type Backups, createBackups } from './backups';
import type { GuardedDisk } from './guarded-disk';
import { openAwaited } from './awaited';
import { openCollections } from './collections';
import { createStoredComparisons, type StoredComparisons } from './comparisons';
import type { Document } from './document';
import type { ArticleFile, AwaitedFile, CollectionsFile, TemplatesFile } from './formats';
import { type Journal, openJournal } from './journal/journal';
import { type ArticleLayout, type Layout, layoutOf } from './layout';
import { type ListFile, openListFile } from './list-file';
import { type Lock, noLock, OpenElsewhere, takeLock } from './lock';
import { openTemplates } from './templates';
import { openPreferences, type PreferencesStore } from './preferences';
import { cannotBeWritten, mustOnlyBeRead } from './read-only';
import { storageError } from './storage-error';

/** An opened library folder, held by this process alone. */
export interface Store {
  layout: Layout;
  list: ListFile;
  preferences: PreferencesStore;
  collections: Document<CollectionsFile>;
  awaited: Document<AwaitedFile>;
  templates: Document<TemplatesFile>;
  comparisons: StoredComparisons;
  articles: Articles;
  /** The articles whose folders were there at opening. */
  there: readonly Id[];
  backups: Backups;
  journal: Journal;
  /** Articles that the last session changed and the list may not know of; `all` when it cannot be trusted. */
  stale: 'all' | ReadonlySet<Id>;
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
  /** Told when a document of an article has been written to its file. */
  saved: (folder: ArticleFolder) => void;
  tookIn: NonNullable<FolderOptions['tookIn']>;
  lacksText: NonNullable<FolderOptions['lacksText']>;
}): Promise<Store> {
  const { root, disk, now, notice } = options;
  const layout = layoutOf(root);
  let journal: Journal | null = null;
  const lock = await takeHold(layout, options, async (host) => {
    // What has been acknowledged here goes to its files, where it is merged with what the other one does.
    await journal?.checkpoint().catch(() => undefined);
    disk.makeReadOnly(takenBy(host));
  });
  try {
    const backups = createBackups(disk, root, layout.backups, now);
    const opened = (journal = await openJournal({ root, disk, now, notice }));
    const articles = createArticles({ ...options, layout, backups, journal: opened });
    const there = await (disk.readOnly === null ? articles.sweep() : articles.ids());
    const list = await openListFile({ disk, layout, now, notice, unclean: lock.stale });
    const common = { disk, backups, journal: opened, now, notice };
    const preferences = await openPreferences({ ...common, path: layout.preferences });
    const collections = await openCollections({ ...common, path: layout.collections });
    const awaited = await openAwaited({ ...common, path: layout.awaited });
    const templates = await openTemplates({ ...common, path: layout.templates });
    const comparisons = createStoredComparisons({ ...common, layout });
    // A copy is of what has been acknowledged, not of what the file says until the next checkpoint.
    const add = async (path: string): Promise<void> => {
      if (opened.isBehind(path)) await opened.checkpoint();
      await backups.add(path);
    };
    const ofToday = { backups: { ...backups, add } };
    const stale = list.untrusted || opened.damaged ? 'all' : articlesIn(opened.pending());
    return {
      layout,
      list,
      preferences,
      collections,
      awaited,
      templates,
      comparisons,
      articles,
      there,
      journal: opened,
      stale,
      lock,
      ...ofToday,
    };
  } catch (error) {
    await lock.release();
    throw storageError(error, 'The library could not be opened');
  }
}

/** Makes the folder and its lock, or sees that it can only be read. */
async function takeHold(
  layout: Layout,
  { disk, now, readOnly = false, takeOver = false }: Parameters<typeof openStore>[0],
  lost: (host: string) => Promise<void>,
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
    const lock = await takeLock(layout.lock, { now, takeOver, lost: (host) => void lost(host) });
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

function takenBy(host: string): string {
  return `This library has been opened on another computer (${host}), so it is open for reading only here from now on. What you did until then is saved. To work here again, close it there and start Synoptic again; to work in both, start it with --take-over.`;
}

function articlesIn(files: readonly string[]): Set<Id> {
  const names = files.map((file) => /^articles\/([^/]+)\//.exec(file)?.[1]);
  return new Set(names.filter((name) => name !== undefined && isId(name)));
}

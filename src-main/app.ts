import {
  AppError,
  type ArticleLink,
  type BookAs,
  type Category,
  type Channel,
  type EventName,
  type Events,
  type Id,
  type ImportOutcome,
  type Status,
} from '#contract';
import { basename } from 'node:path';
import { type Annotations, createAnnotations } from './annotations/annotations';
import { type ArticleNotes, createArticleNotes } from './annotations/article-note';
import { createAnnotationFiles } from './annotations/files';
import { takeCensus } from './annotations/links/census';
import { createLinks, type Links } from './annotations/links/links';
import { createNotes, type Notes } from './annotations/notes/notes';
import { createPlacer } from './annotations/placer';
import { createApi } from './api';
import type { Cleaner } from './article/cleaned';
import { createCleaner } from './article/cleaner';
import { textOf } from './article/text-of';
import { createComparer } from './comparison/comparer';
import { type Comparisons, createComparisons } from './comparison/comparisons';
import { createExporting, type Exporting } from './export/exporting';
import { createChosenFolders } from './export/folder/chosen-folders';
import { createOwnTemplates, type OwnTemplates } from './export/own-templates';
import { newId as randomId } from './library/ids';
import { type Collections, createCollections } from './library/collections/collections';
import { createApart } from './library/duplicates/apart';
import { createDuplicates } from './library/duplicates/duplicates';
import { createChecking } from './library/checking';
import { createImporter, type Importer } from './library/import';
import { createLibrary, type Library } from './library/library';
import { createLocate } from './library/locating';
import { createMarks } from './library/marks';
import { createMergeRecords } from './library/merging/merge-record';
import { createMerging } from './library/merging/merging';
import { createOrganising, type Organising } from './library/organising';
import { createLibraryIndex } from './library/library-index';
import { createRevise, type Revise } from './library/revise';
import { rebuildArticle } from './library/rebuild-article';
import { createTagNames } from './library/rename-tag';
import { repairLibrary } from './library/repair';
import { reconcile } from './library/reconcile';
import { createNoticing } from './library/sync/noticing';
import { createUploads } from './library/uploads';
import { createCollected } from './search/collected';
import { createSearch, type Search } from './search/search';
import { refuseVanished, rememberLibrary } from './known-libraries';
import { type Served, serve } from './serve';
import { type Bringing, createBringing } from './other-tools/bringing';
import { createCompleting } from './other-tools/completing';
import { createGive } from './other-tools/give';
import { createReadBrought } from './other-tools/reading';
import { createTakingBack } from './other-tools/taking-back';
import { createWaiting } from './other-tools/waiting';
import { createKeeping, type Keeping } from './keeping/keeping';
import { createDisk, type FileSystem } from './store/disk';
import { guardDisk } from './store/guarded-disk';
import { settleJournal } from './store/settle-journal';
import { openStore } from './store/store';

export interface AppOptions {
  libraryDir: string;
  /** Open it for reading only: nothing is written, and another process may have it open. */
  readOnly?: boolean;
  /** The reader says that the library may be opened although another computer has it open. */
  takeOver?: boolean;
  /** Where it is kept which libraries were opened; one of them that is empty now is only begun anew when it `isNew`. */
  known?: { file: string; isNew: boolean } | undefined;
  /** The built worker that cleans files, or, for tests, what takes its place. */
  cleanWorker?: URL;
  cleaner?: Cleaner;
  /** The built worker that compares long texts; without it that is done in this thread. */
  placeWorker?: URL;
  /** The built worker that compares articles; without it that is done in this thread. */
  compareWorker?: URL;
  /** The built worker that holds the index of words; without it that is in this thread. */
  searchWorker?: URL;
  /** The built worker that packs and unpacks the library; without it that is done in this thread. */
  packWorker?: URL;
  /** The built worker that writes exports; without it that is done in this thread. */
  exportWorker?: URL;
  /** Where it is kept which folders exports may go into, and those that the command line names. */
  exportFolders?: { file: string; named: readonly string[] };
  /** The built worker that reads files of other tools; without it that is done in this thread. */
  bringWorker?: URL;
  /** The built worker that finds texts which are nearly the same; without it that is done in this thread. */
  alikeWorker?: URL;
  samplesDir: string;
  shell: Status['shell'];
  version: string;
  now?: () => Date;
  newId?: () => Id;
  fs?: FileSystem;
  /** Milliseconds that windows have, when the program ends, to send what is being typed. */
  lastWords?: number;
}

/** What a shell can do that the program cannot. */
export interface ShellAbilities {
  /** Opens another window, or answers the address for one. */
  openWindow: () => string | null;
  /** Lets the reader choose a folder and starts the program anew with it; false when none was chosen. */
  chooseLibrary?: () => Promise<boolean>;
  /** Lets the reader choose a folder to export into; its path, null when none was chosen. */
  chooseFolder?: () => Promise<string | null>;
}

/** The program without a window. */
export interface App {
  /** The shell says what it can do. */
  offer: (abilities: ShellAbilities) => void;
  /** Serves the contract on a channel; returns the way to stop. */
  connect: (channel: Channel) => () => void;
  importPaths: Importer['importPaths'];
  importBytes: Importer['importBytes'];
  /** What other tools wrote. */
  bringing: Bringing;
  /** Imports the files that the program was started with and tells the windows to open them. */
  launch: (paths: readonly string[]) => Promise<void>;
  /** Lets a window go where these addresses lead, the last one last. */
  follow: (links: readonly ArticleLink[]) => void;
  library: Library;
  organising: Organising;
  collections: Collections;
  annotations: Annotations;
  articleNotes: ArticleNotes;
  links: Links;
  notes: Notes;
  revise: Revise;
  exporting: Exporting;
  ownTemplates: OwnTemplates;
  keeping: Keeping;
  comparisons: Comparisons;
  search: Search;
  status: () => Status;
  /** Makes again what is damaged and can be made again. */
  repair: () => Promise<void>;
  /** Brings all files up to date now, instead of when there is time. Errors are those of `node:fs`. */
  save: () => Promise<void>;
  /** Looks now for what others have done in the library folder, instead of when there is time. */
  lookOutside: () => Promise<void>;
  /** Ends what is under way and writes what has not been written. */
  close: () => Promise<void>;
}

/**
 * Puts the program together on a library folder.
 * @throws AppError `locked` when another process has the library open, `storage`, `newer-format`
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { now = () => new Date(), newId = randomId } = options;
  const { known, libraryDir } = options;
  if (known && !known.isNew) await refuseVanished(known.file, libraryDir);
  const cleaner = options.cleaner ?? cleanerOf(options);
  const placer = createPlacer({ worker: options.placeWorker });
  const notices: { sentence: string; passing: boolean }[] = [];
  const windows = new Set<Served>();
  const push = <E extends EventName>(event: E, data: Events[E]): void =>
    windows.forEach((window) => window.push(event, data));
  const notice = (sentence: string, passing = false): void => {
    notices.push({ sentence, passing });
    push('noticed', null);
  };
  const disk = guardDisk(createDisk(options.fs), () => push('noticed', null));
  const libraryChanged = (): void => push('libraryChanged', null);

  /** Who is to know of articles whose text is not there as a whole. */
  const lacking = new Set<(id: Id) => void>();
  const store = await openStore({
    root: options.libraryDir,
    readOnly: options.readOnly ?? false,
    takeOver: options.takeOver ?? false,
    ...{ disk, now, notice, textOf },
    rebuild: (id, folder) =>
      rebuildArticle(id, folder, { disk, cleaner, textOf, now, known: index.get(id)?.source }),
    saved: (folder) => index.settle(folder),
    tookIn: (folder, before, after) => noticing.tookIn(folder, before, after),
    lacksText: (id) => lacking.forEach((tell) => tell(id)),
  });
  const { articles, journal, preferences, lock } = store;
  const index = createLibraryIndex(store.list, journal.wake, libraryChanged);
  journal.before(index.flush);
  const disagreeing = takeCensus(index);
  try {
    await reconcile(articles, store.there, index, store.stale, notice);
    await settleJournal(store, notice);
  } catch (error) {
    await lock.release();
    throw error;
  }

  const annotationsChanged = (article: Id): void => push('annotationsChanged', { article });
  const revise = createRevise({
    ...{ articles, index, cleaner, placer, annotationsChanged, newId },
    versionsNamed: store.comparisons.versionsOf,
    changed: (article) => {
      push('articleChanged', { article });
      libraryChanged();
    },
  });
  const importer = createImporter({
    articles,
    index,
    cleaner,
    now,
    newId,
    imported: sometimes(libraryChanged),
    update: revise.update,
    changedFiles: () => preferences.get().changedFiles,
  });
  const library = createLibrary({
    ...{ articles, index, now, notice },
    changed: () => {
      libraryChanged();
      // Collections are listed without the articles in the trash.
      push('collectionsChanged', null);
    },
    otherAsset: revise.asset,
    leaving: revise.stop,
  });
  const files = createAnnotationFiles({ articles, index, placer, changed: annotationsChanged });
  const annotations = createAnnotations({ files, now });
  const articleNotes = createArticleNotes({ files, now });
  const links = createLinks({ articles, index, files, now });
  if (disk.readOnly === null) await links.mend(disagreeing());
  const categories = (): readonly Category[] => preferences.get().categories;
  const collections = createCollections({
    ...{ document: store.collections, articles, index, now },
    changed: () => push('collectionsChanged', null),
  });
  const waiting = createWaiting({
    ...{ document: store.awaited, now },
    changed: () => push('awaitedChanged', null),
    changing: sometimes(() => push('awaitedChanged', null)),
    has: (id) => index.has(id),
  });
  const give = createGive({
    ...{ files, collections, categories, now },
    category: () => preferences.get().category,
    setUrl: (id, url) => revise.setMetadata({ id, url }),
    urlOf: (id) => index.entry(id)?.source.url,
  });
  const takingBack = createTakingBack({
    ...{ files, library, index, collections, waiting, now },
    setUrl: (id, url) => revise.setMetadata({ id, url }),
    revert: (id, version) => revise.revert({ id, version }),
  });
  const completing = createCompleting({
    ...{ waiting, give, index, notice, newId },
    begin: takingBack.begin,
  });
  const imports = completing.over(importer);
  const uploads = createUploads({
    importBytes: imports.importBytes,
    progress: (upload, done, total, file) => push('importProgress', { upload, done, total, file }),
  });
  const bringing = createBringing({
    ...{ uploads, index, waiting, completing, give, takingBack, importer },
    read: createReadBrought(options.bringWorker),
    progress: (id, done, total) => push('bringProgress', { id, done, total }),
    changed: libraryChanged,
  });
  const search = createSearch({
    ...{ articles, index, categories, worker: options.searchWorker },
    folder: store.layout.index,
    isWritable: () => disk.readOnly === null,
    collected: createCollected(collections),
    progress: (indexed, total) => push('searchProgress', { indexed, total }),
    completed: libraryChanged,
  });
  const organising = createOrganising({ index, collections, finder: search });
  const apart = createApart(store.collections, libraryChanged);
  const duplicates = createDuplicates({
    ...{ index, apart, layout: store.layout, worker: options.alikeWorker },
    // Where a drive was pulled out, nothing is written in its place.
    mayKeep: async () => disk.readOnly === null && (await disk.stamp(store.layout.lock)) !== null,
    progress: (job, done) => push('duplicatesProgress', { job, done }),
  });
  const merges = createMergeRecords({ disk, layout: store.layout, now, notice });
  const merging = createMerging({
    ...{ articles, index, files, links, collections, comparisons: store.comparisons, now, notice },
    records: merges,
    ...{ backups: store.backups, layout: store.layout },
    leaving: revise.stop,
    changed: () => {
      libraryChanged();
      push('collectionsChanged', null);
    },
  });
  if (disk.readOnly === null) await merging.settle();
  const notes = createNotes({ articles, index, files, categories, collection: collections.articles });
  const exporting = createExporting({
    ...{ library, organising, collections, annotations, articleNotes, links, categories, now },
    exportWorker: options.exportWorker,
    libraryDir,
    folders: createChosenFolders({ ...options.exportFolders, library: libraryDir, now }),
    chooseFolder: () => abilities?.chooseFolder ?? null,
    progress: (id, done, total) => push('exportProgress', { id, done, total }),
  });
  const ownTemplates = createOwnTemplates({
    ...{ document: store.templates, now },
    changed: () => push('templatesChanged', null),
  });
  const comparisons = createComparisons({
    ...{ articles, index, placer, links, now, stored: store.comparisons },
    comparer: createComparer({ worker: options.compareWorker }),
    changed: (id, decided) => push('comparisonsChanged', { id, decided }),
    progress: (job, done) => push('alignmentProgress', { job, done }),
  });
  let abilities: ShellAbilities | null = null;
  const keeping = createKeeping({
    ...{ articles, index, library, notes, files, preferences, now },
    disk: {
      ...disk,
      get readOnly() {
        return disk.readOnly;
      },
      // What a file lacks was changed after it was written.
      changedAt: async (path) => (journal.isBehind(path) ? new Date() : disk.changedAt(path)),
    },
    ...{ comparisons: store.comparisons, collections: store.collections },
    ...{ awaited: store.awaited, templates: store.templates },
    ...{ backups: store.backups, layout: store.layout, textOf, newId, version: options.version },
    ...{ merges, packWorker: options.packWorker },
    settle: () => journal.checkpoint(),
    packProgress: (id, done, total) => push('packProgress', { id, done, total }),
    merged: annotationsChanged,
    added: () => {
      libraryChanged();
      push('collectionsChanged', null);
      push('awaitedChanged', null);
      push('templatesChanged', null);
      push('preferencesChanged', null);
    },
    restored: (what) => {
      for (const article of what.articles) {
        push('articleChanged', { article });
        annotationsChanged(article);
      }
      if (what.articles.length > 0) libraryChanged();
      for (const id of what.comparisons) push('comparisonsChanged', { id, decided: true });
      if (what.collections) push('collectionsChanged', null);
      if (what.templates) push('templatesChanged', null);
      if (what.awaited) push('awaitedChanged', null);
      if (what.preferences) push('preferencesChanged', null);
    },
    changed: (gone) => {
      if (gone.articles) libraryChanged();
      if (gone.collections) push('collectionsChanged', null);
      for (const id of gone.comparisons) push('comparisonsChanged', { id, decided: false });
    },
  });
  const noticing = createNoticing({
    ...{ disk, articles, index, now, documents: store },
    events: {
      notice,
      libraryChanged,
      annotationsChanged,
      articleChanged: (article) => {
        push('articleChanged', { article });
        libraryChanged();
      },
      collectionsChanged: () => push('collectionsChanged', null),
      awaitedChanged: () => push('awaitedChanged', null),
      templatesChanged: () => push('templatesChanged', null),
      preferencesChanged: () => push('preferencesChanged', null),
      comparisonChanged: (id) => push('comparisonsChanged', { id, decided: true }),
    },
  });
  lacking.add(noticing.lacksText);
  noticing.start();
  if (known && disk.readOnly === null) await rememberLibrary(known.file, libraryDir, now());
  const launched: ImportOutcome[] = [];
  const linked: ArticleLink[] = [];
  const launching = new Set<string>();
  const closing = new AbortController();

  const preferredBook = (): BookAs | undefined => {
    const { books } = preferences.get();
    return books === 'ask' ? undefined : books;
  };
  const importAll = (paths: readonly string[]): Promise<ImportOutcome[]> =>
    collect(imports.importPaths(paths, { signal: closing.signal, book: preferredBook() ?? 'whole' }));
  const status = (): Status => ({
    version: options.version,
    shell: options.shell,
    platform: platformName(),
    libraryDir: options.libraryDir,
    readOnly: disk.readOnly,
    trouble: disk.trouble,
    notices: notices.map(({ sentence }) => sentence),
    passing: notices.filter(({ passing }) => passing).map(({ sentence }) => sentence),
    launching: [...launching],
  });
  const repair = (signal?: AbortSignal): Promise<void> =>
    repairLibrary({
      signal,
      ...{ disk, cleaner, textOf, now, articles, index, links },
      ...{ layout: store.layout, collections: store.collections, comparisons: store.comparisons },
      backups: store.backups,
    });
  const checking = createChecking({
    ...{ root: options.libraryDir, index, repair },
    progress: (job, done) => push('checkProgress', { job, done }),
  });
  const api = createApi({
    ...{
      status,
      checking,
      dismissNotice: (notice) => {
        const at = notices.findIndex(({ sentence }) => sentence === notice);
        if (at >= 0) notices.splice(at, 1);
      },
      openWindow: () => {
        if (!abilities) throw new AppError('unsupported', 'There is no other window to open here.');
        return abilities.openWindow();
      },
      chooseLibrary: async () => {
        if (abilities?.chooseLibrary) return abilities.chooseLibrary();
        throw new AppError(
          'unsupported',
          `This window shows the library in ${options.libraryDir}. To open another one, start Synoptic with its folder: npm start -- --library FOLDER`,
        );
      },
      revise,
      library,
      uploads,
      annotations,
      articleNotes,
      links,
      notes,
      collections,
      marks: createMarks({ articles, index, now, changed: libraryChanged }),
      duplicates,
      apart,
      merging,
      tagNames: createTagNames({ articles, index, now, annotationsChanged, changed: libraryChanged }),
      organising,
      search,
      comparisons,
      keeping: keeping.api,
      bringing: bringing.api,
      preferences,
      exporting: { ...exporting.api, ...ownTemplates.api },
    },
    importSamples: async () => (await importAll([options.samplesDir])).map(withoutFolder),
    takeLaunched: () => launched.splice(0),
    takeLinks: () => linked.splice(0),
    locate: createLocate({ articles, index, files }),
    preferredBook,
    preferencesChanged: () => push('preferencesChanged', null),
  });

  return {
    ...{
      library,
      organising,
      collections,
      annotations,
      articleNotes,
      links,
      notes,
      revise,
      exporting,
      ownTemplates,
      keeping,
      comparisons,
      search,
      status,
      importPaths: imports.importPaths,
      importBytes: imports.importBytes,
      bringing,
    },
    repair,
    save: journal.checkpoint,
    lookOutside: noticing.look,
    offer: (offered) => void (abilities = offered),
    connect: (channel) => {
      const window = serve(api, channel, undefined, () => disk.readOnly);
      windows.add(window);
      search.warm();
      return () => {
        windows.delete(window);
        window.close();
      };
    },
    launch: async (paths) => {
      if (paths.length === 0) return;
      const names = paths.map((path) => basename(path));
      for (const name of names) launching.add(name);
      launched.push(...(await importAll(paths)));
      for (const name of names) launching.delete(name);
      push('launched', null);
    },
    follow: (links) => {
      if (links.length === 0) return;
      linked.push(...links);
      push('linked', null);
    },
    close: async () => {
      closing.abort();
      if (windows.size > 0) {
        push('closing', null);
        await new Promise((resolve) => setTimeout(resolve, options.lastWords ?? 250));
      }
      disk.close();
      checking.close();
      await duplicates.close();
      await noticing.close();
      uploads.close();
      await bringing.close();
      await keeping.close();
      await exporting.close();
      for (const window of windows) window.close();
      windows.clear();
      await search.close();
      await comparisons.close();
      await importer.idle();
      await revise.close();
      await articles.close();
      // What cannot be written stays in the journal, which then says so.
      await Promise.allSettled(
        [store.comparisons, preferences, store.collections, store.awaited, store.templates].map((one) =>
          one.close(),
        ),
      );
      await cleaner.close();
      await placer.close();
      try {
        await journal.close();
        await index.close();
        await lock.release();
      } catch (error) {
        // The lock file stays, and the journal with what could not be written: the next opening takes both over.
        lock.abandon();
        throw error;
      }
    },
  };
}

function cleanerOf({ cleanWorker }: AppOptions): Cleaner {
  if (!cleanWorker) throw new Error('createApp needs a cleanWorker or a cleaner.');
  return createCleaner({ worker: cleanWorker });
}

async function collect(outcomes: AsyncIterable<ImportOutcome>): Promise<ImportOutcome[]> {
  const all: ImportOutcome[] = [];
  for await (const outcome of outcomes) all.push(outcome);
  return all;
}

/** Where the samples lie on this machine is nothing to tell. */
function withoutFolder(outcome: ImportOutcome): ImportOutcome {
  return { ...outcome, file: basename(outcome.file) };
}

function platformName(): Status['platform'] {
  const names = { linux: 'linux', darwin: 'mac', win32: 'windows' } as const;
  return Object.hasOwn(names, process.platform) ? names[process.platform as keyof typeof names] : 'other';
}

/** At once, and then not again before some time: hundreds of files may come in, and each telling asks for the whole list. */
function sometimes(tell: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  let again = false;
  const now = (): void => {
    again = false;
    tell();
    timer = setTimeout(() => {
      timer = null;
      if (again) now();
    }, 500).unref();
  };
  return () => {
    if (timer) again = true;
    else now();
  };
}

import {
  AppError,
  type ArticleSummary,
  type BlockEdit,
  type Checked,
  type Id,
  type Output,
  type Revision,
} from '#contract';
import type { Placer } from '../annotations/placer';
import type { Asset, Cleaned, Cleaner, CleanInput, Given } from '../article/cleaned';
import type { ArticleFolder } from '../store/article-folder';
import type { Articles } from '../store/articles';
import type { ArticleFile } from '../store/formats';
import { sha256 } from '../store/sha256';
import { type ChangedFile, separate, type Updated, updateFrom } from './article-files';
import type { LibraryIndex } from './library-index';
import { createStoreText } from './new-text';
import { createQueues } from './queues';
import { cleanedRecord, revertedRecord } from './records';
import { withMetadata } from './set-metadata';
import { storedCompanions } from './stored-companions';
import { wellFormed } from './well-formed';

/** How long pictures of lines that the article does not show are kept in memory, in milliseconds. */
const keptPicturesMs = 10 * 60_000;

/** Changes of an article's text and metadata: each new text is a new version, and annotations are placed in it anew. */
export interface Revise {
  /** The lines of the original. @throws AppError `not-found`, `storage`, and those of cleaning */
  cleaning: (id: Id) => Promise<Output<'getCleaning'>>;
  setBlockEdits: (input: Checked<'setBlockEdits'>) => Promise<Revision>;
  cleanAgain: (input: Checked<'cleanAgain'>) => Promise<Revision>;
  /** @throws AppError `not-found` when the version is not kept */
  revert: (input: Checked<'revertArticle'>) => Promise<Revision>;
  /** Makes a changed file the newest text; null when it says what is there. @throws as `cleaning` does */
  update: (id: Id, file: ChangedFile, signal?: AbortSignal) => Promise<Updated>;
  /** @throws AppError `not-found` when one of the texts is not kept, `bad-input`, `storage` */
  separate: (input: Checked<'separateVersion'>) => Promise<ArticleSummary>;
  setMetadata: (input: Checked<'setMetadata'>) => Promise<ArticleSummary>;
  /** Pictures of lines that are not in the article, while its lines are looked at. */
  asset: (id: Id, name: string) => Asset | undefined;
  /** Ends a cleaning of this article that is under way. */
  stop: (id: Id) => void;
  /** Ends all cleaning; fulfilled when nothing is being changed. */
  close: () => Promise<void>;
}

export function createRevise(options: {
  articles: Articles;
  index: LibraryIndex;
  cleaner: Cleaner;
  placer: Placer;
  versionsNamed: (id: Id) => Promise<ReadonlySet<number>>;
  /** The text or the metadata of an article is another. */
  changed: (id: Id) => void;
  annotationsChanged: (id: Id) => void;
  newId: () => Id;
}): Revise {
  const { articles, index, cleaner } = options;
  /** Changes of one article's text are made one after the other. */
  const queues = createQueues();
  const store = createStoreText(options);
  /** What the last articles whose lines were asked for have in pictures. */
  const pictures = new Map<Id, ReadonlyMap<string, Asset>>();
  /** An article is cleaned for one change at a time. */
  const cleanings = new Map<Id, AbortController>();
  let closed = false;

  const queued = <T>(id: Id, task: (folder: ArticleFolder) => Promise<T>): Promise<T> =>
    queues.run(id, () => articles.use(id, task));

  const cleanedFrom = async (id: Id, input: CleanInput, signal?: AbortSignal): Promise<Cleaned> => {
    const stopping = new AbortController();
    if (closed) stopping.abort();
    cleanings.set(id, stopping);
    const either = signal ? AbortSignal.any([stopping.signal, signal]) : stopping.signal;
    return cleaner.clean(input, either).finally(() => cleanings.delete(id));
  };

  const keepPictures = (id: Id, all: readonly Asset[], stored: ArticleFile['assets']): void => {
    const names = new Set(stored.map(({ name }) => name));
    const others = new Map(all.filter(({ name }) => !names.has(name)).map((asset) => [asset.name, asset]));
    pictures.delete(id);
    if (others.size === 0) return;
    pictures.set(id, others);
    for (const old of [...pictures.keys()].slice(0, -4)) pictures.delete(old);
    setTimeout(() => pictures.get(id) === others && pictures.delete(id), keptPicturesMs).unref();
  };

  /** What cleaning is given: the kept original, and what the reader decided. */
  const inputFor = async (
    id: Id,
    record: ArticleFile,
    edits: readonly BlockEdit[],
    encoding: string | null,
  ): Promise<CleanInput> => {
    const bytes = await articles.original(id, record.original);
    if (!bytes) {
      const why = (await articles.isLeftOut(id)) ? 'was left out when the library was packed' : 'is missing';
      throw new AppError('storage', `The original of “${record.title}” ${why}. Import the file again.`);
    }
    const companions = await storedCompanions(articles, record);
    return {
      ...{
        name: record.source.fileName,
        bytes,
        companions,
        given: record.given as Given,
        edits,
      },
      ...(encoding === null ? {} : { encoding }),
    };
  };

  const clean = async (
    folder: ArticleFolder,
    edits: readonly BlockEdit[],
    encoding: string | null,
  ): Promise<Revision> => {
    const record = folder.article.data;
    const cleaned = await cleanedFrom(record.id, await inputFor(record.id, record, edits, encoding));
    return store(folder, {
      html: wellFormed(cleaned.html),
      text: wellFormed(cleaned.text),
      assets: cleaned.assets,
      change: (now) => ({ ...cleanedRecord(now, cleaned), blockEdits: [...edits], chosenEncoding: encoding }),
    });
  };

  const { annotationsChanged, newId } = options;
  const files = {
    articles,
    index,
    store,
    placer: options.placer,
    annotationsChanged,
    clean: cleanedFrom,
    newId,
  };
  return {
    cleaning: (id) =>
      queued(id, async ({ article: { data } }) => {
        const input = await inputFor(id, data, data.blockEdits, data.chosenEncoding);
        const { lines = [], assets, html } = await cleanedFrom(id, { ...input, withLines: true });
        keepPictures(id, assets, data.assets);
        return { lines, outdated: sha256(wellFormed(html)) !== data.htmlSha256 };
      }),
    setBlockEdits: ({ id, edits }) =>
      queued(id, (folder) => clean(folder, edits, folder.article.data.chosenEncoding)),
    cleanAgain: ({ id, encoding }) =>
      queued(id, (folder) => {
        const { blockEdits, chosenEncoding } = folder.article.data;
        return clean(folder, blockEdits, encoding === undefined ? chosenEncoding : encoding);
      }),
    revert: ({ id, version }) =>
      queued(id, async (folder) => {
        const old = await folder.version(version);
        if (!old) throw new AppError('not-found', 'This version of the text is not kept any more.');
        return store(folder, { ...old, assets: [], change: (now) => revertedRecord(now, old.record) });
      }),
    update: (id, file, signal) => queued(id, (folder) => updateFrom(folder, file, files, signal)),
    separate: (input) => queued(input.id, (folder) => separate(folder, input, files)),
    setMetadata: (input) =>
      articles.use(input.id, async (folder) => {
        await folder.article.update((record) => withMetadata(record, input));
        const summary = index.refresh(folder);
        options.changed(input.id);
        return summary;
      }),
    asset: (id, name) => pictures.get(id)?.get(name),
    stop: (id) => cleanings.get(id)?.abort(),
    close: async () => {
      closed = true;
      for (const cleaning of cleanings.values()) cleaning.abort();
      await queues.idle();
    },
  };
}

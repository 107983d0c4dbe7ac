import {
  AppError,
  type ArticleSummary,
  type BlockEdit,
  type Checked,
  type Id,
  type Output,
  type ReadingPosition,
  type Revision,
} from '#contract';
import { align, type Alignment } from '../annotations/align';
import { changes } from '../annotations/changes';
import { placeAnew } from '../annotations/place-anew';
import { offsetIn } from '../annotations/place';
import type { Asset, Cleaned, Cleaner, CleanInput, Given } from '../article/cleaned';
import { rulesVersion } from '../article/rules-version';
import type { ArticleFolder, RecordChange } from '../store/article-folder';
import type { Articles } from '../store/articles';
import type { ArticleFile } from '../store/formats';
import { sha256 } from '../store/sha256';
import { foundIn } from './found';
import type { LibraryIndex } from './library-index';
import { withMetadata } from './set-metadata';
import { storedCompanions } from './stored-companions';
import { wellFormed } from './well-formed';
import { countWords } from './words';

/** Versions of a text that are kept although nothing was made on them. */
export const keptVersions = 20;
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
  setMetadata: (input: Checked<'setMetadata'>) => Promise<ArticleSummary>;
  /** Pictures of lines that are not in the article, while its lines are looked at. */
  asset: (id: Id, name: string) => Asset | undefined;
  /** Ends a cleaning of this article that is under way. */
  stop: (id: Id) => void;
  /** Ends all cleaning; fulfilled when nothing is being changed. */
  close: () => Promise<void>;
}

/** A text that an article is to have, and what its record says with it. */
interface NewText {
  html: string;
  text: string;
  assets: readonly Asset[];
  change: RecordChange;
}

export function createRevise(options: {
  articles: Articles;
  index: LibraryIndex;
  cleaner: Cleaner;
  /** The text or the metadata of an article is another. */
  changed: (id: Id) => void;
  annotationsChanged: (id: Id) => void;
}): Revise {
  const { articles, index, cleaner } = options;
  /** Changes of one article's text are made one after the other. */
  const queues = new Map<Id, Promise<unknown>>();
  /** What the last articles whose lines were asked for have in pictures. */
  const pictures = new Map<Id, ReadonlyMap<string, Asset>>();
  /** An article is cleaned for one change at a time. */
  const cleanings = new Map<Id, AbortController>();
  let closed = false;

  const queued = <T>(id: Id, task: (folder: ArticleFolder) => Promise<T>): Promise<T> => {
    const last = queues.get(id) ?? Promise.resolve();
    const run = last.then(() => articles.use(id, task));
    const settled: Promise<unknown> = run
      .catch(() => undefined)
      .finally(() => queues.get(id) === settled && queues.delete(id));
    queues.set(id, settled);
    return run;
  };

  const cleanedFrom = async (id: Id, input: CleanInput): Promise<Cleaned> => {
    const stopping = new AbortController();
    if (closed) stopping.abort();
    cleanings.set(id, stopping);
    return cleaner.clean(input, stopping.signal).finally(() => cleanings.delete(id));
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
    const original = await articles.original(id);
    if (!original) {
      throw new AppError('storage', `The original of “${record.title}” is missing. Import the file again.`);
    }
    const companions = await storedCompanions(articles, record);
    return {
      ...{
        name: record.source.fileName,
        bytes: original.bytes,
        companions,
        given: record.given as Given,
        edits,
      },
      ...(encoding === null ? {} : { encoding }),
    };
  };

  /** Stores a text and places everything in it anew; where it is the text that is there, only the record changes. */
  const store = async (folder: ArticleFolder, next: NewText): Promise<Revision> => {
    const before = await folder.content();
    const { version } = before.record;
    const id = before.record.id;
    let alignment: Alignment | null = null;
    if (sha256(next.html) === before.record.htmlSha256) {
      await folder.article.update(next.change);
    } else {
      await folder.revise(next, next.change);
      if (next.text !== before.text) alignment = align(before.text, next.text);
    }
    const { kept, moved, unplaced } = await placeAnew(folder);
    if (alignment) await movePosition(folder, alignment);
    const record = folder.article.data;
    if (record.version !== version) await prune(folder);
    index.refresh(folder);
    options.changed(id);
    if (record.version !== version) options.annotationsChanged(id);
    const { added, gone } = alignment ? changes(alignment) : { added: [], gone: [] };
    return { version: record.version, before: version, added, gone, annotations: { kept, moved, unplaced } };
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
      await Promise.all(queues.values());
    },
  };
}

/** The record with what cleaning found. Pictures that lay beside the page stay: there is no other copy of them. */
function cleanedRecord(now: ArticleFile, cleaned: Cleaned): ArticleFile {
  const { encoding, mediaType, url, removed, warnings } = cleaned;
  const used = cleaned.assets.map(({ name, mediaType: kind, from }) => ({ name, mediaType: kind, from }));
  return {
    ...now,
    ...foundIn(cleaned),
    source: { ...now.source, encoding, mediaType, url },
    words: countWords(cleaned.text),
    ...{ removed, warnings },
    assets: withCompanions(used, now.assets),
    cleanedBy: rulesVersion,
  };
}

/** The record with all that came of cleaning as it was; what the reader set stays, and so does what was imported. */
function revertedRecord(now: ArticleFile, old: ArticleFile): ArticleFile {
  const { encoding, mediaType, url } = old.source;
  // Which version it is, is said where it is stored: it may be the text that is there.
  const { version, htmlSha256, textSha256 } = now;
  return {
    ...old,
    ...{ version, htmlSha256, textSha256 },
    source: { ...now.source, encoding, mediaType, url },
    original: now.original,
    metadataEdits: now.metadataEdits,
    given: now.given,
    assets: withCompanions(old.assets, now.assets),
  };
}

function withCompanions(used: ArticleFile['assets'], before: ArticleFile['assets']): ArticleFile['assets'] {
  const isUsed = (one: ArticleFile['assets'][number]): boolean =>
    used.some(({ name, from }) => name === one.name && from === one.from);
  return [...used, ...before.filter((asset) => asset.from !== null && !isUsed(asset))];
}

async function movePosition(folder: ArticleFolder, alignment: Alignment): Promise<void> {
  const [before, after] = [alignment.old.text.length, alignment.young.text.length];
  const moved = ({ offset, progress }: ReadingPosition): ReadingPosition => {
    const place = (at: number): number => (at === 0 ? 0 : offsetIn(alignment, Math.min(at, before)));
    const read = progress === 1 ? 1 : place(Math.round(progress * before)) / Math.max(1, after);
    return { offset: place(offset), progress: Math.min(1, read) };
  };
  await folder.position.update((file) => ({ ...file, position: moved(file.position) }));
}

/** Old texts go when they are old enough and nothing was made on them. */
async function prune(folder: ArticleFolder): Promise<void> {
  const { version } = folder.article.data;
  const used = new Set<number>();
  for (const { target, origin } of folder.annotations.data.annotations) {
    used.add(target.version);
    if (origin) used.add(origin.version);
  }
  await folder
    .prune((n) => used.has(n) || (n <= version && n > version - keptVersions))
    .catch(() => undefined);
}

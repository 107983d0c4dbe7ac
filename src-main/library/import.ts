import {
  AppError,
  type ArticleSummary,
  type BookAs,
  type Id,
  type ImportOutcome,
  type Preferences,
  type Source,
} from '#contract';
import { mostBytes, isPackedLibrary } from '#contract/importable';
import { extname } from 'node:path';
import type { Cleaned, CleanInput, Cleaner } from '../article/cleaned';
import { isZip } from '../article/containers/is-zip';
import { sha256 } from '../store/sha256';
import type { Articles } from '../store/articles';
import { rulesVersion } from '../article/rules-version';
import { levelAddress } from './address';
import { hasPictures, lastFile, withPictures } from './article-files';
import { type Beside, findFiles } from './find-files';
import { foundIn } from './found';
import { importContainer } from './import-container';
import type { LibraryIndex } from './library-index';
import { cancelled, refused } from './outcomes';
import { createQueues } from './queues';
import { readCompanions } from './read-companions';
import { emptyFile, readRegularFile, refusal, tooLarge } from './read-file';
import type { Revise } from './revise';
import { findSameArticle, levelName } from './same-article';
import { wellFormed } from './well-formed';
import { countWords } from './words';

export interface ImportOptions {
  signal?: AbortSignal | undefined;
  /** What becomes of a book of several chapters; without it, the book is not imported but asked for. */
  book?: BookAs | undefined;
  /** What becomes of a changed file of an article that is there; without it, what the preferences say. */
  changed?: Preferences['changedFiles'] | undefined;
  /** Under which id it is noted what pages that waited for this text have given to it; null where the caller sees to them. */
  step?: Id | null | undefined;
  /** Called before each file of an archive or chapter of a book: outcomes so far, of how many, and what comes now. */
  progress?: ((done: number, total: number, file: string) => void) | undefined;
}

export interface Importer {
  /**
   * Cleans and stores one file, or what is in it: one outcome for a file, several for an archive or the chapters of a
   * book. The same bytes twice are one article, and so is a changed file of the same page: its text is a new version. What cannot be imported is an outcome, with the reason in it; nothing is
   * thrown.
   */
  importBytes: (input: CleanInput, options?: ImportOptions) => AsyncGenerator<ImportOutcome, void>;
  /**
   * Imports files, and what can be imported in folders, one after the other; `file` is the path as given. Nobody can be
   * asked here: a book becomes one article unless `book` says otherwise.
   */
  importPaths: (
    paths: readonly string[],
    options?: Omit<ImportOptions, 'progress'>,
  ) => AsyncGenerator<ImportOutcome, void>;
  /** Fulfilled when no import is under way. */
  idle: () => Promise<void>;
}

export function createImporter(options: {
  articles: Articles;
  index: LibraryIndex;
  cleaner: Cleaner;
  now: () => Date;
  newId: () => Id;
  imported: () => void;
  update: Revise['update'];
  /** What becomes of changed files where nothing else is said. */
  changedFiles: () => Preferences['changedFiles'];
}): Importer {
  const { articles, index, cleaner } = options;
  /** Two windows may drop the same file at once: the second waits for what becomes of the first. */
  const underWay = new Map<string, Promise<unknown>>();

  /** Two files of one page that arrive at once must find each other: they are stored one after the other. */
  const storing = createQueues();

  const changedOf = ({ changed }: ImportOptions): Preferences['changedFiles'] =>
    changed ?? options.changedFiles();

  const alreadyThere = (input: CleanInput, article: ArticleSummary): ImportOutcome => ({
    ...{ outcome: 'already-there', file: input.name, article },
  });

  /** Null when the article has been deleted meanwhile. */
  const update = async (
    id: Id,
    input: CleanInput,
    made: Made,
    signal?: AbortSignal,
  ): Promise<ImportOutcome | null> => {
    const changed = { input, ...made, extension: extensionOf(input.name, made.cleaned.mediaType) };
    try {
      const updated = await options.update(id, changed, signal);
      const article = index.get(id);
      if (!article) return null;
      if (!updated) return alreadyThere(input, article);
      options.imported();
      return { outcome: 'updated', file: input.name, article, ...updated };
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  };

  const store = async (input: CleanInput, hash: string, how: ImportOptions): Promise<ImportOutcome> => {
    const { signal } = how;
    const cleaned = await cleaner.clean(input, signal);
    const source = sourceOf(input, hash, cleaned, options.now());
    const made: Made = { cleaned, source };
    return storing.run(levelAddress(cleaned.url) ?? levelName(source.fileName), async () => {
      signal?.throwIfAborted();
      const same = index.findByHash(hash)?.id ?? (changedOf(how) === 'update' ? await sameAs(made) : null);
      const updated = same === null ? null : await update(same, input, made, signal);
      if (updated) return updated;
      signal?.throwIfAborted();
      const id = options.newId();
      await articles.add(newArticle(id, input, made));
      const article = await articles.use(id, async (folder) => index.refresh(folder));
      options.imported();
      return { outcome: 'imported', file: input.name, article, warnings: cleaned.warnings };
    });
  };

  const sameAs = ({ cleaned, source }: Made): Promise<Id | null> =>
    findSameArticle(
      { fileName: source.fileName, title: cleaned.title, url: cleaned.url, text: wellFormed(cleaned.text) },
      { articles, index },
    );

  /** A file that is in the library brings nothing, unless it has pictures, or the reader went back behind its text. */
  const storeAgain = async (
    there: ArticleSummary,
    input: CleanInput,
    hash: string,
    how: ImportOptions,
  ): Promise<ImportOutcome> => {
    const record = await articles.use(there.id, async ({ article }) => article.data).catch(() => null);
    const isShown = record?.source.sha256 === hash;
    const brings = isShown
      ? !hasPictures(record, input.companions ?? [])
      : record && lastFile(record)?.sha256 === hash && changedOf(how) === 'update';
    return brings ? store(input, hash, how) : alreadyThere(input, there);
  };

  const importSingle = async (input: CleanInput, how: ImportOptions): Promise<ImportOutcome> => {
    const { signal } = how;
    const hash = sha256(input.bytes);
    while (underWay.has(hash)) await underWay.get(hash);
    signal?.throwIfAborted();
    const there = index.findByHash(hash);
    const stored = there ? storeAgain(there, input, hash, how) : store(input, hash, how);
    underWay.set(
      hash,
      stored.catch(() => undefined),
    );
    return stored.finally(() => underWay.delete(hash));
  };

  const importOne = async (input: CleanInput, how: ImportOptions): Promise<ImportOutcome> => {
    const { signal } = how;
    try {
      refuseSize(input);
      return await importSingle(input, how);
    } catch (error) {
      return refused(input.name, signal?.aborted ? cancelled(input.name) : refusal(error, input.name));
    }
  };

  const importBytes = async function* (
    input: CleanInput,
    options: ImportOptions = {},
  ): AsyncGenerator<ImportOutcome, void> {
    if (isPackedLibrary(input.bytes)) yield refused(input.name, packedLibrary(input.name));
    else if (!isZip(input.bytes)) yield await importOne(input, options);
    else
      yield* importContainer(input, options, { unpack: cleaner.unpack, importOne, there: index.findByHash });
  };

  return {
    importBytes,
    idle: async () => void (await Promise.all(underWay.values())),
    importPaths: async function* (paths, { signal, book = 'whole', changed } = {}) {
      for (const path of paths) {
        let found = false;
        for await (const one of findFiles(path)) {
          if (signal?.aborted) return;
          found = true;
          if ('file' in one) yield* importPath(one.file, one.beside, { signal, book, changed });
          else yield refused(one.folder, refusal(one.error, baseName(one.folder)));
        }
        if (!found) yield refused(path, nothingIn(baseName(path)));
      }
    },
  };

  async function* importPath(
    path: string,
    beside: readonly Beside[],
    options: ImportOptions,
  ): AsyncGenerator<ImportOutcome, void> {
    const name = baseName(path);
    let input: CleanInput;
    try {
      input = { name, bytes: await readRegularFile(path) };
      if (beside.length > 0) input.companions = await readCompanions(beside);
    } catch (error) {
      yield refused(path, refusal(error, name));
      return;
    }
    for await (const outcome of importBytes(input, options)) {
      // What is in an archive is named by its place in it.
      yield { ...outcome, file: path + outcome.file.slice(name.length) };
    }
  }
}

function refuseSize({ name, bytes }: CleanInput): void {
  if (bytes.length === 0) throw emptyFile(name);
  const most = mostBytes(bytes.subarray(0, 1024));
  if (bytes.length > most) throw tooLarge(name, most);
}

/** What has been made of a file so far. */
interface Made {
  cleaned: Cleaned;
  source: Source;
}

function sourceOf(input: CleanInput, hash: string, cleaned: Cleaned, time: Date): Source {
  const { mediaType, encoding, url } = cleaned;
  const fileName = baseName(input.name);
  return { fileName, mediaType, sha256: hash, encoding, url, importedAt: time.toISOString() };
}

/** What is stored for a cleaned file. */
function newArticle(id: Id, input: CleanInput, { cleaned, source }: Made): Parameters<Articles['add']>[0] {
  const text = wellFormed(cleaned.text);
  const original = `original.${extensionOf(input.name, cleaned.mediaType)}`;
  const { fileName, sha256: sum, importedAt } = source;
  return {
    html: wellFormed(cleaned.html),
    text,
    original: input.bytes,
    assets: withPictures(cleaned.assets, input.companions ?? []),
    article: {
      id,
      ...foundIn(cleaned),
      source,
      version: 1,
      words: countWords(text),
      removed: cleaned.removed,
      warnings: cleaned.warnings,
      original,
      files: [{ original, fileName, sha256: sum, importedAt, before: null }],
      metadataEdits: {},
      blockEdits: [],
      chosenEncoding: null,
      cleanedBy: rulesVersion,
      given: input.given ?? {},
    },
  };
}

function extensionOf(name: string, mediaType: string): string {
  const extension = extname(name).slice(1).toLowerCase();
  if (/^[a-z0-9]{1,8}$/.test(extension)) return extension;
  return extensions.get(mediaType) ?? 'txt';
}

/** Of what has a name without one. */
const extensions = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'xhtml'],
  ['multipart/related', 'mhtml'],
  ['application/epub+zip', 'epub'],
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['text/markdown', 'md'],
]);

/** The last part of a name written on any system. */
function baseName(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).pop() ?? path;
}

function nothingIn(folder: string): AppError {
  return new AppError('unsupported', `“${folder}” holds nothing that can be imported.`);
}

function packedLibrary(name: string): AppError {
  return new AppError(
    'unsupported',
    `“${name}” is a whole library of Synoptic. Drop it on the window, or add it with “synoptic unpack”.`,
  );
}

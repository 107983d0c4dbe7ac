import { AppError, type BookAs, type Id, type ImportOutcome } from '#contract';
import { mostBytes } from '#contract/importable';
import { extname } from 'node:path';
import type { Asset, Cleaned, CleanInput, Cleaner, Companion } from '../article/cleaned';
import { isZip } from '../article/containers/is-zip';
import { companionPictures } from '../article/html/pictures';
import { sha256 } from '../store/sha256';
import type { Articles } from '../store/articles';
import { rulesVersion } from '../article/rules-version';
import { type Beside, findFiles } from './find-files';
import { foundIn } from './found';
import { importContainer } from './import-container';
import type { LibraryIndex } from './library-index';
import { cancelled, refused } from './outcomes';
import { readCompanions } from './read-companions';
import { emptyFile, readRegularFile, refusal, tooLarge } from './read-file';
import { wellFormed } from './well-formed';
import { countWords } from './words';

export interface ImportOptions {
  signal?: AbortSignal | undefined;
  /** What becomes of a book of several chapters; without it, the book is not imported but asked for. */
  book?: BookAs | undefined;
  /** Called before each file of an archive or chapter of a book: outcomes so far, of how many, and what comes now. */
  progress?: ((done: number, total: number, file: string) => void) | undefined;
}

export interface Importer {
  /**
   * Cleans and stores one file, or what is in it: one outcome for a file, several for an archive or the chapters of a
   * book. The same bytes twice are one article. What cannot be imported is an outcome, with the reason in it; nothing is
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
}): Importer {
  const { articles, index, cleaner } = options;
  /** Two windows may drop the same file at once: the second waits for what becomes of the first. */
  const underWay = new Map<string, Promise<unknown>>();

  const store = async (input: CleanInput, hash: string, signal?: AbortSignal): Promise<ImportOutcome> => {
    const cleaned = await cleaner.clean(input, signal);
    signal?.throwIfAborted();
    const id = options.newId();
    await articles.add(newArticle(id, input, hash, cleaned, options.now()));
    const article = await articles.use(id, async (folder) => index.refresh(folder));
    options.imported();
    return { outcome: 'imported', file: input.name, article, warnings: cleaned.warnings };
  };

  const importSingle = async (input: CleanInput, signal?: AbortSignal): Promise<ImportOutcome> => {
    const hash = sha256(input.bytes);
    while (underWay.has(hash)) await underWay.get(hash);
    signal?.throwIfAborted();
    const there = index.findByHash(hash);
    if (there) return { outcome: 'already-there', file: input.name, article: there };
    const stored = store(input, hash, signal);
    underWay.set(
      hash,
      stored.catch(() => undefined),
    );
    return stored.finally(() => underWay.delete(hash));
  };

  const importOne = async (input: CleanInput, signal?: AbortSignal): Promise<ImportOutcome> => {
    try {
      refuseSize(input);
      return await importSingle(input, signal);
    } catch (error) {
      return refused(input.name, signal?.aborted ? cancelled(input.name) : refusal(error, input.name));
    }
  };

  const importBytes = async function* (
    input: CleanInput,
    options: ImportOptions = {},
  ): AsyncGenerator<ImportOutcome, void> {
    if (!isZip(input.bytes)) yield await importOne(input, options.signal);
    else
      yield* importContainer(input, options, { unpack: cleaner.unpack, importOne, there: index.findByHash });
  };

  return {
    importBytes,
    idle: async () => void (await Promise.all(underWay.values())),
    importPaths: async function* (paths, { signal, book = 'whole' } = {}) {
      for (const path of paths) {
        let found = false;
        for await (const one of findFiles(path)) {
          if (signal?.aborted) return;
          found = true;
          if ('file' in one) yield* importPath(one.file, one.beside, { signal, book });
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

/** What is stored for a cleaned file. */
function newArticle(
  id: Id,
  input: CleanInput,
  hash: string,
  cleaned: Cleaned,
  time: Date,
): Parameters<Articles['add']>[0] {
  const text = wellFormed(cleaned.text);
  return {
    html: wellFormed(cleaned.html),
    text,
    original: input.bytes,
    assets: withCompanions(cleaned.assets, input.companions ?? []),
    article: {
      id,
      ...foundIn(cleaned),
      source: {
        fileName: baseName(input.name),
        mediaType: cleaned.mediaType,
        sha256: hash,
        encoding: cleaned.encoding,
        url: cleaned.url,
        importedAt: time.toISOString(),
      },
      version: 1,
      words: countWords(text),
      removed: cleaned.removed,
      warnings: cleaned.warnings,
      original: `original.${extensionOf(input.name, cleaned.mediaType)}`,
      metadataEdits: {},
      blockEdits: [],
      chosenEncoding: null,
      cleanedBy: rulesVersion,
      given: input.given ?? {},
    },
  };
}

/** What the article shows, and what else lay beside it: a line that the reader brings back later may show it. */
function withCompanions(used: readonly Asset[], companions: readonly Companion[]): Asset[] {
  const keyOf = ({ name, from }: Asset): string => `${name}\n${from ?? ''}`;
  const keys = new Set(used.map(keyOf));
  return [...used, ...companionPictures(companions).filter((asset) => !keys.has(keyOf(asset)))];
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

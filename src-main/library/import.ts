import { AppError, type Id, type ImportOutcome, limits } from '#contract';
import { extname } from 'node:path';
import type { Cleaned, CleanInput, Cleaner } from '../article/cleaned';
import { sha256 } from '../store/article-folder';
import type { Articles } from '../store/articles';
import { rulesVersion } from '../article/rules-version';
import { findFiles } from './find-files';
import { foundIn } from './found';
import type { LibraryIndex } from './library-index';
import { emptyFile, readRegularFile, refusal, tooLarge } from './read-file';
import { countWords } from './words';

export interface Importer {
  /**
   * Cleans and stores one file. The same bytes twice are one article. What cannot be imported is an outcome, with
   * the reason in it; nothing is thrown.
   */
  importBytes: (input: CleanInput, signal?: AbortSignal) => Promise<ImportOutcome>;
  /** Imports files, and what can be imported in folders, one after the other; `file` is the path as given. */
  importPaths: (paths: readonly string[], signal?: AbortSignal) => AsyncGenerator<ImportOutcome>;
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

  const importOne = async (input: CleanInput, signal?: AbortSignal): Promise<ImportOutcome> => {
    if (input.bytes.length === 0) throw emptyFile(input.name);
    if (input.bytes.length > limits.htmlBytes) throw tooLarge(input.name, limits.htmlBytes);
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

  const importBytes = async (input: CleanInput, signal?: AbortSignal): Promise<ImportOutcome> => {
    try {
      return await importOne(input, signal);
    } catch (error) {
      return refused(input.name, signal?.aborted ? cancelled(input.name) : refusal(error, input.name));
    }
  };

  return {
    importBytes,
    idle: async () => void (await Promise.all(underWay.values())),
    importPaths: async function* (paths, signal) {
      for (const path of paths) {
        let found = false;
        for await (const one of findFiles(path)) {
          if (signal?.aborted) return;
          found = true;
          if ('file' in one) yield await importPath(one.file, signal);
          else yield refused(one.folder, refusal(one.error, baseName(one.folder)));
        }
        if (!found) yield refused(path, nothingIn(baseName(path)));
      }
    },
  };

  async function importPath(path: string, signal?: AbortSignal): Promise<ImportOutcome> {
    const name = baseName(path);
    try {
      const outcome = await importBytes({ name, bytes: await readRegularFile(path) }, signal);
      return { ...outcome, file: path };
    } catch (error) {
      return refused(path, refusal(error, name));
    }
  }
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
    assets: cleaned.assets,
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

/** Half a surrogate pair cannot be written as UTF-8; what takes its place has the same length, so offsets stay. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function extensionOf(name: string, mediaType: string): string {
  const extension = extname(name).slice(1).toLowerCase();
  if (/^[a-z0-9]{1,8}$/.test(extension)) return extension;
  return mediaType === 'text/html' ? 'html' : 'txt';
}

/** The last part of a name written on any system. */
function baseName(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).pop() ?? path;
}

function refused(file: string, { code, message }: AppError): ImportOutcome {
  return { outcome: 'refused', file, error: { code, message } };
}

function nothingIn(folder: string): AppError {
  return new AppError('unsupported', `“${folder}” holds no HTML or text files.`);
}

function cancelled(name: string): AppError {
  return new AppError('cancelled', `The import of “${name}” was cancelled.`);
}

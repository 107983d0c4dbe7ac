import { AppError, type ArticleSummary, type ImportOutcome, limits } from '#contract';
import type { Cleaner, CleanInput, Part } from '../article/cleaned';
import { isZip } from '../article/containers/is-zip';
import { sha256 } from '../store/sha256';
import type { ImportOptions } from './import';
import { cancelled, refused } from './outcomes';
import { refusal, tooLarge } from './read-file';

interface Steps {
  unpack: Cleaner['unpack'];
  /** Cleans and stores one file; throws nothing. */
  importOne: (input: CleanInput, options: ImportOptions) => Promise<ImportOutcome>;
  there: (sha256: string) => ArticleSummary | undefined;
}

/**
 * Imports what is in a file that begins as a zip archive does: the files of an archive one after the other, a book as
 * one article or as its chapters, a document as itself. `file` of an outcome is the file's name, followed by the place
 * in it.
 */
export async function* importContainer(
  input: CleanInput,
  options: ImportOptions,
  steps: Steps,
): AsyncGenerator<ImportOutcome, void> {
  const { name } = input;
  const { signal, book } = options;
  try {
    signal?.throwIfAborted();
    const unpacked = await steps.unpack(input, signal);
    if (unpacked.kind === 'single') {
      if (input.bytes.length > limits.documentBytes) throw tooLarge(name, limits.documentBytes);
      yield await steps.importOne(input, options);
    } else if (unpacked.kind === 'archive') {
      const asked = book === undefined ? await bookIn(unpacked.parts, name, steps, signal) : null;
      if (asked) {
        yield asked;
        return;
      }
      yield* importParts(name, unpacked.parts, options, steps);
      for (const { path, error } of signal?.aborted ? [] : unpacked.refused) {
        yield { outcome: 'refused', file: `${name}/${path}`, error };
      }
    } else {
      const several = unpacked.parts.length > 1;
      if (several && book === undefined) {
        const there = steps.there(sha256(input.bytes));
        if (there) yield { outcome: 'already-there', file: name, article: there };
        else yield asks(name, unpacked);
      } else if (several && book === 'chapters') yield* importParts(name, unpacked.parts, options, steps);
      else yield byChapters(await steps.importOne(input, options), several);
    }
  } catch (error) {
    yield refused(name, signal?.aborted ? cancelled(name) : refusal(error, name));
  }
}

async function* importParts(
  name: string,
  parts: Part[],
  options: ImportOptions,
  steps: Steps,
): AsyncGenerator<ImportOutcome, void> {
  const { signal, progress } = options;
  const total = parts.length;
  for (let done = 0; done < total; done++) {
    if (signal?.aborted) {
      yield refused(name, cutShort(name, done, total));
      return;
    }
    // Taken out of the list, so that its bytes can go when it is stored.
    const part = parts.shift();
    if (!part) return;
    progress?.(done, total, part.path);
    for await (const outcome of importPart(part, options, steps)) {
      yield { ...outcome, file: `${name}/${part.path}` };
    }
  }
}

async function* importPart(
  { input, path }: Part,
  { signal, book, changed }: ImportOptions,
  steps: Steps,
): AsyncGenerator<ImportOutcome, void> {
  if (!isZip(input.bytes)) {
    yield await steps.importOne(input, { signal, changed });
    return;
  }
  const unpacked = await steps.unpack(input, signal).catch((error: unknown) => refusal(error, input.name));
  if (unpacked instanceof AppError) yield refused(path, unpacked);
  else if (unpacked.kind === 'archive') yield refused(path, nested(input.name));
  else yield* importContainer(input, { signal, book, changed }, { ...steps, unpack: async () => unpacked });
}

/** A book among the files of an archive that it has to be asked for, before anything is imported. */
async function bookIn(
  parts: readonly Part[],
  name: string,
  { unpack, there }: Steps,
  signal?: AbortSignal,
): Promise<ImportOutcome | null> {
  for (const { input } of parts) {
    if (!isZip(input.bytes) || there(sha256(input.bytes))) continue;
    // What is wrong with it is said when its turn comes.
    const unpacked = await unpack(input, signal).catch(() => null);
    signal?.throwIfAborted();
    if (unpacked?.kind === 'book' && unpacked.parts.length > 1) return asks(name, unpacked);
  }
  return null;
}

function asks(file: string, book: { title: string; parts: readonly Part[] }): ImportOutcome {
  return { outcome: 'asks', file, title: book.title, chapters: book.parts.map(({ path }) => path) };
}

/** A book that is too much for one article may still be read in pieces. */
function byChapters(outcome: ImportOutcome, several: boolean): ImportOutcome {
  if (!several || outcome.outcome !== 'refused') return outcome;
  const { code } = outcome.error;
  if (code !== 'timeout' && code !== 'too-complex') return outcome;
  const message = `“${outcome.file}” is too long to become one article. Import it with an article for each chapter.`;
  return { ...outcome, error: { code, message } };
}

function cutShort(name: string, done: number, total: number): AppError {
  const came = done === 1 ? 'one of them stays' : `${done} of them stay`;
  return new AppError(
    'cancelled',
    `The import of “${name}” was cancelled after ${done} of ${total} files${done > 0 ? `; ${came} in the library` : ''}.`,
  );
}

function nested(name: string): AppError {
  return new AppError(
    'unsupported',
    `“${name}” is an archive inside an archive. Take it out and import it by itself.`,
  );
}

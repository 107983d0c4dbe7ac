import { AppError, type BookAs, type Id, type ImportOutcome, limits, type Preferences } from '#contract';
import { mostBytes } from '#contract/importable';
import type { Companion, CleanInput } from '../article/cleaned';
import type { Importer, ImportOptions } from './import';
import { tooLarge } from './read-file';

/** An upload that nothing happens to is dropped. Milliseconds. */
export const idleTime = 10 * 60 * 1000;
/** Most bytes of all uploads together: an archive, and pages with their pictures. */
export const mostHeld = limits.archiveBytes + 4 * limits.htmlBytes;
/** Most uploads that are not imported yet: a page with all it may have beside it, and others. */
export const mostUploads = limits.companions + 200;
/** Most outcomes that are kept for a call that comes again. */
const mostOutcomes = 200;

/** Files that arrive in pieces, held in memory until they are imported. Every call may be repeated. */
export interface Uploads {
  /** @throws AppError `bad-input` when a piece is missing, `too-large`, `conflict` when too much is under way */
  add: (piece: { upload: Id; name: string; offset: number; bytes: Uint8Array }) => { received: number };
  /**
   * Imports an upload with those that lay beside it. One that answered `asks` waits for a call that says what becomes of
   * the book.
   * @throws AppError `not-found` when nothing was uploaded under one of these ids
   */
  import: (
    upload: Id,
    more?: {
      companions?: readonly Id[];
      book?: BookAs | undefined;
      changed?: Changed;
      step?: ImportOptions['step'];
    },
  ) => Promise<ImportOutcome[]>;
  /** All that has arrived of a file, for looking at it until it is cancelled; it stays. @throws AppError `not-found` */
  whole: (upload: Id) => { name: string; bytes: Uint8Array; signal: AbortSignal };
  /** Forgets an upload and ends its import if it is under way. */
  cancel: (upload: Id) => void;
  close: () => void;
}

type Changed = Preferences['changedFiles'] | undefined;

interface Upload {
  name: string;
  pieces: Uint8Array[];
  received: number;
  /** Most bytes that a file which begins like it may have. */
  most: number;
  abort: AbortController;
  outcomes: Promise<ImportOutcome[]> | null;
  state: 'arriving' | 'running' | 'asked' | 'finished';
  timer: NodeJS.Timeout | null;
}

export function createUploads(options: {
  importBytes: Importer['importBytes'];
  progress: (upload: Id, done: number, total: number, file: string) => void;
}): Uploads {
  const uploads = new Map<Id, Upload>();

  const drop = (id: Id): void => {
    const upload = uploads.get(id);
    if (!upload) return;
    if (upload.timer) clearTimeout(upload.timer);
    upload.abort.abort();
    uploads.delete(id);
  };
  /** An import that is under way is never idle. */
  const keepAlive = (id: Id, upload: Upload): void => {
    if (upload.timer) clearTimeout(upload.timer);
    upload.timer = upload.state === 'running' ? null : setTimeout(() => drop(id), idleTime).unref();
  };
  const begin = (id: Id, name: string, head: Uint8Array): Upload => {
    const finished = [...uploads].filter(([, { state }]) => state === 'finished').map(([known]) => known);
    if (uploads.size - finished.length >= mostUploads) throw tooMuch();
    // The oldest come first, as a Map keeps its order.
    finished.slice(0, Math.max(0, finished.length - mostOutcomes + 1)).forEach(drop);
    const upload: Upload = {
      name,
      pieces: [],
      received: 0,
      most: mostBytes(head),
      abort: new AbortController(),
      outcomes: null,
      state: 'arriving',
      timer: null,
    };
    uploads.set(id, upload);
    return upload;
  };
  const held = (): number => {
    let sum = 0;
    for (const { state, received } of uploads.values()) if (state !== 'finished') sum += received;
    return sum;
  };
  const known = (id: Id): Upload => {
    const upload = uploads.get(id);
    if (upload) return upload;
    throw new AppError('not-found', 'This file has not arrived or waited too long. Drop it once more.');
  };

  const run = async (
    id: Id,
    upload: Upload,
    companions: Companion[],
    how: Pick<ImportOptions, 'book' | 'changed' | 'step'>,
  ): Promise<ImportOutcome[]> => {
    const bytes = wholeOf(upload);
    const input: CleanInput = { name: upload.name, bytes };
    if (companions.length > 0) input.companions = companions;
    const outcomes: ImportOutcome[] = [];
    const progress = (done: number, total: number, file: string): void =>
      options.progress(id, done, total, file);
    for await (const one of options.importBytes(input, { signal: upload.abort.signal, ...how, progress })) {
      outcomes.push(one);
    }
    return outcomes;
  };

  return {
    add: ({ upload: id, name, offset, bytes }) => {
      const upload = uploads.get(id) ?? begin(id, name, bytes.subarray(0, 1024));
      keepAlive(id, upload);
      if (offset > upload.received) {
        throw new AppError('bad-input', `A piece of “${upload.name}” is missing. Drop the file once more.`);
      }
      // What has arrived already, wholly or in part, is a repeated piece.
      const fresh = bytes.subarray(upload.state === 'arriving' ? upload.received - offset : bytes.length);
      if (upload.received + fresh.length > upload.most) {
        drop(id);
        throw tooLarge(upload.name, upload.most);
      }
      if (held() + fresh.length > mostHeld) throw tooMuch();
      if (fresh.length > 0) upload.pieces.push(fresh);
      upload.received += fresh.length;
      return { received: upload.received };
    },
    import: (id, { companions = [], book, changed, step } = {}) => {
      const upload = known(id);
      // The outcome stays for a while: the call may come again after a dropped connection.
      if (upload.outcomes && !(upload.state === 'asked' && book !== undefined)) {
        keepAlive(id, upload);
        return upload.outcomes;
      }
      const beside = companions.map((one) => {
        const { name, ...rest } = known(one);
        return { path: name, bytes: wholeOf(rest) };
      });
      upload.state = 'running';
      keepAlive(id, upload);
      upload.outcomes = run(id, upload, beside, { book, changed, step })
        .then((outcomes) => {
          upload.state = outcomes.some(({ outcome }) => outcome === 'asks') ? 'asked' : 'finished';
          return outcomes;
        })
        .finally(() => {
          if (upload.state !== 'asked') {
            upload.state = 'finished';
            upload.pieces = [];
            companions.forEach(drop);
          }
          if (uploads.get(id) === upload) keepAlive(id, upload);
        });
      return upload.outcomes;
    },
    whole: (id) => {
      const upload = known(id);
      keepAlive(id, upload);
      return { name: upload.name, bytes: wholeOf(upload), signal: upload.abort.signal };
    },
    cancel: drop,
    close: () => [...uploads.keys()].forEach(drop),
  };
}

/** The bytes in one piece, which then take the place of the pieces. */
function wholeOf(upload: Pick<Upload, 'pieces'>): Uint8Array {
  const [only] = upload.pieces;
  const whole = upload.pieces.length === 1 && only ? only : Buffer.concat(upload.pieces);
  upload.pieces.splice(0, upload.pieces.length, whole);
  return whole;
}

function tooMuch(): AppError {
  return new AppError(
    'conflict',
    'Too many files are on their way at once. Wait for some of them and try again.',
  );
}

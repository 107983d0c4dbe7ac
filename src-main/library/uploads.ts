import { AppError, type Id, type ImportOutcome, limits } from '#contract';
import { tooLarge } from './read-file';
import type { Importer } from './import';

/** An upload that nothing happens to is dropped. Milliseconds. */
export const idleTime = 10 * 60 * 1000;
/** Most bytes of all uploads together. */
const mostBytes = 4 * limits.htmlBytes;
/** Most uploads that are not imported yet. */
const mostUploads = 200;
/** Most outcomes that are kept for a call that comes again. */
const mostOutcomes = 200;

/** Files that arrive in pieces, held in memory until they are imported. Every call may be repeated. */
export interface Uploads {
  /** @throws AppError `bad-input` when a piece is missing, `too-large`, `conflict` when too much is under way */
  add: (piece: { upload: Id; name: string; offset: number; bytes: Uint8Array }) => { received: number };
  /** @throws AppError `not-found` when nothing was uploaded under this id */
  import: (upload: Id) => Promise<ImportOutcome>;
  /** Forgets an upload and ends its import if it is under way. */
  cancel: (upload: Id) => void;
  close: () => void;
}

interface Upload {
  name: string;
  pieces: Uint8Array[];
  received: number;
  abort: AbortController;
  outcome: Promise<ImportOutcome> | null;
  finished: boolean;
  timer: NodeJS.Timeout;
}

export function createUploads(importBytes: Importer['importBytes']): Uploads {
  const uploads = new Map<Id, Upload>();

  const drop = (id: Id): void => {
    const upload = uploads.get(id);
    if (!upload) return;
    clearTimeout(upload.timer);
    upload.abort.abort();
    uploads.delete(id);
  };
  const keepAlive = (id: Id, upload: Upload): void => {
    clearTimeout(upload.timer);
    upload.timer = setTimeout(() => drop(id), idleTime).unref();
  };
  const begin = (id: Id, name: string): Upload => {
    const finished = [...uploads].filter(([, upload]) => upload.finished).map(([known]) => known);
    if (uploads.size - finished.length >= mostUploads) throw tooMuch();
    // The oldest come first, as a Map keeps its order.
    finished.slice(0, Math.max(0, finished.length - mostOutcomes + 1)).forEach(drop);
    const timer = setTimeout(() => drop(id), idleTime).unref();
    const upload: Upload = {
      name,
      pieces: [],
      received: 0,
      abort: new AbortController(),
      outcome: null,
      finished: false,
      timer,
    };
    uploads.set(id, upload);
    return upload;
  };
  const held = (): number => {
    let sum = 0;
    for (const { pieces, received } of uploads.values()) if (pieces.length > 0) sum += received;
    return sum;
  };

  return {
    add: ({ upload: id, name, offset, bytes }) => {
      const upload = uploads.get(id) ?? begin(id, name);
      keepAlive(id, upload);
      if (offset > upload.received) {
        throw new AppError('bad-input', `A piece of “${upload.name}” is missing. Drop the file once more.`);
      }
      // What has arrived already, wholly or in part, is a repeated piece.
      const fresh = upload.outcome ? bytes.subarray(0, 0) : bytes.subarray(upload.received - offset);
      if (upload.received + fresh.length > limits.htmlBytes) {
        drop(id);
        throw tooLarge(upload.name, limits.htmlBytes);
      }
      if (held() + fresh.length > mostBytes) throw tooMuch();
      if (fresh.length > 0) upload.pieces.push(fresh);
      upload.received += fresh.length;
      return { received: upload.received };
    },
    import: (id) => {
      const upload = uploads.get(id);
      if (!upload) {
        throw new AppError('not-found', 'This file has not arrived or waited too long. Drop it once more.');
      }
      // The outcome stays for a while: the call may come again after a dropped connection.
      keepAlive(id, upload);
      if (!upload.outcome) {
        const bytes = Buffer.concat(upload.pieces.splice(0));
        upload.outcome = importBytes({ name: upload.name, bytes }, upload.abort.signal).finally(() => {
          upload.finished = true;
          if (uploads.get(id) === upload) keepAlive(id, upload);
        });
      }
      return upload.outcome;
    },
    cancel: drop,
    close: () => [...uploads.keys()].forEach(drop),
  };
}

function tooMuch(): AppError {
  return new AppError(
    'conflict',
    'Too many files are on their way at once. Wait for some of them and try again.',
  );
}

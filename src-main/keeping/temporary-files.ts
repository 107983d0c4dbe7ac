import { AppError, type Id, limits } from '#contract';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storageError } from '../store/storage-error';

/** A job that nothing happens to is dropped. Milliseconds. */
const idleTime = 30 * 60 * 1000;

/** A file in the system's folder for temporary ones, which is made for the page and read by it in pieces. */
export interface TemporaryFile<S> {
  file: string;
  signal: AbortSignal;
  state: S;
  /** What is under way with it; waited for before it is removed. */
  work: Promise<unknown>[];
  keepAlive: () => void;
}

export interface TemporaryFiles<S> {
  /** That of this id, made when there is none. @throws AppError `storage` */
  open: (id: Id) => Promise<TemporaryFile<S>>;
  /** @throws AppError `not-found` */
  known: (id: Id) => Promise<TemporaryFile<S>>;
  /** Up to `limits.uploadChunk` bytes from `offset`, in base64; empty at the end. @throws AppError `not-found` */
  read: (id: Id, offset: number) => Promise<{ bytes: string }>;
  /** Ends what is under way and removes the file. */
  drop: (id: Id) => Promise<void>;
  close: () => Promise<void>;
}

/** @param cancelled what is said where it was dropped while it was made */
export function createTemporaryFiles<S>(options: {
  name: string;
  cancelled: string;
  state: () => S;
}): TemporaryFiles<S> {
  interface Kept extends TemporaryFile<S> {
    folder: string;
    abort: AbortController;
    timer: NodeJS.Timeout | null;
  }
  const jobs = new Map<Id, Promise<Kept>>();

  const begin = async (id: Id): Promise<Kept> => {
    const folder = await mkdtemp(join(tmpdir(), 'synoptic-'));
    const abort = new AbortController();
    const job: Kept = {
      ...{ folder, file: join(folder, options.name), abort, signal: abort.signal, timer: null },
      ...{ state: options.state(), work: [] },
      keepAlive: () => {
        if (job.timer) clearTimeout(job.timer);
        job.timer = setTimeout(() => void drop(id), idleTime).unref();
      },
    };
    return job;
  };
  const openJob = async (id: Id): Promise<Kept> => {
    const job = jobs.get(id) ?? begin(id);
    jobs.set(id, job);
    try {
      const there = await job;
      there.keepAlive();
      return there;
    } catch (error) {
      jobs.delete(id);
      throw storageError(error, 'The temporary file could not be made');
    }
  };
  const known = async (id: Id): Promise<Kept> => {
    if (!jobs.has(id)) throw new AppError('not-found', 'This file waited too long. Begin once more.');
    return openJob(id);
  };
  const drop = async (id: Id): Promise<void> => {
    const job = await jobs.get(id)?.catch(() => undefined);
    jobs.delete(id);
    if (!job) return;
    if (job.timer) clearTimeout(job.timer);
    job.abort.abort(new AppError('cancelled', options.cancelled));
    await Promise.allSettled(job.work);
    await rm(job.folder, { recursive: true, force: true }).catch(() => undefined);
  };

  return {
    open: openJob,
    known,
    read: async (id, offset) => {
      const job = await known(id);
      const bytes = Buffer.alloc(limits.uploadChunk);
      const file = await open(job.file, 'r').catch(() => {
        throw new AppError('not-found', 'This file is not there any more. Make it once more.');
      });
      try {
        const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
        return { bytes: bytes.subarray(0, bytesRead).toString('base64') };
      } finally {
        await file.close();
      }
    },
    drop,
    close: async () => void (await Promise.all([...jobs.keys()].map(drop))),
  };
}

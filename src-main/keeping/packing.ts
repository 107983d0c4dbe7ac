import { AppError, type Checked, type Id, limits, type Output } from '#contract';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storageError } from '../store/storage-error';
import { type Manifest, manifestVersion } from './pack/manifest';
import { openPackDesk } from './pack/pack-desk';
import { unpack, type UnpackOptions } from './pack/unpack';
import { writePack } from './pack/write-pack';

/** A job that nothing happens to is dropped. Milliseconds. */
const idleTime = 30 * 60 * 1000;

/** Between two tellings of how far it is. Milliseconds. */
const tellEvery = 100;
/** Ids that are looked up together. */
const page = 1000;

/** The library as one zip file, and back. Files in between lie in the system's folder for temporary ones. */
export interface Packing {
  pack: (input: Checked<'packLibrary'>) => Promise<Output<'packLibrary'>>;
  read: (input: Checked<'readPack'>) => Promise<Output<'readPack'>>;
  upload: (piece: { id: Id; offset: number; bytes: Uint8Array }) => Promise<{ received: number }>;
  inspect: (id: Id) => Promise<Output<'inspectPack'>>;
  add: (input: Checked<'addPack'>) => Promise<Output<'addPack'>>;
  /** Ends the job and removes its file. */
  drop: (id: Id) => Promise<void>;
  /** The same from and to a file of the reader's choice. */
  packTo: (target: string, originals: boolean, signal?: AbortSignal) => Promise<Manifest>;
  unpackFrom: (path: string, name: string) => Promise<Output<'addPack'>>;
  close: () => Promise<void>;
}

export interface PackingOptions extends UnpackOptions {
  /** The built worker that packs and unpacks; without it that is done in this thread. */
  packWorker?: URL | undefined;
  textOf: (html: string) => string;
  version: string;
  now: () => Date;
  /** Brings the files up to date with what has been acknowledged. */
  settle: () => Promise<void>;
  packProgress: (id: Id, done: number, total: number) => void;
  /** Much may be another. */
  added: () => void;
}

interface Job {
  folder: string;
  file: string;
  abort: AbortController;
  packed: Promise<Output<'packLibrary'>> | null;
  added: Promise<Output<'addPack'>> | null;
  received: number;
  timer: NodeJS.Timeout | null;
}

export function createPacking(options: PackingOptions): Packing {
  const { index, now } = options;
  const jobs = new Map<Id, Promise<Job>>();

  const keepAlive = (id: Id, job: Job): void => {
    if (job.timer) clearTimeout(job.timer);
    job.timer = setTimeout(() => void drop(id), idleTime).unref();
  };
  const jobOf = async (id: Id): Promise<Job> => {
    const begin = async (): Promise<Job> => {
      const folder = await mkdtemp(join(tmpdir(), 'synoptic-'));
      const abort = new AbortController();
      return {
        ...{ folder, file: join(folder, 'library.zip'), abort },
        ...{ packed: null, added: null, received: 0, timer: null },
      };
    };
    const job = jobs.get(id) ?? begin();
    jobs.set(id, job);
    try {
      const there = await job;
      keepAlive(id, there);
      return there;
    } catch (error) {
      jobs.delete(id);
      throw storageError(error, 'The temporary file could not be made');
    }
  };
  const known = async (id: Id): Promise<Job> => {
    if (!jobs.has(id)) throw new AppError('not-found', 'This file waited too long. Begin once more.');
    return jobOf(id);
  };
  const drop = async (id: Id): Promise<void> => {
    const job = await jobs.get(id)?.catch(() => undefined);
    jobs.delete(id);
    if (!job) return;
    if (job.timer) clearTimeout(job.timer);
    job.abort.abort(new AppError('cancelled', 'Packing was cancelled.'));
    await Promise.allSettled([job.packed, job.added]);
    await rm(job.folder, { recursive: true, force: true }).catch(() => undefined);
  };

  const packTo = async (
    target: string,
    originals: boolean,
    signal = new AbortController().signal,
    progress: (done: number, total: number) => void = () => undefined,
  ): Promise<Manifest> => {
    const all = index.list();
    const manifest: Manifest = {
      format: 'synoptic-library',
      formatVersion: manifestVersion,
      made: now().toISOString(),
      program: options.version,
      articles: all.length,
      notes: all.reduce((sum, { annotations }) => sum + annotations, 0),
      originals,
    };
    const desk = openPackDesk(options, 'Packing the library');
    try {
      await options.settle();
      await writePack({ ...options, desk, target, manifest, progress, signal });
    } catch (error) {
      throw storageError(error, 'The library could not be packed');
    } finally {
      await desk.close();
    }
    return manifest;
  };

  const addFrom = async (
    path: string,
    name: string,
    how: { preferences: boolean; signal: AbortSignal; progress: (done: number, total: number) => void },
  ): Promise<Output<'addPack'>> => {
    const desk = openPackDesk(options, 'Adding the library');
    try {
      const pack = await desk.ask('openPack', { path, what: name }, how.signal);
      const isEmpty = index.ids().length === 0;
      return await unpack(desk, pack, options, { ...how, takePreferences: how.preferences || isEmpty });
    } finally {
      await desk.close();
      options.added();
    }
  };

  /** Tells the windows, and not for each of many thousands. */
  const teller = (id: Id, job: Job): ((done: number, total: number) => void) => {
    let last = 0;
    return (done, total) => {
      if (done < total && performance.now() - last < tellEvery) return;
      last = performance.now();
      keepAlive(id, job);
      options.packProgress(id, done, total);
    };
  };

  const nameOfFile = (): string => `Synoptic library ${now().toISOString().slice(0, 10)}.zip`;

  return {
    packTo,
    pack: async ({ id, originals }) => {
      const job = await jobOf(id);
      const run = async (): Promise<Output<'packLibrary'>> => {
        const { articles: count, notes } = await packTo(
          job.file,
          originals,
          job.abort.signal,
          teller(id, job),
        );
        const { size } = await stat(job.file);
        return { name: nameOfFile(), bytes: size, articles: count, notes };
      };
      job.packed ??= run();
      return job.packed;
    },
    read: async ({ id, offset }) => {
      const job = await known(id);
      const bytes = Buffer.alloc(limits.uploadChunk);
      const file = await open(job.file, 'r').catch(() => {
        throw new AppError('not-found', 'This file is not there any more. Pack the library once more.');
      });
      try {
        const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
        return { bytes: bytes.subarray(0, bytesRead).toString('base64') };
      } finally {
        await file.close();
      }
    },
    upload: async ({ id, offset, bytes }) => {
      const job = await jobOf(id);
      if (offset > job.received)
        throw new AppError('bad-input', 'A piece of the file is missing. Drop it once more.');
      if (offset + bytes.length > limits.packBytes)
        throw new AppError('too-large', 'This file is larger than a packed library may be.');
      // A repeated piece is written again where it was.
      try {
        const file = await open(job.file, job.received === 0 ? 'w' : 'r+', 0o600);
        try {
          await file.write(bytes, 0, bytes.length, offset);
        } finally {
          await file.close();
        }
      } catch (error) {
        throw storageError(error, 'The file could not be taken in');
      }
      job.received = Math.max(job.received, offset + bytes.length);
      return { received: job.received };
    },
    inspect: async (id) => {
      const { file, abort } = await known(id);
      const desk = openPackDesk(options, 'Adding the library');
      try {
        const pack = await desk.ask('openPack', { path: file, what: 'The file' }, abort.signal);
        const { made, articles: count, notes, originals } = pack.manifest;
        let here = 0;
        for (let from = 0; from < pack.articles; from += page) {
          const ids = await desk.ask('packedIds', { home: 'articles', from, count: page }, abort.signal);
          here += ids.filter(index.has).length;
        }
        return { made, articles: count, notes, originals, here, empty: index.ids().length === 0 };
      } finally {
        await desk.close();
      }
    },
    add: async ({ id, preferences }) => {
      const job = await known(id);
      const how = { preferences, signal: job.abort.signal, progress: teller(id, job) };
      job.added ??= addFrom(job.file, 'The file', how);
      return job.added;
    },
    drop,
    unpackFrom: (path, name) =>
      addFrom(path, name, {
        ...{ preferences: false, signal: new AbortController().signal, progress: () => undefined },
      }),
    close: async () => void (await Promise.all([...jobs.keys()].map(drop))),
  };
}

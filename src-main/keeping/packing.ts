import { AppError, type Checked, type Id, limits, type Output } from '#contract';
import { open, stat } from 'node:fs/promises';
import { storageError } from '../store/storage-error';
import { type Manifest, manifestVersion } from './pack/manifest';
import { openPackDesk } from './pack/pack-desk';
import { unpack, type UnpackOptions } from './pack/unpack';
import { writePack } from './pack/write-pack';
import { createTemporaryFiles, type TemporaryFile } from './temporary-files';

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
  packed: Promise<Output<'packLibrary'>> | null;
  added: Promise<Output<'addPack'>> | null;
  received: number;
}

export function createPacking(options: PackingOptions): Packing {
  const { index, now } = options;
  const files = createTemporaryFiles<Job>({
    ...{ name: 'library.zip', cancelled: 'Packing was cancelled.' },
    state: () => ({ packed: null, added: null, received: 0 }),
  });

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
  const teller = (id: Id, job: TemporaryFile<Job>): ((done: number, total: number) => void) => {
    let last = 0;
    return (done, total) => {
      if (done < total && performance.now() - last < tellEvery) return;
      last = performance.now();
      job.keepAlive();
      options.packProgress(id, done, total);
    };
  };

  const nameOfFile = (): string => `Synoptic library ${now().toISOString().slice(0, 10)}.zip`;

  return {
    packTo,
    pack: async ({ id, originals }) => {
      const job = await files.open(id);
      const run = async (): Promise<Output<'packLibrary'>> => {
        const { articles: count, notes } = await packTo(job.file, originals, job.signal, teller(id, job));
        const { size } = await stat(job.file);
        return { name: nameOfFile(), bytes: size, articles: count, notes };
      };
      job.state.packed ??= underWay(job, run());
      return job.state.packed;
    },
    read: ({ id, offset }) => files.read(id, offset),
    upload: async ({ id, offset, bytes }) => {
      const job = await files.open(id);
      if (offset > job.state.received)
        throw new AppError('bad-input', 'A piece of the file is missing. Drop it once more.');
      if (offset + bytes.length > limits.packBytes)
        throw new AppError('too-large', 'This file is larger than a packed library may be.');
      // A repeated piece is written again where it was.
      try {
        const file = await open(job.file, job.state.received === 0 ? 'w' : 'r+', 0o600);
        try {
          await file.write(bytes, 0, bytes.length, offset);
        } finally {
          await file.close();
        }
      } catch (error) {
        throw storageError(error, 'The file could not be taken in');
      }
      job.state.received = Math.max(job.state.received, offset + bytes.length);
      return { received: job.state.received };
    },
    inspect: async (id) => {
      const { file, signal } = await files.known(id);
      const desk = openPackDesk(options, 'Adding the library');
      try {
        const pack = await desk.ask('openPack', { path: file, what: 'The file' }, signal);
        const { made, articles: count, notes, originals } = pack.manifest;
        let here = 0;
        for (let from = 0; from < pack.articles; from += page) {
          const ids = await desk.ask('packedIds', { home: 'articles', from, count: page }, signal);
          here += ids.filter(index.has).length;
        }
        return { made, articles: count, notes, originals, here, empty: index.ids().length === 0 };
      } finally {
        await desk.close();
      }
    },
    add: async ({ id, preferences }) => {
      const job = await files.known(id);
      const how = { preferences, signal: job.signal, progress: teller(id, job) };
      job.state.added ??= underWay(job, addFrom(job.file, 'The file', how));
      return job.state.added;
    },
    drop: files.drop,
    unpackFrom: (path, name) =>
      addFrom(path, name, {
        ...{ preferences: false, signal: new AbortController().signal, progress: () => undefined },
      }),
    close: files.close,
  };
}

function underWay<T>(job: TemporaryFile<Job>, work: Promise<T>): Promise<T> {
  job.work.push(work);
  return work;
}

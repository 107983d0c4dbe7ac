import { create } from 'zustand';
import type { Output, PackAdded } from '#contract';
import { limits } from '#contract/limits';
import { call, onEvent, queries } from './api';
import { saveBlob } from './download';
import { readPieces } from './pieces';
import { sayError } from './toasts';
import { openDialog } from './workspace';

/** What is under way with the whole library as one file; it outlives the dialog that shows it. */
interface Packing {
  job: string | null;
  /** What is being done, and how far it is: articles, then bytes. */
  doing: 'packing' | 'saving' | 'reading' | 'adding' | null;
  done: number;
  total: number;
  /** What a chosen file holds, until the reader has said whether to add it. */
  found: (Output<'inspectPack'> & { name: string }) | null;
  added: PackAdded | null;
  saved: string | null;
}

const idle: Packing = {
  ...{ job: null, doing: null, done: 0, total: 0, found: null, added: null, saved: null },
};
export const usePacking = create<Packing>(() => idle);
const set = usePacking.setState;
const get = usePacking.getState;

export function watchPacking(): () => void {
  return onEvent('packProgress', ({ id, done, total }) => {
    if (id === get().job) set({ done, total });
  });
}

/** Runs a job unless another is under way; what fails is said, unless the reader has ended it. */
async function run(doing: Packing['doing'], task: (job: string) => Promise<void>): Promise<void> {
  const { job: other } = get();
  if (get().doing) return;
  if (other) void call('dropPack', { id: other }).catch(() => undefined);
  const job = crypto.randomUUID();
  set({ ...idle, job, doing });
  try {
    await task(job);
  } catch (error) {
    if (get().job !== job) return;
    set(idle);
    sayError(error);
  }
}

/** Makes one file of the library and hands it to the platform's own way of saving. */
export const packLibrary = (originals: boolean): Promise<void> =>
  run('packing', async (job) => {
    const { name, bytes } = await call('packLibrary', { id: job, originals });
    const pieces = await readPieces(bytes, (offset) => {
      if (get().job !== job) return null;
      set({ doing: 'saving', done: offset, total: bytes });
      return call('readPack', { id: job, offset }).then((piece) => piece.bytes);
    });
    if (!pieces) return;
    void call('dropPack', { id: job }).catch(() => undefined);
    saveBlob(name, new Blob(pieces, { type: 'application/zip' }));
    set({ ...idle, saved: name });
  });

/** Sends a packed library and asks whether to add it. */
export const readPackedLibrary = (file: File): Promise<void> => {
  openDialog('move');
  return run('reading', async (job) => {
    for (let offset = 0; offset < file.size; offset += limits.uploadChunk) {
      if (get().job !== job) return;
      set({ done: offset, total: file.size });
      const piece = new Uint8Array(await file.slice(offset, offset + limits.uploadChunk).arrayBuffer());
      let binary = '';
      for (let at = 0; at < piece.length; at += 0x8000)
        binary += String.fromCharCode(...piece.subarray(at, at + 0x8000));
      await call('uploadPack', { id: job, offset, bytes: btoa(binary) });
    }
    const found = await call('inspectPack', { id: job });
    if (get().job === job) set({ doing: null, found: { ...found, name: file.name } });
  });
};

/** Adds the library that was read. */
export async function addPackedLibrary(preferences: boolean): Promise<void> {
  const { job, found } = get();
  if (!job || !found) return;
  set({ doing: 'adding', found: null, done: 0, total: found.articles });
  try {
    const added = await call('addPack', { id: job, preferences });
    set({ ...idle, added });
  } catch (error) {
    set(idle);
    sayError(error);
  } finally {
    void call('dropPack', { id: job }).catch(() => undefined);
    void queries.invalidateQueries();
  }
}

/** Ends what is under way; what was added by then stays. */
export function cancelPacking(): void {
  const { job } = get();
  set(idle);
  if (job) void call('dropPack', { id: job }).catch(sayError);
}

import type { AppError } from '#contract';
import { type Adapter, Low } from 'lowdb';
import { storageError } from './storage-error';

/** A stored document: what it holds is what the disk holds. */
export interface Document<T> {
  /** As last stored. Never change it in place. */
  readonly data: T;
  /**
   * Stores `change(data)` and is fulfilled when that is on disk. Changes are made one after the other; those that
   * arrive while a write is under way share the next write. When `change` throws, only that change fails.
   * @throws AppError `storage`; then the document is as it was
   */
  update: (change: (data: T) => T) => Promise<void>;
  /**
   * The same for what the program itself follows from others and can follow again: the place of a note in a newer text.
   * Where nothing may be written it is kept in memory.
   */
  settle: (change: (data: T) => T) => Promise<void>;
  /** Why it must not be changed: the library is open for reading only, or a newer Synoptic wrote it. */
  readonly refusal: AppError | null;
  /** Waits for what is being written and ends the session; a later update begins another. */
  close: () => Promise<void>;
}

interface Waiting<T> {
  change: (data: T) => T;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Opens a document over lowdb.
 * @param what begins the sentence of an error: "The note could not be saved"
 * @param isThere false when it is known that there is no file yet
 * @param passing true for what may be forgotten: where nothing may be written, its changes are kept in memory
 */
export async function openDocument<T>(
  adapter: Adapter<T> & { close?: () => Promise<void>; refusal?: () => AppError | null },
  initial: T,
  what: string,
  isThere = true,
  passing = false,
): Promise<Document<T>> {
  const low = new Low<T>(adapter, initial);
  if (isThere) await low.read();
  let stored = low.data;
  const waiting: Waiting<T>[] = [];
  let writing: Promise<void> | null = null;

  const writeOnce = async (): Promise<void> => {
    const batch: Waiting<T>[] = [];
    let next = stored;
    for (const one of waiting.splice(0)) {
      try {
        next = one.change(next);
        batch.push(one);
      } catch (error) {
        one.reject(error);
      }
    }
    try {
      low.data = next;
      if (next !== stored) await low.write();
      stored = next;
      for (const one of batch) one.resolve();
    } catch (error) {
      // The write may have failed before or after the rename: what the disk says now is the truth.
      low.data = stored;
      await low.read().catch(() => undefined);
      stored = low.data;
      for (const one of batch) one.reject(storageError(error, what));
    }
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) await writeOnce();
    writing = null;
  };

  const refusal = (): AppError | null => adapter.refusal?.() ?? null;
  const store = (change: (data: T) => T): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ change, resolve, reject });
      writing ??= Promise.resolve().then(drain);
    });
  const settle = async (change: (data: T) => T): Promise<void> => {
    if (refusal()) stored = change(stored);
    else await store(change);
  };

  return {
    get data() {
      return stored;
    },
    get refusal() {
      return refusal();
    },
    settle,
    update: async (change) => {
      if (passing) return settle(change);
      const refused = refusal();
      if (refused) throw refused;
      return store(change);
    },
    close: async () => {
      while (writing) await writing;
      await adapter.close?.();
    },
  };
}

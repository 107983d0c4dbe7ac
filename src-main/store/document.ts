import type { AppError } from '#contract';
import { type Adapter, Low } from 'lowdb';
import { isDeepStrictEqual } from 'node:util';
import type { FileJournal, Lagging, Written } from './journal/journal';
import { diff } from './journal/patch';
import { storageError } from './storage-error';

/** A stored document: what it holds is what the disk holds, in its file and in the journal together. */
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
  /**
   * Takes over what something else has written into the file, merged with what was changed here.
   * @returns whether that was anything new. Errors are those of `node:fs`, and AppError `newer-format`
   */
  refresh: () => Promise<boolean>;
  /** Time and size of the file as it was read or written last; null when there was none. */
  readonly seen: string | null;
  /** Forgets what the file lacks: it is kept elsewhere, as the place of this document is gone. */
  abandon: () => void;
  /** Brings the file up to date, if it is not. Errors are those of `node:fs`; the journal still has all. */
  save: () => Promise<void>;
  /** Brings the file up to date and ends the session; a later update begins another. Errors are those of `save`. */
  close: () => Promise<void>;
  /** What `updateTogether` needs. */
  readonly turns: Turns<T>;
}

/** Where a document lies. */
export interface Home<T> extends Adapter<T> {
  close?: () => Promise<void>;
  refusal?: () => AppError | null;
  /** Whether something else has written the file since it was read or written here. */
  isOther?: () => Promise<boolean>;
  /** The file as something else has written it; null when it is gone. */
  readTheirs?: () => Promise<T | null>;
  /** What the file held when it was read last, without what the journal says beside it. */
  inFile?: () => T | null;
  /** What was read is that and what another computer has written into the file since: no change was made on all of it. */
  isMerged?: () => boolean;
  /** What was read is more than the file holds. */
  hasChanges?: () => boolean;
  seen?: () => string | null;
  merge?: ((ours: T, theirs: T, base?: T) => T) | undefined;
  remember?: ((old: T, young: T, out: T) => T) | undefined;
  /** Told when something else's edits have been taken over. */
  tookIn?: (before: T, after: T) => void;
  /** Without one, each change is written to the file. */
  journal?: FileJournal | undefined;
}

export interface Turns<T> {
  /** Runs `task` when no change is being made; others wait for it. `task` gets the way to store a change. */
  take: <R>(task: (stage: (change: (data: T) => T) => Written | null) => Promise<R>) => Promise<R>;
  readonly journal: FileJournal | undefined;
  readonly what: string;
}

/**
 * Opens a document over lowdb.
 * @param what begins the sentence of an error: "The note could not be saved"
 * @param isThere false when it is known that there is no file yet
 * @param passing true for what may be forgotten: where nothing may be written, its changes are kept in memory
 */
export async function openDocument<T>(
  adapter: Home<T>,
  initial: T,
  what: string,
  isThere = true,
  passing = false,
): Promise<Document<T>> {
  const low = new Low<T>(adapter, initial);
  const { journal } = adapter;
  const refusal = (): AppError | null => adapter.refusal?.() ?? null;
  let stored = low.data;
  /** Whether anything was ever stored. */
  let isStored = false;
  /**
   * The journal must say all of it next: there is no file yet, or what the journal has said before is of another file than
   * what somebody has put in its place, and must not be applied to that.
   */
  let needsWhole = true;
  /** Counts what was stored; the file has all up to `written`. */
  let count = 0;
  let written = 0;
  /** What was in the file last. */
  let inFile = stored;

  /** Changes and whatever else must not happen meanwhile, one after the other. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(task: () => Promise<R>): Promise<R> => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };

  const merge = (ours: T, theirs: T, base: T): T => adapter.merge?.(ours, theirs, base) ?? ours;
  /** Takes over what something else has written into the file since. In a turn, so that no change of ours is on its way. */
  const takeTheirs = async (): Promise<void> => {
    const theirs = (await adapter.readTheirs?.()) ?? null;
    if (theirs === null) {
      // Somebody has removed the file alone. All of it is here.
      if (isStored) count++;
      needsWhole = true;
      return;
    }
    const merged = isStored ? merge(stored, theirs, inFile) : theirs;
    const isNews = !isDeepStrictEqual(merged, theirs);
    inFile = theirs;
    stored = merged;
    isStored = true;
    needsWhole = isNews || (journal?.isNamed() ?? false);
    if (needsWhole) {
      count++;
    } else {
      written = count;
      journal?.caughtUp();
    }
  };
  const isOther = async (): Promise<boolean> => Boolean(adapter.merge && (await adapter.isOther?.()));
  const sayWhole = async (): Promise<void> => {
    const committed = (): void => void (needsWhole = false);
    if (journal) await journal.append([journal.written({ whole: stored }, committed, lagging)]);
  };
  const write = async (): Promise<void> => {
    if (written === count) return;
    const refused = refusal();
    if (refused) throw refused;
    const before = stored;
    if (await isOther()) {
      await takeTheirs();
      if (!isDeepStrictEqual(stored, before)) adapter.tookIn?.(before, stored);
      if (written === count) return;
    }
    if (needsWhole) await sayWhole();
    low.data = stored;
    await low.write();
    inFile = stored;
    written = count;
    journal?.caughtUp();
  };
  const save = (): Promise<void> => inTurn(write);
  const lagging: Lagging = {
    save,
    keep: () => inTurn(() => (written === count ? Promise.resolve() : sayWhole())),
  };

  const stageOf = (next: T): Written | null => {
    const patch = needsWhole ? { whole: next } : diff(stored, next);
    if (!patch || !journal) return null;
    const committed = (): void => {
      stored = next;
      isStored = true;
      needsWhole = false;
      count++;
    };
    return journal.written(patch, committed, lagging);
  };

  const store = async (next: T): Promise<void> => {
    if (journal) {
      const change = stageOf(next);
      if (change) await journal.append([change]);
      return;
    }
    const from = stored;
    try {
      if (await isOther()) await takeTheirs();
      low.data = stored === from ? next : merge(next, stored, from);
      await low.write();
      stored = inFile = low.data;
      isStored = true;
    } catch (error) {
      // The write may have failed before or after the rename: what the disk says now is the truth.
      low.data = stored;
      await low.read().catch(() => undefined);
      stored = inFile = low.data;
      throw error;
    }
  };

  // Of what was not there, there is nothing to remember.
  const remember = (old: T, young: T): T =>
    old === young || old === null ? young : (adapter.remember?.(old, young, inFile) ?? young);

  interface Waiting {
    change: (data: T) => T;
    resolve: () => void;
    reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  const storeWaiting = async (): Promise<void> => {
    const batch: Waiting[] = [];
    let next = stored;
    for (const one of waiting.splice(0)) {
      try {
        next = remember(next, one.change(next));
        batch.push(one);
      } catch (error) {
        one.reject(error);
      }
    }
    try {
      if (next !== stored) await store(next);
      for (const one of batch) one.resolve();
    } catch (error) {
      for (const one of batch) one.reject(storageError(error, what));
    }
  };

  if (isThere) {
    const found = await adapter.read();
    isStored = found !== null;
    needsWhole = !isStored || (adapter.isMerged?.() ?? false);
    low.data = stored = found ?? initial;
    inFile = adapter.inFile?.() ?? stored;
  }
  if (journal && adapter.hasChanges?.()) {
    count++;
    journal.behind(lagging);
  }

  const refresh = async (): Promise<boolean> => {
    if (refusal() || !(await isOther())) return false;
    const before = stored;
    await takeTheirs();
    await write();
    return !isDeepStrictEqual(before, stored);
  };

  const enqueue = (change: (data: T) => T): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ change, resolve, reject });
      if (waiting.length === 1) void inTurn(storeWaiting);
    });
  const settle = async (change: (data: T) => T): Promise<void> => {
    if (refusal()) stored = change(stored);
    else await enqueue(change);
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
      return enqueue(change);
    },
    refresh: () => inTurn(refresh),
    get seen() {
      return adapter.seen?.() ?? null;
    },
    abandon: () => {
      written = count;
      journal?.caughtUp();
    },
    save,
    close: async () => {
      await save();
      await adapter.close?.();
    },
    turns: {
      ...{ journal, what },
      take: (task) =>
        inTurn(() => {
          const refused = refusal();
          if (refused) throw refused;
          return task((change) => stageOf(remember(stored, change(stored))));
        }),
    },
  };
}

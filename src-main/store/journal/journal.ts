import { basename, join, relative, sep } from 'node:path';
import { stamp } from '../backups';
import type { Disk } from '../disk';
import type { LogFile } from '../log-file';
import { journalNames, readJournals } from './journals';
import { type Change, writeLine } from './line';
import type { Patch } from './patch';

/** How long nothing must have been changed before a checkpoint. Milliseconds. */
export const idleFor = 2000;
/** A checkpoint is not put off beyond so many bytes, or documents, which the next opening would have to read again. */
const mostBytes = 1024 * 1024;
const mostBehind = 256;
/** When a checkpoint that failed is tried again. Milliseconds. */
const retryAfter = 30_000;
/** Documents that are written at the same time. */
const together = 4;

/** A change on its way. */
export interface Written {
  change: Change;
  /** Called when it is on disk, before anything else happens. */
  committed: () => void;
  lagging: Lagging;
}

/** A document whose file lacks something. */
export interface Lagging {
  /** Writes all of it to its file. */
  save: () => Promise<void>;
  /** Where the file cannot be written: says all of it in the journal once more, so that what was said before may go. */
  keep: () => Promise<void>;
}

/** One document's part of the journal. */
export interface FileJournal {
  /** Its place in the library. */
  readonly file: string;
  /** Changes of the last session that the file may lack. */
  pending: () => readonly Change[];
  /** @returns what `Journal.append` takes */
  written: (patch: Patch, committed: () => void, lagging: Lagging) => Written;
  append: (changes: readonly Written[]) => Promise<void>;
  /** The file lacks something that only the journal says: a checkpoint calls `save`. */
  behind: (lagging: Lagging) => void;
  /** Whether the journal says anything of it: an opening would apply that to its file. */
  isNamed: () => boolean;
  /** The file has all. */
  caughtUp: () => void;
}

/**
 * The journal of a library: changes of documents are durable when they stand here, at the end of one file, and the files
 * of the documents follow when nothing else is to be done. Two files take turns: while the documents of one are brought
 * up to date, changes go to the other.
 */
export interface Journal {
  /** @param on the sum of its file, as changes are made: what they are to be applied to after an interruption */
  of: (path: string, version: number, on?: () => string | null) => FileJournal;
  /**
   * Fulfilled when all of them are on disk; after an interruption all are there, or none. What is appended during a write
   * shares the next one. Errors are those of `node:fs`; then nothing was appended.
   */
  append: (changes: readonly Written[]) => Promise<void>;
  /**
   * Brings all files up to date and empties the journal. Errors are those of `node:fs`: then it is kept, or, where others
   * could be written, what it says of those that could not.
   */
  checkpoint: () => Promise<void>;
  /** The same if it says anything of a file, or of what lies in a folder: it is about to be moved or deleted. */
  leave: (path: string) => Promise<void>;
  /** A checkpoint comes when there is time. */
  wake: () => void;
  /** `task` is part of each checkpoint: it comes after the documents and before the journal is emptied. */
  before: (task: () => Promise<void>) => void;
  /** Places in the library of the documents that changes of the last session have not been brought to. */
  pending: () => string[];
  hasPending: (path: string) => boolean;
  /** Whether the file of a document lacks what has been acknowledged. */
  isBehind: (path: string) => boolean;
  /** Puts changes aside that nothing can be done with. @returns the name of the file that they are kept in, or null */
  setAside: () => Promise<string | null>;
  /** Some of what the last session left could not be read. */
  damaged: boolean;
  /** A last checkpoint; the files of the journal go. Errors are those of `node:fs`; then they stay. */
  close: () => Promise<void>;
}

/** Reads what the last session left. Errors are those of `node:fs`. */
export async function openJournal(options: {
  root: string;
  disk: Disk;
  now: () => Date;
  notice: (sentence: string) => void;
  /** The name of this computer. */
  host?: string;
}): Promise<Journal> {
  const { root, disk, now, notice, host } = options;
  const names = journalNames(host);
  const found = await readJournals(disk, root, host);
  const { logs, files, own, changes: pending } = found;
  for (const [at, log] of logs.entries()) log.endAt(own.ends[at] ?? 0);
  if (found.damaged) {
    for (const [at, bytes] of own.damaged ? files.entries() : []) {
      const aside = `${names[at]}.corrupt-${stamp(now())}`;
      if (bytes && disk.readOnly === null) await disk.write(join(root, aside), bytes).catch(() => undefined);
    }
    notice(
      'The journal of the latest changes was damaged: one of them or several may be missing. ' +
        'The damaged file is kept beside it.',
    );
  }
  let n = own.lines.at(-1)?.n ?? 0;
  let active: 0 | 1 = logs[1].bytes > 0 ? 1 : 0;
  const idle = (): LogFile => logs[1 - active] as LogFile;

  /** Documents whose files lack something, with the way to write them. */
  const behind = new Map<string, Lagging>();
  /** Places that each of the journal's files speaks of, until it is emptied: also when their documents have been written. */
  const named = logs.map(({ bytes }) => new Set(bytes > 0 ? pending.keys() : [])) as [
    Set<string>,
    Set<string>,
  ];
  const namedElsewhere = new Set(found.others.length > 0 ? pending.keys() : []);
  const tasks: (() => Promise<void>)[] = [];

  interface Waiting {
    changes: readonly Written[];
    resolve: () => void;
    reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let isWriting = false;
  /** Done between two lines. */
  const between: (() => void)[] = [];

  const writeOnce = async (): Promise<void> => {
    const batch = waiting.splice(0);
    const all = batch.flatMap(({ changes }) => changes);
    const into = active;
    try {
      const changes = all.map(({ change }) => change);
      await logs[into].append((place) => writeLine({ n: n + 1, place, changes }));
      n++;
      for (const { change, committed, lagging } of all) {
        behind.set(change.file, lagging);
        named[into].add(change.file);
        committed();
      }
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      await writeOnce();
      for (const task of between.splice(0)) task();
    }
    isWriting = false;
    if (logs[active].bytes > mostBytes || behind.size > mostBehind) soon(0);
    else soon(idleFor);
  };

  /** Does `task` at once when no line is on its way: what came a moment later would find the next one begun. */
  const betweenLines = (task: () => void): Promise<void> =>
    new Promise((resolve) => {
      const run = (): void => {
        task();
        resolve();
      };
      if (isWriting) between.push(run);
      else run();
    });

  let closed = false;
  let timer: NodeJS.Timeout | null = null;
  const soon = (delay: number): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      checkpoint().catch(() => soon(retryAfter));
    }, delay).unref();
  };

  /**
   * One that cannot be written must not keep the journal from being emptied of all others. When none can, it is the disk,
   * and the journal stays as it is.
   */
  const saveAll = async (): Promise<void> => {
    const all = [...behind.values()];
    const queue = [...all];
    const failed: { one: Lagging; error: unknown }[] = [];
    const worker = async (): Promise<void> => {
      for (let one = queue.pop(); one; one = queue.pop()) {
        const its = one;
        await its.save().catch((error: unknown) => failed.push({ one: its, error }));
      }
    };
    await Promise.all(Array.from({ length: together }, worker));
    if (failed.length === 0) return;
    if (failed.length === all.length) throw failed[0]?.error;
    await Promise.all(failed.map(({ one }) => one.keep()));
    failures.push(...failed.map(({ error }) => error));
  };

  /** The journals of other names have been merged: nothing of them is needed any more, and nothing is deleted. */
  const putAway = async (): Promise<void> => {
    const home = join(root, 'backups', 'merged');
    if (found.others.length > 0) await disk.makeFolder(home);
    for (let name = found.others[0]; name !== undefined; name = found.others[0]) {
      await disk.move(join(root, name), join(home, `${stamp(now())} ${name}`));
      found.others.shift();
    }
    namedElsewhere.clear();
  };

  /** Of documents that could not be written, while others could. */
  const failures: unknown[] = [];
  /** Empties the file that nothing is appended to any more. */
  const emptyOne = async (): Promise<void> => {
    await betweenLines(() => {
      if (idle().bytes === 0 && logs[active].bytes > 0) active = active === 0 ? 1 : 0;
    });
    // What is opened while others are written has not been written with them.
    const isSettled = pending.size === 0;
    await saveAll();
    for (const task of tasks) await task();
    if (!isSettled) return;
    await putAway();
    if (idle().bytes === 0) return;
    await idle().cut(0);
    named[active === 0 ? 1 : 0].clear();
  };

  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const checkpoint = (): Promise<void> => {
    const run = async (): Promise<void> => {
      next = null;
      if (disk.readOnly !== null) return;
      failures.length = 0;
      const both = logs.every(({ bytes }) => bytes > 0);
      await emptyOne();
      // What was merged is said again as a whole meanwhile, and is in its file by now.
      if (both || (behind.size === 0 && logs[active].bytes > 0)) await emptyOne();
      if (failures.length > 0) throw failures[0];
    };
    next ??= running = running.catch(() => undefined).then(run);
    return next;
  };

  const placeOf = (path: string): string => relative(root, path).split(sep).join('/');

  const append = (changes: readonly Written[]): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ changes, resolve, reject });
      if (isWriting) return;
      isWriting = true;
      // Others that come at this very moment share the write.
      void Promise.resolve().then(write);
    });

  return {
    append,
    checkpoint,
    damaged: found.damaged,
    wake: () => {
      if (!timer && !closed) soon(idleFor);
    },
    before: (task) => void tasks.push(task),
    pending: () => [...pending.keys()],
    hasPending: (path) => pending.has(placeOf(path)),
    isBehind: (path) => behind.has(placeOf(path)) || pending.has(placeOf(path)),
    leave: async (path) => {
      const place = placeOf(path);
      const isSpokenOf = (): boolean =>
        [...named[0], ...named[1], ...namedElsewhere].some(
          (file) => file === place || file.startsWith(`${place}/`),
        );
      if (!isSpokenOf()) return;
      await checkpoint().catch((error: unknown) => {
        // Another document could not be written.
        if (isSpokenOf()) throw error;
      });
    },
    of: (path, version, on) => {
      const file = placeOf(path);
      return {
        ...{ file, append },
        pending: () => pending.get(file) ?? [],
        written: (patch, committed, lagging) => ({
          ...{ committed, lagging },
          change: { file, version, ...(on && { on: on() }), patch },
        }),
        isNamed: () => [...named, namedElsewhere].some((names) => names.has(file)),
        behind: (lagging) => {
          pending.delete(file);
          behind.set(file, lagging);
        },
        caughtUp: () => {
          pending.delete(file);
          behind.delete(file);
        },
      };
    },
    setAside: async () => {
      if (pending.size === 0 || disk.readOnly !== null) return null;
      const name = `${names[0]}.unused-${stamp(now())}`;
      const lines = [...pending.values()].map((changes, at) => writeLine({ n: at + 1, changes }));
      await disk.write(join(root, name), lines.join(''));
      pending.clear();
      return basename(name);
    },
    close: async () => {
      closed = true;
      try {
        await checkpoint();
        // What was appended meanwhile went to the other file.
        if (logs[active].bytes > 0) await checkpoint();
      } finally {
        if (timer) clearTimeout(timer);
        timer = null;
        for (const log of logs) await log.close();
      }
      if (pending.size > 0 || disk.readOnly !== null) return;
      for (const [at, name] of names.entries()) {
        if (logs[at]?.bytes === 0) await disk.remove(join(root, name));
      }
    },
  };
}

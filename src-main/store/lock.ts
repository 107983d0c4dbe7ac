import { AppError } from '#contract';
import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, open, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { storageError, systemCode } from './storage-error';

const Holder = z.object({
  pid: z.int().min(1),
  host: z.string(),
  /** When the process started, as the system tells it; null where it does not. */
  started: z.string().nullable(),
  id: z.string(),
  /** When it was last seen alive, for other computers, which cannot ask; ISO 8601. Older programs do not say it. */
  seen: z.iso.datetime({ offset: true }).optional(),
});
type Holder = z.infer<typeof Holder>;

export interface Lock {
  /** True when the process that held it before did not end properly. */
  stale: boolean;
  release: () => Promise<void>;
  /**
   * Whether the folder is still there, with the articles' own: without that every article would count as deleted. A lock file
   * that somebody has removed is made anew. Any failure means that it is not.
   */
  isThere: () => Promise<boolean>;
  /** Gives it up without removing the file: the next opening finds a stale lock and checks everything. */
  abandon: () => void;
}

/** Locks that this very process holds or asks for: its number in a lock file says nothing about that. */
const held = new Set<string>();
/** A lock file is written at once after it is made; one that stays unreadable this long is a leftover. Milliseconds. */
const unreadableFor = 10_000;
/** How often a lock says that its holder lives, and how long after that another computer believes it. Milliseconds. */
const beat = 60_000;
const believed = 10 * beat;
/** How often, and after what pause in milliseconds, it is tried again while another takes a stale lock over. */
const attempts = 40;
const pause = 25;

/** The library is open on another computer, which only its reader can know for sure. */
export class OpenElsewhere extends AppError {
  constructor(readonly host: string) {
    super(
      'locked',
      `This library is open on another computer (${host}). Close it there. ` +
        'If it is not open there, or you want to work in both, start Synoptic with --take-over.',
    );
  }
}

export interface LockOptions {
  /** The reader says that it may be opened although another computer has it open. */
  takeOver?: boolean;
  /** Told once when another computer has taken it over. */
  lost?: (host: string) => void;
  now?: () => Date;
  /** Milliseconds between two signs of life. */
  every?: number;
}

/**
 * Takes the library for this process: a file made with O_EXCL that names its holder. One whose holder is no longer
 * alive is taken over; of one of another computer, that has given no sign of life for some minutes.
 * @throws AppError `locked` when another process has it, OpenElsewhere when that is on another computer, `storage` when the
 *   file cannot be made
 */
export async function takeLock(path: string, options: LockOptions = {}): Promise<Lock> {
  const { now = () => new Date(), takeOver = false } = options;
  const me: Holder = {
    ...{ pid: process.pid, host: hostname(), started: startOf(process.pid), id: randomUUID() },
    seen: now().toISOString(),
  };
  const isInUse = (holder: Found): Promise<boolean> =>
    takeOver && isElsewhere(holder) ? Promise.resolve(false) : seemsInUse(path, holder, now);
  // Before any file names it: another one of this process that reads such a file must not take it for a leftover.
  held.add(me.id);
  try {
    const stale = await win(path, me, isInUse);
    const stop = showLife(path, me, options);
    return {
      stale,
      release: async () => {
        stop();
        await release(path, me.id);
      },
      isThere: () => isThere(path, me),
      abandon: () => {
        stop();
        held.delete(me.id);
      },
    };
  } catch (error) {
    held.delete(me.id);
    throw error;
  }
}

/** Makes the lock file. @returns whether a stale one was removed for that */
async function win(path: string, me: Holder, isInUse: InUse): Promise<boolean> {
  let stale = false;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await create(path, me)) return stale;
    const holder = await read(path);
    if (await isInUse(holder)) throw locked(holder);
    stale = (await removeStale(path, me, isInUse)) || stale;
  }
  throw locked(null);
}

/** Writes the time into the lock again and again, as long as it is this process's. @returns the way to stop */
function showLife(
  path: string,
  me: Holder,
  { now = () => new Date(), every = beat, lost }: LockOptions,
): () => void {
  const show = async (): Promise<void> => {
    const holder = await read(path);
    if (typeof holder !== 'object') return;
    if (holder.id !== me.id) {
      stop();
      if (isElsewhere(holder)) lost?.(holder.host);
      return;
    }
    const temp = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
    await writeFile(temp, `${JSON.stringify({ ...me, seen: now().toISOString() })}\n`, { mode: 0o600 });
    // Given up in the meantime, it must not come back.
    if (held.has(me.id)) await rename(temp, path);
    else await unlink(temp);
  };
  const timer = setInterval(() => void show().catch(() => undefined), every).unref();
  const stop = (): void => clearInterval(timer);
  return stop;
}

/** Holds nothing: for a library that is only read. */
export const noLock: Lock = {
  stale: false,
  release: () => Promise.resolve(),
  isThere: () => Promise.resolve(true),
  abandon: () => undefined,
};

async function isThere(path: string, me: Holder): Promise<boolean> {
  const articles = await stat(join(dirname(path), 'articles')).catch(() => null);
  if (!articles?.isDirectory()) return false;
  try {
    await stat(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') return false;
    await create(path, me).catch(() => undefined);
  }
  return true;
}

type Found = Holder | 'gone' | 'unreadable';
type InUse = (holder: Found) => Promise<boolean>;

const isElsewhere = (holder: Found): holder is Holder =>
  typeof holder === 'object' && holder.host !== hostname();

async function seemsInUse(path: string, holder: Found, now: () => Date): Promise<boolean> {
  if (holder === 'gone') return false;
  if (holder === 'unreadable') return !(await isOld(path));
  if (!isElsewhere(holder)) return isAlive(holder);
  const seen = holder.seen === undefined ? await changedAt(path) : Date.parse(holder.seen);
  // The clocks of two computers differ; one that is far ahead says nothing.
  return Math.abs(now().getTime() - seen) < believed;
}

async function changedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}

/**
 * Removes a stale lock. Of several processes that see the same one, only the one that has made a second file may
 * look again and remove it: otherwise a slow one would remove the fresh lock of a quick one.
 */
async function removeStale(path: string, me: Holder, isInUse: InUse): Promise<boolean> {
  const guard = `${path}.takeover`;
  if (!(await create(guard, me))) {
    if (!(await putAway(guard))) await setTimeout(pause);
    return false;
  }
  try {
    const holder = await read(path);
    if (holder === 'gone' || (await isInUse(holder))) return false;
    await unlink(path);
    return true;
  } finally {
    await unlink(guard).catch(() => undefined);
  }
}

/**
 * Takes a guard away that a process left when it was killed. Renaming is done by one process only, and shows what was taken:
 * a guard that another one made in between is given back.
 */
async function putAway(guard: string): Promise<boolean> {
  const isLeft = async (path: string): Promise<boolean> => {
    const maker = await read(path);
    // Its maker has just removed it, and the next one may have made it anew.
    if (maker === 'gone') return false;
    return typeof maker === 'object' && !isElsewhere(maker) ? !isAlive(maker) : isOld(path);
  };
  if (!(await isLeft(guard))) return false;
  const aside = `${guard}.${randomBytes(8).toString('hex')}`;
  try {
    await rename(guard, aside);
    if (!(await isLeft(aside))) await link(aside, guard);
  } catch {
    // Another one was quicker.
  } finally {
    await unlink(aside).catch(() => undefined);
  }
  return true;
}

/**
 * Makes a lock file with O_EXCL; false when there is one. It has its words from the first moment: an empty one, left by a
 * process that was killed between making and writing it, would keep everybody out until it is old.
 */
async function create(path: string, me: Holder): Promise<boolean> {
  const temp = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeNew(temp, me);
    try {
      await link(temp, path);
    } catch (error) {
      // Some file systems (FAT) know no second names.
      if (systemCode(error) === 'EEXIST' || (await exists(path))) return false;
      await writeNew(path, me);
    } finally {
      await unlink(temp).catch(() => undefined);
    }
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw storageError(error, 'The library could not be opened');
  }
}

async function writeNew(path: string, me: Holder): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(me)}\n`);
  } catch (error) {
    // A full disk takes the name and not the words; an empty lock would be everybody's riddle.
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

async function read(path: string): Promise<Found> {
  try {
    return Holder.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? 'gone' : 'unreadable';
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return !found || Date.now() - found.mtimeMs > unreadableFor;
}

async function release(path: string, id: string): Promise<void> {
  held.delete(id);
  const holder = await read(path);
  if (typeof holder === 'object' && holder.id === id) await unlink(path).catch(() => undefined);
}

function isAlive(holder: Holder): boolean {
  if (holder.pid === process.pid) return held.has(holder.id);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: there is such a process, of another user.
    if (systemCode(error) !== 'EPERM') return false;
  }
  // Process numbers are used again: the same number with another start is another process.
  const started = startOf(holder.pid);
  return holder.started === null || started === null || started === holder.started;
}

function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      // Field 22; the second field may hold spaces and brackets.
      const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)\s/s, '');
      return `${boot}/${afterName.split(' ')[19] ?? ''}`;
    }
    if (process.platform === 'darwin') {
      return (
        execFileSync('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
      );
    }
  } catch {
    // Without it, the process number alone decides.
  }
  return null;
}

function locked(found: Found | null): AppError {
  if (isElsewhere(found ?? 'gone')) return new OpenElsewhere((found as Holder).host);
  const by = typeof found === 'object' && found ? ` (process ${found.pid})` : '';
  return new AppError(
    'locked',
    `Synoptic has this library open already${by}. Use that window, or close it and try again.`,
  );
}

import { AppError } from '#contract';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { storageError, systemCode } from './storage-error';

const Holder = z.object({
  pid: z.int().min(1),
  host: z.string(),
  /** When the process started, as the system tells it; null where it does not. */
  started: z.string().nullable(),
  id: z.string(),
});
type Holder = z.infer<typeof Holder>;

export interface Lock {
  /** True when the process that held it before did not end properly. */
  stale: boolean;
  release: () => Promise<void>;
  /**
   * Whether the folder is still there: its lock file is, or, where somebody has removed only that, what it was made for;
   * then it is made anew. Any failure means that it is not.
   */
  isThere: () => Promise<boolean>;
  /** Gives it up without removing the file: the next opening finds a stale lock and checks everything. */
  abandon: () => void;
}

/** Locks held by this very process: its number in a lock file says nothing about that. */
const held = new Set<string>();
/** A lock file is written at once after it is made; one that stays unreadable this long is a leftover. Milliseconds. */
const unreadableFor = 10_000;
/** How often, and after what pause in milliseconds, it is tried again while another takes a stale lock over. */
const attempts = 40;
const pause = 25;

/**
 * Takes the library for this process: a file made with O_EXCL that names its holder. One whose holder is no longer
 * alive is taken over.
 * @throws AppError `locked` when another process has it, `storage` when the file cannot be made
 */
export async function takeLock(path: string): Promise<Lock> {
  const me: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid), id: randomUUID() };
  let stale = false;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await create(path, me)) {
      held.add(me.id);
      return {
        stale,
        release: () => release(path, me.id),
        isThere: () => isThere(path, me),
        abandon: () => void held.delete(me.id),
      };
    }
    const holder = await read(path);
    if (await isInUse(path, holder)) throw locked(holder);
    stale = (await removeStale(path, me)) || stale;
  }
  throw locked(null);
}

/** Holds nothing: for a library that is only read. */
export const noLock: Lock = {
  stale: false,
  release: () => Promise.resolve(),
  isThere: () => Promise.resolve(true),
  abandon: () => undefined,
};

async function isThere(path: string, me: Holder): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') return false;
  }
  const folder = await stat(join(dirname(path), 'articles')).catch(() => null);
  if (!folder?.isDirectory()) return false;
  await create(path, me).catch(() => undefined);
  return true;
}

type Found = Holder | 'gone' | 'unreadable';

async function isInUse(path: string, holder: Found): Promise<boolean> {
  if (holder === 'gone') return false;
  return holder === 'unreadable' ? !(await isOld(path)) : isAlive(holder);
}

/**
 * Removes a stale lock. Of several processes that see the same one, only the one that has made a second file may
 * look again and remove it: otherwise a slow one would remove the fresh lock of a quick one.
 */
async function removeStale(path: string, me: Holder): Promise<boolean> {
  const guard = `${path}.takeover`;
  if (!(await create(guard, me))) {
    if (await isOld(guard)) await unlink(guard).catch(() => undefined);
    else await setTimeout(pause);
    return false;
  }
  try {
    const holder = await read(path);
    if (holder === 'gone' || (await isInUse(path, holder))) return false;
    await unlink(path);
    return true;
  } finally {
    await unlink(guard).catch(() => undefined);
  }
}

async function create(path: string, me: Holder): Promise<boolean> {
  try {
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
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw storageError(error, 'The library could not be opened');
  }
}

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
  if (holder.host !== hostname()) return true;
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
  const holder = typeof found === 'object' ? found : null;
  if (holder && holder.host !== hostname()) {
    return new AppError(
      'locked',
      `This library is open on another computer (${holder.host}). Close it there. ` +
        'If it is not, remove the file library.lock from the library folder and try again.',
    );
  }
  const by = holder ? ` (process ${holder.pid})` : '';
  return new AppError(
    'locked',
    `Synoptic has this library open already${by}. Use that window, or close it and try again.`,
  );
}

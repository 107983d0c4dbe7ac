import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FileHandle, open, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../testing/library';
import { OpenElsewhere, takeLock } from './lock';

const lockIn = async (): Promise<string> => join(await temporaryFolder(), 'library.lock');

/** A process that does nothing until it is ended. */
function idleProcess(): ChildProcess & { pid: number } {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child as ChildProcess & { pid: number };
}

const holder = (more: object): string =>
  JSON.stringify({ pid: process.pid, host: hostname(), started: null, id: 'somebody', ...more });

describe('takeLock', () => {
  it('lets nobody else in until it is released', async () => {
    const path = await lockIn();
    const lock = await takeLock(path);
    expect(lock.stale).toBe(false);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(takeLock(path)).rejects.toMatchObject({ code: 'locked' });
    await lock.release();
    const next = await takeLock(path);
    expect(next.stale).toBe(false);
    await lock.release();
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
    await next.release();
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('is refused while another process lives, and taken over when it is gone', async () => {
    const path = await lockIn();
    const child = idleProcess();
    await writeFile(path, holder({ pid: child.pid }));
    await expect(takeLock(path)).rejects.toThrow(`process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = await takeLock(path);
    expect(lock.stale).toBe(true);
    await lock.release();
  });

  it.skipIf(process.platform !== 'linux')('knows that a process number was used again', async () => {
    const path = await lockIn();
    const child = idleProcess();
    await writeFile(path, holder({ pid: child.pid, started: 'another boot/123' }));
    const lock = await takeLock(path);
    expect(lock.stale).toBe(true);
    await lock.release();
  });

  describe('of another computer', () => {
    const elsewhere = (seen: Date): string =>
      holder({ pid: 999_999_999, host: 'some-other-machine', seen: seen.toISOString() });
    const noon = new Date('2026-11-22T12:00:00Z');
    const minutesAgo = (minutes: number): Date => new Date(noon.getTime() - minutes * 60_000);
    const now = (): Date => noon;

    it('is respected while that one gives signs of life, with the way out', async () => {
      const path = await lockIn();
      await writeFile(path, elsewhere(minutesAgo(3)));
      const refused = takeLock(path, { now });
      await expect(refused).rejects.toBeInstanceOf(OpenElsewhere);
      await expect(refused).rejects.toThrow(/some-other-machine.*--take-over/s);
    });

    it('is taken over when it has given none for long, or on the reader’s word', async () => {
      const path = await lockIn();
      await writeFile(path, elsewhere(minutesAgo(30)));
      const lock = await takeLock(path, { now });
      expect(lock.stale).toBe(true);
      await lock.release();
      await writeFile(path, elsewhere(minutesAgo(1)));
      await (await takeLock(path, { now, takeOver: true })).release();
      expect(await readdir(join(path, '..'))).toEqual([]);
    });

    it('tells the one that had it before', async () => {
      const path = await lockIn();
      const lost = new Promise<string>((resolve) => {
        void takeLock(path, { every: 5, lost: resolve }).then(() => writeFile(path, elsewhere(new Date())));
      });
      expect(await lost).toBe('some-other-machine');
    });
  });

  it('shows again and again that its holder lives', async () => {
    const path = await lockIn();
    let minute = 0;
    const now = (): Date => new Date(Date.UTC(2026, 10, 22, 12, minute));
    const lock = await takeLock(path, { now, every: 5 });
    minute = 7;
    await expect.poll(async () => readFile(path, 'utf8')).toContain('12:07:00');
    await lock.release();
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('does not let even the reader’s word in where a process of this computer has it', async () => {
    const path = await lockIn();
    const lock = await takeLock(path);
    await expect(takeLock(path, { takeOver: true })).rejects.toMatchObject({ code: 'locked' });
    await lock.release();
  });

  it('takes over an unreadable lock only when it is old', async () => {
    const path = await lockIn();
    await writeFile(path, '');
    await expect(takeLock(path)).rejects.toMatchObject({ code: 'locked' });
    await utimes(path, new Date(0), new Date(0));
    const lock = await takeLock(path);
    expect(lock.stale).toBe(true);
    await lock.release();
  });

  it('is given to one of many that find the same stale lock', async () => {
    for (let round = 0; round < 25; round++) {
      const path = await lockIn();
      await writeFile(path, holder({ id: 'gone' }));
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(path)));
      const taken = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'locked' });
      }
      await taken[0]?.value.release();
      expect(await readdir(join(path, '..'))).toEqual([]);
    }
  });

  it('is not kept for ever by a process that ended while it took over', async () => {
    const path = await lockIn();
    await writeFile(path, holder({ id: 'gone' }));
    await writeFile(`${path}.takeover`, holder({ id: 'gone too' }));
    await (await takeLock(path)).release();
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('keeps nobody out that was killed before it had written who it is', async () => {
    const path = await lockIn();
    const handle = await open(path, 'a');
    await handle.close();
    await rm(path);
    // The process of the first one does nothing any more once its file is made.
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    const stuck = vi.spyOn(prototype, 'writeFile').mockReturnValueOnce(new Promise<void>(() => undefined));
    onTestFinished(() => stuck.mockRestore());
    void takeLock(path);
    await expect.poll(() => stuck.mock.calls.length).toBe(1);
    await (await takeLock(path)).release();
  });

  it('that was given up counts as stale', async () => {
    const path = await lockIn();
    (await takeLock(path)).abandon();
    const lock = await takeLock(path);
    expect(lock.stale).toBe(true);
    await lock.release();
  });
});

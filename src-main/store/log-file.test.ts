import * as nodeFs from 'node:fs/promises';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/library';
import type { FileSystem } from './disk';
import { type LogFile, openLogFile } from './log-file';

function opened(path: string, fs: Pick<FileSystem, 'open' | 'readFile' | 'stat'> = nodeFs): LogFile {
  const log = openLogFile(path, fs, () => Promise.resolve());
  onTestFinished(() => log.close());
  return log;
}

/** The next write puts half of its bytes on disk and fails. */
function failingOnce(): { fs: Pick<FileSystem, 'open' | 'readFile' | 'stat'>; fail: () => void } {
  let fails = false;
  const open = (async (...args: Parameters<typeof nodeFs.open>) => {
    const handle = await nodeFs.open(...args);
    const write = handle.write.bind(handle) as (data: Buffer, ...rest: number[]) => Promise<unknown>;
    const half = async (data: Buffer, from: number, length: number, at: number): Promise<unknown> => {
      if (!fails) return write(data, from, length, at);
      fails = false;
      await write(data, from, Math.floor(length / 2), at);
      throw Object.assign(new Error('refused'), { code: 'ENOSPC' });
    };
    return Object.assign(handle, { write: half });
  }) as typeof nodeFs.open;
  return { fs: { ...nodeFs, open }, fail: () => void (fails = true) };
}

describe('a file that is added to', () => {
  it('is made by the first line, for its owner alone, and has all lines in order', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'log.jsonl');
    const log = opened(path);
    expect(await log.read()).toBeNull();
    expect(await readdir(folder)).toEqual([]);
    await log.append('one\n');
    await log.append('zwölf\n');
    expect(await readFile(path, 'utf8')).toBe('one\nzwölf\n');
    expect(log.bytes).toBe(Buffer.byteLength('one\nzwölf\n'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('goes on where it ended, and over what counts for nothing', async () => {
    const path = join(await temporaryFolder(), 'log.jsonl');
    await writeFile(path, 'one\ntwo\ntorn line which is long');
    const log = opened(path);
    await log.read();
    log.endAt(8);
    expect(log.bytes).toBe(8);
    await log.append('3\n');
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\n3\n');
  });

  it('is as it was before a line that failed half-way, and takes the next one', async () => {
    const path = join(await temporaryFolder(), 'log.jsonl');
    const { fs, fail } = failingOnce();
    const log = opened(path, fs);
    await log.append('one\n');
    fail();
    await expect(log.append('a line that is refused\n')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readFile(path, 'utf8')).toBe('one\n');
    expect(log.bytes).toBe(4);
    await log.append('two\n');
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\n');
  });

  it('refuses what nobody would find again: its file was moved away, or deleted', async () => {
    const path = join(await temporaryFolder(), 'log.jsonl');
    const log = opened(path);
    await log.append('one\n');
    await rename(path, `${path}.away`);
    await expect(log.append('two\n')).rejects.toMatchObject({ code: 'ENOENT' });
    await log.append('three\n');
    expect(await readFile(path, 'utf8')).toBe('three\n');
    await rm(path);
    await expect(log.append('four\n')).rejects.toMatchObject({ code: 'ENOENT' });
    await log.append('five\n');
    expect(await readFile(path, 'utf8')).toBe('five\n');
  });

  it('is emptied and filled again', async () => {
    const path = join(await temporaryFolder(), 'log.jsonl');
    const log = opened(path);
    await log.append('one\n');
    await log.cut(0);
    expect([(await readFile(path)).length, log.bytes]).toEqual([0, 0]);
    await log.append('two\n');
    expect(await readFile(path, 'utf8')).toBe('two\n');
  });
});

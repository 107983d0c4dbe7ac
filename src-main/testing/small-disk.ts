import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/** A real file system of its own: it can be full, be made read-only, and be taken away. */
export interface SmallDisk {
  folder: string;
  makeReadOnly: () => Promise<void>;
  makeWritable: () => Promise<void>;
}

/**
 * Mounts a small disk in memory until the test has finished; null where that is not allowed (only root on Linux may), and
 * then the test says so instead of passing silently.
 */
export async function smallDisk(size: string): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'synoptic-disk-'));
  let mounted = false;
  onTestFinished(async () => {
    if (mounted) await run('umount', ['-l', folder]);
    await rm(folder, { recursive: true, force: true });
  });
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  } catch {
    return null;
  }
  mounted = true;
  const remount = async (mode: 'ro' | 'rw'): Promise<void> =>
    void (await run('mount', ['-o', `remount,${mode}`, folder]));
  return { folder, makeReadOnly: () => remount('ro'), makeWritable: () => remount('rw') };
}

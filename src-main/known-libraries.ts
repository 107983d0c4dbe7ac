import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract';

const most = 50;
const KnownFile = z.object({
  formatVersion: z.literal(1),
  /** The one opened last comes first. */
  libraries: z.array(z.object({ folder: z.string(), openedAt: z.iso.datetime() })),
});
type Known = z.infer<typeof KnownFile>['libraries'];

/** Where it is written which libraries this user has opened: outside of every library. */
export function knownLibrariesFile(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  const name = 'libraries.json';
  if (platform === 'darwin') return join(home, 'Library', 'Preferences', 'Synoptic', name);
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'Synoptic', name);
  const config = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : join(home, '.config');
  return join(config, 'synoptic', name);
}

/**
 * Refuses a folder that had a library when it was opened last and has nothing now: that is how a stick looks which is not
 * connected, and a library begun there would hide the one on it.
 * @throws AppError `storage`
 */
export async function refuseVanished(file: string, folder: string): Promise<void> {
  if (!(await read(file)).some((one) => one.folder === folder)) return;
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0) return;
  throw new AppError(
    'storage',
    `The folder “${basename(folder)}” had a library when Synoptic opened it last, and there is nothing in it now. Connect its disk or put the folder back, and start again. To begin a new library there, start Synoptic with --new.`,
  );
}

/** Remembers that a library was opened. What cannot be written is forgotten: nothing but the refusal above hangs on it. */
export async function rememberLibrary(file: string, folder: string, now: Date): Promise<void> {
  const others = (await read(file)).filter((one) => one.folder !== folder);
  const libraries = [{ folder, openedAt: now.toISOString() }, ...others].slice(0, most);
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const temp = `${file}.${process.pid}.tmp`;
    await writeFile(temp, `${JSON.stringify({ formatVersion: 1, libraries }, null, 2)}\n`, { mode: 0o600 });
    await rename(temp, file);
  } catch {
    // A full or read-only home must not keep a library on another disk from being opened.
  }
}

async function read(file: string): Promise<Known> {
  try {
    return KnownFile.parse(JSON.parse(await readFile(file, 'utf8'))).libraries;
  } catch {
    return [];
  }
}

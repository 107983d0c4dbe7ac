import { AppError } from '#contract';
import type { Disk } from './disk';
import { formats } from './formats';
import type { Layout } from './layout';
import { systemCode } from './storage-error';

/** Why a library that is there is opened for reading only, each in a sentence that says what to do. */
const sentences = {
  asked: 'This library is open for reading only, as you asked: nothing in it can be changed.',
  newer:
    'A newer version of Synoptic has written this library, so it is open for reading only. Update Synoptic to work in it.',
  forbidden:
    'The library folder may not be written to, so it is open for reading only. Check its permissions, then start Synoptic again.',
  disk: 'The disk of this library is read-only, so the library is, too. Make it writable, then start Synoptic again.',
  full: 'The disk is full, so the library is open for reading only. Free some space, then start Synoptic again.',
} as const;

const byCode: Readonly<Record<string, keyof typeof sentences>> = {
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'disk',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

const startBytes = 200;

/** Why the library must only be read, as far as that can be said before anything is written. */
export async function mustOnlyBeRead(disk: Disk, layout: Layout, asked: boolean): Promise<string | null> {
  if (asked) return sentences.asked;
  for (const [path, { version }] of [
    [layout.library, formats.library],
    [layout.collections, formats.collections],
    [layout.preferences, formats.preferences],
  ] as const) {
    if ((await versionIn(disk, path).catch(() => 0)) > version) return sentences.newer;
  }
  return null;
}

/**
 * What to say when a library cannot be written to: null where the failure is another, or where there is no library yet that
 * could be read.
 */
export async function cannotBeWritten(error: unknown, disk: Disk, layout: Layout): Promise<string | null> {
  const cause = error instanceof AppError ? error.cause : error;
  const code = systemCode(cause) ?? '';
  const why = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (!why) return null;
  const names = await disk.list(layout.root).catch((): string[] => []);
  return names.includes('library.json') || names.includes('articles') ? sentences[why] : null;
}

/** The format version that a document says it has; 0 where it says none. Long lists are not read for it. */
async function versionIn(disk: Disk, path: string): Promise<number> {
  const start = await disk.readStart(path, startBytes);
  if (!start) return 0;
  const head = /^\s*\{\s*"formatVersion"\s*:\s*(\d+)/.exec(start.toString('latin1'));
  if (head) return Number(head[1]);
  const bytes = await disk.read(path);
  const { formatVersion } = JSON.parse(bytes?.toString('utf8') ?? '{}') as { formatVersion?: unknown };
  return Number.isInteger(formatVersion) ? Number(formatVersion) : 0;
}

import { AppError, Id } from '#contract';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { stamp } from './backups';
import type { Disk } from './disk';
import { formats, LibraryEntry } from './formats';
import type { Layout } from './layout';
import { createListEntries, type ListEntries } from './list-entries';
import { Damaged, parseDocument } from './migrations';
import { sha256 } from './sha256';
import { storageError } from './storage-error';
import { summedLines, writeSummed } from './summed-line';

/** What has become of some articles of the list; null for one that is not in the library any more. */
export type ListChanges = ReadonlyMap<Id, LibraryEntry | null>;

/**
 * `library.json`, an article on each line, with a sum over all of them: what we have written ourselves need not be looked
 * at again. Changes are added to the end of a second file; when that has grown, the list is written anew. Nothing of it is the only home
 * of anything.
 */
export interface ListFile {
  /** As they were at opening; whoever changes the list changes them here. */
  entries: ListEntries;
  /** The list was damaged, or is not there, or was written by a program that did not keep it in step: it must be counted anew. */
  untrusted: boolean;
  /** Stores changes. @param all the list with them @throws errors of `node:fs` */
  add: (changes: ListChanges, all: () => Iterable<LibraryEntry>) => Promise<void>;
  /** Writes all, unless very little has changed since. @throws errors of `node:fs` */
  finish: (all: () => Iterable<LibraryEntry>) => Promise<void>;
}

/** Lines of changes that are kept, as a share of the list: while the program runs, and after it. */
const [mostWhileOpen, mostAfter] = [0.5, 0.05];
/** How many entries become text before others get a turn. */
const atOnce = 500;

const { version } = formats.library;
const ChangeLine = z.object({
  version: z.literal(version).optional(),
  set: LibraryEntry.optional(),
  removed: Id.optional(),
});

const head = (sum: string): string => `{"formatVersion":${version},"sum":"${sum}","articles":[\n`;
const tail = ']}\n';

/** @throws AppError `newer-format`, and errors of `node:fs` */
export async function openListFile(options: {
  disk: Disk;
  layout: Layout;
  /** The session before did not end properly. */
  unclean: boolean;
  now: () => Date;
  notice: (sentence: string) => void;
}): Promise<ListFile> {
  const { disk, layout, now, notice } = options;
  const path = layout.library;
  const log = disk.log(layout.libraryChanges);
  let entries = createListEntries();
  let untrusted = false;
  /** What is in `library.json` is of another form, or not there. */
  let old = true;

  const readList = async (): Promise<void> => {
    const bytes = await disk.read(path);
    if (!bytes) {
      untrusted = true;
      return;
    }
    const own = ownWriting(bytes);
    if (own) {
      entries = own;
      old = false;
      return;
    }
    try {
      const text = bytes.toString('utf8');
      const { data, from } = parseDocument(
        withoutSum(text),
        formats.library,
        disk.readOnly === null ? 'refuse' : 'read',
      );
      for (const entry of data.articles) entries.set(entry.id, entry);
      // Until version 4 a session that did not end properly left it behind.
      untrusted = options.unclean && from < formats.library.version;
      if (withoutSum(text) === text || from !== formats.library.version) return;
      // A disk that fails changes a letter here and there: the list is well-formed then, and wrong.
      untrusted = true;
      notice(
        'The file of this library was not as Synoptic had written it. The list has been made anew from the articles.',
      );
    } catch (error) {
      untrusted = true;
      // A newer program wrote it, in a form of its own: the articles say the same.
      if (error instanceof AppError && disk.readOnly !== null) return;
      if (!(error instanceof Damaged)) throw error;
      const aside = `${path}.corrupt-${stamp(now())}`;
      if (disk.readOnly === null) await disk.keep(path, aside);
      notice(
        disk.readOnly === null
          ? `The file of this library was damaged and has been made anew. The damaged file is kept as ${basename(aside)}.`
          : 'The file of this library is damaged: the list is made from the articles. The file was not changed.',
      );
    }
  };

  let lines = 0;
  const readChanges = async (): Promise<void> => {
    const bytes = await log.read();
    if (!bytes) return;
    const found = summedLines(bytes);
    log.endAt(found.end);
    lines = found.lines.length;
    const sound = takeOver(entries, found.lines);
    untrusted ||= !sound || !found.torn;
  };

  const rewrite = async (all: Iterable<LibraryEntry>): Promise<void> => {
    await disk.write(path, await written([...all]));
    old = false;
    if (log.bytes > 0) await log.cut(0);
    lines = 0;
  };

  try {
    await readList();
    await readChanges();
  } catch (error) {
    throw storageError(error, 'The list of the library could not be read');
  }
  return {
    entries,
    untrusted,
    add: async (changes, all) => {
      if (disk.readOnly !== null) return;
      if (changes.size === 0 && !old) return;
      // A library that is new, or was written in another form, is small or written once.
      if (old || lines + changes.size > Math.max(200, entries.size * mostWhileOpen)) return rewrite(all());
      const text = [...changes].map(([id, set]) =>
        writeSummed({ version, ...(set ? { set } : { removed: id }) }),
      );
      await log.append(text.join(''));
      lines += changes.size;
    },
    finish: async (all) => {
      if (disk.readOnly !== null) return;
      if (old || lines > entries.size * mostAfter) await rewrite(all());
      await log.close();
      if (lines === 0) await disk.remove(layout.libraryChanges);
    },
  };
}

/** Brings a list up to date. Answers whether all could be read. */
function takeOver(entries: Pick<ListEntries, 'set' | 'delete'>, lines: readonly unknown[]): boolean {
  let sound = true;
  for (const line of lines) {
    // The sum says that a program has written it, and not that it was this one.
    const change = ChangeLine.safeParse(line);
    if (!change.success) sound = false;
    else if (change.data.set) entries.set(change.data.set.id, change.data.set);
    else if (change.data.removed !== undefined) entries.delete(change.data.removed);
    else sound = false;
  }
  return sound;
}

/** The list with the changes that lie beside it, for who only looks. */
export function withListChanges(
  list: readonly LibraryEntry[],
  changes: Buffer | null,
): ReadonlyMap<Id, LibraryEntry> {
  const entries = new Map(list.map((entry) => [entry.id, entry]));
  if (changes) takeOver(entries, summedLines(changes).lines);
  return entries;
}

/** Null for what was not written here, or has been changed since. */
function ownWriting(bytes: Buffer): ListEntries | null {
  const from = bytes.indexOf(0x0a) + 1;
  const rest = bytes.subarray(from);
  if (bytes.toString('utf8', 0, from) !== head(sha256(rest))) return null;
  return createListEntries(bytes.subarray(from, bytes.length - tail.length));
}

/** Its sum is of the bytes and has been looked at; that of other documents is of the values. */
const withoutSum = (text: string): string => text.replace(/^(\{"formatVersion":\d+,)"sum":"[^"]*",/, '$1');

async function written(list: readonly LibraryEntry[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const hash = createHash('sha256');
  for (let at = 0; at < list.length; at += atOnce) {
    const lines = list.slice(at, at + atOnce).map((entry) => JSON.stringify(entry));
    const piece = Buffer.from(`${at === 0 ? '' : ',\n'}${lines.join(',\n')}`);
    hash.update(piece);
    pieces.push(piece);
    await setImmediate();
  }
  const end = Buffer.from(`${list.length === 0 ? '' : '\n'}${tail}`);
  hash.update(end);
  return Buffer.concat([Buffer.from(head(hash.digest('hex'))), ...pieces, end]);
}

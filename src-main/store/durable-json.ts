import { AppError } from '#contract';
import { basename, dirname } from 'node:path';
import { dayOf } from './backup-times';
import { type Backups, stamp } from './backups';
import type { Disk } from './disk';
import { storedText } from './document-in-turns';
import { sumOf } from './document-sum';
import type { Home } from './document';
import type { Change } from './journal/line';
import type { Journal } from './journal/journal';
import { Damaged, type Format, parseChanged, parseDocument } from './migrations';
import { storageError } from './storage-error';

export interface DurableJsonOptions<T extends { formatVersion: number }> {
  disk: Disk;
  path: string;
  format: Format<T>;
  now: () => Date;
  /** Where copies are kept: before a migration, and around the changes of a session. Null for what is rebuilt. */
  backups: Backups | null;
  /** A copy that goes with the files beside the document: only a backup that is the same with newer changes is better. */
  fitting?: () => Promise<{ data: T; isSame: (backup: T) => boolean } | null>;
  /** Makes the document anew when no backup helps. Null when it cannot. */
  rebuild: () => Promise<T | null>;
  /**
   * What is shown in place of one that a newer program wrote in a form which is not understood. The file stays as it is.
   * Without it such a document cannot be opened.
   */
  unread?: () => T;
  /** What a damaged file seems to have held, for the message that it is lost from view: “4 notes”. */
  lost?: (text: string) => string | null;
  /** What messages call it where there are many of its kind: “the notes of ‘Flood’”. */
  subject?: (data: T | null) => string | null;
  /** Whether there is always such a file: one that is missing is made good like a damaged one, or is said not to be there. */
  required?: boolean;
  /** Written without a sum of its content: what is long and can be made anew. */
  unsummed?: boolean;
  /** Told in a sentence when a damaged file was replaced. */
  notice: (sentence: string) => void;
  /** Where changes are made durable before the file is written. Null for what is written at once. */
  journal: Journal | null;
}

export interface DurableJson<T> extends Home<T> {
  /** Ends the session: what it changed is kept as a backup. */
  close: () => Promise<void>;
  /** Why it must not be written: the library is open for reading only, or a newer Synoptic wrote it. */
  refusal: () => AppError | null;
}

/**
 * A lowdb adapter that reads with care and writes durably. lowdb's own file adapter neither syncs, nor checks what
 * it reads, nor keeps a damaged file.
 *
 * A damaged file is set aside as `<name>.corrupt-<time>` and replaced by its newest good backup, or made anew. Of one that a
 * newer program wrote, what is understood is read, and it is not written. Where nothing may be written, all of that happens
 * in memory.
 * @throws AppError `storage`, `newer-format`
 */
export function durableJson<T extends { formatVersion: number }>(
  options: DurableJsonOptions<T>,
): DurableJson<T> {
  const { disk, path, format, backups } = options;
  /** The day on which a copy was kept last, since a change; a program may run for weeks. */
  let keptOn: string | null = null;
  /** Sum of what the file held when it was read or written here last; null when there was none. */
  let fileSum: string | null = null;
  const journal = options.journal?.of(path, format.version, () => fileSum);
  /** Of these changes nothing can be made. They stay in the journal. */
  let unfit = false;
  /** The session before may have ended before it brought them to the file. */
  const changes = (): readonly Change[] => (unfit ? [] : (journal?.pending() ?? []));
  let newer: AppError | null = null;

  const nameOf = (data: T | null): string => options.subject?.(data) ?? format.name;
  /** Time and size of the file as it was read or written here last; null when there was none. */
  let seen: string | null = null;
  /** What was in it then. */
  let inFile: T | null = null;
  let isMerged = false;

  const save = async (data: T): Promise<void> => {
    const { sum, text } = options.unsummed
      ? { sum: sumOf(data), text: `${JSON.stringify(data, null, 2)}\n` }
      : await storedText(data);
    await disk.write(path, text);
    seen = await disk.stamp(path);
    fileSum = sum;
    inFile = data;
  };
  const isOther = async (): Promise<boolean> => (await disk.stamp(path)) !== seen;
  const readTheirs = async (): Promise<T | null> => {
    seen = await disk.stamp(path);
    const bytes = await disk.read(path);
    fileSum = null;
    if (!bytes) return null;
    try {
      const { data, sum } = parseDocument(bytes.toString('utf8'), format);
      fileSum = sum;
      return data;
    } catch (error) {
      if (isNewer(error)) throw (newer = newerFormat(nameOf(inFile)));
      if (!(error instanceof Damaged)) throw error;
      const aside = await keepAside();
      options.notice(
        `Something else has damaged the file of ${nameOf(inFile)}. What Synoptic had is written again; the damaged file is kept as ${aside}.`,
      );
      return null;
    }
  };

  const withChanges = (text: string): T => parseChanged(text, changes(), format, 'refuse', 'any').data;
  const fromBackup = async (isGood: (backup: T) => boolean): Promise<T | null> => {
    if (!backups) return null;
    for await (const text of backups.newestFirst(path)) {
      try {
        if (isGood(parseDocument(text, format).data)) return withChanges(text);
      } catch {
        // An older copy may still be good.
      }
    }
    return null;
  };

  /** The damaged file gets a second name before its own is given to the replacement: there is no moment without a file. */
  const keepAside = async (): Promise<string | null> => {
    const taken = await disk.list(dirname(path));
    if (!taken.includes(basename(path))) return null;
    let aside = `${path}.corrupt-${stamp(options.now())}`;
    while (taken.includes(basename(aside))) aside += '-again';
    if (disk.readOnly === null) await disk.keep(path, aside);
    return basename(aside);
  };

  const replace = async (): Promise<T> => {
    const damaged = options.lost ? await disk.read(path) : null;
    const aside = await keepAside();
    const fitting = await options.fitting?.();
    const old =
      (await fromBackup(fitting?.isSame ?? (() => true))) ??
      (fitting && withChanges(JSON.stringify(fitting.data)));
    const anew = old ? null : await options.rebuild();
    const data = old ?? (anew && withChanges(JSON.stringify(anew)));
    const subject = nameOf(data);
    if (!data) {
      throw new AppError(
        'storage',
        `${capital(subject)}: the stored file is damaged and could not be restored. It is kept.`,
      );
    }
    if (disk.readOnly !== null) {
      const shown = old ? 'what is shown is a backup; the latest changes may be missing' : 'it is left out';
      options.notice(`The file of ${subject} is damaged: ${shown}. The file was not changed.`);
      return data;
    }
    await save(data);
    const lost = aside !== null && !old ? options.lost?.(damaged?.toString('utf8') ?? '') : null;
    if (typeof lost === 'string') {
      options.notice(
        `The file of ${subject} was damaged, and there is no backup of it yet: ${lost} could not be read. The damaged file is kept beside it as ${aside}.`,
      );
      return data;
    }
    const how = old ? 'restored from a backup; the latest changes may be missing' : 'made anew';
    options.notice(
      aside === null
        ? `The file of ${subject} was missing and has been ${how}.`
        : `The file of ${subject} was damaged and has been ${how}. The damaged file is kept as ${aside}.`,
    );
    return data;
  };

  /** A file that is gone and was there before, as the backups show. */
  const bringBack = async (): Promise<T | null> => {
    const old = await fromBackup(() => true);
    if (!old) return null;
    if (disk.readOnly === null) await save(old);
    options.notice(
      `The file of ${nameOf(old)} was missing: its newest backup is shown. The latest changes may be missing.`,
    );
    return old;
  };

  /** A hand edit is as good as any other, but a failing disk makes them, too: the reader is to know, and has the copies. */
  const accept = async (data: T): Promise<void> => {
    options.notice(
      `The file of ${nameOf(data)} was changed outside Synoptic: by hand, by another program, or by a fault of the disk. ` +
        'It is used as it is. If you did not change it, look at it; earlier copies are in the backups.',
    );
    if (disk.readOnly === null) await save(data);
  };

  const parse = (text: string | null): ReturnType<typeof parseChanged<T>> => {
    try {
      return parseChanged(text, changes(), format, 'read');
    } catch (error) {
      if (!(error instanceof Damaged) || text === null || changes().length === 0) throw error;
      // The file may be whole, and what the journal says of it is not.
      const parsed = parseChanged(text, [], format, 'read');
      unfit = true;
      return parsed;
    }
  };

  return {
    journal,
    read: async () => {
      try {
        seen = await disk.stamp(path);
        const bytes = await disk.read(path);
        if (!bytes && changes().length === 0) {
          if (options.required) throw new Damaged('missing');
          return await bringBack();
        }
        const parsed = parse(bytes?.toString('utf8') ?? null);
        const { data, from, outside } = parsed;
        newer = from > format.version ? newerFormat(nameOf(data)) : null;
        ({ inFile, isMerged, sum: fileSum } = parsed);
        if (from < format.version && disk.readOnly === null) {
          await backups?.add(path);
          await save(data);
        }
        if (outside) await accept(data);
        return data;
      } catch (error) {
        if (isNewer(error) && options.unread) {
          const nothing = options.unread();
          newer = newerFormat(nameOf(nothing));
          options.notice(
            `A newer version of Synoptic wrote ${nameOf(nothing)} in a form that this one does not understand: it is not shown, and the file was not changed. Update Synoptic to see it.`,
          );
          return nothing;
        }
        if (!(error instanceof Damaged))
          throw storageError(error, `${capital(format.name)} could not be read`);
      }
      try {
        return await replace();
      } catch (error) {
        throw storageError(error, `${capital(format.name)} could not be restored`);
      }
    },
    ...{ isOther, readTheirs, merge: format.merge, remember: format.remember },
    inFile: () => inFile,
    isMerged: () => isMerged,
    hasChanges: () => changes().length > 0 && newer === null && disk.readOnly === null,
    seen: () => seen,
    refusal: () => (disk.readOnly === null ? newer : new AppError('read-only', disk.readOnly)),
    write: async (data) => {
      // The last session may have ended before it kept a copy. One for bad days must not hinder today's change.
      const today = dayOf(options.now());
      if (keptOn !== today) await backups?.add(path).catch(() => undefined);
      keptOn = today;
      await save(data);
    },
    close: async () => {
      if (keptOn !== null) await backups?.add(path).catch(() => undefined);
      keptOn = null;
    },
  };
}

const isNewer = (error: unknown): boolean => error instanceof AppError && error.code === 'newer-format';

function newerFormat(name: string): AppError {
  return new AppError(
    'read-only',
    `A newer version of Synoptic wrote ${name}: it can be read and not changed. Update Synoptic to change it.`,
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

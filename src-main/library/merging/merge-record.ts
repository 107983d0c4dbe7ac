import { AppError, Id } from '#contract';
import { basename, join } from 'node:path';
import { stamp } from '../../store/backups';
import type { Disk } from '../../store/disk';
import { documentText } from '../../store/document-sum';
import { formats, type MergeFile } from '../../store/formats';
import { Damaged, parseDocument } from '../../store/migrations';
import type { Layout } from '../../store/layout';
import { storageError } from '../../store/storage-error';

export type MergeRecord = MergeFile;

/**
 * Records of merges, a small file each in `merges/`. While one is made or taken back its name ends in `.begun.json`: what
 * was interrupted is taken back at the next opening. Each is written whole before anything is done, so that no journal is
 * needed. One that cannot be read is kept aside, and the reader is told.
 */
export interface MergeRecords {
  /** @throws AppError `storage` */
  begin: (record: MergeRecord) => Promise<void>;
  /** It has been made. @throws AppError `storage` */
  finish: (id: Id) => Promise<void>;
  /**
   * It is going to be taken back, unless `check` throws.
   * @throws AppError `not-found` when there is none, `storage` when it is damaged, `newer-format`
   */
  takeUp: (id: Id, check: (record: MergeRecord) => Promise<void>) => Promise<MergeRecord>;
  remove: (id: Id) => Promise<void>;
  /** Takes over the record of a merge that was made in another library; one that is there stays. @throws AppError `storage` */
  adopt: (record: MergeRecord) => Promise<void>;
  /** Those that can be taken apart; what cannot be read is left out. */
  made: () => Promise<MergeRecord[]>;
  /** Those that were interrupted. */
  begun: () => Promise<MergeRecord[]>;
}

const ending = '.begun.json';

export function createMergeRecords({
  disk,
  layout,
  now,
  notice,
}: {
  disk: Disk;
  layout: Layout;
  now: () => Date;
  notice: (sentence: string) => void;
}): MergeRecords {
  const folder = layout.merges;
  const doneAt = (id: Id): string => join(folder, `${Id.parse(id)}.json`);
  const begunAt = (id: Id): string => join(folder, `${Id.parse(id)}${ending}`);
  const failed = (error: unknown): never => {
    throw storageError(error, 'The articles could not be put together');
  };
  const write = (record: MergeRecord): Promise<void> =>
    disk.write(begunAt(record.id), documentText(record)).catch(failed);

  /** @throws Damaged, AppError `newer-format`, and errors of `node:fs` */
  const read = async (path: string): Promise<MergeRecord | null> => {
    const bytes = await disk.read(path);
    if (!bytes) return null;
    const { data, outside } = parseDocument(bytes.toString('utf8'), formats.merge);
    if (outside) {
      notice(
        `The file merges/${basename(path)} was changed outside Synoptic: by hand, by another program, or by a fault of the disk. It is used as it is.`,
      );
    }
    return data;
  };
  const keepAside = async (path: string): Promise<string> => {
    const aside = `${path}.corrupt-${stamp(now())}`;
    await disk.move(path, aside);
    return basename(aside);
  };

  return {
    begin: async (record) => {
      await disk.makeFolder(folder).catch(failed);
      await write(record);
    },
    finish: (id) => disk.move(begunAt(id), doneAt(id)).catch(failed),
    takeUp: async (id, check) => {
      const found = async (): Promise<MergeRecord | null> =>
        (await read(doneAt(id))) ?? (await read(begunAt(id)));
      const record = await found().catch((error: unknown) => {
        throw error instanceof Damaged ? damaged() : storageError(error, 'The articles could not be parted');
      });
      if (!record) throw new AppError('not-found', 'What is known of this merge is not there any more.');
      await check(record);
      await write(record);
      await disk.remove(doneAt(id)).catch(failed);
      return record;
    },
    remove: async (id) => {
      await disk.remove(begunAt(id));
      await disk.remove(doneAt(id));
    },
    adopt: async (record) => {
      // A damaged one is no better than this one.
      const isThere = await read(doneAt(record.id)).catch((error: unknown) =>
        error instanceof Damaged ? null : failed(error),
      );
      if (isThere) return;
      await disk.makeFolder(folder).catch(failed);
      await disk.write(doneAt(record.id), documentText(record)).catch(failed);
    },
    made: async () => {
      const found: MergeRecord[] = [];
      for (const name of await disk.list(folder)) {
        if (!/^[^.]+\.json$/.test(name)) continue;
        const bytes = await disk.read(join(folder, name)).catch(() => null);
        try {
          if (bytes) found.push(parseDocument(bytes.toString('utf8'), formats.merge).data);
        } catch {
          // It is told when it is to be taken apart.
        }
      }
      return found;
    },
    begun: async () => {
      const records: MergeRecord[] = [];
      const names = await disk.list(folder);
      await disk.sweep(folder, names).catch(() => undefined);
      for (const name of names) {
        if (!name.endsWith(ending)) continue;
        try {
          const record = await read(join(folder, name));
          if (record) records.push(record);
        } catch (error) {
          // That of a newer program, or on a disk that fails, waits.
          if (!(error instanceof Damaged)) continue;
          const aside = await keepAside(join(folder, name)).catch(() => name);
          notice(
            `Putting articles together was interrupted, and what is known of it is damaged: look at the articles, and for the others in the trash. The damaged file is kept as merges/${aside}.`,
          );
        }
      }
      return records;
    },
  };
}

const damaged = (): AppError =>
  new AppError(
    'storage',
    'What is known of this merge is damaged, so it cannot be taken back. The other articles are in the trash: bring them back there.',
  );

import { AppError, ArticleSummary, Id, LinkEnd, Note, ReadingPosition, Relation, Time } from '#contract';
import { join } from 'node:path';
import { z } from 'zod';
import type { Disk } from '../../store/disk';
import type { Layout } from '../../store/layout';
import { storageError } from '../../store/storage-error';

const Marks = ArticleSummary.pick({ tags: true, favourite: true, finished: true });

/** What a merge does, written before it does it: all that is needed to take it back, now or after a restart. */
export const MergeRecord = z.object({
  formatVersion: z.literal(1),
  id: Id,
  created: Time,
  into: Id,
  others: z.array(Id),
  /** Notes of the others, and their copies in the kept article as they were made. */
  copies: z.array(z.object({ article: Id, annotation: Id, copy: Id, modified: Time })),
  /** Links of the others, and those that took their place. */
  links: z.array(
    z.object({
      ...{ id: Id, ends: z.tuple([LinkEnd, LinkEnd]), relation: Relation, note: Note },
      ...{ copy: Id, copyEnds: z.tuple([LinkEnd, LinkEnd]) },
    }),
  ),
  marks: z.object({ before: Marks, after: Marks }),
  note: z.object({ before: Note, after: z.string() }),
  /** Collections that the kept article was put into. */
  collections: z.array(Id),
  position: z.object({ before: ReadingPosition, after: ReadingPosition }).nullable(),
});
export type MergeRecord = z.infer<typeof MergeRecord>;

/**
 * Records of merges, a small file each in `merges/`. While one is made or taken back its name ends in `.begun.json`: what
 * was interrupted is taken back at the next opening.
 */
export interface MergeRecords {
  /** @throws AppError `storage` */
  begin: (record: MergeRecord) => Promise<void>;
  /** It has been made. @throws AppError `storage` */
  finish: (id: Id) => Promise<void>;
  /** It is going to be taken back, unless `check` throws. @throws AppError `not-found` when there is none, `storage` */
  takeUp: (id: Id, check: (record: MergeRecord) => Promise<void>) => Promise<MergeRecord>;
  remove: (id: Id) => Promise<void>;
  /** Takes over the record of a merge that was made in another library; one that is there stays. @throws AppError `storage` */
  adopt: (record: MergeRecord) => Promise<void>;
  /** Those that were interrupted. */
  begun: () => Promise<MergeRecord[]>;
}

const ending = '.begun.json';
const textOf = (record: MergeRecord): string => `${JSON.stringify(record, null, 2)}\n`;

export function createMergeRecords({ disk, layout }: { disk: Disk; layout: Layout }): MergeRecords {
  const folder = layout.merges;
  const doneAt = (id: Id): string => join(folder, `${Id.parse(id)}.json`);
  const begunAt = (id: Id): string => join(folder, `${Id.parse(id)}${ending}`);
  const failed = (error: unknown): never => {
    throw storageError(error, 'The articles could not be put together');
  };
  const read = async (path: string): Promise<MergeRecord | null> => {
    const bytes = await disk.read(path);
    if (!bytes) return null;
    try {
      return MergeRecord.parse(JSON.parse(bytes.toString('utf8')));
    } catch {
      return null;
    }
  };
  return {
    begin: async (record) => {
      await disk.makeFolder(folder).catch(failed);
      await disk.write(begunAt(record.id), textOf(record)).catch(failed);
    },
    finish: (id) => disk.move(begunAt(id), doneAt(id)).catch(failed),
    takeUp: async (id, check) => {
      const record = (await read(doneAt(id)).catch(failed)) ?? (await read(begunAt(id)).catch(failed));
      if (!record) throw new AppError('not-found', 'What is known of this merge is not there any more.');
      await check(record);
      await disk.write(begunAt(id), textOf(record)).catch(failed);
      await disk.remove(doneAt(id)).catch(failed);
      return record;
    },
    remove: async (id) => {
      await disk.remove(begunAt(id));
      await disk.remove(doneAt(id));
    },
    adopt: async (record) => {
      if (await read(doneAt(record.id)).catch(failed)) return;
      await disk.makeFolder(folder).catch(failed);
      await disk.write(doneAt(record.id), textOf(record)).catch(failed);
    },
    begun: async () => {
      const records: MergeRecord[] = [];
      const names = await disk.list(folder);
      await disk.sweep(folder, names).catch(() => undefined);
      for (const name of names) {
        if (!name.endsWith(ending)) continue;
        const record = await read(join(folder, name)).catch(() => null);
        if (record) records.push(record);
      }
      return records;
    },
  };
}

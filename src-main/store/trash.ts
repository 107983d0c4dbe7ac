import { type Id, isId } from '#contract';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Disk } from './disk';
import { type AnnotationsFile, type ArticleFile, type DeletedFile, formats } from './formats';
import type { Layout } from './layout';
import { type Format, parseDocument } from './migrations';
import { systemCode } from './storage-error';

/** What is known of an article in the trash; null for what cannot be read. Nothing is repaired there. */
export interface Trashed {
  record: ArticleFile | null;
  annotations: AnnotationsFile | null;
  /** ISO 8601; when it was put there, or when something was last changed in its folder. */
  deletedAt: string;
  /** The article that it has become part of. */
  mergedInto: Id | null;
  /** What its folder takes on disk. */
  bytes: number;
}

/** A folder that is being deleted for good: it is nobody's any more. */
const gonePrefix = '.gone-';

export interface Trash {
  ids: () => Promise<Id[]>;
  /** Null when it is not in the trash. */
  read: (id: Id) => Promise<Trashed | null>;
  /** Moves an article there and notes when. Errors are those of `node:fs`. */
  put: (id: Id) => Promise<void>;
  /** The same without waiting for the disk: `settle` does that once for many. `mergedInto` is the article that it has become part of. */
  putSoon: (id: Id, mergedInto?: Id) => Promise<void>;
  /** Moves it back. Errors are those of `node:fs`. */
  take: (id: Id) => Promise<void>;
  /** Another when its folder or a file of it was changed: what was read of it before holds until then. Null: not there. */
  stateOf: (id: Id) => Promise<string | null>;
  /** Deletes it for good. Answers whether it was there. Errors are those of `node:fs`. */
  purge: (id: Id) => Promise<boolean>;
  /** Removes what an interrupted deletion left. */
  sweep: () => Promise<void>;
  takeSoon: (id: Id) => Promise<void>;
  /** Fulfilled when what was moved soon is on disk. */
  settle: () => Promise<void>;
}

export function createTrash({ disk, layout, now }: { disk: Disk; layout: Layout; now: () => Date }): Trash {
  const read = async <T extends { formatVersion: number }>(
    path: string,
    format: Format<T>,
  ): Promise<T | null> => {
    try {
      const bytes = await disk.read(path);
      return bytes && parseDocument(bytes.toString('utf8'), format).data;
    } catch {
      return null;
    }
  };
  const noteTime = (path: string, mergedInto?: Id): Promise<void> => {
    const deleted: DeletedFile = {
      ...{ formatVersion: 1, deletedAt: now().toISOString() },
      ...(mergedInto !== undefined && { mergedInto }),
    };
    // It is deleted all the same: without this the time of the folder stands for it.
    return disk.write(path, `${JSON.stringify(deleted, null, 2)}\n`).catch(() => undefined);
  };
  return {
    ids: async () => (await disk.list(layout.trash)).filter(isId),
    read: async (id) => {
      const place = layout.trashed(id);
      if (!(await disk.list(place.folder)).includes('article.json')) return null;
      const [record, annotations, deleted] = await Promise.all([
        read(place.article, formats.article),
        read(place.annotations, formats.annotations),
        read(place.deleted, formats.deleted),
      ]);
      const deletedAt = deleted?.deletedAt ?? (await disk.changedAt(place.folder)).toISOString();
      const mergedInto = deleted?.mergedInto ?? null;
      return { record, annotations, deletedAt, mergedInto, bytes: await disk.sizeOf(place.folder) };
    },
    stateOf: async (id) => {
      const { folder, article, annotations } = layout.trashed(id);
      const time = (path: string): Promise<number | null> =>
        disk.changedAt(path).then(
          (date) => date.getTime(),
          () => null,
        );
      const [of, ...files] = await Promise.all([folder, article, annotations].map(time));
      return of === null ? null : [of, ...files].join(' ');
    },
    purge: async (id) => {
      const { folder } = layout.trashed(id);
      if ((await disk.list(folder)).length === 0) return false;
      // Under another name it is gone in one step; half a folder is never an article.
      const gone = join(layout.trash, `${gonePrefix}${id}-${randomBytes(4).toString('hex')}`);
      await disk.move(folder, gone);
      // What is left of it now, the next opening removes.
      await disk.remove(gone).catch(() => undefined);
      return true;
    },
    sweep: async () => {
      for (const name of await disk.list(layout.trash)) {
        if (name.startsWith(gonePrefix)) await disk.remove(join(layout.trash, name));
      }
    },
    put: async (id) => {
      await disk.makeFolder(layout.trash);
      const [from, to] = [layout.article(id), layout.trashed(id)];
      await disk.move(from.folder, to.folder);
      await noteTime(to.deleted);
    },
    putSoon: async (id, mergedInto) => {
      const [from, to] = [layout.article(id), layout.trashed(id)];
      await disk.rename(from.folder, to.folder).catch(async (error: unknown) => {
        // The first one ever.
        if (systemCode(error) !== 'ENOENT') throw error;
        await disk.makeFolder(layout.trash);
        await disk.rename(from.folder, to.folder);
      });
      await noteTime(to.deleted, mergedInto);
    },
    take: async (id) => {
      const to = layout.article(id);
      await disk.move(layout.trashed(id).folder, to.folder);
      await disk.remove(to.deleted).catch(() => undefined);
    },
    takeSoon: async (id) => {
      const to = layout.article(id);
      await disk.rename(layout.trashed(id).folder, to.folder);
      await disk.remove(to.deleted).catch(() => undefined);
    },
    settle: async () => {
      await disk.sync(layout.trash);
      await disk.sync(layout.articles);
    },
  };
}

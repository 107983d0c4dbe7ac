import { AppError, Id, type Target } from '#contract';
import { basename } from 'node:path';
import type { Backups } from './backups';
import type { Disk } from './disk';
import { type Document, openDocument } from './document';
import { type DurableJson, durableJson } from './durable-json';
import { type ComparisonFile, formats } from './formats';
import type { Journal } from './journal/journal';
import type { Layout } from './layout';
import { storageError } from './storage-error';

/** The comparisons of a library, a small document each. They are read once, when the first is asked for. */
export interface StoredComparisons {
  /** All that can be read, the deleted ones too. @throws AppError `storage` */
  all: () => Promise<ComparisonFile[]>;
  /** @throws AppError `storage`, `newer-format` for one whose file cannot be used */
  get: (id: Id) => Promise<ComparisonFile | undefined>;
  /**
   * Stores `change(comparison)`, which gets nothing where there is none yet; the same back changes nothing.
   * @throws AppError `storage`, `newer-format`; then it is as it was
   */
  update: (id: Id, change: (old: ComparisonFile | undefined) => ComparisonFile) => Promise<void>;
  /** Deletes one for good; one that is not there is no error. @throws AppError `storage` */
  remove: (id: Id) => Promise<void>;
  /** Versions of an article's text that passages in comparisons were chosen in, the deleted ones too. */
  versionsOf: (article: Id) => Promise<Set<number>>;
  /** Takes over what something else has written, new comparisons too. @returns those in which that was anything new */
  refresh: () => Promise<Id[]>;
  close: () => Promise<void>;
}

type Stored = Document<ComparisonFile | null>;

export function createStoredComparisons(options: {
  disk: Disk;
  layout: Layout;
  backups: Backups;
  journal: Journal | null;
  now: () => Date;
  notice: (sentence: string) => void;
}): StoredComparisons {
  const { disk, layout, backups, journal, now, notice } = options;
  const open = new Map<Id, Stored>();
  /** What is said to whoever asks for a comparison whose file cannot be used. */
  const unusable = new Map<Id, AppError>();
  let reading: Promise<void> | null = null;

  const openOne = async (id: Id, isThere: boolean): Promise<Stored> => {
    const path = layout.comparison(id);
    let isLost = false;
    const rebuild = async (): Promise<null> => ((isLost = true), null);
    const adapter = durableJson<ComparisonFile>({
      ...{ disk, path, backups, journal, now, notice, rebuild },
      format: formats.comparison,
      subject: (data) => data && `the comparison “${data.name}”`,
    });
    const nullable = adapter as DurableJson<ComparisonFile | null>;
    try {
      return await openDocument(nullable, null, 'The comparison could not be saved', isThere);
    } catch (error) {
      // It has been set aside under another name; under its own it would be set aside again at every start.
      if (isLost) await disk.remove(path).catch(() => undefined);
      throw error;
    }
  };

  const readAll = async (): Promise<void> => {
    const there = await disk.list(layout.comparisons);
    await disk.sweep(layout.comparisons, there).catch(() => undefined);
    // One may be in the journal only.
    const folder = `${basename(layout.comparisons)}/`;
    const pending = (journal?.pending() ?? []).filter((file) => file.startsWith(folder));
    const names = new Set([...there, ...pending.map((file) => file.slice(folder.length))]);
    for (const name of names) {
      const id = basename(name, '.json');
      if (!name.endsWith('.json') || !Id.safeParse(id).success) continue;
      try {
        const document = await openOne(id, true);
        if (document.data?.id === id) open.set(id, document);
        else unusable.set(id, otherRecord(name));
      } catch (error) {
        // One that cannot be opened must not keep the others away.
        const said = storageError(error, 'A comparison could not be read');
        unusable.set(id, said);
        notice(said.message);
      }
    }
  };

  const read = (): Promise<void> =>
    (reading ??= readAll().catch((error: unknown) => {
      reading = null;
      throw storageError(error, 'The comparisons could not be read');
    }));

  const usable = async (id: Id): Promise<Stored | undefined> => {
    await read();
    const refusal = unusable.get(id);
    if (refusal) throw refusal;
    return open.get(id);
  };

  const all = async (): Promise<ComparisonFile[]> => {
    await read();
    return [...open.values()].flatMap(({ data }) => data ?? []);
  };

  return {
    all,
    versionsOf: async (article) => {
      const targets = (await all()).flatMap(targetsIn).filter(({ source }) => source === article);
      return new Set(targets.map(({ version }) => version));
    },
    get: async (id) => (await usable(id))?.data ?? undefined,
    update: async (id, change) => {
      let document = await usable(id);
      if (!document) {
        await disk
          .makeFolder(layout.comparisons)
          .then(() => disk.sync(layout.root))
          .catch((error: unknown) => {
            throw storageError(error, 'The comparison could not be saved');
          });
        document = await openOne(id, false);
        open.set(id, document);
      }
      await document.update((old) => change(old ?? undefined));
    },
    refresh: async () => {
      // What nobody has asked for yet is read as it is.
      if (!reading) return [];
      await read();
      const changed: Id[] = [];
      for (const [id, document] of open) if (await document.refresh()) changed.push(id);
      for (const name of await disk.list(layout.comparisons)) {
        const id = basename(name, '.json');
        if (!name.endsWith('.json') || !Id.safeParse(id).success || open.has(id) || unusable.has(id))
          continue;
        const document = await openOne(id, true).catch(() => null);
        if (document?.data?.id !== id) continue;
        open.set(id, document);
        changed.push(id);
      }
      return changed;
    },
    remove: async (id) => {
      const document = await usable(id);
      if (!document) return;
      open.delete(id);
      try {
        await document.close();
        await journal?.leave(layout.comparison(id));
        await disk.remove(layout.comparison(id));
        await disk.sync(layout.comparisons);
      } catch (error) {
        open.set(id, document);
        throw storageError(error, 'The comparison could not be deleted for good');
      }
    },
    close: async () => {
      await reading?.catch(() => undefined);
      await Promise.all([...open.values()].map((document) => document.close()));
    },
  };
}

function targetsIn({ decisions, dismissed, rows }: ComparisonFile): Target[] {
  return [
    ...decisions.flatMap(({ ends }) => ends),
    ...dismissed.flatMap(({ places }) => places),
    ...rows.flatMap(({ cells }) => cells.map(({ target }) => target)),
  ];
}

function otherRecord(name: string): AppError {
  return new AppError('conflict', `The file comparisons/${name} is the record of another comparison.`);
}

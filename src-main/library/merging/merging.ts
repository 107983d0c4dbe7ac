import { AppError, type Checked, type Id, type Merged } from '#contract';
import type { AnnotationFiles } from '../../annotations/files';
import type { Links } from '../../annotations/links/links';
import type { Articles } from '../../store/articles';
import type { Backups } from '../../store/backups';
import type { StoredComparisons } from '../../store/comparisons';
import type { Layout } from '../../store/layout';
import { storageError } from '../../store/storage-error';
import type { Collections } from '../collections/collections';
import type { LibraryIndex } from '../library-index';
import { createOnce } from '../once';
import { createQueues } from '../queues';
import { withMerged, withoutMerged } from './applied';
import { gather, type Gathered, mustBeAsGathered, WrittenSince } from './gather';
import type { MergeRecord, MergeRecords } from './merge-record';
import { type Kept, type Plan, planOf } from './plan';

/**
 * Several articles as one: notes, tags, links, collections and reading place of the others come to the one that is kept, and
 * they go to the trash. Until all of that is stored the others stay as they are, so that nothing is lost whenever it is
 * interrupted; what was interrupted is taken back when the library is opened.
 */
export interface Merging {
  /** @throws AppError `not-found`, `bad-input`, `storage`; then nothing was changed */
  merge: (input: Checked<'mergeArticles'>) => Promise<Merged>;
  /** What was written since on the kept article stays. @throws AppError `not-found`, `storage` */
  unmerge: (merge: Id) => Promise<void>;
  /** Takes back what was interrupted. Does not fail. */
  settle: () => Promise<void>;
}

/** What is written on an article meanwhile makes it begin again. */
const attempts = 3;

export function createMerging(options: {
  articles: Articles;
  index: LibraryIndex;
  files: AnnotationFiles;
  links: Links;
  collections: Collections;
  comparisons: Pick<StoredComparisons, 'all'>;
  records: MergeRecords;
  backups: Pick<Backups, 'add'>;
  layout: Layout;
  now: () => Date;
  changed: () => void;
  notice: (sentence: string) => void;
  /** An article is about to be moved: nothing that takes long should keep it. */
  leaving: (id: Id) => void;
}): Merging {
  const { articles, index, files, links, collections, records, now } = options;
  const queues = createQueues();
  const once = createOnce<Merged>();
  /** Taken back in this session: asking once more is no error. */
  const undone = new Set<Id>();

  /** Keeps a copy of all that is about to become another: undoing it is not as simple as writing it again. */
  const backUp = async ({
    into,
    others,
    links: moved,
    collections: collected,
  }: MergeRecord): Promise<void> => {
    const ids = [into, ...others, ...moved.flatMap(({ ends }) => ends.map(({ article }) => article))];
    const { backups, layout } = options;
    try {
      for (const id of new Set(ids)) {
        if (await articles.has(id)) await backups.add(layout.article(id).annotations);
      }
      if (collected.length > 0) await backups.add(layout.collections);
    } catch (error) {
      throw storageError(error, 'No backup could be made, so nothing was changed');
    }
  };

  /** The kept article, and the texts of notes without a place among its own, so that they can be placed later. */
  const keep = (into: Id): Promise<Kept> =>
    files.use(into, async (folder) => {
      const { record, text } = await folder.content();
      const [file, position] = [folder.annotations.data, folder.position.data];
      return { id: into, text, version: record.version, file, position };
    });

  const keepTexts = async (into: Id, gathered: readonly Gathered[]): Promise<Map<Id, number>> => {
    const numbers = new Map<Id, number>();
    for (const { id, notes, record, html } of gathered) {
      if (notes.every(({ placed }) => placed)) continue;
      numbers.set(id, await articles.use(into, (folder) => folder.keepText({ record, html })));
    }
    return numbers;
  };

  const store = ({ record, ...plan }: Plan, version: number): Promise<void> =>
    files.use(record.into, (folder) =>
      files.update(folder, (file) => {
        if (folder.article.data.version !== version) throw otherText();
        return withMerged(file, { record, ...plan }, version, now());
      }),
    );

  const moveLinks = async (record: MergeRecord): Promise<void> => {
    for (const { id, ends, relation, note, copy, copyEnds } of record.links) {
      await links.put({ id: copy, ends: copyEnds, relation, note });
      await links.delete(ends[0].article, id);
    }
  };

  const giveLinksBack = async (record: MergeRecord): Promise<void> => {
    for (const { id, ends, copy, ...said } of record.links) {
      const made = await files.use(record.into, async ({ annotations }) =>
        annotations.data.links.find((link) => link.id === copy),
      );
      const { relation, note } = made ?? said;
      // One whose other end has gone meanwhile stays gone.
      await links.put({ id, ends, relation, note }).catch(ifGone);
      if (made?.deleted === null) await links.delete(record.into, copy).catch(ifGone);
    }
  };

  const collect = async ({ into, others }: MergeRecord, collected: readonly Id[]): Promise<void> => {
    for (const collection of collected) {
      const all = collections.articles(collection) ?? [];
      const before = all.find((id) => others.includes(id));
      const place = before === undefined ? {} : { before };
      await collections.change({ collection, add: [into], ...place, remove: [], places: [] }).catch(ifGone);
    }
  };

  const readOn = async ({ into, position }: MergeRecord, back: boolean): Promise<void> => {
    if (!position) return;
    const [from, to] = back ? [position.after, position.before] : [position.before, position.after];
    await articles.use(into, async (folder) => {
      await folder.position.update((file) => {
        const { offset, progress } = file.position;
        return offset === from.offset && progress === from.progress ? { ...file, position: to } : file;
      });
      index.refresh(folder);
    });
  };

  /** All steps of taking one back may be done twice: it may have been interrupted itself. */
  const takeBack = async (record: MergeRecord): Promise<'taken-back' | 'left'> => {
    const { into, others } = record;
    const trashed = new Set(await articles.trashed());
    for (const id of others) {
      if (trashed.has(id) || (await articles.has(id))) continue;
      // It has been deleted for good meanwhile: the copies in the kept article are the last ones of its notes.
      await records.finish(record.id);
      return 'left';
    }
    const { moved, failed } = await articles.restoreAll(others.filter((id) => trashed.has(id)));
    for (const id of moved) await articles.use(id, async (folder) => index.refresh(folder));
    if (failed[0]) throw failed[0].error;
    if (await articles.has(into)) {
      await giveLinksBack(record);
      await files.use(into, (folder) => files.update(folder, (file) => withoutMerged(file, record, now())));
      for (const collection of record.collections) {
        await collections.change({ collection, add: [], remove: [into], places: [] }).catch(ifGone);
      }
      await readOn(record, true);
    }
    await records.remove(record.id);
    options.changed();
    return 'taken-back';
  };

  const merge = async (input: Checked<'mergeArticles'>): Promise<Merged> => {
    for (let tries = 1; ; tries++) {
      try {
        return await mergeOnce(input);
      } catch (error) {
        if (!(error instanceof WrittenSince) || tries === attempts) throw error;
      }
    }
  };

  const mergeOnce = async (input: Checked<'mergeArticles'>): Promise<Merged> => {
    const { id, into } = input;
    const others = [...new Set(input.others)];
    if (others.includes(into)) throw itself();
    for (const one of [into, ...others]) if (!index.has(one)) throw gone();
    const kept = await keep(into);
    const gathered: Gathered[] = [];
    for (const other of others) gathered.push(await gather(other, kept.text, files));
    const numbers = await keepTexts(into, gathered);
    const plan = planOf({ id, into, others }, kept, gathered, numbers, now());
    plan.record.collections = collections.shelves().flatMap(({ id: collection, query }) => {
      const all = collections.articles(collection) ?? [];
      return !query && !all.includes(into) && all.some((one) => others.includes(one)) ? [collection] : [];
    });
    const named = (await options.comparisons.all()).filter(
      (one) => one.deleted === null && one.articles.some((article) => others.includes(article)),
    );
    await backUp(plan.record);
    await records.begin(plan.record);
    try {
      await store(plan, kept.version);
      await moveLinks(plan.record);
      await collect(plan.record, plan.record.collections);
      await readOn(plan.record, false);
      const states = new Map(gathered.map((one) => [one.id, one]));
      const moving = articles.trashAll(others, {
        into,
        look: (other, file) => {
          const its = states.get(other);
          if (its) mustBeAsGathered(its, file);
        },
      });
      for (const other of others) options.leaving(other);
      const { moved, failed } = await moving;
      for (const other of moved) index.remove(other);
      if (failed[0]) throw failed[0].error;
      await records.finish(id);
    } catch (error) {
      try {
        await takeBack(plan.record);
      } catch {
        throw halfWay(error);
      }
      throw error;
    }
    undone.delete(id);
    options.changed();
    const article = index.get(into);
    if (!article) throw gone();
    return { article, notes: plan.notes, merge: id, comparisons: named.length };
  };

  return {
    merge: (input) => once(input.id, () => queues.run('merge', () => merge(input))),
    unmerge: (id) =>
      queues.run('merge', async () => {
        if (undone.has(id)) return;
        const record = await records.takeUp(id, async (made) => {
          const trashed = new Set(await articles.trashed());
          if (!index.has(made.into)) throw keptGone();
          if (!made.others.every((one) => index.has(one) || trashed.has(one))) throw otherGone();
          await backUp(made);
        });
        if ((await takeBack(record)) === 'left') throw otherGone();
        undone.add(id);
      }),
    settle: async () => {
      for (const record of await records.begun().catch(() => [])) {
        await takeBack(record).then(
          (became) => options.notice(interrupted[became]),
          (error: unknown) =>
            options.notice(`${interrupted.failed} ${storageError(error, 'It failed').message}`),
        );
      }
    },
  };
}

const interrupted = {
  'taken-back': 'Putting articles together was interrupted and has been taken back.',
  left: 'Putting articles together was interrupted, and one of them has been deleted for good since. Its notes stay with the article that was kept.',
  failed:
    'Putting articles together was interrupted and could not be taken back yet; it is tried again the next time the library is opened. Until then, do not empty the trash.',
};

function ifGone(error: unknown): void {
  if (!(error instanceof AppError && ['not-found', 'conflict'].includes(error.code))) throw error;
}

/** What could not be taken back either is taken back when the library is opened. */
const halfWay = (error: unknown): AppError => {
  const { code, message } = storageError(error, 'The articles could not be put together');
  return new AppError(
    code,
    `${message} What was done of it stays until the library is opened again, and is taken back then: look in the trash for the other articles.`,
    { cause: error },
  );
};
const gone = (): AppError =>
  new AppError('not-found', 'One of these articles is not in the library any more. Choose them again.');
const itself = (): AppError => new AppError('bad-input', 'An article cannot be put together with itself.');
const otherText = (): AppError =>
  new AppError('conflict', 'The text of the article has become another meanwhile. Try again.');
const keptGone = (): AppError =>
  new AppError('not-found', 'The article that was kept is in the trash. Bring it back first.');
const otherGone = (): AppError =>
  new AppError(
    'not-found',
    'One of the other articles has been deleted for good: it cannot be brought back.',
  );

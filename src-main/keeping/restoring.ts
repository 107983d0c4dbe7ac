import {
  AppError,
  type ArticleDifferences,
  type BackupPreview,
  type Checked,
  type Id,
  type Output,
  type RestoreHow,
} from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { Library } from '../library/library';
import { createQueues } from '../library/queues';
import type { Backups } from '../store/backups';
import type { ComparisonFile } from '../store/formats';
import { storageError } from '../store/storage-error';
import { comparisonContent, createDiffering, type DifferingOptions } from './differing';
import type { ListName } from './kept-lists';
import { createStoredCopies } from './stored-copies';
import { notesUntil, restoredList, restoredNotes, undoneList, undoneNotes } from './then-and-now';

/** Brings notes, comparisons, collections, templates, waiting pages and preferences back to what they were at a time. */
export interface Restoring {
  points: (article: Id | null) => Promise<Output<'listBackups'>>;
  preview: (input: Checked<'previewBackup'>) => Promise<BackupPreview>;
  /** @throws AppError `storage`; what was restored before that stays, and `undo` takes it back */
  restore: (input: Checked<'restoreBackup'>) => Promise<Output<'restoreBackup'>>;
  /**
   * Goes on where it was, when it has failed.
   * @throws AppError `conflict` when it is not remembered any more, `storage`
   */
  undo: (restore: Id) => Promise<void>;
}

export interface RestoringOptions extends DifferingOptions {
  library: Pick<Library, 'delete' | 'restore'>;
  backups: Backups;
  now: () => Date;
  /** Brings the files up to date with what has been acknowledged: the present is kept as it is in them. */
  settle: () => Promise<void>;
  restored: (what: {
    articles: readonly Id[];
    comparisons: readonly Id[];
    collections: boolean;
    templates: boolean;
    awaited: boolean;
    preferences: boolean;
  }) => void;
}

/** Restorings that can be taken back. */
const remembered = 10;

/** What was restored, and the way back, the last step last. */
interface Made {
  done: Output<'restoreBackup'>;
  undo: (() => Promise<void>)[];
  touched: { articles: Set<Id>; comparisons: Set<Id>; preferences: boolean } & Record<ListName, boolean>;
  finished: boolean;
}

export function createRestoring(options: RestoringOptions): Restoring {
  const { articles, index, library, comparisons, preferences, layout, now } = options;
  const copies = createStoredCopies(options);
  const differing = createDiffering({ ...options, copies });
  const made = new Map<Id, Made>();
  const queues = createQueues();

  const backUp = (path: string): Promise<void> =>
    options.backups.add(path).catch((error: unknown) => {
      throw storageError(error, 'The present could not be kept as a backup, so no more was restored');
    });
  const tell = ({ touched }: Made): void =>
    options.restored({
      ...touched,
      articles: [...touched.articles],
      comparisons: [...touched.comparisons],
    });

  const restoreArticle = async (
    { id, state }: ArticleDifferences,
    how: RestoreHow,
    time: Date,
    { done, undo, touched }: Made,
  ): Promise<void> => {
    // Looked up while it is where it is.
    const then = await differing.notesThen(id, time);
    touched.articles.add(id);
    if (state === 'trashed') {
      await library.restore(id);
      undo.push(() => library.delete(id));
    }
    if (then !== 'same') {
      await articles.use(id, async (folder) => {
        await folder.annotations.close();
        await backUp(layout.article(id).annotations);
        let [before, after] = [folder.annotations.data, folder.annotations.data];
        await folder.annotations.update((file) => {
          before = file;
          return (after = restoredNotes(
            then === 'unknown' ? notesUntil(file, time) : then,
            file,
            how,
            now(),
          ));
        });
        undo.push(() =>
          articles.use(id, async (again) => {
            await again.annotations.update((file) => undoneNotes(before, after, file, now()));
            index.refresh(again);
          }),
        );
        index.refresh(folder);
        const was = new Map(before.annotations.map((one) => [one.id, one]));
        done.notes += after.annotations.filter((one) => !isDeepStrictEqual(was.get(one.id), one)).length;
      });
    }
    done.articles++;
  };

  const restoreComparison = async (
    id: Id,
    then: ComparisonFile | null,
    how: RestoreHow,
    { done, undo, touched }: Made,
  ): Promise<void> => {
    const list = then ? [then] : [];
    const restored = (one: ComparisonFile | undefined): ComparisonFile | undefined =>
      restoredList(list, one ? [one] : [], how, comparisonContent, now())[0];
    const old = await comparisons.get(id);
    if (isDeepStrictEqual(withoutTime(restored(old)), withoutTime(old))) return;
    await backUp(layout.comparison(id));
    let [before, after]: (ComparisonFile | undefined)[] = [];
    await comparisons.update(id, (one) => {
      // Another window may have changed it meanwhile.
      before = one;
      after = restored(one) ?? one;
      if (!after) throw new Error('a comparison is made of nothing');
      return after;
    });
    touched.comparisons.add(id);
    done.comparisons++;
    undo.push(() =>
      comparisons.update(id, (one) => {
        const is = one ?? after;
        if (!is || !after) throw tooLongAgo();
        return undoneList(before ? [before] : [], [after], [is], now())[0] ?? is;
      }),
    );
  };

  const run = async ({ at, what, how }: Checked<'restoreBackup'>, result: Made): Promise<void> => {
    const time = new Date(at);
    await options.settle();
    const saved = await differing.comparisonsThen(what, time);
    const lists = await differing.listsThen(what, time);
    const chosen = what.kind === 'preferences' ? await differing.preferencesThen(what, time) : null;
    try {
      for (const one of await differing.articles(what, time)) {
        if (one.state !== 'gone') await restoreArticle(one, how, time, result);
      }
      for (const [id, one] of saved) await restoreComparison(id, one, how, result);
      for (const { name, path, settle, restore } of lists) {
        await settle();
        await backUp(path);
        const { count, undo } = await restore(how, now);
        result.touched[name] = true;
        result.done[name] += count;
        result.undo.push(undo);
      }
      if (chosen) {
        await backUp(layout.preferences);
        const before = preferences.get();
        await preferences.set(chosen);
        result.touched.preferences = true;
        result.undo.push(async () => void (await preferences.set(before)));
      }
    } finally {
      tell(result);
    }
    result.finished = true;
  };

  return {
    points: copies.points,
    preview: differing.preview,
    restore: (input) =>
      queues.run(input.id, async () => {
        // One that failed half way goes on, and is one way back all the same.
        const result = made.get(input.id) ?? nothingYet();
        if (result.finished) return result.done;
        made.set(input.id, result);
        for (const old of [...made.keys()].slice(0, -remembered)) made.delete(old);
        try {
          await run(input, result);
        } catch (error) {
          throw storageError(error, 'Not all of it could be restored');
        }
        return result.done;
      }),
    undo: (id) =>
      queues.run(id, async () => {
        const step = made.get(id);
        if (!step) throw tooLongAgo();
        try {
          for (let back; (back = step.undo.at(-1)); step.undo.pop()) await back();
        } catch (error) {
          throw storageError(error, 'Not all of it could be taken back');
        } finally {
          tell(step);
        }
        made.delete(id);
      }),
  };
}

const nothingYet = (): Made => ({
  done: { articles: 0, notes: 0, comparisons: 0, collections: 0, templates: 0, awaited: 0 },
  undo: [],
  touched: {
    ...{ articles: new Set(), comparisons: new Set(), collections: false, templates: false, awaited: false },
    preferences: false,
  },
  finished: false,
});

const withoutTime = (one: ComparisonFile | undefined): unknown => one && { ...one, modified: '' };

function tooLongAgo(): AppError {
  return new AppError(
    'conflict',
    'This restoring cannot be taken back here any more. What was before it is in the backups.',
  );
}

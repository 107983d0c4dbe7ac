import type { TrashedArticle } from '#contract';
import { call, stale } from '../api';
import { changeEach, notes as many } from '../changing-many';
import { remember, undoStep, type Step } from '../history';
import { say, sayError } from '../toasts';
import type { AnnotationRef } from '../workspace';

/** Brings deleted notes back, with their tags and links, as one step of the history. */
export const restoreNotes = (refs: readonly AnnotationRef[]): Promise<number> =>
  changeEach(refs, { deleted: false }, 'restore', (count) => `Restored ${many(count)}`);

/**
 * Takes articles apart that were merged, in this session or an earlier one: those in the trash come back, and what they brought
 * leaves the kept one. A step of the history.
 */
export async function takeApart({
  merge,
  into,
  others,
  title,
}: NonNullable<TrashedArticle['merged']>): Promise<void> {
  let made = merge;
  const apart = async (): Promise<void> => {
    await call('unmergeArticles', { merge: made });
    stale('listDuplicates');
  };
  const step: Step = {
    label: 'take apart',
    undo: async () => {
      made = (await call('mergeArticles', { id: crypto.randomUUID(), into, others })).merge;
      stale('listDuplicates');
    },
    redo: apart,
  };
  try {
    await apart();
    remember(step);
    const short = title.length > 60 ? `${title.slice(0, 60)}…` : title;
    say(`Taken apart from “${short}”, with notes and tags`, {
      label: 'Undo',
      run: () => void undoStep(step),
    });
  } catch (error) {
    sayError(error);
  }
}

import type { BackupPreview, Differences, Input } from '#contract';
import { call, queries, stale } from '../api';
import { AppError } from '#contract/errors';
import { Halfway, remember, undoStep, type Step } from '../history';
import { say, sayError } from '../toasts';

type Restore = Omit<Input<'restoreBackup'>, 'id'>;

const many = (count: number, one: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${one}s`;

/** What is refused before anything is done; else what was restored until it failed stays, and can be taken back. */
const refused = (error: unknown): boolean =>
  error instanceof AppError && ['bad-input', 'not-found', 'read-only', 'locked'].includes(error.code);
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Restores as a step of the history. @returns whether it was done */
export async function restore(input: Restore): Promise<boolean> {
  let id = crypto.randomUUID();
  let done = '';
  const run = async (): Promise<void> => {
    const restored = await call('restoreBackup', { id, ...input });
    const { articles, notes, comparisons, collections, templates, awaited } = restored;
    const parts = [
      notes > 0
        ? `${many(notes, 'note')} of ${many(articles, 'article')}`
        : articles && many(articles, 'article'),
      comparisons && many(comparisons, 'comparison'),
      collections && many(collections, 'collection'),
      templates && many(templates, 'template'),
      awaited && many(awaited, 'waiting page'),
    ].filter(Boolean);
    done = parts.join(', ') || (input.what.kind === 'preferences' ? 'the preferences' : 'nothing');
  };
  const step: Step = {
    label: 'restore from a backup',
    undo: () => call('undoRestore', { restore: id }),
    redo: async () => {
      id = crypto.randomUUID();
      await run().catch((error: unknown) => {
        throw refused(error) ? error : new Halfway(reason(error), { failed: true });
      });
    },
  };
  const undoing = { label: 'Undo', run: () => void undoStep(step) };
  try {
    await run();
    remember(step);
    say(`Restored: ${done}`, undoing);
    return true;
  } catch (error) {
    if (refused(error)) sayError(error);
    else {
      remember(step);
      sayError(error, undoing);
    }
    return false;
  } finally {
    void queries.invalidateQueries({ queryKey: ['previewBackup'] });
    stale('listBackups');
  }
}

/** What has become of things since, in words: `2 notes deleted, 1 new`. */
export function sinceThen({ back, changed, newer }: Differences, what = 'note'): string {
  const parts = [
    { count: back, became: 'deleted' },
    { count: changed, became: 'changed' },
    { count: newer, became: 'new' },
  ].filter(({ count }) => count > 0);
  return parts
    .map(({ count, became }, at) => `${at === 0 ? many(count, what) : count.toLocaleString()} ${became}`)
    .join(', ');
}

/** Whether a restoring would change anything but preferences. */
export const differs = ({ total, comparisons, collections, templates, awaited }: BackupPreview): boolean =>
  total > 0 ||
  [comparisons, collections, templates, awaited].some((one) => one.back + one.changed + one.newer > 0);

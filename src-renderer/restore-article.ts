import type { TrashedArticle } from '#contract';
import { call } from './api';
import { remember, undoStep, type Step } from './history';
import { say, sayError } from './toasts';

/** Brings a deleted article back, with its notes, as a step of the history. Answers whether it is there again. */
export async function restoreArticle({ id, title }: Pick<TrashedArticle, 'id' | 'title'>): Promise<boolean> {
  const step: Step = {
    label: 'restore from the trash',
    undo: () => call('deleteArticle', { id }),
    redo: () => call('restoreArticle', { id }),
  };
  try {
    await step.redo();
    remember(step);
    const short = title.length > 60 ? `${title.slice(0, 60)}…` : title;
    say(`“${short}” is in the library again`, { label: 'Undo', run: () => void undoStep(step) });
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

import { call, fetchAnswer } from '../api';
import { remember, undoStep, type Step } from '../history';
import { say, sayError } from '../toasts';
import { reopen, useWorkspace } from '../workspace';

/** Moves an article to the trash, with its notes; undo brings both back. */
export async function deleteArticle(id: string, title: string): Promise<void> {
  const { panes } = useWorkspace.getState();
  const step: Step = {
    label: 'move to trash',
    undo: async () => {
      await call('restoreArticle', { id });
      if (!panes.includes(id)) return;
      await fetchAnswer('listArticles', {});
      reopen(id, panes.indexOf(id));
    },
    redo: () => call('deleteArticle', { id }),
  };
  try {
    await step.redo();
    remember(step);
    say(`“${title.length > 60 ? `${title.slice(0, 60)}…` : title}” is in the trash`, {
      label: 'Undo',
      run: () => void undoStep(step),
    });
  } catch (error) {
    sayError(error);
  }
}

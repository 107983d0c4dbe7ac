import { call } from '../api';
import { counted } from '../counted';
import { forget, remember, undoStep, type Step } from '../history';
import { besideShown } from '../sides';
import { summariesOf } from '../summaries';
import { say, sayError } from '../toasts';
import { reopen, useWorkspace } from '../workspace';
import { untick } from './ticked-articles';

const short = (title: string): string => (title.length > 60 ? `${title.slice(0, 60)}…` : title);

/** Moves articles to the trash, with their notes; one undo brings all of it back, with the panes they stood in. */
export async function trashArticles(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const articles = [...ids];
  const { panes } = useWorkspace.getState();
  try {
    const [only] = articles.length === 1 ? await summariesOf(articles) : [];
    let moved = await call('deleteArticles', { articles });
    untick(moved);
    if (moved.length === 0) return;
    const step: Step = {
      label: moved.length === 1 ? 'move to trash' : `move ${counted(moved.length, 'article')} to trash`,
      undo: async () => {
        await call('restoreArticles', { articles: moved });
        besideShown('library', () => panes.forEach((id, at) => moved.includes(id) && reopen(id, at)));
      },
      redo: async () => {
        moved = await call('deleteArticles', { articles });
        if (moved.length === 0) forget(step);
      },
    };
    remember(step);
    const what = only ? `“${short(only.title)}” is` : `${counted(moved.length, 'article')} are`;
    say(`${what} in the trash`, { label: 'Undo', run: () => void undoStep(step) });
  } catch (error) {
    sayError(error);
  }
}

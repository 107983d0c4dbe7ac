import type { ArticleSummary, Revision } from '#contract';
import { create } from 'zustand';
import { call, fetchAnswer } from '../api';
import type { Step } from '../history';
import { rememberRevision } from '../revising';

export interface Changed {
  article: ArticleSummary;
  result: { revision: Revision; step: Step } | { failed: string };
}

/** All articles on their way through cleaning, and what became of those whose text has changed. */
export interface Run {
  total: number;
  done: number;
  changed: Changed[];
  state: 'running' | 'cancelled' | 'finished';
  /** Tells a run from one before it that was cancelled and is still at an article. */
  started: number;
}

/** Outside its dialog, which gives way to that of the changes and comes back. */
export const useCleanAll = create<{ run: Run | null }>(() => ({ run: null }));
const set = (change: (run: Run) => Run): void =>
  useCleanAll.setState(({ run }) => ({ run: run && change(run) }));

/** Cleans them one after the other. */
export async function cleanAll(): Promise<void> {
  const articles = await fetchAnswer('listArticles', {});
  const started = performance.now();
  const goesOn = (): boolean => {
    const { run } = useCleanAll.getState();
    return run?.started === started && run.state === 'running';
  };
  useCleanAll.setState({
    run: { total: articles.length, done: 0, changed: [], state: 'running', started },
  });
  for (const article of articles) {
    if (!goesOn()) return;
    const change = await cleanOne(article);
    if (useCleanAll.getState().run?.started !== started) return;
    set((run) => ({ ...run, done: run.done + 1, changed: change ? [...run.changed, change] : run.changed }));
  }
  if (goesOn()) set((run) => ({ ...run, state: 'finished' }));
}

/** Ends the work after the article that it is at. */
export const cancelCleanAll = (): void => set((run) => ({ ...run, state: 'cancelled' }));

export const endCleanAll = (): void => useCleanAll.setState({ run: null });

async function cleanOne(article: ArticleSummary): Promise<Changed | null> {
  try {
    const revision = await call('cleanAgain', { id: article.id });
    if (revision.version === revision.before) return null;
    return { article, result: { revision, step: rememberRevision(article.id, revision, 'clean again') } };
  } catch (error) {
    return { article, result: { failed: error instanceof Error ? error.message : String(error) } };
  }
}

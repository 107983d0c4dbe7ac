import type { ArticleSummary, Revision } from '#contract';
import { create } from 'zustand';
import { call } from '../api';
import type { Step } from '../history';
import { rememberRevision } from '../revising';
import { everyArticle, summariesOf } from '../summaries';

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
  const ids = await everyArticle();
  const started = performance.now();
  const goesOn = (): boolean => {
    const { run } = useCleanAll.getState();
    return run?.started === started && run.state === 'running';
  };
  useCleanAll.setState({
    run: { total: ids.length, done: 0, changed: [], state: 'running', started },
  });
  for (const id of ids) {
    if (!goesOn()) return;
    const change = await cleanOne(id);
    if (useCleanAll.getState().run?.started !== started) return;
    set((run) => ({ ...run, done: run.done + 1, changed: change ? [...run.changed, change] : run.changed }));
  }
  if (goesOn()) set((run) => ({ ...run, state: 'finished' }));
}

/** Ends the work after the article that it is at. */
export const cancelCleanAll = (): void => set((run) => ({ ...run, state: 'cancelled' }));

export const endCleanAll = (): void => useCleanAll.setState({ run: null });

/** @returns what became of it; null when its text is as it was, or it is not in the library any more */
async function cleanOne(id: string): Promise<Changed | null> {
  const [article] = await summariesOf([id]);
  if (!article) return null;
  try {
    const revision = await call('cleanAgain', { id });
    if (revision.version === revision.before) return null;
    return { article, result: { revision, step: rememberRevision(id, revision, 'clean again') } };
  } catch (error) {
    return { article, result: { failed: error instanceof Error ? error.message : String(error) } };
  }
}

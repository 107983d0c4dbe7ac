import { create } from 'zustand';
import type { LibraryProblem } from '#contract';
import { AppError } from '#contract/errors';
import { call, onEvent } from '../api';
import { sayError } from '../toasts';

/** One check of the library, or one repair, as the dialog shows it. */
export type CheckRun =
  | { state: 'idle' }
  | { state: 'running'; what: 'check' | 'repair'; job: string; done: number }
  | { state: 'checked'; articles: number; problems: LibraryProblem[] }
  | { state: 'repaired'; repaired: LibraryProblem[]; left: LibraryProblem[] };

export const useCheckRun = create<CheckRun>(() => ({ state: 'idle' }));
const set = (run: CheckRun): void => useCheckRun.setState(run, true);

async function run(what: 'check' | 'repair', ask: (job: string) => Promise<CheckRun>): Promise<void> {
  const job = crypto.randomUUID();
  const isOurs = (): boolean => {
    const now = useCheckRun.getState();
    return now.state === 'running' && now.job === job;
  };
  set({ state: 'running', what, job, done: 0 });
  const stop = onEvent('checkProgress', (told) => {
    if (told.job === job && isOurs()) set({ state: 'running', what, job, done: told.done });
  });
  try {
    const answer = await ask(job);
    if (isOurs()) set(answer);
  } catch (error) {
    if (isOurs()) set({ state: 'idle' });
    if (!(error instanceof AppError && error.code === 'cancelled')) sayError(error);
  } finally {
    stop();
  }
}

export const checkLibrary = (): Promise<void> =>
  run('check', async (job) => ({ state: 'checked', ...(await call('checkLibrary', { job })) }));

export const repairLibrary = (): Promise<void> =>
  run('repair', async (job) => ({ state: 'repaired', ...(await call('repairLibrary', { job })) }));

/** Ends what runs, and forgets what was found. */
export function endCheck(): void {
  const now = useCheckRun.getState();
  if (now.state === 'running') void call('cancelCheck', { job: now.job }).catch(() => undefined);
  set({ state: 'idle' });
}

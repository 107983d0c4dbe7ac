import { create } from 'zustand';
import { say, sayError } from './toasts';

/** One change that can be taken back. `undo` and `redo` change the stored data, so they survive a restart of the page. */
export interface Step {
  label: string;
  undo: () => Promise<unknown>;
  redo: () => Promise<unknown>;
}

const most = 200;

interface History {
  done: Step[];
  undone: Step[];
}

export const useHistory = create<History>(() => ({ done: [], undone: [] }));

export function remember(step: Step): void {
  useHistory.setState(({ done }) => ({ done: [...done, step].slice(-most), undone: [] }));
}

/** Takes a step out whose change failed. */
export function forget(step: Step): void {
  useHistory.setState(({ done, undone }) => ({ done: done.filter((other) => other !== step), undone }));
}

// Steps run one after the other: two quick Ctrl+Z must not overtake each other.
let running: Promise<void> = Promise.resolve();

const run = (from: 'done' | 'undone', to: 'done' | 'undone', action: 'undo' | 'redo'): Promise<void> => {
  running = running.then(async () => {
    const step = useHistory.getState()[from].at(-1);
    if (!step) return say(action === 'undo' ? 'Nothing to undo' : 'Nothing to redo');
    try {
      await step[action]();
      useHistory.setState((history) => ({
        ...history,
        [from]: history[from].filter((other) => other !== step),
        [to]: [...history[to], step],
      }));
      say(`${action === 'undo' ? 'Undone' : 'Redone'}: ${step.label}`);
    } catch (error) {
      sayError(error);
    }
  });
  return running;
};

export const undo = (): Promise<void> => run('done', 'undone', 'undo');
export const redo = (): Promise<void> => run('undone', 'done', 'redo');

/** Takes one step back, wherever it stands in the history; for the Undo button of its own toast. */
export async function undoStep(step: Step): Promise<void> {
  if (!useHistory.getState().done.includes(step)) return say('Already undone');
  if (useHistory.getState().done.at(-1) === step) return undo();
  try {
    await step.undo();
    useHistory.setState(({ done }) => ({ done: done.filter((other) => other !== step) }));
  } catch (error) {
    sayError(error);
  }
}

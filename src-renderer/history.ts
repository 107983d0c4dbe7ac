import { AppError } from '#contract/errors';
import { create } from 'zustand';
import { say, sayError, withdrawNews, withdrawOffers } from './toasts';

/** One change that can be taken back. The history itself lasts as long as the window. */
export interface Step {
  label: string;
  undo: () => Promise<unknown>;
  redo: () => Promise<unknown>;
}

/** Thrown by a step that came only a part of the way: it stays where it can be taken back, for the rest. */
export class Halfway extends Error {
  readonly failed: boolean;
  constructor(message: string, { failed = false } = {}) {
    super(message);
    this.failed = failed;
  }
}

const most = 200;

interface History {
  done: Step[];
  undone: Step[];
}

export const useHistory = create<History>(() => ({ done: [], undone: [] }));

/** How many changes there were: one that comes while a step is being taken back ends what could be redone. */
let changes = 0;

export function remember(step: Step): void {
  changes++;
  withdrawNews();
  useHistory.setState(({ done }) => ({ done: [...done, step].slice(-most), undone: [] }));
}

/** Takes a step out whose change failed. */
export function forget(step: Step): void {
  const others = (steps: Step[]): Step[] => steps.filter((other) => other !== step);
  useHistory.setState(({ done, undone }) => ({ done: others(done), undone: others(undone) }));
}

// Steps run one after the other: two quick Ctrl+Z must not overtake each other.
let running: Promise<void> = Promise.resolve();
let waiting = 0;

/** Whether there may be something to take back: what is shown as undone before it is stored can be redone at once. */
export const canUndo = (): boolean => waiting > 0 || useHistory.getState().done.length > 0;
export const canRedo = (): boolean => waiting > 0 || useHistory.getState().undone.length > 0;

const run = (
  from: 'done' | 'undone',
  to: 'done' | 'undone',
  action: 'undo' | 'redo',
  wanted?: Step,
): Promise<void> => {
  waiting++;
  running = running.then(async () => {
    const steps = useHistory.getState()[from];
    const step = wanted ? steps.find((other) => other === wanted) : steps.at(-1);
    if (!step) return say(action === 'undo' ? 'Nothing to undo' : 'Nothing to redo');
    const before = changes;
    const move = (): void =>
      useHistory.setState((history) => ({
        ...history,
        [from]: history[from].filter((other) => other !== step),
        ...((to === 'done' || changes === before) && { [to]: [...history[to], step] }),
      }));
    try {
      await step[action]();
      move();
      withdrawOffers();
      say(`${action === 'undo' ? 'Undone' : 'Redone'}: ${step.label}`);
    } catch (error) {
      if (error instanceof Halfway) {
        if (action === 'redo') move();
        return error.failed ? sayError(error) : say(error.message);
      }
      // What another window has changed or deleted since will not be taken back later either; the steps before may.
      if (error instanceof AppError && ['conflict', 'not-found'].includes(error.code)) forget(step);
      sayError(error);
    }
  });
  running = running.finally(() => waiting--);
  return running;
};

export const undo = (): Promise<void> => run('done', 'undone', 'undo');
export const redo = (): Promise<void> => run('undone', 'done', 'redo');

/** Takes one step back, wherever it stands in the history, and once; for the Undo button of its own toast. */
export const undoStep = (step: Step): Promise<void> => run('done', 'undone', 'undo', step);

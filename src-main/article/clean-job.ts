import type { ErrorData } from '#contract';
import type { Cleaned, CleanInput, Unpacked } from './cleaned';

/** What the worker can be asked for, and what it answers. */
export interface Tasks {
  clean: Cleaned;
  unpack: Unpacked;
}
export type Task = keyof Tasks;

/** What goes into the worker and what comes back. */
export interface CleanJob {
  id: number;
  task: Task;
  input: CleanInput;
}

/** `begun` is said before the work: the time of the worker's start does not count against the file. */
export type CleanAnswer =
  { id: number; begun: true } | { id: number; done: Tasks[Task] } | { id: number; error: ErrorData };

import type { ErrorData } from '#contract';
import type { Cleaned, CleanInput } from './cleaned';

/** What goes into the worker and what comes back. */
export interface CleanJob {
  id: number;
  input: CleanInput;
}

export type CleanAnswer = { id: number; cleaned: Cleaned } | { id: number; error: ErrorData };

import { create } from 'zustand';
import type { DuplicateGroup } from '#contract';
import { call, heldAnswer, onEvent, useAnswer } from '../api';

/** This window's search for duplicates: one at a time, under one name, so that its answer is kept like any other. */
const asked = { job: crypto.randomUUID() };
const useDone = create<{ done: number }>(() => ({ done: 0 }));

export function watchDuplicates(): () => void {
  return onEvent('duplicatesProgress', ({ job, done }) => {
    if (job === asked.job) useDone.setState({ done });
  });
}

/** Duplicates, or how far looking for them is, 0 to 1. */
export function useDuplicates(): {
  groups: DuplicateGroup[] | undefined;
  error: Error | null;
  done: number;
} {
  const { data: groups, error } = useAnswer('listDuplicates', asked);
  const { done } = useDone();
  return { groups, error, done };
}

/** Ends a search that nobody waits for any more; what it has found of texts is kept for the next one. */
export function endLooking(): void {
  useDone.setState({ done: 0 });
  if (heldAnswer('listDuplicates', asked)) return;
  void call('cancelDuplicates', asked).catch(() => undefined);
}

import { useEffect } from 'react';
import { create } from 'zustand';
import { call, onEvent } from '../../api';
import { jobOf } from '../../comparing';

const useProgress = create<Record<string, number>>(() => ({}));

/** How far the alignments of these pairs are together, 0 to 1. */
export function useAlignmentProgress(pairs: readonly (readonly [string, string])[], busy: boolean): number {
  useEffect(
    () =>
      busy
        ? onEvent('alignmentProgress', ({ job, done }) => useProgress.setState({ [job]: done }))
        : undefined,
    [busy],
  );
  return useProgress((progress) =>
    pairs.length === 0
      ? 1
      : pairs.reduce((sum, [x, y]) => sum + (progress[jobOf([x, y])] ?? 0), 0) / pairs.length,
  );
}

/** Ends what is being compared of these articles. */
export function cancelComparing(
  pairs: readonly (readonly [string, string])[],
  panes: readonly string[],
): void {
  const jobs = [...pairs.map((pair) => jobOf(pair)), jobOf(['overview', ...panes])];
  for (const job of jobs) void call('cancelAlignment', { job }).catch(() => undefined);
}

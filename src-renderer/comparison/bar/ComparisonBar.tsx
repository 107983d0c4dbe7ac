import { useEffect, useMemo, useState, type JSX, type ReactNode } from 'react';
import { AppError } from '#contract/errors';
import { announce } from '../../announce';
import {
  allPairs,
  retryAlignments,
  useAlignments,
  useComparison,
  useOverview,
  type AlignmentState,
} from '../../comparing';
import { TextButton } from '../../ui/TextButton';
import { useWorkspace } from '../../workspace';
import { overviewCounts } from '../overview/counting';
import styles from './bar.module.css';
import { FilterChips } from './FilterChips';
import { Notices } from './Notices';
import { cancelComparing, useAlignmentProgress } from './progress';

interface Slots {
  /** The name of the comparison, at the left. */
  name?: ReactNode;
  /** At the right: whether panes scroll together. */
  tools?: ReactNode;
}

/** Above the panes of two or more articles: what is marked, and how far the comparing is. */
export function ComparisonBar(slots: Slots): JSX.Element | null {
  const panes = useWorkspace((workspace) => workspace.panes);
  return panes.length > 1 ? <Bar {...slots} panes={panes} /> : null;
}

function Bar({ name, tools, panes }: Slots & { panes: readonly string[] }): JSX.Element {
  const pairs = useMemo(() => allPairs(panes), [panes]);
  const states = useAlignments(pairs);
  const known = states.flatMap(({ alignment }) => (alignment ? [alignment] : []));
  // Not before all pairs are known: it would be a second job beside theirs.
  const { overview } = useOverview(known.length === pairs.length);
  const comparison = useComparison();
  const counts = useMemo(
    () => (overview ? overviewCounts(overview, comparison, panes) : null),
    [overview, comparison, panes],
  );
  return (
    <>
      <div className={styles.bar} role="group" aria-label="Comparison" data-region="comparison">
        <div className={styles.inner}>
          {name && <div className={styles.name}>{name}</div>}
          <FilterChips counts={counts} />
          <div className={styles.end}>
            <Progress states={states} panes={panes} />
            {tools}
          </div>
        </div>
      </div>
      <Notices panes={panes} alignments={known} />
    </>
  );
}

/** What takes no longer than this is not worth a word, in milliseconds. */
const patience = 350;

/** How far the comparing is, with a way to end it; what failed or was ended, with a way to try again. */
function Progress({
  states,
  panes,
}: {
  states: readonly AlignmentState[];
  panes: readonly string[];
}): JSX.Element | null {
  const all = states.map(({ x, y }) => [x, y] as const);
  const busy = states.some((state) => state.busy && !state.alignment);
  const done = useAlignmentProgress(all, busy);
  const long = useAfter(busy, patience);
  const failed = states.find(({ error, busy }) => error && !busy)?.error;
  const ended = failed instanceof AppError && failed.code === 'cancelled';
  useEffect(() => {
    if (failed && !ended) announce(`The articles could not be compared. ${failed.message}`);
  }, [failed, ended]);
  if (busy) {
    const percent = Math.round(done * 100);
    return long ? (
      <>
        <span
          className={styles.status}
          role="progressbar"
          aria-label="Comparing"
          {...(percent > 0 && { 'aria-valuenow': percent })}
        >
          Comparing…{percent > 0 && ` ${percent} %`}
        </span>
        <TextButton kind="quiet" onPress={() => cancelComparing(all, panes)}>
          Cancel
        </TextButton>
      </>
    ) : null;
  }
  if (!failed) return null;
  return (
    <>
      <span
        className={styles.status}
        data-failed={!ended || undefined}
        title={ended ? undefined : failed.message}
      >
        {ended ? 'Not compared' : failed.message}
      </span>
      <TextButton kind="quiet" onPress={retryAlignments}>
        {ended ? 'Compare' : 'Try again'}
      </TextButton>
    </>
  );
}

/** Whether something has been so for a while. */
function useAfter(now: boolean, wait: number): boolean {
  const [since, setSince] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSince(now), now ? wait : 0);
    return () => clearTimeout(timer);
  }, [now, wait]);
  return now && since;
}

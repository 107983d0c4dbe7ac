import { useEffect, useState, type JSX } from 'react';
import { AppError } from '#contract/errors';
import { call, onEvent } from '../../api';
import { TextButton } from '../../ui/TextButton';
import styles from './overview.module.css';

interface Props {
  error: Error | null;
  job: string;
  again: () => void;
}

/** The overview that is still being made, was cancelled, or could not be made. */
export function Awaiting({ error, job, again }: Props): JSX.Element {
  const done = useProgress(job);
  if (error) {
    const cancelled = error instanceof AppError && error.code === 'cancelled';
    return (
      <div className={styles.awaiting}>
        <p role="alert">{error.message}</p>
        <TextButton onPress={again}>{cancelled ? 'Compare' : 'Try again'}</TextButton>
      </div>
    );
  }
  return (
    <div className={styles.awaiting} data-late="">
      <label>
        Comparing the articles…
        <progress value={done} max={1} />
      </label>
      <TextButton kind="quiet" onPress={() => void call('cancelAlignment', { job }).catch(() => undefined)}>
        Cancel
      </TextButton>
    </div>
  );
}

/** How far a job is, 0 to 1. */
function useProgress(job: string): number {
  const [progress, setProgress] = useState({ job, done: 0 });
  useEffect(() => onEvent('alignmentProgress', (told) => told.job === job && setProgress(told)), [job]);
  return progress.job === job ? progress.done : 0;
}

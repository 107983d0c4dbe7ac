import type { JSX } from 'react';
import { useConnection } from '../../connection';
import type { NoteState } from '../../note-session';
import { TextButton } from '../TextButton';
import styles from './editor.module.css';

interface Props {
  state: NoteState;
  error: string | null;
  onRetry: () => void;
}

/** Says quietly where what is typed is: on the disk, on its way, or kept in this window. */
export function NoteStateLine({ state, error, onRetry }: Props): JSX.Element {
  const connected = useConnection((connection) => connection.state === 'open');
  return (
    <span className={styles.state} data-state={state}>
      {/* Not a live region: it would speak with every key. */}
      {state === 'failed' ? (
        <>
          <span role="alert">Not saved, kept here. {error}</span>
          <TextButton kind="quiet" onPress={onRetry}>
            Try again
          </TextButton>
        </>
      ) : (
        <span>{words(state, connected)}</span>
      )}
    </span>
  );
}

function words(state: NoteState, connected: boolean): string {
  if (state === 'conflict') return 'Not saved: changed in another window';
  if (state === 'stored') return 'Saved';
  return connected ? 'Saving…' : 'Not saved: connection lost, kept here';
}

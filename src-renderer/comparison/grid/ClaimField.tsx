import { useEffect, useLayoutEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import type { ShownComparison, ShownRow } from '#contract';
import { limits } from '#contract/limits';
import { editNote, noteKey, noteSession, useNotes } from '../../note-saving';
import { NoteConflict } from '../../ui/note/NoteConflict';
import { NoteStateLine } from '../../ui/note/NoteStateLine';
import styles from './grid.module.css';
import { claimOf, rowOwner } from './row-owner';

interface Props {
  comparison: ShownComparison;
  row: ShownRow;
  number: number;
  onEnd: () => void;
}

/** A claim being worded: stored with every key; Enter, Escape or leaving it ends the edit, which is one step to undo. */
export function ClaimField({ comparison, row, number, onEnd }: Props): JSX.Element {
  const owner = rowOwner(comparison.id, row, 'claim', number);
  const stored = claimOf(comparison, row);
  const session = noteSession(owner, stored);
  const { text, state, theirs, error } = useNotes((notes) => notes[noteKey(owner)]) ?? session.snapshot();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const first = useRef({ owner, stored });
  useEffect(() => editNote(first.current.owner, first.current.stored), []);
  const { note, modified } = stored;
  useEffect(() => session.follow({ note, modified }), [session, note, modified]);

  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    onEnd();
  };
  return (
    <span className={styles.claimField}>
      <textarea
        ref={field}
        aria-label={`Claim ${number}`}
        dir="auto"
        rows={1}
        value={text}
        maxLength={limits.claim}
        placeholder="What is claimed?"
        onChange={({ target }) => session.type(target.value.replace(/\s*\n\s*/g, ' '))}
        onKeyDown={press}
        // Another window has the focus now: the reader comes back to the same key.
        onBlur={() => document.hasFocus() && onEnd()}
      />
      {theirs !== null && <NoteConflict mine={null} theirs={theirs} onSettle={session.settle} />}
      {(state === 'failed' || state === 'conflict') && (
        <NoteStateLine state={state} error={error} onRetry={session.flush} />
      )}
    </span>
  );
}

import { useEffect, useLayoutEffect, useRef, type JSX, type KeyboardEvent } from 'react';
import type { ShownComparison, ShownRow } from '#contract';
import { limits } from '#contract/limits';
import { editNote, noteKey, noteSession, useNotes } from '../../note-saving';
import type { NoteSession } from '../../note-session';
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
    <span
      className={styles.claimField}
      onBlur={({ currentTarget, relatedTarget }) => {
        // What could not be stored is settled by the buttons below the field.
        if (currentTarget.contains(relatedTarget)) return;
        // Another window has the focus now: the reader comes back to the same key.
        if (document.hasFocus()) onEnd();
      }}
    >
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
      />
      {theirs !== null && (
        <NoteConflict
          mine={null}
          theirs={theirs}
          onSettle={(choice) => {
            session.settle(choice);
            field.current?.focus();
          }}
        />
      )}
      {(state === 'failed' || state === 'conflict') && (
        <NoteStateLine state={state} error={error} onRetry={session.flush} />
      )}
    </span>
  );
}

type ShownProps = Omit<Props, 'onEnd'> & { onWrite: () => void };

/** A claim as it reads; one that could not be stored says so, with the way on. */
export function ClaimText({ comparison, row, number, onWrite }: ShownProps): JSX.Element {
  const owner = rowOwner(comparison.id, row, 'claim', number);
  const unsettled = useNotes((notes) => notes[noteKey(owner)]);
  const session = (): NoteSession => noteSession(owner, claimOf(comparison, row));
  if (unsettled?.state === 'conflict' && unsettled.theirs !== null)
    return (
      <NoteConflict
        mine={unsettled.text}
        theirs={unsettled.theirs}
        onSettle={(choice) => session().settle(choice)}
      />
    );
  const isFailed = unsettled?.state === 'failed';
  const claim = isFailed ? unsettled.text : row.claim;
  return (
    <>
      {/* A click is the short way for the mouse; the keyboard has Enter on the claim. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span className={styles.claimText} dir="auto" onClick={onWrite}>
        {claim || <em>What is claimed?</em>}
      </span>
      {isFailed && <NoteStateLine state="failed" error={unsettled.error} onRetry={() => session().flush()} />}
    </>
  );
}

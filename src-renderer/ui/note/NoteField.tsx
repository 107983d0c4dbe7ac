import type { JSX } from 'react';
import { changeNote, noteKey, noteSession, useNotes, type NoteOwner } from '../../note-saving';
import type { StoredNote } from '../../note-session';
import { useRefusal } from '../../read-only';
import { sayError } from '../../toasts';
import { NoteText, tickedAt } from '../NoteText';
import { NoteConflict } from './NoteConflict';
import { NoteEditor } from './NoteEditor';
import { NoteStateLine } from './NoteStateLine';
import styles from './editor.module.css';

interface Props {
  owner: NoteOwner;
  stored: StoredNote;
  editing: boolean;
  label: string;
  placeholder: string;
  onEdit: () => void;
  onEnd: () => void;
}

/** A note, shown or being written, with what is not stored of it. Empty and not written, it takes no room. */
export function NoteField({
  owner,
  stored,
  editing,
  label,
  placeholder,
  onEdit,
  onEnd,
}: Props): JSX.Element | null {
  const unsettled = useNotes((notes) => notes[noteKey(owner)]);
  const refusal = useRefusal();
  if (editing && refusal === null) return <NoteEditor {...{ owner, stored, label, placeholder, onEnd }} />;
  const note = unsettled?.text ?? stored.note;
  if (unsettled?.state === 'conflict' && unsettled.theirs !== null) {
    return (
      <NoteConflict
        mine={note}
        theirs={unsettled.theirs}
        onSettle={(choice) => noteSession(owner, stored).settle(choice)}
      />
    );
  }
  if (note.trim() === '') return null;
  return (
    <div className={styles.shown}>
      {/* A click is the short way for the mouse; for the keyboard there is the button beside, and the key. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        className={styles.note}
        onClick={() => {
          if (refusal !== null) return;
          // Words that are being selected are to be copied.
          if (document.getSelection()?.isCollapsed !== false) onEdit();
        }}
      >
        <NoteText
          note={note}
          onTick={(at) => {
            if (refusal === null) changeNote(owner, stored, tickedAt(note, at));
            else sayError(refusal);
          }}
        />
      </div>
      {unsettled?.state === 'failed' && (
        <NoteStateLine
          state="failed"
          error={unsettled.error}
          onRetry={() => noteSession(owner, stored).flush()}
        />
      )}
    </div>
  );
}

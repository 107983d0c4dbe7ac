import { Eye } from 'lucide-react';
import {
  lazy,
  Suspense,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useRef,
  type ClipboardEvent,
  type FocusEvent,
  type JSX,
  type KeyboardEvent,
} from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { limits } from '#contract/limits';
import { writingField } from '../../expected-editor';
import { editNote, noteKey, noteSession, useNotes, type NoteOwner } from '../../note-saving';
import type { StoredNote } from '../../note-session';
import { changePreferences, usePreferences } from '../../preferences';
import { IconButton } from '../IconButton';
import {
  caretAfter,
  emphasise,
  isAddress,
  linkOf,
  nextLine,
  type Field,
  type Replacement,
} from './note-editing';
import { NoteConflict } from './NoteConflict';
import { NoteStateLine } from './NoteStateLine';
import styles from './editor.module.css';

// With the parser of Markdown, which is not needed for the first paint.
const NotePreview = lazy(() => import('./NotePreview'));

interface Props {
  owner: NoteOwner;
  stored: StoredNote;
  label: string;
  placeholder: string;
  onEnd: () => void;
}

/**
 * A note in Markdown, stored with every key; below it, as one types, what it will look like. Escape, Ctrl+Enter or leaving
 * it ends the edit, which is one step to undo.
 */
export function NoteEditor({ owner, stored, label, placeholder, onEnd }: Props): JSX.Element {
  const session = noteSession(owner, stored);
  const { text, state, theirs, error } = useNotes((notes) => notes[noteKey(owner)]) ?? session.snapshot();
  const { notePreview } = usePreferences();
  const frame = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const shown = useDeferredValue(text);

  // Before the next key arrives: what is typed right after the command belongs to the note.
  useLayoutEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  // Its passage may get another place meanwhile: the edit stays the same.
  const first = useRef({ owner, stored });
  useEffect(() => editNote(first.current.owner, first.current.stored), []);
  useEffect(() => session.follow(stored), [session, stored]);
  useCaret(field, text);

  const apply = (change: Replacement | null): boolean => {
    const area = field.current;
    if (!area || !change) return false;
    area.setSelectionRange(change.from, change.to);
    // The one way to change a field that its own undo knows of.
    const done =
      change.insert === ''
        ? document.execCommand('delete')
        : document.execCommand('insertText', false, change.insert);
    if (!done) return false;
    area.setSelectionRange(change.start, change.end);
    return true;
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const mod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const now = fieldOf(event.currentTarget);
    if (event.key === 'Escape' || (event.key === 'Enter' && mod)) onEnd();
    else if (mod && event.key === 'b') apply(emphasise(now, '**'));
    else if (mod && event.key === 'i') apply(emphasise(now, '_'));
    else if (mod && event.key === 'k') apply(linkOf(now));
    else if (event.key !== 'Enter' || event.shiftKey || event.altKey || !apply(nextLine(now))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const pasted = event.clipboardData.getData('text/plain').trim();
    const now = fieldOf(event.currentTarget);
    if (now.start === now.end || !isAddress(pasted) || isAddress(now.text.slice(now.start, now.end))) return;
    if (apply(linkOf(now, pasted))) event.preventDefault();
  };
  const leave = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && frame.current?.contains(to)) return;
    // Another window has the focus now: the reader comes back to the same key.
    if (!document.hasFocus()) return;
    onEnd();
  };

  return (
    <div ref={frame} className={styles.editor} onBlur={leave}>
      <TextField value={text} onChange={session.type} maxLength={limits.note}>
        <Label className="visually-hidden">{label}</Label>
        <TextArea
          ref={field}
          {...writingField}
          className={styles.field!}
          dir="auto"
          placeholder={placeholder}
          aria-keyshortcuts="Control+B Control+I Control+K"
          onKeyDown={press}
          onPaste={paste}
        />
      </TextField>
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
      {notePreview && (
        <Suspense>
          <NotePreview note={shown} />
        </Suspense>
      )}
      <footer className={styles.foot}>
        <NoteStateLine state={state} error={error} onRetry={session.flush} />
        <IconButton
          icon={Eye}
          label={notePreview ? 'Do not show what it will look like' : 'Show what it will look like'}
          active={notePreview}
          small
          // By mouse only: Tab leaves the field.
          excludeFromTabOrder
          preventFocusOnPress
          onPress={() => changePreferences({ notePreview: !notePreview })}
        />
      </footer>
    </div>
  );
}

const fieldOf = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Field => ({
  ...{ text: value, start: selectionStart, end: selectionEnd },
});

/** Keeps the caret by its words when another window's text comes into the field. */
function useCaret(field: { current: HTMLTextAreaElement | null }, text: string): void {
  const last = useRef({ text, caret: text.length });
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    const note = (): void => {
      last.current = { text: area.value, caret: area.selectionStart };
    };
    document.addEventListener('selectionchange', note);
    area.addEventListener('input', note);
    return () => {
      document.removeEventListener('selectionchange', note);
      area.removeEventListener('input', note);
    };
  }, [field]);
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || last.current.text === text) return;
    const caret = caretAfter(last.current.text, text, last.current.caret);
    last.current = { text, caret };
    area.setSelectionRange(caret, caret);
  }, [field, text]);
}

import { useEffect, useLayoutEffect, useRef, useState, type JSX } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import type { Annotation } from '#contract';
import { limits } from '#contract/limits';
import { noteOf } from '../annotation';
import { endNote, saveNote } from '../note-saving';
import { onEvent } from '../api';
import styles from './notes.module.css';

interface Props {
  annotation: Annotation;
  onEnd: () => void;
}

const savedAfter = 350;

interface Edit {
  annotation: Annotation;
  before: string;
  /** What is known to be stored. */
  saved: string;
  value: string;
  timer: number;
}

async function store(edit: Edit): Promise<void> {
  const { value } = edit;
  if (await saveNote(edit.annotation, value)) edit.saved = value;
}

/** Stores what is typed as it is typed; Escape or leaving the field ends the edit, which is one step to undo. */
export function NoteEditor({ annotation, onEnd }: Props): JSX.Element {
  const [value, setValue] = useState(() => noteOf(annotation));
  const edit = useRef<Edit>({ annotation, before: value, saved: value, value, timer: 0 });
  const field = useRef<HTMLTextAreaElement>(null);

  // Before the next key arrives: what is typed right after the command belongs to the note.
  useLayoutEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);

  useEffect(() => {
    const now = edit.current;
    const flush = (): void => {
      window.clearTimeout(now.timer);
      if (now.value !== now.saved) void store(now);
    };
    const stop = onEvent('closing', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      stop();
      window.removeEventListener('pagehide', flush);
      flush();
      endNote(now.annotation, now.before, now.value);
    };
  }, []);

  const type = (next: string): void => {
    setValue(next);
    const now = edit.current;
    now.value = next;
    window.clearTimeout(now.timer);
    now.timer = window.setTimeout(() => void store(now), savedAfter);
  };

  return (
    <TextField
      className={styles.editor!}
      value={value}
      onChange={type}
      maxLength={limits.note}
      onBlur={onEnd}
    >
      <Label className="visually-hidden">Note, in Markdown</Label>
      <TextArea
        ref={field}
        dir="auto"
        placeholder="Write a note…"
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
            event.preventDefault();
            event.stopPropagation();
            onEnd();
          }
        }}
      />
    </TextField>
  );
}

import type { JSX } from 'react';
import { MarkdownText } from '../MarkdownText';
import { hasMarkup, parseNote } from '../parse-note';
import styles from './editor.module.css';

/** What a note that is being written will look like; nothing where that would only repeat it. */
export default function NotePreview({ note }: { note: string }): JSX.Element | null {
  if (!hasMarkup(parseNote(note))) return null;
  return (
    <section className={styles.preview} aria-label="How the note will look">
      <MarkdownText note={note} />
    </section>
  );
}

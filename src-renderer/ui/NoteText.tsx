import { lazy, Suspense, type JSX } from 'react';
import type { NoteTextProps } from './MarkdownText';
import styles from './note-text.module.css';

// The parser of Markdown is not needed for the first paint.
const MarkdownText = lazy(async () => ({ default: (await import('./MarkdownText')).MarkdownText }));

/** A note as it is meant; as it was typed until the parser is there. */
export function NoteText(props: NoteTextProps): JSX.Element {
  const source = (
    <div className={styles.text} dir="auto">
      {props.note}
    </div>
  );
  return (
    <Suspense fallback={source}>
      <MarkdownText {...props} />
    </Suspense>
  );
}

/** The note with the box at `at` ticked, or not any more. */
export const tickedAt = (note: string, at: number): string =>
  note.slice(0, at) + (/\s/.test(note[at] ?? '') ? 'x' : ' ') + note.slice(at + 1);

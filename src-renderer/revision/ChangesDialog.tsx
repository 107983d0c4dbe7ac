import type { JSX } from 'react';
import { useAnswer } from '../api';
import { undoStep } from '../history';
import { notesAfter, useRevision } from '../revising';
import { Scroll } from '../ui/Scroll';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog, openDialog } from '../workspace';
import styles from './revision.module.css';

/** What the newest change of a text did: words that came, words that went, and what became of the notes. */
export default function ChangesDialog(): JSX.Element | null {
  const shown = useRevision();
  const { data: article } = useAnswer('getArticle', { id: shown?.article ?? '' });
  if (!shown) return null;
  const { added, gone } = shown.revision;
  const close = (): void => (shown.from ? openDialog(shown.from) : closeDialog());
  const notes = notesAfter(shown.revision);
  return (
    <Sheet title="What has changed" onClose={close} wide>
      <Scroll label="What has changed" className={styles.changes}>
        <p className={styles.of} dir="auto">
          {article?.title}
          {notes && <span> · {notes}</span>}
        </p>
        <Passages title="No longer in the text" passages={gone} kind="gone" />
        <Passages title="Now in the text" passages={added} kind="added" />
        {added.length + gone.length === 0 && <p>Only how the text is set: paragraphs, headings or links.</p>}
      </Scroll>
      <footer className={styles.actions}>
        <TextButton
          changes
          onPress={() => {
            void undoStep(shown.step);
            close();
          }}
        >
          Undo
        </TextButton>
        <TextButton kind="primary" autoFocus onPress={close}>
          Keep
        </TextButton>
      </footer>
    </Sheet>
  );
}

interface PassagesProps {
  title: string;
  passages: string[];
  kind: 'added' | 'gone';
}

export function Passages({ title, passages, kind }: PassagesProps): JSX.Element | null {
  if (passages.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ol className={styles.passages} data-kind={kind}>
        {passages.map((passage, i) => (
          <li key={i} dir="auto">
            {passage}
          </li>
        ))}
      </ol>
    </section>
  );
}

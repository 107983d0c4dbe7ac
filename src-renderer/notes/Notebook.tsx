import { useLayoutEffect, type JSX } from 'react';
import { clearFilter, isFiltering, useNotebook } from './notebook-state';
import { useWorkspace } from '../workspace';
import { TextButton } from '../ui/TextButton';
import { BulkBar } from './BulkBar';
import { NotebookHeader } from './NotebookHeader';
import { NotesFilterBar } from './NotesFilterBar';
import { NotesList } from './NotesList';
import styles from './notebook.module.css';
import { keepTicked } from './ticked';
import { useNotes } from './use-notes';
import { useScope } from './use-scope';

interface Props {
  /** Across the window, in the reader's place. */
  wide?: boolean;
  /** In a tab that says what it is, inside a part of the window of its own. */
  inTab?: boolean;
}

/** All notes of the open articles, of a collection, or of the library: beside the text, or across the window. */
export function Notebook({ wide = false, inTab = false }: Props): JSX.Element {
  const notes = useNotes();
  const { scope } = useScope();
  const filtering = useNotebook((state) => isFiltering(state.filter));
  const panes = useWorkspace((workspace) => workspace.panes);
  useLayoutEffect(() => keepTicked(scope, scope === 'open' ? panes : []), [scope, panes]);
  const content = (
    <>
      <div className={styles.top}>
        <NotebookHeader wide={wide} titled={!inTab} total={notes.total} />
        {(notes.total > 0 || filtering || scope === 'open') && <NotesFilterBar notes={notes} />}
        {notes.group === 'outline' && notes.total > 0 && (
          <p className={styles.hint}>
            Drag by the grip, or <kbd>Alt</kbd> with <kbd>↑</kbd> <kbd>↓</kbd> to move and <kbd>←</kbd>{' '}
            <kbd>→</kbd> for the level.
          </p>
        )}
      </div>
      {notes.failed ? (
        <p className={styles.empty} role="alert">
          {notes.failed.message}
        </p>
      ) : (
        <>
          {notes.ready && notes.total === 0 && <Empty filtering={filtering} />}
          {notes.sections.count > 0 && <NotesList notes={notes} wide={wide} />}
        </>
      )}
      <BulkBar notes={notes} />
    </>
  );
  if (inTab) return <div className={styles.notebook}>{content}</div>;
  return (
    <aside
      className={styles.notebook}
      aria-label="Notebook"
      data-region="notebook"
      data-wide={wide || undefined}
    >
      {content}
    </aside>
  );
}

function Empty({ filtering }: { filtering: boolean }): JSX.Element {
  const { scope, open } = useScope();
  const panes = useWorkspace((workspace) => workspace.panes.length);
  if (filtering) {
    return (
      <div className={styles.empty}>
        <p>No note matches.</p>
        <TextButton kind="quiet" onPress={clearFilter}>
          Show all notes
        </TextButton>
      </div>
    );
  }
  if (scope === 'open') {
    return (
      <p className={styles.empty}>
        {panes > 1 ? 'No notes on these articles yet. ' : ''}
        Select words in the text, or stand on a paragraph with <kbd>J</kbd> and press <kbd>H</kbd>.
      </p>
    );
  }
  return (
    <p className={styles.empty}>
      {scope === 'library'
        ? 'There are no notes yet.'
        : 'There are no notes on the articles of this collection.'}{' '}
      {open ? 'Select words in a text and press ' : 'Open an article, select words and press '}
      <kbd>H</kbd>.
    </p>
  );
}

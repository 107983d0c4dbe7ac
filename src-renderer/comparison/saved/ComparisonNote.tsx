import { NotebookPen } from 'lucide-react';
import { useMemo, type JSX } from 'react';
import type { ShownComparison } from '#contract';
import { useComparison } from '../../comparing';
import type { NoteOwner } from '../../note-saving';
import { IconButton } from '../../ui/IconButton';
import { NoteField } from '../../ui/note/NoteField';
import { useSaving, writeComparisonNote } from './saved-comparisons';
import styles from './saved.module.css';

/** What the reader writes on a comparison as a whole. The first word of it saves the comparison. */
export function ComparisonNote(): JSX.Element {
  const comparison = useComparison();
  const writing = useSaving((saving) => saving.writing);
  return (
    <section className={styles.note} aria-label="Note on the comparison">
      {comparison && (
        <Field
          comparison={comparison}
          editing={writing === comparison.id}
          onEdit={() => void writeComparisonNote()}
          onEnd={() => useSaving.setState({ writing: null })}
        />
      )}
      {(!comparison || writing !== comparison.id) && !comparison?.note && (
        <button type="button" className={styles.addNote} onClick={() => void writeComparisonNote()}>
          <span aria-hidden>+</span> Note on the comparison
        </button>
      )}
    </section>
  );
}

interface FieldProps {
  comparison: ShownComparison;
  editing: boolean;
  onEdit: () => void;
  onEnd: () => void;
}

function Field({ comparison, editing, onEdit, onEnd }: FieldProps): JSX.Element {
  const { id, name, note, modified } = comparison;
  const owner = useMemo<NoteOwner>(
    () => ({ article: id, annotation: null, row: 'note', quote: name, made: null }),
    [id, name],
  );
  const stored = useMemo(() => ({ note, modified }), [note, modified]);
  return (
    <>
      <NoteField
        {...{ owner, stored, editing, onEdit, onEnd }}
        label="Note on the comparison, in Markdown"
        placeholder="What do these accounts agree on, and where do they part?"
      />
      {!editing && note !== '' && (
        <span className={styles.noteTool}>
          <IconButton
            icon={NotebookPen}
            label="Edit the note on the comparison"
            command="comparing.note"
            small
            onPress={onEdit}
          />
        </span>
      )}
    </>
  );
}

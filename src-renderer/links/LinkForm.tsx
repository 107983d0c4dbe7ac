import { useState, type FormEvent, type JSX, type KeyboardEvent } from 'react';
import { Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import type { Relation } from '#contract';
import { relationNames, relationOrder } from '../linking';
import { TextButton } from '../ui/TextButton';
import styles from './links.module.css';

interface Props {
  relation: Relation;
  note: string;
  /** What the button says that ends it. */
  done: string;
  onDone: (relation: Relation, note: string) => void;
  onCancel: () => void;
  onDelete?: () => void;
}

/** How one passage stands to the other, and a note on it. Enter ends it, digits and first letters choose. */
export function LinkForm({ relation, note, done, onDone, onCancel, onDelete }: Props): JSX.Element {
  const [chosen, setChosen] = useState(relation);
  const [written, setWritten] = useState(note);
  const end = (event?: FormEvent): void => {
    event?.preventDefault();
    onDone(chosen, written.trim());
  };

  const press = (event: KeyboardEvent): void => {
    // The keys of the program have to wait.
    event.stopPropagation();
    const writing = event.target instanceof HTMLTextAreaElement;
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'Escape') {
      event.preventDefault();
      return onCancel();
    }
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      if (writing && bare && event.shiftKey) return;
      event.preventDefault();
      return end();
    }
    if (writing || !bare) return;
    const next = relationOrder[Number(event.key) - 1] ?? byLetter(event.key, chosen);
    if (!next) return;
    event.preventDefault();
    setChosen(next);
    document.getElementById(radioId(next))?.focus();
  };

  return (
    // The keys of its fields bubble to here; the form itself takes none.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles.form} onSubmit={end} onKeyDown={press}>
      <RadioGroup
        aria-label="Relation"
        className={styles.relations!}
        value={chosen}
        onChange={(value) => setChosen(value as Relation)}
      >
        {relationOrder.map((value, i) => (
          <Radio
            key={value}
            id={radioId(value)}
            value={value}
            className={styles.relation!}
            autoFocus={value === relation}
          >
            <span className={styles.dot} aria-hidden />
            {relationNames[value].to}
            <kbd aria-hidden>{i + 1}</kbd>
          </Radio>
        ))}
      </RadioGroup>
      <TextField className={styles.noteField!} value={written} onChange={setWritten}>
        <Label className="visually-hidden">Note on the link</Label>
        <TextArea placeholder="Note, if you like" rows={2} />
      </TextField>
      <div className={styles.formEnd}>
        {onDelete && (
          <TextButton kind="quiet" changes onPress={onDelete}>
            Delete
          </TextButton>
        )}
        <span className={styles.gap} />
        <TextButton kind="quiet" onPress={onCancel}>
          Cancel
        </TextButton>
        <TextButton kind="primary" type="submit" changes>
          {done}
        </TextButton>
      </div>
    </form>
  );
}

const radioId = (relation: Relation): string => `link-relation-${relation}`;

/** The next relation, after the chosen one, that begins with a letter. */
function byLetter(letter: string, chosen: Relation): Relation | undefined {
  const at = relationOrder.indexOf(chosen);
  const round = [...relationOrder.slice(at + 1), ...relationOrder.slice(0, at + 1)];
  return round.find((relation) => relationNames[relation].to.startsWith(letter.toLowerCase()));
}

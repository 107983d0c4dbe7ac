import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useComparison } from '../../comparing';
import { TextButton } from '../../ui/TextButton';
import { endNaming, saveAs, startNaming, useSaving } from './saved-comparisons';
import styles from './saved.module.css';
import { ChangeButton } from '../../ui/ChangeButton';

/** The name of the comparison of the open articles, which a press lets the reader change; unsaved, the way to save it. */
export function ComparisonName(): JSX.Element {
  const comparison = useComparison();
  const naming = useSaving((saving) => saving.naming);
  if (naming) return <NameField key={comparison?.id ?? ''} name={comparison?.name ?? ''} />;
  if (!comparison) {
    return (
      <TextButton kind="quiet" changes onPress={startNaming}>
        Save this comparison…
      </TextButton>
    );
  }
  return (
    <ChangeButton
      className={styles.name!}
      aria-label={`Rename the comparison ${comparison.name}`}
      onPress={startNaming}
    >
      <bdi>{comparison.name}</bdi>
      <Pencil size={12} strokeWidth={1.75} aria-hidden />
    </ChangeButton>
  );
}

function NameField({ name }: { name: string }): JSX.Element {
  const [text, setText] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  // What had the focus gets it back when the name is written.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const ended = useRef(false);
  const end = (save: boolean): void => {
    if (ended.current) return;
    ended.current = true;
    if (save) void saveAs(text);
    else endNaming();
    // Where the reader has gone by themselves is where they want to be.
    if (document.activeElement === field.current && before instanceof HTMLElement && before.isConnected)
      before.focus({ preventScroll: true });
  };
  return (
    <TextField
      className={styles.nameField!}
      value={text}
      maxLength={200}
      onChange={setText}
      // Leaving an empty field saves nothing; Enter in it does, under the name that the articles give.
      onBlur={() => end(text.trim() !== '')}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return event.continuePropagation();
        event.preventDefault();
        end(event.key === 'Enter');
      }}
    >
      <Label className="visually-hidden">Name of the comparison</Label>
      <Input ref={field} placeholder="Name this comparison" />
    </TextField>
  );
}

import { useState, type FormEvent, type JSX } from 'react';
import { Form, Input, Label, TextField } from 'react-aria-components';
import { Sheet } from '../../ui/Sheet';
import { TextButton } from '../../ui/TextButton';
import { renameComparison, useSaving } from './saved-comparisons';
import styles from './saved.module.css';

export function RenameDialog({ id, name }: { id: string; name: string }): JSX.Element {
  const [text, setText] = useState(name);
  const close = (): void => useSaving.setState({ renaming: null });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void renameComparison(id, text);
  };
  return (
    <Sheet title="Rename the comparison" onClose={close}>
      <Form className={styles.form!} onSubmit={save}>
        <TextField className={styles.field!} value={text} onChange={setText} maxLength={200} autoFocus>
          <Label className="visually-hidden">Name</Label>
          <Input onFocus={(event) => event.target.select()} />
        </TextField>
        <TextButton kind="primary" type="submit" isDisabled={text.trim() === ''}>
          Rename
        </TextButton>
      </Form>
    </Sheet>
  );
}

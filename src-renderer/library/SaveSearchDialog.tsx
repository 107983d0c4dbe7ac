import { useState, type JSX } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { saveSearch } from '../saving-search';
import { queryOf, useShelf } from '../shelf';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import styles from './dialogs.module.css';
import { chipsOf } from './filter-chips';

/** Gives the search, with its filters, a name by which it is found among the collections. */
export default function SaveSearchDialog(): JSX.Element {
  const shelf = useShelf();
  const said = [shelf.search.trim(), ...chipsOf(shelf.filters).map((chip) => chip.name)].filter(Boolean);
  const [name, setName] = useState(said.join(', ').slice(0, 120));
  return (
    <Sheet title="Save this search" onClose={closeDialog}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!name.trim()) return;
          closeDialog();
          void saveSearch(name, queryOf(shelf));
        }}
      >
        <TextField value={name} onChange={setName} autoFocus className={styles.field!}>
          <Label className="visually-hidden">Name</Label>
          <Input placeholder="Name" maxLength={120} dir="auto" onFocus={(event) => event.target.select()} />
        </TextField>
        <p className={styles.remark}>
          It becomes a smart collection, which always holds what this finds in the whole library
          {said.length > 0 ? (
            <>
              : <bdi>{said.join(' · ')}</bdi>
            </>
          ) : (
            ', which for now is everything'
          )}
          .
        </p>
        <footer className={styles.actions}>
          <TextButton kind="quiet" onPress={closeDialog}>
            Cancel
          </TextButton>
          <TextButton kind="primary" type="submit" isDisabled={!name.trim()}>
            Save
          </TextButton>
        </footer>
      </form>
    </Sheet>
  );
}

import { Pencil, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { Collection } from '#contract';
import { useAnswer } from '../api';
import { IconButton } from '../ui/IconButton';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { createCollection, deleteCollection, renameCollection } from './collecting';
import styles from './collections.module.css';

/** Named sets of articles: made, renamed and given up here; articles get into them from the list of the library. */
export default function CollectionsDialog(): JSX.Element {
  const { data: collections = [], error } = useAnswer('listCollections', {});
  const [renaming, setRenaming] = useState<string | null>(null);
  return (
    <Sheet title="Collections" onClose={closeDialog}>
      <NameForm label="New collection" button="Create" onName={(name) => void createCollection(name)} />
      {error && (
        <p className={styles.empty} role="alert">
          {error.message}
        </p>
      )}
      {collections.length === 0 && !error && (
        <p className={styles.empty}>
          A collection holds articles that belong together. The notebook shows its notes in one list.
        </p>
      )}
      <ul className={styles.list} aria-label="Collections">
        {collections.map((collection) => (
          <li key={collection.id} className={styles.row}>
            {renaming === collection.id ? (
              <NameForm
                label="Name"
                button="Rename"
                name={collection.name}
                onName={(name) => {
                  setRenaming(null);
                  void renameCollection(collection, name);
                }}
              />
            ) : (
              <Row collection={collection} onRename={() => setRenaming(collection.id)} />
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Row({ collection, onRename }: { collection: Collection; onRename: () => void }): JSX.Element {
  const { name, articles } = collection;
  return (
    <>
      <bdi className={styles.name}>{name}</bdi>
      <span className={styles.count}>
        {articles.length === 1 ? '1 article' : `${articles.length} articles`}
      </span>
      <IconButton icon={Pencil} label={`Rename ${name}`} small onPress={onRename} />
      <IconButton
        icon={Trash2}
        label={`Delete the collection ${name}`}
        small
        onPress={() => void deleteCollection(collection)}
      />
    </>
  );
}

interface NameFormProps {
  label: string;
  button: string;
  name?: string;
  onName: (name: string) => void;
}

function NameForm({ label, button, name = '', onName }: NameFormProps): JSX.Element {
  const [value, setValue] = useState(name);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!value.trim()) return;
        onName(value);
        setValue('');
      }}
    >
      <TextField value={value} onChange={setValue} autoFocus className={styles.field!}>
        <Label className="visually-hidden">{label}</Label>
        <Input placeholder={label} maxLength={120} />
      </TextField>
      <TextButton type="submit" isDisabled={!value.trim()}>
        {button}
      </TextButton>
    </form>
  );
}

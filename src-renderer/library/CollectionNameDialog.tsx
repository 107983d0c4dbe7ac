import { useState, type JSX } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { createCollection, renameCollection, useCollections } from '../collecting';
import { counted } from '../counted';
import { goToPlace } from '../shelf';
import { say } from '../toasts';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import styles from './dialogs.module.css';
import { focusCollection } from './focus-collection';
import { useNaming, type Naming } from './naming-collection';

const titleOf = (naming: Naming): string =>
  naming.kind === 'rename' ? 'Rename collection' : 'New collection';

/** The name of a collection. */
export default function CollectionNameDialog(): JSX.Element | null {
  const naming = useNaming((state) => state.naming);
  const collections = useCollections();
  const [name, setName] = useState(naming?.kind === 'rename' ? naming.collection.name : '');
  if (!naming) return null;
  const parent = naming.kind === 'new' ? collections.find(({ id }) => id === naming.parent)?.name : undefined;
  const store = async (): Promise<void> => {
    closeDialog();
    if (naming.kind === 'rename') return renameCollection(naming.collection, name);
    const { articles, parent: inside } = naming;
    const id = await createCollection({ name, articles, parent: inside });
    if (id === null) return;
    if (articles.length === 0) {
      goToPlace(id);
      return focusCollection(id);
    }
    say(`“${name.trim()}” holds ${counted(articles.length, 'article')}`, {
      label: 'Show',
      run: () => goToPlace(id),
    });
  };
  return (
    <Sheet title={titleOf(naming)} onClose={closeDialog}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) void store();
        }}
      >
        <TextField value={name} onChange={setName} autoFocus className={styles.field!}>
          <Label className="visually-hidden">Name</Label>
          <Input placeholder="Name" maxLength={120} dir="auto" onFocus={(event) => event.target.select()} />
        </TextField>
        {naming.kind === 'new' && (
          <p className={styles.remark}>
            {naming.articles.length > 0
              ? `It will hold ${counted(naming.articles.length, 'article')}. `
              : 'A collection holds articles that belong together; an article can be in several. '}
            {parent && (
              <>
                It stands in <bdi>“{parent}”</bdi>.
              </>
            )}
          </p>
        )}
        <footer className={styles.actions}>
          <TextButton kind="quiet" onPress={closeDialog}>
            Cancel
          </TextButton>
          <TextButton kind="primary" type="submit" isDisabled={!name.trim()}>
            {naming.kind === 'rename' ? 'Rename' : 'Create'}
          </TextButton>
        </footer>
      </form>
    </Sheet>
  );
}

import type { JSX } from 'react';
import { Menu, MenuItem, Separator } from 'react-aria-components';
import type { Collection } from '#contract';
import { collect, useCollections } from '../collecting';
import { collectionTree, type Branch } from '../collection-tree';
import { sayError } from '../toasts';
import { nameNewCollection } from './naming-collection';
import styles from './library.module.css';

const inOrder = (branches: readonly Branch[], level = 0): { collection: Collection; level: number }[] =>
  branches.flatMap(({ collection, children }) => [{ collection, level }, ...inOrder(children, level + 1)]);

interface Props {
  articles: () => Promise<string[]>;
  /** Closes the menu that this one hangs on; a menu without a trigger of its own is not closed with it. */
  onDone?: () => void;
}

/** The collections that articles can be put into, and a new one. */
export function CollectChoices({ articles, onDone }: Props): JSX.Element {
  const collections = useCollections();
  const choices = inOrder(collectionTree(collections.filter(({ query }) => query === null)));
  return (
    <Menu
      aria-label="Collections"
      className={styles.choices!}
      onAction={(key) => {
        onDone?.();
        void articles()
          .then((ids) => {
            const chosen = choices.find(({ collection }) => collection.id === key)?.collection;
            if (chosen) return collect(chosen, ids, true);
            nameNewCollection({ articles: ids });
            return undefined;
          })
          .catch(sayError);
      }}
    >
      {choices.map(({ collection: { id, name }, level }) => (
        <MenuItem key={id} id={id} textValue={name} className={styles.menuItem!}>
          <bdi style={{ paddingInlineStart: level * 12 }}>{name}</bdi>
        </MenuItem>
      ))}
      {choices.length > 0 && <Separator className={styles.menuLine!} />}
      <MenuItem id="new" className={styles.menuItem!}>
        New collection…
      </MenuItem>
    </Menu>
  );
}

import type { JSX } from 'react';
import { Menu, Popover, Separator } from 'react-aria-components';
import type { Collection } from '#contract';
import { deleteCollection, heldCollections, moveCollection } from '../collecting';
import { spotAfter, type Move } from '../collection-tree';
import { changeSearch } from '../saving-search';
import styles from './library.module.css';
import { nameAnew, nameNewCollection } from './naming-collection';
import { ChangeItem } from '../ui/ChangeItem';

interface Props {
  collection: Collection;
  anchor: Element;
  onClose: () => void;
}

const ways: readonly [Move, string, string][] = [
  ['up', 'Move up', 'Alt ↑'],
  ['down', 'Move down', 'Alt ↓'],
  ['in', 'Move into the one above', 'Alt →'],
  ['out', 'Move out', 'Alt ←'],
];

/** All that can be done with a collection. */
export function CollectionMenu({ collection, anchor, onClose }: Props): JSX.Element {
  const { id, name, query } = collection;
  const all = heldCollections();
  return (
    <Popover
      isOpen
      triggerRef={{ current: anchor }}
      onOpenChange={(open) => !open && onClose()}
      className={styles.menu!}
      placement="bottom end"
    >
      <Menu aria-label={`Actions for ${name}`} autoFocus="first" onClose={onClose}>
        <ChangeItem className={styles.menuItem!} onAction={() => nameAnew(collection)}>
          Rename… <kbd>F2</kbd>
        </ChangeItem>
        {query !== null && (
          <ChangeItem className={styles.menuItem!} onAction={() => changeSearch(collection)}>
            Change what it finds
          </ChangeItem>
        )}
        <ChangeItem className={styles.menuItem!} onAction={() => nameNewCollection({ parent: id })}>
          New collection inside…
        </ChangeItem>
        <Separator className={styles.menuLine!} />
        {ways
          .filter(([move]) => spotAfter(all, id, move) !== null)
          .map(([move, label, keys]) => (
            <ChangeItem key={move} className={styles.menuItem!} onAction={() => moveCollection(id, move)}>
              {label} <kbd>{keys}</kbd>
            </ChangeItem>
          ))}
        <Separator className={styles.menuLine!} />
        <ChangeItem className={styles.menuItem!} onAction={() => void deleteCollection(collection)}>
          Delete <kbd>Del</kbd>
        </ChangeItem>
      </Menu>
    </Popover>
  );
}

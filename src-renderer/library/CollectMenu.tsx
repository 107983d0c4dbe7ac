import type { JSX } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useAnswer } from '../api';
import { TextButton } from '../ui/TextButton';
import { openDialog } from '../workspace';
import { collect } from './collecting';
import styles from './library.module.css';

/** Puts the ticked articles into a collection; where all are in it already, takes them out. */
export function CollectMenu({ articles }: { articles: string[] }): JSX.Element {
  const { data: collections = [] } = useAnswer('listCollections', {});
  const holding = collections.filter((one) => articles.every((id) => one.articles.includes(id)));
  return (
    <MenuTrigger>
      <TextButton kind="quiet">Collect</TextButton>
      <Popover className={styles.menu!} placement="top start">
        <Menu
          aria-label="Collections"
          selectionMode="multiple"
          selectedKeys={holding.map(({ id }) => id)}
          onAction={(key) => {
            const collection = collections.find(({ id }) => id === key);
            if (collection) void collect(collection, articles, !holding.includes(collection));
            else openDialog('collections');
          }}
        >
          {collections.map(({ id, name }) => (
            <MenuItem key={id} id={id} textValue={name} className={styles.menuItem!}>
              <bdi>{name}</bdi>
            </MenuItem>
          ))}
          {collections.length > 0 && <Separator className={styles.menuLine!} />}
          <MenuItem id="edit" className={styles.menuItem!}>
            {collections.length > 0 ? 'Edit collections…' : 'New collection…'}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

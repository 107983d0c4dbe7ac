import { ChevronDown, ListTree, Maximize2, Minimize2 } from 'lucide-react';
import type { JSX } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { NotesQuery } from '#contract';
import { usePreferences } from '../preferences';
import { IconButton } from '../ui/IconButton';
import { widenNotebook } from '../workspace';
import styles from './notebook.module.css';
import { clearTicked } from './ticked';
import { changeNotebook, useScope } from './use-scope';

const groups: Record<NotesQuery['group'], string> = {
  article: 'Article',
  category: 'Category',
  tag: 'Tag',
  date: 'Date',
  outline: 'My own order',
};

interface Props {
  wide: boolean;
  /** Whether it says that this is the notebook; a tab above may have said so. */
  titled: boolean;
  total: number;
}

/** Whose notes, in what order, and how wide. */
export function NotebookHeader({ wide, titled, total }: Props): JSX.Element {
  const { notebook } = usePreferences();
  const { scope, collections, open } = useScope();
  const named = collections.find(({ id }) => id === scope)?.name;
  const name = scope === 'open' ? 'Open articles' : (named ?? 'Whole library');
  const change = (next: Partial<typeof notebook>): void => {
    clearTicked();
    changeNotebook({ ...notebook, ...next });
  };
  return (
    <header className={styles.header} data-titled={titled || undefined}>
      <h2 className={titled ? styles.title : 'visually-hidden'}>Notebook</h2>
      <MenuTrigger>
        <Button className={styles.scope!} aria-label={`Notes of: ${name}`}>
          <bdi>{name}</bdi>
          <ChevronDown size={13} aria-hidden />
        </Button>
        <Popover className={styles.menu!} placement="bottom start">
          <Menu
            aria-label="Whose notes"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[scope]}
            disabledKeys={open ? [] : ['open']}
            onAction={(key) => change({ scope: String(key) })}
          >
            <MenuItem id="open" className={styles.menuItem!}>
              Open articles
            </MenuItem>
            <MenuItem id="library" className={styles.menuItem!}>
              Whole library
            </MenuItem>
            {collections.length > 0 && (
              <MenuSection>
                <Header className={styles.menuHeader}>Collections</Header>
                {collections.map(({ id, name: title }) => (
                  <MenuItem key={id} id={id} textValue={title} className={styles.menuItem!}>
                    <bdi>{title}</bdi>
                  </MenuItem>
                ))}
              </MenuSection>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <span className={styles.total}>{total > 0 && total.toLocaleString()}</span>
      <MenuTrigger>
        <IconButton icon={ListTree} label={`Grouped by: ${groups[notebook.group]}`} small />
        <Popover className={styles.menu!} placement="bottom end">
          <Menu
            aria-label="Group notes by"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[notebook.group]}
            onAction={(key) => change({ group: key as NotesQuery['group'] })}
          >
            {Object.entries(groups).map(([id, title]) => (
              <MenuItem key={id} id={id} className={styles.menuItem!}>
                {title}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <IconButton
        icon={wide ? Minimize2 : Maximize2}
        label={wide ? 'Back beside the text' : 'Notes across the window'}
        command="notes.wide"
        small
        onPress={() => widenNotebook(!wide)}
      />
    </header>
  );
}

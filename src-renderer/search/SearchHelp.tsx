import { CircleHelp } from 'lucide-react';
import type { JSX } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { changePreferences, usePreferences } from '../preferences';
import { searchLibrary, useShelf } from '../shelf';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { closeDialog, openDialog, useWorkspace } from '../workspace';
import styles from './search-field.module.css';

/** What the reader can write, each ready to be taken over. */
const examples: readonly (readonly [example: string, meaning: string])[] = [
  ['"exact words"', 'in this order'],
  ['flood*', 'words that begin so'],
  ['-rumour', 'not with this word'],
  ['dam OR weir', 'one of them'],
  ['title:flood', 'in the title'],
  ['author:lindqvist', 'by whom'],
  ['site:courier', 'in which outlet'],
  ['tag:evacuation', 'with this tag'],
  ['note:doubt', 'in your notes'],
  ['category:figure', 'with a note of this category'],
  ['has:notes', 'with notes of yours'],
  ['is:unread', 'not read yet'],
  ['after:2026-03', 'from this month on'],
  ['before:2026-03-02', 'before this day'],
  ['words>1000', 'longer than this'],
];

/** How to search, by examples; and what was searched for last. */
export function SearchHelp({ fieldId }: { fieldId: string }): JSX.Element {
  const open = useWorkspace((workspace) => workspace.dialog === 'search-help');
  const { searches } = usePreferences();
  const take = (search: string): void => {
    closeDialog();
    searchLibrary(search);
    // The popover gives the focus back to its button first.
    setTimeout(() => {
      const field = document.getElementById(fieldId);
      if (!(field instanceof HTMLInputElement)) return;
      field.focus();
      field.setSelectionRange(search.length, search.length);
    }, 50);
  };
  const add = (example: string): void => {
    const words = useShelf.getState().search.trimEnd();
    take(words ? `${words} ${example}` : example);
  };
  return (
    <DialogTrigger
      isOpen={open}
      onOpenChange={(wanted) => (wanted ? openDialog('search-help') : closeDialog())}
    >
      <IconButton icon={CircleHelp} label="How to search" command="search.help" small />
      <Popover placement="bottom end" className={styles.popover!}>
        <Dialog aria-label="How to search" className={styles.help!}>
          <h3>What you can write</h3>
          <ul>
            {examples.map(([example, meaning]) => (
              <li key={example}>
                <Button className={styles.example!} onPress={() => add(example)}>
                  <code>{example}</code>
                  <span>{meaning}</span>
                </Button>
              </li>
            ))}
          </ul>
          {searches.length > 0 && (
            <>
              <div className={styles.recentHead}>
                <h3>Recent searches</h3>
                <TextButton kind="quiet" onPress={() => changePreferences({ searches: [] })}>
                  Clear
                </TextButton>
              </div>
              <ul>
                {searches.map((search) => (
                  <li key={search}>
                    <Button className={styles.recent!} onPress={() => take(search)}>
                      <bdi>{search}</bdi>
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

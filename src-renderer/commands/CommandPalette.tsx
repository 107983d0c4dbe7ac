import type { JSX } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Label,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import { sayError } from '../toasts';
import { Keys } from '../ui/Keys';
import { closeDialog } from '../workspace';
import styles from './commands.module.css';
import { available } from './key-state';
import { commandById, commands, keysOf } from './table';

/** Every command that makes sense now, found by its words. */
export function CommandPalette(): JSX.Element {
  const { contains } = useFilter({ sensitivity: 'base' });
  const run = (id: string): void => {
    closeDialog();
    // The dialog gives the focus back first; a command may move it on.
    setTimeout(() => Promise.resolve(commandById(id)?.run()).catch(sayError));
  };
  return (
    <ModalOverlay
      className={styles.overlay!}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && closeDialog()}
    >
      <Modal className={styles.modal!}>
        <Dialog aria-label="Commands" className={styles.palette!}>
          <Autocomplete filter={(text, wanted) => wanted.split(/\s+/).every((word) => contains(text, word))}>
            <SearchField autoFocus className={styles.search!}>
              <Label className="visually-hidden">Command</Label>
              <Input placeholder="What do you want to do?" />
            </SearchField>
            <Menu
              aria-label="Commands"
              className={styles.list!}
              items={commands.filter(
                (command) => !command.keyOnly && available(command) && command.id !== 'palette',
              )}
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className={styles.none}>No such command.</p>}
            >
              {(command) => (
                <MenuItem
                  id={command.id}
                  textValue={`${command.title} ${command.group}`}
                  className={styles.item!}
                >
                  <Text slot="label">{command.title}</Text>
                  <span className={styles.group}>{command.group}</span>
                  {keysOf(command)[0] && <Keys of={keysOf(command)[0] ?? ''} />}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

import { useState, type JSX } from 'react';
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
import { whyReadOnly } from '../read-only';
import { sayError } from '../toasts';
import { Keys } from '../ui/Keys';
import { closeDialog } from '../workspace';
import { whyRefused } from './changing';
import type { Command } from './command';
import styles from './commands.module.css';
import { available, belongs, hasKeysNow, keyState } from './key-state';
import { reading } from './reading';
import { commandById, commands, keysOf } from './table';

/** Why a command cannot be run now. */
const missing = (command: Command): string => {
  if (whyRefused(command) !== null)
    return whyReadOnly() === null ? 'its notes can only be read' : 'the library can only be read';
  if (!belongs(command, keyState())) {
    if (command.when?.caret) return 'needs the caret';
    if (command.when?.chosen) return 'needs a chosen highlight';
    return 'not now';
  }
  return command.needs ?? (command.enabled === reading ? 'needs an open article' : 'not now');
};

/** What makes sense now first; the rest is found, too, and says what it needs. */
function inOrder(): Command[] {
  const all = commands.filter(
    (command) => !command.keyOnly && command.exists?.() !== false && command.id !== 'palette',
  );
  return [...all.filter(available), ...all.filter((command) => !available(command))];
}

/** Every command, found by its words. */
export function CommandPalette(): JSX.Element {
  const { contains } = useFilter({ sensitivity: 'base' });
  const [items] = useState(inOrder);
  const run = (id: string): void => {
    closeDialog();
    // The dialog gives the focus back in the next frame; only then may a command move it on, or open a dialog that
    // gives it back there again.
    requestAnimationFrame(() => setTimeout(() => Promise.resolve(commandById(id)?.run()).catch(sayError)));
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
          {/* Escape leaves, whatever has been typed; the field would only clear itself. */}
          <div
            role="presentation"
            onKeyDownCapture={(event) => {
              if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              event.stopPropagation();
              closeDialog();
            }}
          >
            <Autocomplete
              filter={(text, wanted) => wanted.split(/\s+/).every((word) => contains(text, word))}
            >
              <SearchField autoFocus className={styles.search!}>
                <Label className="visually-hidden">Command</Label>
                <Input placeholder="What do you want to do?" />
              </SearchField>
              <Menu
                aria-label="Commands"
                className={styles.list!}
                items={items}
                onAction={(key) => run(String(key))}
                renderEmptyState={() => <p className={styles.none}>No such command.</p>}
              >
                {(command) => (
                  <MenuItem
                    id={command.id}
                    textValue={`${command.title} ${command.group}`}
                    className={styles.item!}
                    isDisabled={!available(command)}
                  >
                    <Text slot="label">{command.title}</Text>
                    <span className={styles.group}>
                      {available(command) ? command.group : missing(command)}
                    </span>
                    {keysOf(command)[0] && hasKeysNow(command) && <Keys of={keysOf(command)[0] ?? ''} />}
                  </MenuItem>
                )}
              </Menu>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

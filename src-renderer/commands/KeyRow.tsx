import { RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
import { announce } from '../announce';
import { changePreferences, usePreferences } from '../preferences';
import type { OwnKeys } from '../shortcuts';
import { IconButton } from '../ui/IconButton';
import { Keys } from '../ui/Keys';
import { TextButton } from '../ui/TextButton';
import type { Command } from './command';
import styles from './commands.module.css';
import { holdersOf, reservedFor, withKey, withoutChoice } from './key-choice';
import { isLetterKey, keyLabels, keyOf } from './keys';
import { commands, keysOf } from './table';

const spoken = (key: string): string => keyLabels(key).join(' ');
const store = (keys: OwnKeys): void => changePreferences({ keys: { ...keys } });

interface Props {
  command: Command;
  /** Whether its key is being chosen; one at a time. */
  choosing: boolean;
  onChoose: (choosing: boolean) => void;
}

/** A command, its keys, and the way to give it another one. */
export function KeyRow({ command, choosing, onChoose }: Props): JSX.Element {
  const { keys: own, letterKeys } = usePreferences();
  const keys = keysOf(command);
  const fixed = command.keys[0] === 'Escape';
  const button = useRef<HTMLButtonElement>(null);
  const wasChoosing = useRef(false);
  useEffect(() => {
    // The field that had the focus is gone.
    if (wasChoosing.current && !choosing) button.current?.focus();
    wasChoosing.current = choosing;
  }, [choosing]);
  const shown = keys.map((key) => (
    <span key={key} data-off={(isLetterKey(key) && !letterKeys) || undefined}>
      <Keys of={key} />
    </span>
  ));
  return (
    <div className={styles.keyRow} data-choosing={choosing || undefined}>
      <dt>{command.title}</dt>
      <dd>
        {!choosing && own[command.id] !== undefined && (
          <IconButton
            icon={RotateCcw}
            label={`Built-in key of ${command.title}`}
            small
            onPress={() => {
              store(withoutChoice(command.id, own));
              announce(`${command.title} has its built-in key again`);
            }}
          />
        )}
        {fixed
          ? shown
          : !choosing && (
              <Button
                ref={button}
                className={styles.keyButton!}
                aria-label={`Key of ${command.title}: ${keys.map(spoken).join(', ') || 'none'}. Change`}
                onPress={() => onChoose(true)}
              >
                {keys.length ? shown : <span className={styles.noKey}>Add a key</span>}
              </Button>
            )}
      </dd>
      {choosing && <KeyField command={command} own={own} onEnd={() => onChoose(false)} />}
    </div>
  );
}

interface FieldProps {
  command: Command;
  own: OwnKeys;
  onEnd: () => void;
}

/** Takes the next key that is pressed, and asks when another command has it. */
function KeyField({ command, own, onEnd }: FieldProps): JSX.Element {
  const [pressed, setPressed] = useState<string | null>(null);
  const use = pressed === null ? null : reservedFor(pressed);
  const holders = pressed === null ? [] : holdersOf(pressed, command.id, commands, own);

  const take = (key: string): void => {
    store(withKey(key, command.id, commands, own));
    announce(`${command.title}: ${spoken(key)}`);
    onEnd();
  };
  const press = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key === 'Tab' || ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'].includes(key))
      return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') return onEnd();
    const written = keyOf(event.nativeEvent);
    if (!written) return;
    if (reservedFor(written) || holdersOf(written, command.id, commands, own).length) setPressed(written);
    else take(written);
  };

  return (
    <dd className={styles.keyField}>
      <input
        readOnly
        autoFocus
        aria-label={`New key for ${command.title}`}
        value={pressed === null ? 'Press a key' : spoken(pressed)}
        onKeyDown={press}
      />
      <p role="status">
        {use !== null && pressed !== null && `${spoken(pressed)} ${use}. Press another key.`}
        {use === null &&
          holders.length > 0 &&
          `${spoken(pressed ?? '')} is ${holders.map(({ title }) => `“${title}”`).join(' and ')} now.`}
      </p>
      <span>
        {use === null && holders.length > 0 && pressed !== null && (
          <TextButton kind="quiet" onPress={() => take(pressed)}>
            Use it here
          </TextButton>
        )}
        {keysOf(command).length > 0 && (
          <TextButton
            kind="quiet"
            onPress={() => {
              store({ ...own, [command.id]: null });
              announce(`${command.title} has no key`);
              onEnd();
            }}
          >
            No key
          </TextButton>
        )}
        <TextButton kind="quiet" onPress={onEnd}>
          Leave it
        </TextButton>
      </span>
    </dd>
  );
}

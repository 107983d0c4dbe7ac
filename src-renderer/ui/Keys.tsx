import type { JSX } from 'react';
import { keyLabels } from '../commands/keys';
import { useShortcut } from '../shortcuts';
import styles from './ui.module.css';

/** A key combination as it stands on the keyboard. */
export function Keys({ of }: { of: string }): JSX.Element {
  return (
    <span className={styles.keys}>
      {keyLabels(of).map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </span>
  );
}

/** The key of a command as it is now; nothing when it has none. */
export function KeysOf({ command }: { command: string }): JSX.Element | null {
  const key = useShortcut(command);
  return key ? <Keys of={key} /> : null;
}

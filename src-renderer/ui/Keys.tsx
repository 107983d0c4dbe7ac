import type { JSX } from 'react';
import { keyLabels } from '../commands/keys';
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

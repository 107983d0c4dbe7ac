import type { JSX, ReactNode } from 'react';
import styles from './strip.module.css';

interface Props {
  label: string;
  /** What is being done, from what, and what comes next (a `span`). */
  says: ReactNode;
  /** The ways on. */
  tools: ReactNode;
}

/** While something is done in two steps: says so at the bottom of the reader. */
export function Strip({ label, says, tools }: Props): JSX.Element {
  return (
    <div className={styles.strip} role="group" aria-label={label} data-strip>
      <p>{says}</p>
      {tools && <span className={styles.tools}>{tools}</span>}
    </div>
  );
}

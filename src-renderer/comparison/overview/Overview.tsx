import type { JSX } from 'react';
import { useOverview } from '../../comparing';
import styles from './overview.module.css';

/** What the open articles have in common, at a glance. */
export function Overview(): JSX.Element {
  const { error } = useOverview();
  return (
    <div className={styles.overview}>
      {error && (
        <p className={styles.empty} role="alert">
          {error.message}
        </p>
      )}
    </div>
  );
}

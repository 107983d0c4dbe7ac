import type { JSX } from 'react';
import { differentEvents, differentLanguages } from '../pair-notices';
import styles from './overview.module.css';
import type { Seen } from './overview-state';

/** What is to be known before anything below is believed. */
export function Notices({ seen: { overview, panes, outlets } }: { seen: Seen }): JSX.Element | null {
  const lines = [
    ...differentEvents(panes, overview.differentEvents, outlets),
    ...differentLanguages(panes, overview.differentLanguages, outlets),
  ];
  if (lines.length === 0) return null;
  return (
    <div className={styles.notices}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

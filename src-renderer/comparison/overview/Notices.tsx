import type { JSX } from 'react';
import styles from './overview.module.css';
import type { Seen } from './overview-state';

/** What is to be known before anything below is believed. */
export function Notices({ seen: { overview, outlets } }: { seen: Seen }): JSX.Element | null {
  const { differentEvents, differentLanguages } = overview;
  if (differentEvents.length + differentLanguages.length === 0) return null;
  return (
    <div className={styles.notices}>
      {differentEvents.map(([a, b]) => (
        <p key={`event ${a} ${b}`}>
          <bdi>{outlets(a)}</bdi> and <bdi>{outlets(b)}</bdi> may be about different events.
        </p>
      ))}
      {differentLanguages.map(([a, b]) => (
        <p key={`language ${a} ${b}`}>
          <bdi>{outlets(a)}</bdi> and <bdi>{outlets(b)}</bdi> are in different languages: only names, figures,
          dates and quotations were compared.
        </p>
      ))}
    </div>
  );
}

import type { JSX } from 'react';
import type { BroughtPreview } from '#contract';
import { counted } from '../../counted';
import { shortDate } from '../../dates';
import { hostOf } from '../awaited/host-of';
import styles from './bringing.module.css';

type Row = BroughtPreview['rows'][number];

/** The first pages of a file, and what would become of each. */
export function BroughtRows({ preview: { rows, pages } }: { preview: BroughtPreview }): JSX.Element {
  return (
    <>
      <table className={styles.rows}>
        <caption className="visually-hidden">The first pages</caption>
        <thead>
          <tr>
            <th scope="col">Page</th>
            <th scope="col">Notes</th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr key={n}>
              <td>
                <bdi className={styles.title}>{row.title ?? row.url}</bdi>
                <Facts row={row} />
              </td>
              <td className={styles.number}>{row.annotations > 0 && row.annotations.toLocaleString()}</td>
              <td className={styles.becomes}>{becomes(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < pages && (
        <p className={styles.more}>… and {counted(pages - rows.length, 'more page')}.</p>
      )}
    </>
  );
}

function becomes({ article, saved }: Row): string {
  if (article !== null) return 'is there';
  return saved ? 'an article' : 'needs its page';
}

function Facts({ row: { siteName, url, byline, savedAt, tags } }: { row: Row }): JSX.Element {
  const facts = [siteName ?? hostOf(url), byline, savedAt && shortDate(savedAt)].filter(Boolean);
  return (
    <span className={styles.facts}>
      {facts.map((fact, n) => (
        <span key={n}>
          {n > 0 && ' · '}
          <bdi>{fact}</bdi>
        </span>
      ))}
      {tags.map((tag) => (
        <bdi key={tag} className={styles.tag}>
          #{tag}
        </bdi>
      ))}
    </span>
  );
}

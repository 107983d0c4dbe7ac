import { useState, type JSX } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { BackupPoint } from '#contract';
import { useFreshAnswer } from '../api';
import { longDate, shortDate } from '../dates';
import { Sheet } from '../ui/Sheet';
import { closeDialog } from '../workspace';
import { BackupPreview } from './BackupPreview';
import styles from './backups.module.css';

/** Points in time that the library, or one article's notes, can be brought back to. */
export default function BackupsDialog({ article }: { article: string | null }): JSX.Element {
  const { data: points, error } = useFreshAnswer('listBackups', { article });
  const [chosen, setChosen] = useState<string | null>(null);
  const at = chosen ?? points?.[0]?.at;
  const title = article === null ? 'Backups' : 'Earlier states of this article’s notes';
  return (
    <Sheet title={title} onClose={closeDialog} wide>
      {error && (
        <p className={styles.empty} role="alert">
          {error.message}
        </p>
      )}
      {!points && !error && <p className={styles.empty}>Looking through the backups…</p>}
      {points?.length === 0 && (
        <p className={styles.empty}>
          There are no backups yet. A copy of what you change is kept when Synoptic ends and before the first
          change of each day.
        </p>
      )}
      {points && at !== undefined && (
        <div className={styles.columns}>
          <ListBox
            aria-label="Times"
            className={styles.points!}
            selectionMode="single"
            disallowEmptySelection
            autoFocus
            selectedKeys={[at]}
            onSelectionChange={(keys) => setChosen([...keys].map(String)[0] ?? null)}
          >
            {points.map((point) => (
              <ListBoxItem
                key={point.at}
                id={point.at}
                textValue={longDate(point.at)}
                className={styles.point!}
              >
                <span>{article === null ? dayOrHour(point.at) : longDate(point.at)}</span>
                {article === null && <span className={styles.facts}>{inPoint(point)}</span>}
              </ListBoxItem>
            ))}
          </ListBox>
          <BackupPreview key={at} {...{ at, article }} onRestore={() => setChosen(at)} />
        </div>
      )}
    </Sheet>
  );
}

const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

function dayOrHour(at: string): string {
  const date = new Date(at);
  return date.toDateString() === new Date().toDateString()
    ? `Today, ${time.format(date)}`
    : shortDate(day(date));
}

/** The day in the reader's time zone. */
const day = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

function inPoint({
  articles,
  comparisons,
  collections,
  templates,
  awaited,
  preferences,
}: BackupPoint): string {
  const parts = [
    articles > 0 && (articles === 1 ? '1 article' : `${articles.toLocaleString()} articles`),
    comparisons > 0 && (comparisons === 1 ? '1 comparison' : `${comparisons} comparisons`),
    collections && 'collections',
    templates && 'templates',
    awaited && 'pages that wait',
    preferences && 'preferences',
  ].filter((part) => part !== false);
  return parts.join(', ');
}

import { X } from 'lucide-react';
import { useState, type JSX, type ReactNode } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { IconButton } from '../../ui/IconButton';
import { TextButton } from '../../ui/TextButton';
import styles from './overview.module.css';

/** Rows that are shown at first, and how many come with each wish for more. */
const few = 8;
const more = 200;

export interface Row {
  key: string;
  /** What a screen reader calls it, and what is dismissed. */
  words: string;
  shown: ReactNode;
  go: () => void;
  dismiss?: (() => void) | undefined;
  light?: ((lit: boolean) => void) | undefined;
}

/** A list of finds: arrows move, Enter or a click goes to the passages, Delete dismisses. Long ones show their beginning. */
export function Rows({ label, rows }: { label: string; rows: readonly Row[] }): JSX.Element {
  const [count, setCount] = useState(few);
  // One more is not worth a button.
  const shown = rows.length <= count + 1 ? rows : rows.slice(0, count);
  const byKey = new Map(shown.map((row) => [row.key, row]));
  const left = rows.length - shown.length;
  return (
    <>
      <div
        role="presentation"
        onKeyDown={({ key, target }) => {
          if (key !== 'Delete' && key !== 'Backspace') return;
          const row = (target as HTMLElement).closest<HTMLElement>('[role="row"]');
          byKey.get(row?.dataset.key ?? '')?.dismiss?.();
        }}
      >
        <GridList
          aria-label={label}
          className={styles.rows!}
          items={shown.map((row) => ({ ...row, id: row.key }))}
          dependencies={[shown]}
          onAction={(key) => byKey.get(String(key))?.go()}
        >
          {(row) => (
            <GridListItem
              id={row.key}
              textValue={row.words}
              className={styles.row!}
              onHoverChange={(isOver) => row.light?.(isOver)}
            >
              <span className={styles.find}>{row.shown}</span>
              {row.dismiss && (
                <span className={styles.dismiss}>
                  <IconButton icon={X} label="Dismiss" shortcut="Delete" small onPress={row.dismiss} />
                </span>
              )}
            </GridListItem>
          )}
        </GridList>
      </div>
      {left > 0 && (
        <div className={styles.more}>
          <TextButton kind="quiet" onPress={() => setCount(count + more)}>
            {left <= more
              ? `Show all ${rows.length.toLocaleString()}`
              : `Show ${more} more of ${rows.length.toLocaleString()}`}
          </TextButton>
        </div>
      )}
    </>
  );
}

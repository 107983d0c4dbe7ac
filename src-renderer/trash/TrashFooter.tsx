import { useState, type JSX } from 'react';
import type { ForGood as What, Preferences } from '#contract';
import { changePreferences, usePreferences } from '../preferences';
import { TextButton } from '../ui/TextButton';
import { daysAgo } from './emptying';
import { ForGood } from './ForGood';
import styles from './trash.module.css';

/** Emptying the trash: at once, only what has lain there long, or by itself. */
export function TrashFooter({ empty }: { empty: boolean }): JSX.Element {
  const [asked, setAsked] = useState<What | null>(null);
  const { emptyTrashAfter } = usePreferences();
  if (asked)
    return (
      <footer className={styles.footer}>
        <ForGood what={asked} onEnd={() => setAsked(null)} />
      </footer>
    );
  return (
    <footer className={styles.footer}>
      <label className={styles.choice}>
        Empty by itself{' '}
        <select
          value={emptyTrashAfter}
          onChange={(event) =>
            changePreferences({ emptyTrashAfter: event.target.value as Preferences['emptyTrashAfter'] })
          }
        >
          <option value="never">never</option>
          <option value="30">after 30 days</option>
          <option value="90">after 90 days</option>
        </select>
      </label>
      <span className={styles.choices}>
        <TextButton
          kind="quiet"
          isDisabled={empty}
          changes
          onPress={() => setAsked({ kind: 'all', before: daysAgo(30) })}
        >
          Only what is older than 30 days…
        </TextButton>
        <TextButton
          kind="danger"
          changes
          isDisabled={empty}
          onPress={() => setAsked({ kind: 'all', before: null })}
        >
          Empty the trash…
        </TextButton>
      </span>
    </footer>
  );
}

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { JSX } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import type { ImportOutcome } from '#contract';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { openArticle } from '../workspace';
import { cancelImports, dismissImports, useImports } from './import-queue';
import styles from './ImportStatus.module.css';

/** How far an import is, and afterwards what became of each file that needs a word. */
export function ImportStatus(): JSX.Element | null {
  const { total, done, current, outcomes, shown } = useImports();
  if (current !== null) {
    return (
      <section className={styles.status} aria-label="Import">
        <ProgressBar
          value={total ? (done / total) * 100 : 0}
          isIndeterminate={total === 0}
          className={styles.bar!}
        >
          {({ percentage = 0 }) => (
            <>
              <Label>{total ? `Importing ${Math.min(done + 1, total)} of ${total}` : 'Importing'}</Label>
              <span className={styles.name}>{current}</span>
              <span className={styles.track}>
                <span style={{ inlineSize: `${percentage}%` }} />
              </span>
            </>
          )}
        </ProgressBar>
        {total > 0 && (
          <TextButton kind="quiet" onPress={cancelImports}>
            Cancel
          </TextButton>
        )}
      </section>
    );
  }
  if (!shown) return null;
  return <Summary outcomes={outcomes} />;
}

const count = (outcomes: ImportOutcome[], outcome: ImportOutcome['outcome']): number =>
  outcomes.filter((other) => other.outcome === outcome).length;

function Summary({ outcomes }: { outcomes: ImportOutcome[] }): JSX.Element {
  const parts = [
    [count(outcomes, 'imported'), 'imported'],
    [count(outcomes, 'already-there'), 'already there'],
    [count(outcomes, 'refused'), 'not imported'],
  ] as const;
  const said = outcomes.filter(
    (o) => o.outcome === 'refused' || (o.outcome === 'imported' && o.warnings.length),
  );
  return (
    <section className={`${styles.status} ${styles.summary}`} aria-label="Import" role="status">
      <header>
        <strong>
          {parts
            .filter(([n]) => n > 0)
            .map(([n, words]) => `${n} ${words}`)
            .join(', ')}
        </strong>
        <IconButton icon={X} label="Dismiss" small onPress={dismissImports} />
      </header>
      <ul>
        {said.map((outcome, i) => (
          <li key={i}>
            {!('article' in outcome) ? (
              <>
                <CircleAlert size={15} className={styles.refused} aria-label="Not imported" />
                <span>{outcome.outcome === 'refused' && outcome.error.message}</span>
              </>
            ) : (
              <>
                <CircleCheck size={15} className={styles.taken} aria-label="Imported" />
                <span>
                  <button
                    type="button"
                    className={styles.open}
                    onClick={() => openArticle(outcome.article.id)}
                  >
                    {outcome.file}
                  </button>{' '}
                  {outcome.outcome === 'imported' && outcome.warnings.join(' ')}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

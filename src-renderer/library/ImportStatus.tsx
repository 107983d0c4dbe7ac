import type { JSX } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { TextButton } from '../ui/TextButton';
import { BookQuestion } from './BookQuestion';
import { cancelImports, useImports } from './import-queue';
import { ImportSummary } from './ImportSummary';
import styles from './ImportStatus.module.css';

/** How far an import is, and afterwards what became of each file that needs a word. */
export function ImportStatus(): JSX.Element | null {
  const { current, question, shown } = useImports();
  if (question) return <BookQuestion question={question} />;
  if (current !== null) return <Progress name={current} />;
  return shown ? <ImportSummary /> : null;
}

function Progress({ name }: { name: string }): JSX.Element {
  const { total, done, inside } = useImports();
  const share = inside && inside.total > 0 ? inside.done / inside.total : 0;
  const label = total > 1 ? `Importing ${Math.min(done + 1, total)} of ${total}` : 'Importing';
  return (
    <section className={styles.status} aria-label="Import">
      <ProgressBar
        value={total ? ((done + share) / total) * 100 : 0}
        isIndeterminate={total === 0}
        className={styles.bar!}
      >
        {({ percentage = 0 }) => (
          <>
            <Label>
              {label}
              {inside && <span className={styles.inside}> · {name}</span>}
            </Label>
            <span className={styles.name}>
              {inside
                ? `${Math.min(inside.done + 1, inside.total)} of ${inside.total} · ${inside.file}`
                : name}
            </span>
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

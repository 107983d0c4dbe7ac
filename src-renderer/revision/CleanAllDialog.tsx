import type { JSX } from 'react';
import { notesAfter, showChanges } from '../revising';
import { sayError } from '../toasts';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { cancelCleanAll, cleanAll, endCleanAll, useCleanAll, type Changed, type Run } from './clean-all';
import styles from './revision.module.css';

/** Cleans every article again from its kept original, one after the other, and lists those whose text has changed. */
export default function CleanAllDialog(): JSX.Element {
  const run = useCleanAll((now) => now.run);
  const close = (): void => {
    endCleanAll();
    closeDialog();
  };
  return (
    <Sheet title="Clean all articles again" onClose={close} wide>
      {run === null ? (
        <p className={styles.intro}>
          Every article is cleaned again from its kept original, by the rules of this version. What you
          restored, removed or set right stays so, and notes are placed in the new text. Each change can be
          looked at and undone.
        </p>
      ) : (
        <>
          <div
            className={styles.progress}
            role="progressbar"
            aria-label="Articles cleaned"
            aria-valuenow={run.done}
            aria-valuemax={run.total}
          >
            <span style={{ width: `${run.total ? (run.done / run.total) * 100 : 100}%` }} />
          </div>
          <ol className={styles.changed}>
            {run.changed.map((change) => (
              <ChangedArticle key={change.article.id} change={change} />
            ))}
          </ol>
        </>
      )}
      <footer className={styles.actions}>
        <span role="status">{run && saying(run)}</span>
        {run?.state === 'running' ? (
          <TextButton onPress={cancelCleanAll}>Cancel</TextButton>
        ) : run ? (
          <TextButton kind="primary" autoFocus onPress={close}>
            Done
          </TextButton>
        ) : (
          <TextButton kind="primary" changes autoFocus onPress={() => void cleanAll().catch(sayError)}>
            Clean all again
          </TextButton>
        )}
      </footer>
    </Sheet>
  );
}

const articleCount = (n: number): string => (n === 1 ? '1 article cleaned' : `${n} articles cleaned`);

function saying({ total, done, changed, state }: Run): string {
  const failed = changed.filter(({ result }) => 'failed' in result).length;
  const texts = changed.length - failed;
  const parts = [
    texts === 1 ? '1 text has changed' : `${texts} texts have changed`,
    failed > 0 && `${failed} could not be cleaned`,
  ];
  const said = parts.filter(Boolean).join(' · ');
  if (state === 'running') return `${done} of ${total} · ${said}`;
  return `${state === 'cancelled' ? `Cancelled after ${done} of ${total}` : articleCount(total - failed)} · ${said}`;
}

function ChangedArticle({ change: { article, result } }: { change: Changed }): JSX.Element {
  if ('failed' in result) {
    return (
      <li>
        <span>
          <strong dir="auto">{article.title}</strong>
          <small className={styles.failed}>{result.failed}</small>
        </span>
      </li>
    );
  }
  const { revision, step } = result;
  const parts = [
    revision.added.length && `${revision.added.length} added`,
    revision.gone.length && `${revision.gone.length} gone`,
    notesAfter(revision),
  ].filter(Boolean);
  return (
    <li>
      <span>
        <strong dir="auto">{article.title}</strong>
        <small>{parts.join(' · ')}</small>
      </span>
      <TextButton kind="quiet" onPress={() => showChanges(article.id, revision, step, 'clean-all')}>
        Show
      </TextButton>
    </li>
  );
}

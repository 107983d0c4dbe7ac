import { useEffect, type JSX } from 'react';
import type { LibraryProblem } from '#contract';
import { whyReadOnly } from '../read-only';
import { Scroll } from '../ui/Scroll';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { checkLibrary, endCheck, repairLibrary, useCheckRun, type CheckRun } from './check-run';
import styles from './checking.module.css';

/** Looks at all that is stored, says what is the matter in words, and makes good what can be made good. */
export default function CheckDialog(): JSX.Element {
  const run = useCheckRun();
  useEffect(() => {
    void checkLibrary();
    return endCheck;
  }, []);
  const broken = run.state === 'checked' && run.problems.length > 0;
  return (
    <Sheet title="Check the library" onClose={closeDialog} wide>
      {run.state === 'running' && (
        <div
          className={styles.progress}
          role="progressbar"
          aria-label={run.what === 'check' ? 'Checked' : 'Repaired'}
          aria-valuenow={Math.round(run.done * 100)}
          aria-valuemax={100}
        >
          <span style={{ width: `${run.done * 100}%` }} />
        </div>
      )}
      <p className={styles.said} role="status">
        {saying(run)}
      </p>
      {run.state === 'checked' && run.problems.length > 0 && (
        <Scroll label="What was found" className={styles.scroll}>
          <Problems problems={run.problems} />
        </Scroll>
      )}
      {run.state === 'repaired' && run.left.length + run.repaired.length > 0 && (
        <Scroll label="What became of it" className={styles.scroll}>
          {run.left.length > 0 && (
            <section aria-labelledby="check-left">
              <h3 id="check-left">Could not be repaired</h3>
              <Problems problems={run.left} advised />
            </section>
          )}
          {run.repaired.length > 0 && (
            <section aria-labelledby="check-repaired">
              <h3 id="check-repaired">Repaired</h3>
              <Problems problems={run.repaired} />
            </section>
          )}
        </Scroll>
      )}
      <footer className={styles.footer}>
        {run.state === 'running' ? (
          <TextButton onPress={run.what === 'check' ? closeDialog : endCheck}>Cancel</TextButton>
        ) : (
          <>
            <TextButton kind="quiet" onPress={() => void checkLibrary()}>
              Check again
            </TextButton>
            {broken && whyReadOnly() === null ? (
              <TextButton kind="primary" autoFocus onPress={() => void repairLibrary()}>
                Repair
              </TextButton>
            ) : (
              <TextButton kind="primary" autoFocus onPress={closeDialog}>
                Done
              </TextButton>
            )}
          </>
        )}
      </footer>
    </Sheet>
  );
}

const articleCount = (n: number): string => (n === 1 ? '1 article' : `${n.toLocaleString()} articles`);
const fileCount = (n: number): string => (n === 1 ? '1 thing' : `${n.toLocaleString()} things`);

function saying(run: CheckRun): string {
  switch (run.state) {
    case 'idle':
      return 'The check was ended before it was done. Nothing was changed by it.';
    case 'running':
      return run.what === 'check'
        ? 'Every file of the library is read and compared with its sum. Nothing is changed.'
        : 'What can be made again is made again, from the originals, the versions and the backups.';
    case 'checked':
      if (run.problems.length === 0 && run.articles === 0)
        return 'There are no articles yet. What else is stored is as it should be.';
      return run.problems.length === 0
        ? `Everything is as it should be: ${articleCount(run.articles)} with all their files.`
        : `${fileCount(run.problems.length)} in the library ${run.problems.length === 1 ? 'is' : 'are'} not as they should be. Nothing has been changed yet.`;
    case 'repaired':
      return run.left.length === 0
        ? 'Everything is as it should be again.'
        : `${fileCount(run.left.length)} could not be repaired. All the rest of the library is unharmed.`;
  }
}

function Problems({
  problems,
  advised = false,
}: {
  problems: readonly LibraryProblem[];
  advised?: boolean;
}): JSX.Element {
  return (
    <ul className={styles.list}>
      {problems.map(({ file, article, message, advice }, n) => (
        <li key={n} className={styles.item}>
          <bdi className={styles.title}>{article?.title ?? 'The library itself'}</bdi>
          <span className={styles.message}>
            <code>
              {file
                .split('/')
                .slice(article ? 2 : 0)
                .join('/')}
            </code>{' '}
            {message}
          </span>
          {advised && advice && <span className={styles.advice}>{advice}</span>}
        </li>
      ))}
    </ul>
  );
}

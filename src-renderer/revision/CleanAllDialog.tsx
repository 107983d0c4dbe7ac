import { useEffect, useRef, useState, type JSX } from 'react';
import type { ArticleSummary, Revision } from '#contract';
import { call, fetchAnswer } from '../api';
import { notesAfter, rememberRevision, showChanges } from '../revising';
import type { Step } from '../history';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import styles from './revision.module.css';

interface Changed {
  article: ArticleSummary;
  result: { revision: Revision; step: Step } | { failed: string };
}

interface Run {
  total: number;
  done: number;
  changed: Changed[];
  state: 'running' | 'cancelled' | 'finished';
}

/** Cleans every article again from its kept original, one after the other, and lists those whose text has changed. */
export default function CleanAllDialog(): JSX.Element {
  const [run, setRun] = useState<Run | null>(null);
  const cancelled = useRef(false);
  // Leaving the dialog ends the work after the article that it is at.
  useEffect(() => () => void (cancelled.current = true), []);

  const start = async (): Promise<void> => {
    const articles = await fetchAnswer('listArticles', {});
    setRun({ total: articles.length, done: 0, changed: [], state: 'running' });
    for (const article of articles) {
      if (cancelled.current) break;
      const change = await cleanOne(article);
      setRun(
        (now) =>
          now && { ...now, done: now.done + 1, changed: change ? [...now.changed, change] : now.changed },
      );
    }
    setRun((now) => now && { ...now, state: cancelled.current ? 'cancelled' : 'finished' });
  };

  return (
    <Sheet title="Clean all articles again" onClose={closeDialog} wide>
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
          <TextButton onPress={() => (cancelled.current = true)}>Cancel</TextButton>
        ) : run ? (
          <TextButton kind="primary" autoFocus onPress={closeDialog}>
            Done
          </TextButton>
        ) : (
          <TextButton kind="primary" autoFocus onPress={() => void start()}>
            Clean all again
          </TextButton>
        )}
      </footer>
    </Sheet>
  );
}

async function cleanOne(article: ArticleSummary): Promise<Changed | null> {
  try {
    const revision = await call('cleanAgain', { id: article.id });
    if (revision.version === revision.before) return null;
    return { article, result: { revision, step: rememberRevision(article.id, revision, 'clean again') } };
  } catch (error) {
    return { article, result: { failed: error instanceof Error ? error.message : String(error) } };
  }
}

function saying({ total, done, changed, state }: Run): string {
  const texts = changed.filter(({ result }) => 'revision' in result).length;
  const said = texts === 1 ? '1 text has changed' : `${texts} texts have changed`;
  if (state === 'running') return `${done} of ${total} · ${said}`;
  return `${state === 'cancelled' ? `Cancelled after ${done} of ${total}` : `${total} articles cleaned`} · ${said}`;
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
      <TextButton kind="quiet" onPress={() => showChanges(article.id, revision, step)}>
        Show
      </TextButton>
    </li>
  );
}

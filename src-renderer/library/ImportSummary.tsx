import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useState, type JSX, type ReactNode } from 'react';
import type { ImportOutcome } from '#contract';
import { IconButton } from '../ui/IconButton';
import { Scroll } from '../ui/Scroll';
import { TextButton } from '../ui/TextButton';
import { openArticle } from '../workspace';
import { undoStep } from '../history';
import { dismissImports, useImports } from './import-queue';
import { saidOfWaiting } from './said-of-import';
import { UpdatedArticle } from './UpdatedArticle';
import styles from './ImportStatus.module.css';

/** Lines of a group that are shown at first. */
const fewLines = 20;

const count = (outcomes: ImportOutcome[], outcome: ImportOutcome['outcome']): number =>
  outcomes.filter((other) => other.outcome === outcome).length;

/** What became of an import: counts, then each file that needs a word. */
export function ImportSummary(): JSX.Element {
  const { outcomes, cancelled, completed } = useImports();
  const parts = [
    [count(outcomes, 'imported'), 'imported'],
    [count(outcomes, 'updated'), 'updated'],
    [count(outcomes, 'already-there'), 'already there'],
    [count(outcomes, 'refused'), 'not imported'],
  ] as const;
  const counts = parts.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`);
  const refused = outcomes.filter((one) => one.outcome === 'refused');
  const updated = outcomes.filter((one) => one.outcome === 'updated');
  const noted = outcomes.filter((one) => one.outcome === 'imported' && one.warnings.length > 0);
  const both = [refused, updated, noted].filter((group) => group.length > 0).length > 1;
  return (
    <section className={`${styles.status} ${styles.summary}`} aria-label="Import" role="status">
      <header>
        <strong>{[...(cancelled ? ['Cancelled'] : []), ...counts].join(', ')}</strong>
        <IconButton icon={X} label="Dismiss" small onPress={dismissImports} />
      </header>
      {completed && (
        <p className={styles.completed}>
          <span>{saidOfWaiting(completed.count)}</span>
          <TextButton kind="quiet" changes onPress={() => void undoStep(completed.step)}>
            Undo
          </TextButton>
        </p>
      )}
      <Scroll label="What became of each file" className={styles.groups}>
        <Group
          title={both ? 'Not imported' : null}
          lines={refused.map(({ error }) => (
            <>
              <CircleAlert size={15} className={styles.refused} aria-label="Not imported" />
              <span>{error.message}</span>
            </>
          ))}
        />
        <Group
          title={both ? 'Updated' : null}
          lines={updated.map((outcome) => (
            <UpdatedArticle outcome={outcome} />
          ))}
        />
        <Group
          title={both ? 'Imported, with a remark' : null}
          lines={noted.map((outcome) => (
            <>
              <CircleCheck size={15} className={styles.taken} aria-label="Imported" />
              <span>
                <button
                  type="button"
                  className={styles.open}
                  onClick={() => 'article' in outcome && openArticle(outcome.article.id)}
                >
                  {outcome.file}
                </button>{' '}
                {outcome.outcome === 'imported' && outcome.warnings.join(' ')}
              </span>
            </>
          ))}
        />
      </Scroll>
    </section>
  );
}

/** Hundreds of lines say less than a few: the rest is shown when it is asked for. */
function Group({ title, lines }: { title: string | null; lines: ReactNode[] }): JSX.Element | null {
  const [all, setAll] = useState(false);
  if (lines.length === 0) return null;
  const shown = all ? lines : lines.slice(0, fewLines);
  return (
    <>
      {title !== null && <h3 className={styles.group}>{title}</h3>}
      <ul>
        {shown.map((line, n) => (
          <li key={n}>{line}</li>
        ))}
      </ul>
      {shown.length < lines.length && (
        <TextButton kind="quiet" onPress={() => setAll(true)}>
          Show all {lines.length}
        </TextButton>
      )}
    </>
  );
}

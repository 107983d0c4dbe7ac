import { CircleAlert, X } from 'lucide-react';
import type { JSX } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import type { BroughtIn } from '#contract';
import { toolNames } from '#contract/tools';
import { counted } from '../../counted';
import { undoStep } from '../../history';
import { mostPanes } from '../../workspace';
import { IconButton } from '../../ui/IconButton';
import { Scroll } from '../../ui/Scroll';
import { TextButton } from '../../ui/TextButton';
import { useAwaitedTotal } from '../awaited/use-awaited';
import imports from '../ImportStatus.module.css';
import { BringDialog } from './BringDialog';
import {
  cancelBringing,
  dismissAllBrought,
  dismissBrought,
  hasChanged,
  useBringing,
  type Came,
} from './bringing';
import styles from './bringing.module.css';
import { saidOfBrought, saidOfNotes } from './said-of-brought';
import { showAwaited, showBrought } from './showing';

/** Bringing in what other tools kept: the question, how far it is, and what has come. */
export function BringStatus(): JSX.Element {
  const came = useBringing((bringing) => bringing.came);
  // The command that leads there asks for it also while the library is hidden.
  useAwaitedTotal();
  return (
    <>
      <BringDialog />
      {came.length > 0 && (
        <div className={styles.all}>
          {came.length > 1 && (
            <div className={styles.several}>
              {counted(came.length, 'file')} brought in
              <TextButton kind="quiet" onPress={dismissAllBrought}>
                Dismiss all
              </TextButton>
            </div>
          )}
          {/* The last one is what the reader has just answered about. */}
          {came.toReversed().map((one) => (
            <Summary key={one.id} came={one} />
          ))}
        </div>
      )}
      <Progress />
    </>
  );
}

function Progress(): JSX.Element | null {
  const running = useBringing((bringing) => bringing.running);
  if (!running) return null;
  const { file, preview, done, total, ending } = running;
  return (
    <section className={imports.status} aria-label="Import">
      <ProgressBar value={total === 0 ? 0 : (done / total) * 100} className={imports.bar!}>
        {({ percentage = 0 }) => (
          <>
            <Label>
              From {toolNames[preview.tool]}
              <span className={imports.inside}> · {file.name}</span>
            </Label>
            <span className={imports.name}>
              {done.toLocaleString()} of {counted(total, 'page')}
            </span>
            <span className={imports.track}>
              <span style={{ inlineSize: `${percentage}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <TextButton kind="quiet" isDisabled={ending} onPress={cancelBringing}>
        Cancel
      </TextButton>
    </section>
  );
}

function Summary({ came: { id, name, result, step } }: { came: Came }): JSX.Element {
  const notes = saidOfNotes(result);
  return (
    <section className={`${imports.status} ${imports.summary}`} aria-label="Import">
      <div className={styles.came}>
        <p className={styles.said} role="status">
          <strong>
            From {toolNames[result.tool]}: {saidOfBrought(result)}
          </strong>
          <span>
            <bdi>{name}</bdi>
            {notes !== '' && ` · ${notes}`}
          </span>
        </p>
        <div className={styles.ways}>
          {result.articles.length > 0 && (
            <TextButton kind="quiet" onPress={() => showBrought(result.articles)}>
              {result.articles.length <= mostPanes ? 'Open' : 'Show in the library'}
            </TextButton>
          )}
          {result.awaited > 0 && (
            <TextButton kind="quiet" onPress={showAwaited}>
              Show what needs its page
            </TextButton>
          )}
          {hasChanged(result) && (
            <TextButton kind="quiet" changes onPress={() => void undoStep(step)}>
              Undo
            </TextButton>
          )}
        </div>
        <IconButton icon={X} label="Dismiss" small onPress={() => dismissBrought(id)} />
      </div>
      <Refused result={result} />
    </section>
  );
}

function Refused({ result: { refused, refusedCount } }: { result: BroughtIn }): JSX.Element | null {
  if (refusedCount === 0) return null;
  return (
    <Scroll label="What could not be brought in" className={imports.groups}>
      <ul>
        {refused.map(({ error }, n) => (
          <li key={n}>
            <CircleAlert size={15} className={imports.refused} aria-label="Not imported" />
            <span>{error.message}</span>
          </li>
        ))}
        {refused.length < refusedCount && (
          <li>… and {(refusedCount - refused.length).toLocaleString()} more.</li>
        )}
      </ul>
    </Scroll>
  );
}

import { type JSX, type ReactNode } from 'react';
import type { BroughtPreview } from '#contract';
import { toolNames } from '#contract/tools';
import { counted } from '../../counted';
import { Scroll } from '../../ui/Scroll';
import { Sheet } from '../../ui/Sheet';
import { TextButton } from '../../ui/TextButton';
import { BroughtRows } from './BroughtRows';
import { answerBringing, leaveAll, useBringing } from './bringing';
import styles from './bringing.module.css';

/** What a file of another tool would bring, until the reader has said whether it is to; Escape leaves it out. */
export function BringDialog(): JSX.Element | null {
  const [first, ...others] = useBringing(({ asked }) => asked);
  if (!first) return null;
  const { file, preview } = first;
  return (
    <Sheet key={first.upload ?? file.name} title={`From ${toolNames[preview.tool]}`} onClose={leave} wide>
      <Scroll label="What would come" className={styles.body}>
        <p className={styles.file}>
          <bdi>{file.name}</bdi>
          {others.length > 0 && ` · ${counted(others.length, 'more file')} to be looked at`}
        </p>
        {preview.pages > 0 ? <Counts preview={preview} /> : <p>Nothing in it can be brought in.</p>}
        {preview.rows.length > 0 && <BroughtRows preview={preview} />}
        <Remarks title="Left out" sentences={preview.problems} count={preview.problemCount} />
        <Remarks title="Not taken" sentences={preview.notTaken} count={preview.notTaken.length} />
      </Scroll>
      <footer className={styles.answers}>
        {others.length > 0 && (
          <TextButton kind="quiet" onPress={leaveAll}>
            Leave out all files
          </TextButton>
        )}
        <TextButton autoFocus={preview.pages === 0} onPress={leave}>
          {preview.pages === 0 ? 'Close' : 'Cancel'}
        </TextButton>
        {preview.pages > 0 && (
          <TextButton kind="primary" changes autoFocus onPress={() => answerBringing(true)}>
            Import
          </TextButton>
        )}
      </footer>
    </Sheet>
  );
}

const leave = (): void => answerBringing(false);

function Counts({ preview }: { preview: BroughtPreview }): JSX.Element {
  const { pages, there, saved, needed, annotations, problemCount } = preview;
  const lines: { count: number; words: ReactNode }[] = [
    { count: there, words: <>in your library already: tags and notes are added to {it(there)}</> },
    { count: saved, words: <>with the saved page in the file: imported as {articles(saved)}</> },
    {
      count: needed,
      words: (
        <>
          without a text: {needed === 1 ? 'it waits' : 'they wait'} under “Needs its page” until you drop the
          saved page
        </>
      ),
    },
    {
      count: annotations,
      words: <>{annotations === 1 ? 'highlight or note' : 'highlights and notes'} in all</>,
    },
    // Why stands behind the pages, where nobody would look for it.
    { count: problemCount, words: <>left out: the end of this list says why</> },
  ];
  return (
    <dl className={styles.counts} aria-label={counted(pages, 'page')}>
      {lines
        .filter(({ count }) => count > 0)
        .map(({ count, words }, n) => (
          <div key={n}>
            <dt>{count.toLocaleString()}</dt>
            <dd>{words}</dd>
          </div>
        ))}
    </dl>
  );
}

const it = (count: number): string => (count === 1 ? 'it' : 'them');
const articles = (count: number): string => (count === 1 ? 'an article' : 'articles');

/** Sentences about entries, the first few of which are enough to see what is the matter. */
function Remarks({
  title,
  sentences,
  count,
}: {
  title: string;
  sentences: readonly string[];
  count: number;
}): JSX.Element | null {
  if (count === 0) return null;
  return (
    <section className={styles.remarks}>
      <h3>
        {title} <span>{count.toLocaleString()}</span>
      </h3>
      <ul>
        {sentences.map((sentence, n) => (
          <li key={n}>{sentence}</li>
        ))}
      </ul>
      {sentences.length < count && <p>… and {(count - sentences.length).toLocaleString()} more.</p>}
    </section>
  );
}

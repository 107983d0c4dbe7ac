import type { JSX } from 'react';
import type { Annotation, Article, Passage } from '#contract';
import { leaveUnplaced, putOn } from '../../replacing';
import { TextButton } from '../../ui/TextButton';
import { replaceBySelecting, useWorkspace } from '../../workspace';
import { AnnotationCard } from '../AnnotationCard';
import { Guesses, wordsAfter, wordsBefore } from './Guesses';
import styles from './orphans.module.css';

interface Props {
  annotation: Annotation;
  article: Pick<Article, 'id' | 'lang' | 'version' | 'text'>;
  /** The likeliest first; undefined while they are looked for. */
  guesses: Passage[] | undefined;
  /** Called when the reader has decided, before the card goes. */
  onDecided: () => void;
}

/** A note whose words are not in the text any more, and what the reader can do about it. */
export function Orphan({ annotation, article, guesses, onDecided }: Props): JSX.Element {
  const { id } = annotation;
  const { prefix, suffix } = (annotation.origin ?? annotation.target).selector[1];
  const [before, after] = [wordsBefore(prefix, prefix.length), wordsAfter(suffix, 0)];
  const selecting = useWorkspace((workspace) => workspace.replacing?.id === id);
  const accept = (passage: Passage): void => {
    onDecided();
    void putOn(annotation, passage);
  };
  return (
    <li className={styles.orphan} data-orphan={id}>
      <AnnotationCard annotation={annotation} lang={article.lang} placed={false} />
      <p className={styles.context} lang={article.lang ?? undefined} dir="auto">
        {before && (
          <>
            <span className={styles.was}>It stood after</span> {quoted(before)}{' '}
          </>
        )}
        {after && (
          <>
            <span className={styles.was}>{before ? 'and before' : 'It stood before'}</span> {quoted(after)}
          </>
        )}
      </p>
      {guesses && guesses.length > 0 && (
        <Guesses annotation={annotation} article={article} guesses={guesses} onAccept={accept} />
      )}
      {guesses?.length === 0 && <p className={styles.context}>No passage of the text is like it.</p>}
      <div className={styles.ways}>
        <TextButton
          kind="quiet"
          data-stop
          aria-pressed={selecting}
          onPress={() => {
            replaceBySelecting(selecting ? null : { article: article.id, id });
            // The words are selected in the text: by mouse, or by keys from here on.
            if (!selecting)
              document
                .querySelector<HTMLElement>(`[data-article="${article.id}"]`)
                ?.focus({ preventScroll: true });
          }}
        >
          Select the words yourself
        </TextButton>
        <TextButton
          kind="quiet"
          data-stop
          onPress={() => {
            onDecided();
            void leaveUnplaced(annotation, article.version);
          }}
        >
          Keep without a place
        </TextButton>
      </div>
    </li>
  );
}

/** Words without the signs at their ends. */
function quoted(words: string): string {
  const bare = words.replace(/^[\s\p{Pd}\p{Po}]+|[\s\p{Pd},;:.]+$/gu, '');
  return bare === '' ? 'nothing' : `“${bare}”`;
}

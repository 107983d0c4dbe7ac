import { useEffect, useRef, type JSX } from 'react';
import type { LibraryRows } from '#contract';
import { announce } from '../announce';
import { useShelf } from '../shelf';
import { TextButton } from '../ui/TextButton';
import { openDialog, useWorkspace, widenResults } from '../workspace';
import styles from './search-field.module.css';
import { useSearchStatus } from './use-search-status';

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

/** What is to be said of a search as a whole: how many, other words, what was not understood, what is still missing. */
export function SearchLine({ answer }: { answer: LibraryRows }): JSX.Element {
  const { total, corrections, misread, partial } = answer;
  const wide = useWorkspace((workspace) => workspace.resultsWide);
  // What is being changed is saved as what it was.
  const changing = useShelf((shelf) => shelf.changing !== null);
  const status = useSearchStatus();
  const count =
    total === 0 ? 'Nothing found' : total === 1 ? '1 article' : `${total.toLocaleString()} articles`;
  const replaced = corrections.filter(({ instead }) => instead.length > 0);
  const unknown = corrections.filter(({ instead }) => instead.length === 0);
  useSaid([count, ...replaced.map(({ instead }) => `showing ${instead.join(', ')}`)].join(', '));
  return (
    <div className={styles.line} data-search-line="" data-wide={wide || undefined}>
      {total > 0 && (
        <div className={styles.counts}>
          {/* Beside the text the panel counts what it lists. */}
          {wide && <span>{count}</span>}
          {!changing && (
            <TextButton kind="quiet" onPress={() => openDialog('save-search')}>
              Save…
            </TextButton>
          )}
          {!wide && (
            <TextButton kind="quiet" onPress={() => widenResults(true)}>
              Across the window
            </TextButton>
          )}
        </div>
      )}
      {replaced.map(({ word, instead }) => (
        <p key={word}>
          Nothing for “<bdi>{word}</bdi>”; showing <b>{quoted(instead)}</b>.
        </p>
      ))}
      {unknown.map(({ word }) => (
        <p key={word}>
          Nothing for “<bdi>{word}</bdi>”.
        </p>
      ))}
      {misread.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {status?.failed ? (
        <p>{status.failed}</p>
      ) : (
        partial && (
          <p>
            {status && status.indexed < status.total
              ? `${status.indexed.toLocaleString()} of ${status.total.toLocaleString()} articles are indexed so far; the others are found by their titles only.`
              : 'The index is not complete yet: there may be more.'}
          </p>
        )
      )}
    </div>
  );
}

/** Says it once the typing rests. */
function useSaid(text: string): void {
  const first = useRef(true);
  useEffect(() => {
    const timer = setTimeout(() => announce(text), first.current ? 600 : 400);
    first.current = false;
    return () => clearTimeout(timer);
  }, [text]);
}

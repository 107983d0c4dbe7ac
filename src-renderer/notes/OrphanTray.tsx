import { useCallback, useEffect, useRef, type JSX, type KeyboardEvent, type RefObject } from 'react';
import type { Annotation, Article } from '#contract';
import { announce } from '../announce';
import { needsPlace } from '../annotation';
import { useAnswer } from '../api';
import { askAgain } from '../replacing';
import { TextButton } from '../ui/TextButton';
import { useWorkspace } from '../workspace';
import { AnnotationCard } from './AnnotationCard';
import { Orphan } from './orphans/Orphan';
import styles from './orphans/orphans.module.css';

interface Props {
  article: Pick<Article, 'id' | 'lang' | 'version'>;
  /** Those that stand in an older version of the text, in the order they had there. */
  annotations: Annotation[];
}

/**
 * The notes of an open article that its text has no place for: each with the places where it may stand now. What the
 * reader has decided to leave so is kept below. Nothing here happens by itself, and all of it can be undone.
 */
export function OrphanTray({ article, annotations }: Props): JSX.Element | null {
  if (annotations.length === 0) return null;
  return <Tray key={article.id} article={article} annotations={annotations} />;
}

function Tray({ article: { id, lang, version }, annotations }: Props): JSX.Element {
  const { data: whole } = useAnswer('getArticle', { id });
  const waiting = annotations.filter((one) => needsPlace(one, version));
  const kept = annotations.filter((one) => !needsPlace(one, version));
  // What is asked anew comes when the notes or the text are others.
  const { data: orphans, isError } = useAnswer('listOrphans', { article: id });
  const tray = useRef<HTMLElement>(null);
  const decided = useNextFocus(tray, id, waiting.length);
  useReview(tray, id, orphans !== undefined || isError);

  const guessesOf = (annotation: Annotation) =>
    orphans?.find((one) => one.id === annotation.id)?.guesses.map(({ passage }) => passage) ??
    (orphans ? [] : undefined);

  return (
    // The arrow keys go from one way on to the next; each of them is a button.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={tray}
      className={styles.tray}
      aria-label="Notes without a place"
      tabIndex={-1}
      onKeyDown={moveByArrows}
    >
      {waiting.length > 0 && (
        <>
          <h4>
            Without a place <span>{waiting.length === 1 ? '1 needs you' : `${waiting.length} need you`}</span>
          </h4>
          <p className={styles.intro}>
            The text does not say these words any more. Choose where each belongs now, or keep it without a
            place.
          </p>
          <ol className={styles.orphans}>
            {waiting.map((annotation, n) => (
              <Orphan
                key={annotation.id}
                annotation={annotation}
                article={{ id, lang, version, text: whole?.text ?? '' }}
                guesses={whole?.version === version ? guessesOf(annotation) : undefined}
                onDecided={() => decided(n)}
              />
            ))}
          </ol>
        </>
      )}
      {kept.length > 0 && (
        <details className={styles.kept}>
          <summary>
            Kept without a place <span>{kept.length}</span>
          </summary>
          <ol className={styles.orphans}>
            {kept.map((annotation) => (
              <li key={annotation.id} className={styles.orphan}>
                <AnnotationCard annotation={annotation} lang={lang} placed={false} />
                <div className={styles.ways}>
                  <TextButton kind="quiet" onPress={() => void askAgain(annotation)}>
                    Find it a place
                  </TextButton>
                </div>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** After a decision the focus goes to the next note that waits, or back to the text when there is none. */
function useNextFocus(
  tray: RefObject<HTMLElement | null>,
  article: string,
  count: number,
): (at: number) => void {
  const next = useRef<number | null>(null);
  const before = useRef(count);
  useEffect(() => {
    const fewer = count < before.current;
    before.current = count;
    if (!fewer || next.current === null) return;
    const waiting = tray.current?.querySelectorAll<HTMLElement>('[data-orphan]') ?? [];
    const one = waiting[Math.min(next.current, waiting.length - 1)];
    next.current = null;
    if (one) {
      one.querySelector<HTMLElement>(stops)?.focus();
      announce(count === 1 ? '1 more needs you' : `${count} more need you`);
    }
  });
  return useCallback(
    (at) => {
      next.current = at;
      if (count === 1) focusText(article);
    },
    [article, count],
  );
}

const focusText = (article: string): void =>
  document.querySelector<HTMLElement>(`[data-article="${article}"]`)?.focus({ preventScroll: true });

/** Comes into view with the first note when the reader asks for it. */
function useReview(tray: RefObject<HTMLElement | null>, article: string, ready: boolean): void {
  const review = useWorkspace((workspace) => workspace.review);
  useEffect(() => {
    if (!ready || review?.article !== article) return;
    useWorkspace.setState({ review: null });
    tray.current?.scrollIntoView({ block: 'start' });
    const { annotation } = review;
    const one =
      annotation !== undefined &&
      tray.current?.querySelector<HTMLElement>(`[data-orphan="${annotation}"] ${stops}`);
    if (one) one.scrollIntoView({ block: 'nearest' });
    const first = tray.current?.querySelector<HTMLElement>(`[data-orphan] ${stops}`);
    (one || first || tray.current)?.focus({ preventScroll: true });
  }, [tray, review, article, ready]);
}

/** What the arrow keys go to in a note: its guesses, then the other ways. */
const stops = '[data-stop]';

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (
    !step ||
    !(event.target instanceof HTMLElement) ||
    event.target.closest('input, textarea, [role="listbox"]')
  )
    return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-orphan] ${stops}`)];
  const at = all.indexOf(event.target);
  const next = all[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

import { useEffect, useRef, type JSX } from 'react';
import { usePreferences } from '../preferences';
import { useWorkspace } from '../workspace';
import { caretOffset, caretPlace, restoreCaret } from './caret';
import styles from './caret.module.css';
import { readingText } from './keyboard-caret';
import { here } from './keyboard-reading';
import type { OpenArticle } from './open-articles';

/** The caret of caret browsing: a line over the text where the document's selection has its moving end. */
export function CaretMark({ shown }: { shown: OpenArticle }): JSX.Element | null {
  const { caretBrowsing } = usePreferences();
  const inFront = useWorkspace((workspace) => workspace.panes[workspace.focused] === shown.article.id);
  return caretBrowsing && inFront ? <Mark shown={shown} /> : null;
}

function Mark({ shown }: { shown: OpenArticle }): JSX.Element {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { scroller, map } = shown;
    let frame = 0;
    const put = (): void => {
      frame = 0;
      const element = mark.current;
      if (!element) return;
      // Highlighting and Escape empty the selection; the caret stays where it was.
      if (readingText() && document.getSelection()?.rangeCount === 0) restoreCaret(shown, here(shown));
      const box = readingText() ? caretPlace(shown) : null;
      element.hidden = box === null;
      if (!box) return;
      const view = scroller.getBoundingClientRect();
      element.style.left = `${box.x - view.left + scroller.scrollLeft}px`;
      element.style.top = `${box.top - view.top + scroller.scrollTop}px`;
      element.style.height = `${box.bottom - box.top}px`;
    };
    const schedule = (): void => {
      frame ||= requestAnimationFrame(put);
    };
    // After each move it is there at full strength.
    const moved = (): void => {
      mark.current?.getAnimations().forEach((animation) => (animation.currentTime = 0));
      schedule();
    };
    const focused = (): void => {
      // With a pointer the selection comes by itself, where it points.
      if (!scroller.matches(':active') && readingText() && caretOffset(shown) === null)
        restoreCaret(shown, here(shown));
      schedule();
    };
    const resized = new ResizeObserver(schedule);
    resized.observe(map.container);
    document.addEventListener('selectionchange', moved);
    scroller.addEventListener('focusin', focused);
    document.addEventListener('focusout', schedule);
    // A table that scrolls on its own takes the caret along.
    scroller.addEventListener('scroll', schedule, { passive: true, capture: true });
    focused();
    return () => {
      cancelAnimationFrame(frame);
      resized.disconnect();
      document.removeEventListener('selectionchange', moved);
      scroller.removeEventListener('focusin', focused);
      document.removeEventListener('focusout', schedule);
      scroller.removeEventListener('scroll', schedule, { capture: true });
    };
  }, [shown]);
  return <div ref={mark} className={styles.caret} data-caret hidden aria-hidden />;
}

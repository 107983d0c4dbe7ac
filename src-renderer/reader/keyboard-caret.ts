import { changePreferences } from '../preferences';
import { say } from '../toasts';
import { focusedArticle, selectAnnotation, useWorkspace } from '../workspace';
import { caretBrowsing, moveCaret, restoreCaret, type CaretMove } from './caret';
import { here } from './keyboard-reading';
import { shownArticle } from './open-articles';

/** Whether arrow keys are for the text: the focus is in it, or nowhere. */
export function readingText(): boolean {
  const at = document.activeElement;
  return (
    !at || at === document.body || (at.closest('[data-article]') !== null && !at.closest('[role="toolbar"]'))
  );
}

/** A caret in the text, or none. */
export function toggleCaret(): void {
  const on = !caretBrowsing();
  const shown = shownArticle(focusedArticle());
  changePreferences({ caretBrowsing: on });
  say(
    on
      ? 'Caret browsing is on: the arrow keys move a caret, with Shift they select'
      : 'Caret browsing is off',
  );
  if (!on || !shown) return;
  if (!readingText() || document.activeElement === document.body)
    shown.scroller.focus({ preventScroll: true });
  restoreCaret(shown, here(shown));
}

/** Moves the caret of the focused article; with `extend`, selects. The first key shows it where it was. */
export function moveCaretHere(move: CaretMove, extend: boolean): void {
  const shown = shownArticle(focusedArticle());
  if (!shown) return;
  restoreCaret(shown, here(shown));
  moveCaret(shown, move, extend);
  if (useWorkspace.getState().annotation) selectAnnotation(null);
}

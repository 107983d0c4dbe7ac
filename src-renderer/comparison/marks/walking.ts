import { comparingView, useComparing, sameMatch } from '../../comparing';
import { here } from '../../reader/keyboard-reading';
import { shownArticle, type OpenArticle } from '../../reader/open-articles';
import { toLiveRange } from '../../reader/passage-range';
import { say } from '../../toasts';
import { focusedArticle } from '../../workspace';
import { goToMark } from './go-to-mark';
import { heldMarks } from './held-marks';
import { focusMark, useMarkFocus } from './mark-focus';
import { walkedPassages, type MarkedPassage } from './marked-passages';

/** The mark that the keyboard or the last click is at, as long as that is in view. */
function standing(shown: OpenArticle, passages: readonly MarkedPassage[]): MarkedPassage | undefined {
  const { at } = useMarkFocus.getState();
  const { active } = useComparing.getState();
  const focused = at?.article === shown.article.id ? passages.find(({ id }) => id === at.id) : undefined;
  const passage =
    focused ??
    passages.find(({ counterparts }) => active && counterparts.some(({ ref }) => sameMatch(ref, active)));
  return passage && isInView(shown, passage) ? passage : undefined;
}

function isInView({ map, scroller }: OpenArticle, passage: MarkedPassage): boolean {
  const box = toLiveRange(map, passage).getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  return box.bottom > view.top && box.top < view.bottom;
}

/** Brings a passage to a calm height at once: what is aligned with it next needs it to stand. */
function bringIntoView({ map, scroller }: OpenArticle, passage: MarkedPassage): void {
  const box = toLiveRange(map, passage).getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const edge = Math.min(80, view.height / 5);
  if (box.top >= view.top + edge && box.bottom <= view.bottom - edge) return;
  scroller.scrollBy({ top: box.top - view.top - view.height * 0.3, behavior: 'instant' });
}

const nothing = (): string =>
  comparingView().marks.length === 0
    ? 'No marks are shown: choose in the bar above what to mark'
    : 'Nothing that is shown is in this article';

/** To the next or previous marked passage of the article in front, with its counterpart at the same height. */
export function walkMatches(direction: 'forward' | 'backward'): void {
  const shown = shownArticle(focusedArticle());
  if (!shown) return;
  const passages = walkedPassages(heldMarks(shown.article.id));
  if (passages.length === 0) return say(nothing());
  const at = standing(shown, passages);
  const step = direction === 'forward' ? 1 : -1;
  const offset = here(shown);
  const index = at
    ? passages.indexOf(at) + step
    : direction === 'forward'
      ? passages.findIndex(({ end }) => end > offset)
      : passages.findLastIndex(({ start }) => start < offset);
  const passage = passages[index];
  if (!passage || index < 0) {
    return say(
      direction === 'forward'
        ? 'That was the last match in this article'
        : 'That was the first match in this article',
    );
  }
  walkTo(
    shown,
    passage,
    `${passage.kind === 'only-here' ? 'Passage' : 'Match'} ${index + 1} of ${passages.length}`,
  );
}

function walkTo(shown: OpenArticle, passage: MarkedPassage, before: string): void {
  bringIntoView(shown, passage);
  goToMark(shown.article.id, passage, 0, before);
  focusMark(shown.article.id, passage.id);
}

/** The marked passage that a command is about: that under the keyboard or the pointer, or the one gone to last. */
export function markHere(): { article: string; passage: MarkedPassage } | null {
  const shown = shownArticle(focusedArticle());
  if (!shown) return null;
  const marks = heldMarks(shown.article.id);
  const at = standing(shown, marks);
  if (at) return { article: shown.article.id, passage: at };
  const offset = here(shown);
  const around = marks.filter(({ start, end }) => start <= offset && end > offset);
  const smallest = around.sort((x, y) => x.end - x.start - (y.end - y.start))[0];
  return smallest ? { article: shown.article.id, passage: smallest } : null;
}

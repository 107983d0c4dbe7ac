import type { Passage } from '#contract';
import type { Selected } from '../workspace';
import { shownArticle, type OpenArticle } from './open-articles';
import { scrolledOwn } from './own-scrolls';
import { toLiveRange } from './passage-range';

/** How far below the upper edge of its pane a passage begins, in CSS pixels. */
const topOf = (shown: OpenArticle, passage: Passage): number =>
  toLiveRange(shown.map, passage).getBoundingClientRect().top - shown.scroller.getBoundingClientRect().top;

function scroll({ scroller }: OpenArticle, top: number): void {
  scroller.scrollBy({ top, behavior: 'instant' });
  scrolledOwn(scroller);
}

/** Puts two passages of two panes at the same height, in view; an article that ends too soon decides the height. */
function level(shown: OpenArticle, passage: Passage, other: OpenArticle, beside: Passage): void {
  const height = other.scroller.clientHeight;
  const at = topOf(other, beside);
  // What stands well in view stays where the reader sees it.
  const wanted = at >= height * 0.1 && at <= height * 0.6 ? at : height * 0.3;
  scroll(other, at - wanted);
  scroll(shown, topOf(shown, passage) - topOf(other, beside));
  scroll(other, topOf(other, beside) - topOf(shown, passage));
}

/**
 * Brings a passage into view at the height of another one in another pane. Panes that have just been opened find their
 * widths and their reading places within the next frames, so it is done again then. Returns the way to end that before it is `done`.
 */
export function revealLevel(
  shown: OpenArticle,
  passage: Passage,
  beside: Selected,
  done: () => void,
): () => void {
  let frame = 0;
  let left = 4;
  const put = (): void => {
    const other = shownArticle(beside.article);
    if (other) level(shown, passage, other, beside.passage);
    else scroll(shown, topOf(shown, passage) - shown.scroller.clientHeight * 0.3);
    if (left-- > 0) frame = requestAnimationFrame(put);
    else done();
  };
  put();
  shown.scroller.focus({ preventScroll: true });
  return () => cancelAnimationFrame(frame);
}

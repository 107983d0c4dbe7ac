import { useLayoutEffect, useRef, useState } from 'react';
import type { OpenArticle } from '../../reader/open-articles';
import { visibleText } from '../../reader/hit-test';
import { boxesOf, splitByBlock } from '../../reader/passage-range';
import { placeMarks, type MarkPlace, type MeasuredPassage } from './mark-places';
import type { MarkedPassage } from './marked-passages';

export interface MarksBeside {
  places: readonly MarkPlace[];
  /** The edge of the text that the marks stand at, in the scroller's own coordinates. */
  edge: number;
  /** On which side of the text they stand. */
  side: 'left' | 'right';
  /** Room between the edge of the pane and the text, in CSS pixels. */
  gutter: number;
}

/** How far beyond the visible text marks are made, in screens, and with how much left they are made anew. */
const margin = 1;
const least = 0.4;

const none: MarksBeside = { places: [], edge: 0, side: 'left', gutter: 0 };

/**
 * Where the marks near the visible text stand; measured again when the layout changes and when the text is scrolled.
 *
 * @param kept id of one that has a place wherever it stands: the focus is on it
 */
export function useMarkPlaces(
  shown: OpenArticle,
  passages: readonly MarkedPassage[],
  kept: string | null,
): MarksBeside {
  const [beside, setBeside] = useState<MarksBeside>(none);
  const measure = useRef<() => void>(() => {});
  const enough = useRef({ from: 0, to: 0 });
  useLayoutEffect(() => {
    const { map, scroller } = shown;
    const put = (): void => {
      const seen = visibleText(map, scroller, margin);
      const view = scroller.getBoundingClientRect();
      if (!seen || view.width === 0) return;
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
      enough.current = {
        from: scrollTop - (margin - least) * clientHeight,
        to: scrollTop + (margin - least) * clientHeight,
      };
      const page = map.container.getBoundingClientRect();
      const rtl = getComputedStyle(map.container).direction === 'rtl';
      const near = passages.filter(
        ({ id, start, end }) => id === kept || (start < seen.end && end > seen.start),
      );
      const y = scrollTop - view.top;
      const measured = near.flatMap((passage): MeasuredPassage[] => {
        const height = heightOf(shown, passage);
        return height ? [{ ...passage, top: height.top + y, bottom: height.bottom + y }] : [];
      });
      const left = page.left - view.left + scrollLeft;
      setBeside({
        places: placeMarks(measured),
        edge: rtl ? left + page.width : left,
        side: rtl ? 'right' : 'left',
        gutter: rtl ? clientWidth - left - page.width : left,
      });
    };
    measure.current = put;
    put();
  }, [shown, passages, kept]);

  useLayoutEffect(() => {
    const { map, scroller } = shown;
    let frame = 0;
    const schedule = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        measure.current();
      });
    };
    const scrolled = (): void => {
      const { from, to } = enough.current;
      if (scroller.scrollTop < from || scroller.scrollTop > to) schedule();
    };
    const resized = new ResizeObserver(schedule);
    resized.observe(scroller);
    resized.observe(map.container);
    void document.fonts.ready.then(schedule);
    scroller.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      // What is still to come from the fonts asks for a frame that does nothing.
      measure.current = () => {};
      resized.disconnect();
      scroller.removeEventListener('scroll', scrolled);
    };
  }, [shown]);
  return beside;
}

/** Upper and lower edge of a passage's lines in viewport coordinates; null when none of it can be seen. */
function heightOf(
  { map }: OpenArticle,
  { start, end }: MarkedPassage,
): { top: number; bottom: number } | null {
  let [top, bottom] = [Infinity, -Infinity];
  // By blocks: white space between two has boxes of its own in some browsers.
  for (const piece of splitByBlock(map, { start, end })) {
    for (const box of boxesOf(map, piece)) {
      if (box.width === 0 || box.height === 0) continue;
      top = Math.min(top, box.top);
      bottom = Math.max(bottom, box.bottom);
    }
  }
  return top < bottom ? { top, bottom } : null;
}

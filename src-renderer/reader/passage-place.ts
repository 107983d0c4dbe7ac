import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Passage } from '#contract';
import type { OpenArticle } from './open-articles';
import { toLiveRange } from './passage-range';

export interface PassagePlace {
  top: number;
  left: number;
  ready: boolean;
}

/** Between it and the text, in CSS pixels. */
const gap = 8;
/** Below the text hang the handles of a highlight, or on touch screens those of the platform. */
const belowHandles = 30;
const coarse = matchMedia('(pointer: coarse)');

/** A place in the page for what belongs to a passage: above it, below where there is no room, and inside the pane. */
export function usePassagePlace(
  shown: OpenArticle,
  { start, end }: Passage,
  box: RefObject<HTMLElement | null>,
  hasHandles = false,
): PassagePlace {
  const [place, setPlace] = useState<PassagePlace>({ top: 0, left: 0, ready: false });
  useLayoutEffect(() => {
    const { scroller, map } = shown;
    const put = (): void => {
      const element = box.current;
      if (!element) return;
      const lines = toLiveRange(map, { start, end }).getClientRects();
      const [first, last] = [lines[0], lines[lines.length - 1]];
      if (!first || !last) return;
      const view = scroller.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = element;
      const above = first.top - height - gap;
      const below = last.bottom + (hasHandles || coarse.matches ? belowHandles : gap);
      const fitsBelow = below + height <= view.bottom - gap;
      const y = above >= view.top || !fitsBelow ? Math.max(above, view.top + 6) : below;
      const middle = (first.left + first.right) / 2;
      const mostLeft = view.left + scroller.clientWidth - width - gap;
      const x = Math.max(view.left + gap, Math.min(middle - width / 2, mostLeft));
      setPlace({
        top: y - view.top + scroller.scrollTop,
        left: x - view.left + scroller.scrollLeft,
        ready: true,
      });
    };
    put();
    const resized = new ResizeObserver(put);
    resized.observe(scroller);
    if (box.current) resized.observe(box.current);
    return () => resized.disconnect();
  }, [shown, start, end, box, hasHandles]);
  return place;
}

import { useLayoutEffect, useState } from 'react';
import type { Passage } from '#contract';
import type { OpenArticle } from './open-articles';
import { toLiveRange } from './passage-range';

interface Place {
  top: number;
  left: number;
  ready: boolean;
}

/** A place in the page for what belongs to a passage: above the passage, below where there is no room, and inside the pane from left to right. */
export function usePassagePlace(
  shown: OpenArticle,
  passage: Passage,
  bar: { current: HTMLElement | null },
): Place {
  const [place, setPlace] = useState<Place>({ top: 0, left: 0, ready: false });
  const { start, end } = passage;
  useLayoutEffect(() => {
    const { scroller, map } = shown;
    const put = (): void => {
      if (!bar.current) return;
      const lines = toLiveRange(map, { start, end }).getClientRects();
      const [first, last] = [lines[0], lines[lines.length - 1]];
      if (!first || !last) return;
      const view = scroller.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = bar.current;
      const room = first.top - height - 8 >= view.top;
      const y =
        room || last.bottom > view.bottom - height
          ? Math.max(first.top - height - 8, view.top + 6)
          : last.bottom + 8;
      const middle = (first.left + first.right) / 2;
      const x = Math.max(
        view.left + 8,
        Math.min(middle - width / 2, view.left + scroller.clientWidth - width - 8),
      );
      // The sheet may lie right-to-left; inset-inline-start counts from its own start.
      const fromLeft = x - view.left;
      const rtl = getComputedStyle(scroller).direction === 'rtl';
      setPlace({
        top: y - view.top + scroller.scrollTop,
        left: rtl ? scroller.clientWidth - fromLeft - width : fromLeft,
        ready: true,
      });
    };
    put();
    const resized = new ResizeObserver(put);
    resized.observe(scroller);
    return () => resized.disconnect();
  }, [shown, start, end, bar]);
  return place;
}

import {
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type RefObject,
} from 'react';
import { RowHeights } from './row-heights';

/** Items that are drawn beyond both edges of the screen, and how near the edge may come before more are drawn. */
const beyond = 10;
const near = 9;
/** Short lists are drawn whole: find in page and screen readers reach all of them. */
const short = 50;

export interface ListWindow {
  /** First and last item that are drawn. */
  first: number;
  last: number;
  heights: RowHeights;
  /** To be given to the element of each item that is drawn. */
  measure: (element: HTMLElement | null) => (() => void) | undefined;
  /** Goes to an item that may be far away; it is drawn soon after. */
  goTo: (item: number) => void;
}

interface Options {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** Height in CSS pixels of an item that has not been drawn yet. */
  estimate: (item: number) => number;
  /** Name of an item by which its height is remembered; undefined while it is not loaded. */
  keyOf: (item: number) => string | undefined;
  /** Changes when items are others or stand elsewhere. */
  layout: unknown;
}

interface Size {
  item: number;
  key: string | undefined;
  /** In CSS pixels. */
  height: number;
}

/** Heights of the items that are drawn, whenever they become others. */
class Sizes {
  private onChange: (entries: Size[]) => void = () => {};
  private readonly observer = new ResizeObserver((entries) =>
    this.onChange(
      entries.flatMap(({ target, borderBoxSize }) => {
        const { item, key } = (target as HTMLElement).dataset;
        const height = borderBoxSize[0]?.blockSize ?? 0;
        return item === undefined || height === 0 ? [] : [{ item: Number(item), key, height }];
      }),
    ),
  );

  readonly measure = (element: HTMLElement | null): (() => void) | undefined => {
    if (!element) return undefined;
    this.observer.observe(element);
    return () => this.observer.unobserve(element);
  };

  listen(onChange: (entries: Size[]) => void): void {
    this.onChange = onChange;
  }

  disconnect(): void {
    this.observer.disconnect();
  }
}

/**
 * Which items of a very long list are drawn: those on the screen and some around. Drawn ones stand in the flow of the page
 * between spacers, so that the browser itself keeps the place when an item above becomes higher (overflow-anchor).
 */
export function useWindow({ scroller, count, estimate, keyOf, layout }: Options): ListWindow {
  const [known] = useState(() => new Map<string, number>());
  const [sizes] = useState(() => new Sizes());
  const [, redraw] = useState(0);
  const [range, setRange] = useState({ first: 0, last: Math.min(count, 20) - 1 });

  const heights = useMemo(() => {
    const all = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const key = keyOf(i);
      all[i] = (key === undefined ? undefined : known.get(key)) ?? estimate(i);
    }
    return new RowHeights(all);
    // Its items are what `layout` says; the functions are new ones each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [count, layout, known]);

  const look = useCallback(
    (element: HTMLElement, always: boolean) => {
      const top = heights.at(element.scrollTop);
      const bottom = heights.at(element.scrollTop + element.clientHeight);
      const wanted = { first: Math.max(0, top - beyond), last: Math.min(heights.count - 1, bottom + beyond) };
      setRange((now) => {
        const enough =
          (now.first <= top - near || now.first === 0) &&
          (now.last >= bottom + near || now.last >= heights.count - 1);
        if (!always && enough) return now;
        return now.first === wanted.first && now.last === wanted.last ? now : wanted;
      });
    },
    [heights],
  );

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let before = element.scrollTop;
    const scrolled = (): void => {
      const far = Math.abs(element.scrollTop - before) > element.clientHeight;
      before = element.scrollTop;
      // A jump draws everything anew: in pieces, so that the next movement is not kept waiting.
      if (far) startTransition(() => look(element, false));
      else look(element, false);
    };
    const resized = new ResizeObserver(() => look(element, true));
    resized.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [look, scroller]);

  useLayoutEffect(() => {
    sizes.listen((entries) => {
      let changed = false;
      for (const { item, key, height } of entries) {
        if (key) known.set(key, height);
        if (Math.abs(heights.of(item) - height) < 0.5) continue;
        heights.set(item, height);
        changed = true;
      }
      if (!changed || !scroller.current) return;
      look(scroller.current, false);
      redraw((n) => n + 1);
    });
  }, [sizes, heights, known, look, scroller]);
  useEffect(() => () => sizes.disconnect(), [sizes]);

  const goTo = (item: number): void => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTo({ top: Math.max(0, heights.top(item) - element.clientHeight / 3) });
    look(element, true);
  };

  const whole = count <= short;
  return {
    first: whole ? 0 : Math.max(0, Math.min(range.first, count - 1)),
    last: whole ? count - 1 : Math.min(range.last, count - 1),
    heights,
    measure: sizes.measure,
    goTo,
  };
}

import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { ListWindow } from '../list/use-window';

/** How far from its old place a row is looked for when the list has changed. */
const around = 150;

export interface ActiveRow {
  /** The row that has the keyboard, or had it last. */
  item: number;
  /** Gives a row the keyboard, wherever it stands. */
  focus: (item: number) => void;
  /** Says which row has it now. */
  set: (item: number) => void;
  /** Back to the first row, whichever article comes to stand there: nobody has been at one yet. */
  restart: () => void;
}

interface Options {
  count: number;
  keyOf: (item: number) => string | undefined;
  view: ListWindow;
  root: RefObject<HTMLElement | null>;
}

/** Where the keyboard is in the list: it stays with its article when others come or go around it. */
export function useActiveRow({ count, keyOf, view, root }: Options): ActiveRow {
  const [active, setActive] = useState<{ item: number; key: string | undefined }>({
    item: 0,
    key: undefined,
  });
  const wanted = useRef(-1);
  if (active.key !== undefined && keyOf(active.item) !== active.key) {
    let item = active.item;
    for (let by = 1; by < around && keyOf(item) !== active.key; by++) {
      if (keyOf(active.item - by) === active.key) item = active.item - by;
      else if (keyOf(active.item + by) === active.key) item = active.item + by;
    }
    item = Math.max(0, Math.min(item, count - 1));
    const key = keyOf(item);
    if (item !== active.item || (key !== undefined && key !== active.key)) setActive({ item, key });
  }
  // Once it is drawn it comes wholly into view.
  useLayoutEffect(() => {
    const element = root.current?.querySelector<HTMLElement>(`[data-item="${wanted.current}"]`);
    if (!element) return;
    wanted.current = -1;
    element.scrollIntoView({ block: 'nearest' });
    element.focus({ preventScroll: true });
  });
  return {
    item: active.item,
    focus: (item) => {
      const to = Math.max(0, Math.min(item, count - 1));
      wanted.current = to;
      setActive({ item: to, key: keyOf(to) });
      if (to < view.first || to > view.last) view.goTo(to);
    },
    set: (item) => setActive({ item, key: keyOf(item) }),
    restart: () => setActive({ item: 0, key: undefined }),
  };
}

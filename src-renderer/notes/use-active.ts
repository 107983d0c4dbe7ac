import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { NoteRow } from '#contract';
import { heldAnswer } from '../api';
import { useWorkspace } from '../workspace';
import { itemAtHand, itemInLibrary } from './find-item';
import type { ListWindow } from '../list/use-window';
import type { Notes } from './use-notes';

/** How far from its old place an item is looked for when the list has changed. */
const around = 200;

export interface ActiveItem {
  /** The item that has the keyboard, or had it last. */
  item: number;
  /** Gives an item the keyboard, wherever it stands. */
  focus: (item: number) => void;
  /** Says which item has it now. */
  set: (item: number) => void;
}

interface Options {
  notes: Notes;
  row: (row: number) => NoteRow | undefined;
  keyOf: (item: number) => string | undefined;
  view: ListWindow;
  root: RefObject<HTMLElement | null>;
}

/** Where the keyboard is in the list, and what comes into view. */
export function useActive({ notes, row, keyOf, view, root }: Options): ActiveItem {
  const { sections } = notes;
  const { first, last, goTo } = view;
  const [active, setActive] = useState<{ item: number; key: string | undefined }>({
    item: 0,
    key: undefined,
  });
  const wanted = useRef<{ item: number; focus: boolean } | null>(null);

  // It stays with its note when others come or go around it; when the note is gone, with the next one.
  if (active.key !== undefined && keyOf(active.item) !== active.key) {
    let item = active.item;
    for (let by = 1; by < around && keyOf(item) !== active.key; by++) {
      if (keyOf(active.item - by) === active.key) item = active.item - by;
      else if (keyOf(active.item + by) === active.key) item = active.item + by;
    }
    item = Math.max(0, Math.min(item, sections.count - 1));
    const key = keyOf(item);
    if (item !== active.item || (key !== undefined && key !== active.key)) setActive({ item, key });
  }

  const goToItem = (item: number, focus: boolean): void => {
    const to = Math.max(0, Math.min(item, sections.count - 1));
    wanted.current = { item: to, focus };
    setActive({ item: to, key: keyOf(to) });
    if (to < first || to > last) goTo(to);
  };

  // Once it is drawn it comes wholly into view.
  useLayoutEffect(() => {
    const { item, focus } = wanted.current ?? { item: -1, focus: false };
    const element = root.current?.querySelector<HTMLElement>(`[data-item="${item}"]`);
    if (!element) return;
    wanted.current = null;
    element.scrollIntoView({ block: 'nearest' });
    if (focus) element.focus({ preventScroll: true });
  });

  const chosen = useWorkspace((workspace) => workspace.annotation);
  const editing = useWorkspace((workspace) => workspace.editing);
  useEffect(() => {
    // What is chosen in the list is in view, and the keyboard stays where it is.
    if (!chosen || root.current?.contains(document.activeElement)) return;
    let over = false;
    const find = async (): Promise<number> => {
      const near = itemAtHand(notes, chosen.id, row, view);
      const held = heldAnswer('listAnnotations', { article: chosen.article });
      const annotation = held?.find(({ id }) => id === chosen.id);
      return near >= 0 || notes.rows || !annotation ? near : itemInLibrary(notes, annotation);
    };
    void find().then((item) => {
      if (!over && item >= 0) goToItem(item, false);
    });
    return () => {
      over = true;
    };
    // When another one is chosen or written on, never because the list is another.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen?.id, editing?.id, editing?.field, notes.ready]);

  // A note that was begun from the list gives the keyboard back to it.
  const began = useRef(false);
  useLayoutEffect(() => {
    if (editing) began.current ||= root.current?.contains(document.activeElement) ?? false;
    else if (began.current) {
      began.current = false;
      // Before the reader's text, which takes a keyboard that is nowhere in the next frame.
      if (document.activeElement === document.body) queueMicrotask(() => goToItem(active.item, true));
    }
  });

  return {
    item: active.item,
    focus: (item) => goToItem(item, true),
    set: (item) => setActive({ item, key: keyOf(item) }),
  };
}

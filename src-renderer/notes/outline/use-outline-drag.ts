import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { NoteRow } from '#contract';
import { limits } from '#contract/limits';
import type { ListWindow } from '../../list/use-window';
import type { Notes } from '../use-notes';
import { dropInOutline, orderedCount } from './move-in-outline';

/** Width of one level, in CSS pixels; notebook.module.css indents by the same. */
export const levelWidth = 16;
/** How far the pointer moves before it is a drag, and how near the edge of the list makes it scroll. */
const threshold = 4;
const edge = 48;

/** Where what is dragged would come to stand. */
export interface Drop {
  /** The item before which the line is drawn. */
  item: number;
  /** The row before which the note comes; null takes it out of the order. */
  to: { before: number; level: number } | null;
}

export interface OutlineDrag {
  /** The item that is being dragged. */
  item: number | null;
  drop: Drop | null;
  start: (event: PointerEvent, item: number) => void;
}

interface Options {
  notes: Notes;
  row: (row: number) => NoteRow | undefined;
  view: ListWindow;
  root: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
}

interface Dragging {
  item: number;
  x: number;
  y: number;
  level: number;
  moved: boolean;
  pointer: { x: number; y: number };
}

/** Dragging a note by its grip through the reader's own order: up and down, and sideways for the level. */
export function useOutlineDrag({ notes, row, view, root, scroller }: Options): OutlineDrag {
  const [item, setItem] = useState<number | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const dragging = useRef<Dragging | null>(null);
  const now = useRef({ notes, row, view });
  useEffect(() => {
    now.current = { notes, row, view };
  });

  useEffect(() => {
    if (item === null) return;
    let frame = 0;
    const dropAt = (): Drop | null => {
      const drag = dragging.current;
      const { view: shown, notes: all, row: rowOf } = now.current;
      if (!drag?.moved || !root.current) return null;
      const y = drag.pointer.y - root.current.getBoundingClientRect().top;
      const over = shown.heights.at(y);
      const at = y > shown.heights.top(over) + shown.heights.of(over) / 2 ? over + 1 : over;
      const ordered = orderedCount(all);
      // The ordered notes stand first and have no heading.
      if (at > ordered)
        return ordered > 0 && rowOf(drag.item)?.annotation.outline ? { item: at, to: null } : null;
      const above = at > 0 ? (rowOf(at - 1)?.annotation.outline?.level ?? 0) : -1;
      const wanted = drag.level + Math.round((drag.pointer.x - drag.x) / levelWidth);
      const level = Math.max(0, Math.min(wanted, above + 1, limits.outlineLevels));
      return { item: at, to: { before: at, level } };
    };
    const follow = (): void => {
      const drag = dragging.current;
      const list = scroller.current;
      if (drag?.moved && list) {
        const box = list.getBoundingClientRect();
        const [above, below] = [box.top + edge - drag.pointer.y, drag.pointer.y - (box.bottom - edge)];
        list.scrollTop += above > 0 ? -above / 4 : below > 0 ? below / 4 : 0;
        setDrop((before) => {
          const next = dropAt();
          return JSON.stringify(next) === JSON.stringify(before) ? before : next;
        });
      }
      frame = requestAnimationFrame(follow);
    };
    const move = (event: globalThis.PointerEvent): void => {
      const drag = dragging.current;
      if (!drag) return;
      drag.pointer = { x: event.clientX, y: event.clientY };
      drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > threshold;
    };
    const end = (dropped: boolean): void => {
      const drag = dragging.current;
      const to = dropped ? dropAt() : null;
      const place = drag && now.current.notes.sections.at(drag.item);
      dragging.current = null;
      setItem(null);
      setDrop(null);
      if (to && place?.kind === 'note') void dropInOutline(now.current.notes, place.row, to.to);
    };
    const up = (): void => end(true);
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      end(false);
    };
    frame = requestAnimationFrame(follow);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
    window.addEventListener('keydown', escape, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
      window.removeEventListener('keydown', escape, true);
    };
  }, [item, root, scroller]);

  const start = (event: PointerEvent, from: number): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const place = notes.sections.at(from);
    const level = place?.kind === 'note' ? (row(place.row)?.annotation.outline?.level ?? 0) : 0;
    const { clientX: x, clientY: y } = event;
    dragging.current = { item: from, x, y, level, moved: false, pointer: { x, y } };
    setItem(from);
  };
  return { item, drop, start };
}

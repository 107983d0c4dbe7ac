import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

interface Dragged {
  id: string;
  /** Where it would be put now. */
  to: number;
  /** How far it has been carried, in CSS pixels. */
  by: number;
}

/** What the handle of a row needs. */
interface Handle {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/**
 * Puts rows of a list into another order: by dragging a row's handle, or with the arrow keys on it. Nothing moves for good
 * before the handle is let go; Escape puts it back.
 * @param rows the rows' elements, in their order
 */
export function useReorder(
  ids: readonly string[],
  rows: () => readonly HTMLElement[],
  move: (id: string, to: number) => void,
): { dragged: Dragged | null; handle: (id: string) => Handle } {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  /** Where the pointer began, and the middles of the rows then. */
  const start = useRef({ y: 0, middles: [] as number[] });

  const drop = (): void => {
    if (dragged) move(dragged.id, dragged.to);
    setDragged(null);
  };
  const handle = (id: string): Handle => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const boxes = rows().map((row) => row.getBoundingClientRect());
      start.current = { y: event.clientY, middles: boxes.map(({ top, height }) => top + height / 2) };
      setDragged({ id, to: ids.indexOf(id), by: 0 });
    },
    onPointerMove: (event) => {
      if (dragged?.id !== id) return;
      const { y, middles } = start.current;
      const by = event.clientY - y;
      const from = ids.indexOf(id);
      const at = (middles[from] ?? 0) + by;
      const to = middles.filter((middle, i) => i !== from && middle < at).length;
      setDragged({ id, to, by });
    },
    onPointerUp: drop,
    onPointerCancel: () => setDragged(null),
    onKeyDown: (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (dragged && event.key === 'Escape') {
        event.stopPropagation();
        return setDragged(null);
      }
      if (by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      move(id, ids.indexOf(id) + by);
    },
  });
  return { dragged, handle };
}

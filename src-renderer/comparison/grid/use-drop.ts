import { useEffect, useState, type DragEvent } from 'react';
import { endDragging, startDragging, useDragging } from '../../dragging-passage';
import { putIntoGrid } from '../../grid-filling';
import { say } from '../../toasts';
import { useWorkspace } from '../../workspace';
import { heldComparison } from '../../comparing';
import { moveCell, moveRowTo } from './changing-grid';

/** The id of a row, or below all of them. */
type Target = string;

export interface Drop {
  dragging: 'passage' | 'row' | null;
  /** The article whose column what is dragged fits into. */
  article: string | null;
  /** The row that the pointer is over; for a row that is dragged, it comes before or after that. */
  over: Target | null;
  side: 'before' | 'after';
  target: (row: Target) => {
    onDragOver: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
  leave: (event: DragEvent) => void;
}

/** Passages and rows that are dropped on the rows of the grid. A passage comes into the column of its article. */
export function useDrop(columns: readonly string[]): Drop {
  const { place, row } = useDragging();
  const [over, setOver] = useState<{ row: Target; side: 'before' | 'after' } | null>(null);
  useSelectionDrag();
  const dragging = row !== null ? 'row' : place !== null ? 'passage' : null;

  const target = (to: Target): ReturnType<Drop['target']> => ({
    onDragOver: (event) => {
      if (!dragging) return;
      event.preventDefault();
      event.stopPropagation();
      const box = event.currentTarget.getBoundingClientRect();
      const side = event.clientY > box.top + box.height / 2 ? 'after' : 'before';
      if (over?.row !== to || over.side !== side) setOver({ row: to, side });
    },
    onDrop: (event) => {
      if (!dragging) return;
      event.preventDefault();
      event.stopPropagation();
      dropOn(to, over?.side ?? 'before');
      setOver(null);
      endDragging();
    },
  });

  function dropOn(to: Target, side: 'before' | 'after'): void {
    const { place: dropped, cell, row: moved } = useDragging.getState();
    const rows = heldComparison()?.rows ?? [];
    if (moved !== null) {
      const at = rows.findIndex(({ id }) => id === to);
      void moveRowTo(moved, at < 0 ? rows.length : side === 'after' ? at + 1 : at);
    } else if (cell) {
      const held = rows.flatMap(({ cells }) => cells).find(({ id }) => id === cell.id);
      if (held && cell.row !== to) void moveCell(held, to === 'new' ? null : to);
    } else if (dropped) {
      if (!columns.includes(dropped.article))
        return say('This passage is in an article that is not compared here.');
      void putIntoGrid([dropped], { row: to === 'new' ? null : to });
    }
  }

  return {
    dragging,
    article: place?.article ?? null,
    over: dragging ? (over?.row ?? null) : null,
    side: over?.side ?? 'before',
    target,
    leave: (event) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(null);
    },
  };
}

/** Words that are selected in a text can be dragged, too: the browser does it by itself. */
function useSelectionDrag(): void {
  useEffect(() => {
    const start = (event: globalThis.DragEvent): void => {
      const { selection } = useWorkspace.getState();
      const from = event.target instanceof Node ? event.target.parentElement : null;
      if (!selection || !from?.closest('article.article')) return;
      useDragging.setState({ place: { ...selection }, cell: null, row: null });
    };
    document.addEventListener('dragstart', start);
    return () => document.removeEventListener('dragstart', start);
  }, []);
}

export { startDragging };

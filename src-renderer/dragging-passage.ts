import type { DragEvent } from 'react';
import { create } from 'zustand';
import type { GridPlace } from './grid-filling';

/** What is being dragged towards the claim grid: a passage, perhaps out of a cell of it, or a row. */
export interface Dragged {
  place: GridPlace | null;
  /** The cell that it stands in. */
  cell: { id: string; row: string } | null;
  row: string | null;
}

const nothing: Dragged = { place: null, cell: null, row: null };
export const useDragging = create<Dragged>(() => nothing);

export const endDragging = (): void => useDragging.setState(nothing);

/** Begins to drag something; outside the program its words are dropped. */
export function startDragging(event: DragEvent, dragged: Partial<Dragged>, words: string): void {
  event.dataTransfer.setData('text/plain', words);
  event.dataTransfer.effectAllowed = dragged.row === undefined ? 'copyMove' : 'move';
  useDragging.setState({ ...nothing, ...dragged });
}

// What was dragged may leave the page with its own end unheard.
for (const end of ['dragend', 'pointerdown'] as const) window.addEventListener(end, endDragging, true);

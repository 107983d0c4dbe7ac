import { create } from 'zustand';
import { useComparing, type MatchRef } from './comparing';
import type { Selected } from './workspace';

/** A match whose passages are to stand at the same height. */
export interface Align {
  ref: MatchRef;
  /** The article whose pane stays where it is. */
  from: string;
  /** Whether the focus goes to the other pane, as a key asks for. */
  focus: boolean;
  /** Whether that pane may move as well: asked for from a list, neither is under the reader’s hand. */
  free: boolean;
}

interface Aligning {
  /** Until it is done; a new object each time. */
  asked: Align | null;
  /** The passages that have just been brought together, for a moment. */
  flashed: readonly Selected[];
}

export const useAligning = create<Aligning>(() => ({ asked: null, flashed: [] }));

/**
 * Makes a match the active one and puts its two passages at the same height, as near as the ends of the texts allow; both
 * light up for a moment. Panes beside them that have a counterpart come along.
 *
 * @param from the article whose pane stays where it is (the one that the reader touched); the first one when it is not said
 * @param focus whether the focus goes to the counterpart: for keys that mean “go there”, never for the pointer
 */
export function alignMatch(ref: MatchRef, from: string = ref.a, focus = false): void {
  useComparing.setState({ active: ref });
  useAligning.setState({ asked: { ref, from, focus, free: false } });
}

/** As `alignMatch`, where no pane has to stay: with a passage near the end of its text the other one gives way. */
export function alignFreely(ref: MatchRef, from: string): void {
  useComparing.setState({ active: ref });
  useAligning.setState({ asked: { ref, from, focus: false, free: true } });
}

/** It is done, or cannot be: what is asked for later is another object. */
export const aligned = (asked: Align): void => {
  if (useAligning.getState().asked === asked) useAligning.setState({ asked: null });
};

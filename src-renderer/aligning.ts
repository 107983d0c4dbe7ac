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
  useAligning.setState({ asked: { ref, from, focus } });
}

/** It is done, or cannot be: what is asked for later is another object. */
export const aligned = (asked: Align): void => {
  if (useAligning.getState().asked === asked) useAligning.setState({ asked: null });
};

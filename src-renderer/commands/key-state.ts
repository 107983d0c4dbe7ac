import { hasHits } from '../finding';
import { preferences } from '../preferences';
import { focusedArticle, useWorkspace } from '../workspace';
import { whyRefused } from './changing';
import type { Command } from './command';

/** What decides which of several commands a key belongs to. */
export interface KeyState {
  /** Whether there is a caret in the text that the arrow keys move. */
  caret: boolean;
  /** Whether a highlight is chosen, so that keys move its ends instead of a selection's. */
  chosen: boolean;
  /** Whether hits are shown and nothing is selected or chosen, so that letters go through them. */
  hits: boolean;
}

export function keyState(): KeyState {
  const { annotation, barAt, selection } = useWorkspace.getState();
  const caret = preferences().caretBrowsing;
  // With a caret, the highlight just made is not in the way of the next selection; one that was gone to is.
  const here = annotation !== null && annotation.article === focusedArticle();
  const hits = annotation === null && selection === null && hasHits();
  return { caret, chosen: here && (!caret || barAt === 'text'), hits };
}

/** Whether a command's keys are its own in this state. */
export const belongs = ({ when = {} }: Command, state: KeyState): boolean =>
  (when.caret ?? state.caret) === state.caret &&
  (when.chosen ?? state.chosen) === state.chosen &&
  (when.hits ?? state.hits) === state.hits;

/** Whether a command makes sense now, by key as from the palette: hits take letters away, not what these do. */
export const available = (command: Command): boolean => {
  const state = keyState();
  return (
    belongs(command, { ...state, hits: command.when?.hits ?? state.hits }) &&
    command.enabled?.() !== false &&
    whyRefused(command) === null
  );
};

/** Whether its keys would run it now. */
export const hasKeysNow = (command: Command): boolean => belongs(command, keyState());

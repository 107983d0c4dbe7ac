import { preferences } from '../preferences';
import { focusedArticle, useWorkspace } from '../workspace';
import type { Command } from './command';

/** What decides which of several commands a key belongs to. */
export interface KeyState {
  /** Whether there is a caret in the text that the arrow keys move. */
  caret: boolean;
  /** Whether a highlight is chosen, so that keys move its ends instead of a selection's. */
  chosen: boolean;
}

export function keyState(): KeyState {
  const { annotation, barAt } = useWorkspace.getState();
  const caret = preferences().caretBrowsing;
  // With a caret, the highlight just made is not in the way of the next selection; one that was gone to is.
  const here = annotation !== null && annotation.article === focusedArticle();
  return { caret, chosen: here && (!caret || barAt === 'text') };
}

/** Whether a command's keys are its own in this state. */
export const belongs = ({ when = {} }: Command, state: KeyState): boolean =>
  (when.caret ?? state.caret) === state.caret && (when.chosen ?? state.chosen) === state.chosen;

/** Whether a command makes sense now, by key as from the palette. */
export const available = (command: Command): boolean =>
  belongs(command, keyState()) && command.enabled?.() !== false;

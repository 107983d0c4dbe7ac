import { useLayoutEffect } from 'react';
import { isWriting } from '../expected-editor';
import { preferences } from '../preferences';
import { settleSelection } from '../reader/use-selection';
import { keysOfCommand } from '../shortcuts';
import { isSideShown } from '../sides';
import { sayError } from '../toasts';
import { useWorkspace } from '../workspace';
import { whyRefused } from './changing';
import { belongs, keyState } from './key-state';
import { isLetterKey, keyOf } from './keys';
import { commands, keysOf } from './table';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable], [role="combobox"]',
  ) !== null;

/** Keys that a widget with the focus has its own use for: lists, menus, sliders, separators. */
const ownKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest(
    '[role="grid"], [role="treegrid"], [role="menu"], [role="listbox"], [role="toolbar"], [role="radiogroup"], [role="separator"], [role="tablist"]',
  ) !== null;

/**
 * Whether a widget keeps a letter from a command: where words are written into cells, a letter means what the cell has for
 * it. `data-letters` is how the ids of the commands begin that are meant for it.
 */
const keepsLetter = (target: EventTarget | null, key: string, id: string): boolean => {
  const letters = target instanceof Element && target.closest<HTMLElement>('[data-letters]')?.dataset.letters;
  return typeof letters === 'string' && /^[a-zA-Z]$/.test(key) && !id.startsWith(letters);
};

const regionKey = (key: string): boolean =>
  ['regions.next', 'regions.previous'].some((id) => keysOfCommand(id).includes(key));

/** Runs the command of a key, wherever in the window it is pressed. */
export function useCommandKeys(): void {
  // Before anything is seen: a key that is pressed as soon as the window is drawn is heard.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || useWorkspace.getState().dialog) return;
      if (document.querySelector('[role="menu"], [role="listbox"]')) return;
      const key = keyOf(event);
      const modified = key.includes('Mod+') || /(^|\+)F\d/.test(key);
      if (!modified && typing(event.target)) return;
      if (!modified && ownKeys(event.target) && key !== 'Escape' && !/^[a-zA-Z?/]$/.test(key)) return;
      if (isLetterKey(key) && !preferences().letterKeys) return;
      // A note is about to be written: what is typed belongs to its field, even before that has the focus.
      if (!modified && key !== 'Escape' && isSideShown('notebook') && isWriting()) return;
      // Text fields have an undo and a selection of their own.
      if (typing(event.target) && /^Mod\+(Shift\+)?[azy]$/.test(key)) return;
      const state = keyState();
      const command = commands.find((other) => keysOf(other).includes(key) && belongs(other, state));
      if (!command || command.enabled?.() === false || keepsLetter(event.target, key, command.id)) return;
      event.preventDefault();
      const refusal = whyRefused(command);
      if (refusal !== null) return sayError(refusal);
      // A key may follow the end of a drag before the browser says that the selection changed.
      settleSelection();
      Promise.resolve(command.run()).catch(sayError);
    };
    // The list of messages has an F6 of its own, which knows no other part of the window.
    const early = (event: KeyboardEvent): void => {
      if (!regionKey(keyOf(event))) return;
      press(event);
      if (event.defaultPrevented) event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', early, true);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', early, true);
      window.removeEventListener('keydown', press);
    };
  }, []);
}

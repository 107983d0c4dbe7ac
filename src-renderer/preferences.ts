import type { Preferences, PreferencesChange } from '#contract';
import { categoryOf } from './annotation';
import { call, heldAnswer, holdAnswer, onEvent, queries, staleNotes, useAnswer } from './api';
import { sayError } from './toasts';

/** Loaded before the first paint (main.tsx), so they are always there. */
export function usePreferences(): Preferences {
  const { data } = useAnswer('getPreferences', {});
  if (!data) throw new Error('Preferences are read before the interface is shown.');
  return data;
}

export function preferences(): Preferences {
  const held = heldAnswer('getPreferences', {});
  if (!held) throw new Error('Preferences are read before the interface is shown.');
  return held;
}

/** A category's name, as the reader calls it. */
export const categoryName = (id: string): string => categoryOf(id, preferences().categories).name;

/** Changes on their way. Until the last is answered, what is held here is newer than what is stored. */
let changing = 0;

/** Shown at once, stored behind it. */
export function changePreferences(change: PreferencesChange): void {
  holdAnswer('getPreferences', {}, (held) => ({ ...held, ...(change as Partial<Preferences>) }));
  changing++;
  call('setPreferences', change)
    .then((stored) => {
      if (--changing === 0) holdAnswer('getPreferences', {}, () => stored);
      // Notes are grouped by the categories' names and found by them.
      if (change.categories) staleNotes();
    })
    .catch((error: unknown) => {
      // What is shown is what is stored.
      if (--changing === 0) void askAgain();
      sayError(error);
    });
}

const askAgain = async (): Promise<void> => {
  const before = heldAnswer('getPreferences', {});
  await queries.invalidateQueries({ queryKey: ['getPreferences'] });
  // A window that is still being opened has nothing to show anew.
  if (before && preferences().categories !== before.categories) staleNotes();
};

/** Follows changes made in another window. */
export function watchPreferences(): void {
  onEvent('preferencesChanged', () => {
    if (changing === 0) void askAgain();
  });
}

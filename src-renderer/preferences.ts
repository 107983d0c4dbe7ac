import type { Preferences, PreferencesChange } from '#contract';
import { call, heldAnswer, holdAnswer, useAnswer } from './api';

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

/** Shown at once, stored behind it. */
export function changePreferences(change: PreferencesChange): void {
  holdAnswer('getPreferences', {}, (held) => ({ ...held, ...(change as Partial<Preferences>) }));
  void call('setPreferences', change);
}

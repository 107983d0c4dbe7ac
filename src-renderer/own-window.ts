import type { Preferences } from '#contract';
import { call } from './api';
import { changePreferences } from './preferences';

type Layout = Preferences['workspace'];

/**
 * What lies open in this window. The first window keeps that with the library, so that it is there again at the next
 * start; any other one begins empty and keeps its own for as long as it is open.
 */
const key = 'synoptic-window';
const empty: Layout = { panes: [], focused: 0 };

/** To be asked before the connection is made, which takes what is behind the `#` out of the address. */
export function noteOwnWindow(): void {
  const isNew = new URLSearchParams(location.hash.slice(1)).get('window') === 'new';
  if (isNew && sessionStorage.getItem(key) === null) sessionStorage.setItem(key, JSON.stringify(empty));
}

const own = (): string | null => sessionStorage.getItem(key);

/** What lay open in this window, or at the last start where it is the first. */
export function layoutOfWindow(preferences: Preferences): Layout {
  const kept = own();
  return kept === null ? preferences.workspace : (JSON.parse(kept) as Layout);
}

let storing: ReturnType<typeof setTimeout> | undefined;

export function keepLayout(layout: Layout): void {
  if (own() !== null) return sessionStorage.setItem(key, JSON.stringify(layout));
  clearTimeout(storing);
  storing = setTimeout(() => changePreferences({ workspace: layout }), 300);
}

/** Opens another window on the same library; what is changed in one is seen in the others. */
export async function openWindow(): Promise<void> {
  const { address } = await call('openWindow', {});
  // It shares nothing with this one: a copy of this tab's storage would make it this window once more.
  if (address !== null) window.open(address, '_blank', 'noopener');
}

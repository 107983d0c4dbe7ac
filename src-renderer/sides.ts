import { create } from 'zustand';
import { changePreferences, preferences, usePreferences } from './preferences';

/** The two panels beside the articles. */
export type Side = 'library' | 'notebook';

/**
 * What is asked for is a preference, and the same in all windows. Whether there is room is a matter of each window: where the
 * pages need the width, a side steps aside, and comes back when they do not.
 */
interface Sides {
  /** How many pages lie side by side; what stands in their place counts as one. */
  panes: number;
  /** Of the window, in CSS pixels. */
  width: number;
  /** Sides that the reader has shown again although there was little room. */
  stays: Readonly<Record<Side, boolean>>;
}

const none = { library: false, notebook: false };
/** Kept over a reload of this window. */
const key = 'synoptic-sides';
const keptStays = (): Sides['stays'] => ({
  ...none,
  ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Sides['stays']>),
});

export const useSides = create<Sides>(() => ({ panes: 0, width: window.innerWidth, stays: keptStays() }));
window.addEventListener('resize', () => useSides.setState({ width: window.innerWidth }));
useSides.subscribe(({ stays }, before) => {
  if (stays !== before.stays) sessionStorage.setItem(key, JSON.stringify(stays));
});

/** Pages need the width: in a small window the library steps aside when a second one opens, then the notebook. */
const needed: Record<Side, (panes: number) => number> = {
  library: (panes) => (panes > 1 ? 1600 : 0),
  notebook: (panes) => (panes > 2 ? panes * 340 + 300 : 0),
};
const isCrowded = (side: Side, { panes, width }: Sides): boolean => width < needed[side](panes);

const isThere = (side: Side, sides: Sides, wanted: boolean): boolean => {
  // In an empty window the library is the only way on.
  if (side === 'library' && sides.panes === 0) return true;
  return wanted && (!isCrowded(side, sides) || sides.stays[side]);
};
const isWanted = (side: Side): boolean => preferences()[`${side}Open`];
const want = (side: Side, wanted: boolean): void => {
  if (isWanted(side) !== wanted) changePreferences({ [`${side}Open`]: wanted });
};
const stay = (side: Side, stays: boolean): void => {
  if (useSides.getState().stays[side] === stays) return;
  useSides.setState((sides) => ({ stays: { ...sides.stays, [side]: stays } }));
};

/** Whether a side is shown in this window. */
export const isSideShown = (side: Side): boolean => isThere(side, useSides.getState(), isWanted(side));

export function useSideShown(side: Side): boolean {
  const wanted = usePreferences()[`${side}Open`];
  return useSides((sides) => isThere(side, sides, wanted));
}

/** Whether a side can be hidden now. */
export const canHide = (side: Side): boolean => side !== 'library' || useSides.getState().panes > 0;

/** Shows a side, whether or not there is much room. */
export function showSide(side: Side): void {
  if (isCrowded(side, useSides.getState())) stay(side, true);
  want(side, true);
}

/** Lays pages open again without a side that is shown stepping aside for them: it is where the reader is at work. */
export function besideShown(side: Side, open: () => void): void {
  const shown = isSideShown(side);
  open();
  if (shown) showSide(side);
}

/** Shows a side, or hides it; where it is only in the way of the pages, it comes back when they need less room. */
export function toggleSide(side: Side): void {
  if (!isSideShown(side)) return showSide(side);
  if (!canHide(side)) return;
  if (isCrowded(side, useSides.getState())) stay(side, false);
  else want(side, false);
}

/** Is told how many pages lie open; what was shown in spite of them steps aside again when it comes to that anew. */
export function noteShown(panes: number): void {
  if (panes === useSides.getState().panes) return;
  useSides.setState(({ stays }) => ({
    panes,
    stays: {
      library: stays.library && needed.library(panes) > 0,
      notebook: stays.notebook && needed.notebook(panes) > 0,
    },
  }));
}

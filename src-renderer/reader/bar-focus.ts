/** The bar at the selection or the chosen highlight, when it is there. */
const bar = (): Element | null => document.querySelector('[data-annotation-bar]');

/** Whether the keyboard can go to the bar now: it is there, and the focus is not in it. */
export const canGoToBar = (): boolean => bar()?.contains(document.activeElement) === false;

/** Puts the focus into the bar; its arrow keys and Escape do the rest. */
export function goToBar(): void {
  bar()?.querySelector<HTMLElement>('button')?.focus();
}

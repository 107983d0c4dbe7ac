import { showSide } from '../sides';

/** Frames of patience: the row is drawn in one, and a dialog that goes gives the focus back in another. */
const patience = 10;

/** Puts the keyboard on a collection in the tree, which is shown for it. */
export function focusCollection(id: string): void {
  showSide('library');
  let left = patience;
  const go = (): void => {
    const row = document.querySelector<HTMLElement>(
      `[role="treegrid"][aria-label="Collections"] [data-key="${CSS.escape(id)}"]`,
    );
    if (document.activeElement !== row || row === null) row?.focus();
    if (left-- > 0) requestAnimationFrame(go);
  };
  go();
}

import { useEffect } from 'react';
import { useWorkspace } from './workspace';

const busyWithKeys = 'input, textarea, [contenteditable], [role="menu"]';
const busyWithEnter = 'button, a, [role="row"], [role="option"]';

/**
 * While something is done in two steps: Enter goes on and Escape ends it, wherever the focus is, unless something with a use of
 * its own for them has it. `enter` says whether there was anything to go on with. Both must stay the same from one
 * rendering to the next.
 */
export function useStripKeys(on: boolean, enter: () => boolean, escape: () => void): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (key !== 'Enter' && key !== 'Escape') return;
      if (useWorkspace.getState().dialog || event.isComposing) return;
      const isOn = (selector: string): boolean =>
        target instanceof Element && target.closest(selector) !== null;
      if (isOn(busyWithKeys)) return;
      if (key === 'Escape') escape();
      else if (isOn(busyWithEnter) || !enter()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [on, enter, escape]);
}

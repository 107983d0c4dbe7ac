import type { KeyboardEvent } from 'react';
import { announce } from '../announce';
import { counted } from '../counted';
import { trashArticles } from './delete-article';
import {
  anyTicked,
  clearTicked,
  isTicked,
  tickAll,
  tickedArticles,
  tickedCount,
  tickingDone,
  toggleTicked,
  useTickedArticles,
} from './ticked-articles';

interface Options {
  /** How many rows there are. */
  count: number;
  active: number;
  /** Id of the article in the active row; undefined while it is not loaded. */
  id: string | undefined;
  focus: (item: number) => void;
  /** Opens the active row's article, in a pane of its own if so asked. */
  open: (beside: boolean) => void;
  /** Ticks all between the last one that was ticked and a row. */
  tickTo: (item: number) => void;
  /** The active row is where such a span begins. */
  setAnchor: () => void;
  showMenu: (id: string, row: Element) => void;
}

const inside = 'button, a[href], input, [tabindex="0"]';

/** What the keys do in the list of articles. */
export function listKeys(options: Options): (event: KeyboardEvent) => void {
  const { count, active, id, focus } = options;
  return (event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    if (event.target.closest('[role="menu"], [role="dialog"]')) return;
    const run = action(event, event.target);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  function action(event: KeyboardEvent, target: HTMLElement): (() => void) | null {
    const { key, shiftKey, altKey } = event;
    if ((event.ctrlKey || event.metaKey) && !shiftKey && key.toLowerCase() === 'a')
      return () => {
        tickAll();
        sayTicked();
      };
    if (event.ctrlKey || event.metaKey || altKey) return null;
    if ((key === 'F10' && shiftKey) || key === 'ContextMenu')
      return id ? () => options.showMenu(id, target) : null;
    if (key === 'ArrowDown' || key === 'ArrowUp') return () => step(key === 'ArrowDown' ? 1 : -1, shiftKey);
    if (key === 'PageDown' || key === 'PageUp') return () => focus(active + (key === 'PageDown' ? 8 : -8));
    if (key === 'Home') return () => focus(0);
    if (key === 'End') return () => focus(count - 1);
    if (key === 'ArrowRight' || key === 'ArrowLeft') return sideways(key === 'ArrowRight' ? 1 : -1, target);
    if (key === 'Escape') return anyTicked() ? clearTicked : null;
    // A button in the row is pressed by these; all other keys mean the article that it belongs to.
    const onRow = target.getAttribute('role') === 'row';
    if (!id || !onRow) return null;
    if (key === 'Enter') return () => options.open(shiftKey);
    if (key === ' ')
      return () => {
        options.setAnchor();
        toggleTicked(id);
        sayTicked();
      };
    if (key === 'Delete' || key === 'Backspace') return () => void remove(id);
    return null;
  }

  function sayTicked(): void {
    announce(`${counted(tickedCount(useTickedArticles.getState(), count), 'article')} selected`);
  }

  function step(by: 1 | -1, extend: boolean): void {
    const to = Math.max(0, Math.min(active + by, count - 1));
    if (extend) {
      if (!anyTicked()) options.setAnchor();
      options.tickTo(to);
    }
    focus(to);
  }

  /** To the controls of a row and back. */
  function sideways(by: 1 | -1, target: HTMLElement): (() => void) | null {
    const line = target.closest<HTMLElement>('[role="row"]');
    if (!line) return null;
    const stops = [line, ...line.querySelectorAll<HTMLElement>(inside)];
    return () => stops[Math.max(0, stops.indexOf(target) + by)]?.focus();
  }
}

/** The ticked ones when this is one of them; a span that is still being asked for belongs to them. */
async function remove(id: string): Promise<void> {
  await tickingDone();
  if (!isTicked(useTickedArticles.getState(), id)) return trashArticles([id]);
  const ids = await tickedArticles();
  clearTicked();
  return trashArticles(ids);
}

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useGrid } from '../../grid-filling';
import { focusedArticle } from '../../workspace';
import { addFacts, deleteRow, dismissFact, judge, moveCellBy, moveRow, removeCell } from './changing-grid';
import { goToCell, showFact } from './going';
import { keyOf, type Item } from './lines';
import { stopAfter, stopNear, type Move } from './stops';
import { verdictOrder } from './verdicts';

export interface GridKeys {
  /** The one stop that Tab comes to. */
  active: string | null;
  press: (event: KeyboardEvent) => void;
  focused: (key: string) => void;
}

const stopElement = (root: HTMLElement | null, key: string): HTMLElement | null =>
  root?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(key)}"]`) ?? null;

const moves: Record<string, Move> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

/** A key that writes a character, with whatever it takes to write it; a space opens what has the focus. */
const writes = ({ key, ctrlKey, metaKey, altKey, nativeEvent }: KeyboardEvent): boolean =>
  key !== ' ' &&
  ([...key].length === 1 || key === 'Dead' || nativeEvent.isComposing) &&
  ((!ctrlKey && !altKey && !metaKey) || nativeEvent.getModifierState('AltGraph'));

/** The keyboard in the grid: one stop of it has the focus, arrows lead to the others. */
export function useGridKeys(
  root: RefObject<HTMLElement | null>,
  items: readonly Item[],
  stacked: boolean,
  toggle: (cell: string) => void,
): GridKeys {
  const [wanted, setWanted] = useState<string | null>(null);
  /** What had the focus here, and the stop that is to have it once it has been drawn in its new place. */
  const held = useRef<{ element: Element | null; moved: string | null }>({ element: null, moved: null });
  const [known, setKnown] = useState(items);
  const active = wanted === null ? (items[0]?.key ?? null) : stopNear(items, known, wanted);
  // What is gone was near something that is known no more in the next drawing: where the keyboard is now is settled at once.
  if (known !== items) {
    setKnown(items);
    if (wanted !== null && active !== wanted) setWanted(active);
  }

  const focus = (key: string): void => {
    setWanted(key);
    const element = stopElement(root.current, key);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  // A stop that goes, or is drawn elsewhere, while it has the focus hands it on.
  useLayoutEffect(() => {
    const { element, moved } = held.current;
    const lost = document.activeElement === document.body;
    const to = moved ?? (element && !element.isConnected ? active : null);
    if (lost && to !== null) stopElement(root.current, to)?.focus({ preventScroll: true });
    if (moved !== null && stopElement(root.current, moved) === document.activeElement)
      held.current.moved = null;
    const now = document.activeElement;
    held.current.element = now && root.current?.contains(now) ? now : null;
  });

  const write = (row: string, field: 'claim' | 'note'): void =>
    useGrid.setState({ current: row, writing: { row, field } });

  function action(event: KeyboardEvent, item: Item): (() => void) | null {
    const { key, altKey, shiftKey } = event;
    const mod = event.ctrlKey || event.metaKey;
    if (altKey && !mod && (key === 'ArrowUp' || key === 'ArrowDown'))
      return () => carry(item, key === 'ArrowUp' ? -1 : 1);
    if (altKey || (shiftKey && key !== 'F2')) return null;
    const move = moves[key];
    if (mod && (key === 'Home' || key === 'End'))
      return () => focus(stopAfter(items, item.key, key === 'Home' ? 'first' : 'last', stacked));
    if (mod) return null;
    if (move) return () => focus(stopAfter(items, item.key, move, stacked));
    if (key === 'Escape') return leave;
    const presses = key === 'Enter' || key === ' ';
    if (item.kind === 'fact') {
      if (key === 'Enter') return () => void addFacts([item.fact]);
      if (key === ' ') return () => showFact(item.fact);
      if (key === 'Delete' || key === 'Backspace') return () => void dismissFact(item.fact.cells);
    }
    if (!('line' in item)) return null;
    const { line } = item;
    if (/^[1-4]$/.test(key)) return () => void judge(line, verdictOrder[Number(key) - 1] ?? null);
    if (key === '0') return () => void judge(line, null);
    if (key === 'n') return () => write(line.id, 'note');
    if (key === 'F2') return () => write(line.id, item.kind === 'note' ? 'note' : 'claim');
    if (item.kind === 'claim' && presses) return () => write(line.id, 'claim');
    if (item.kind === 'note' && presses) return () => write(line.id, 'note');
    if (item.kind === 'passage' && key === 'Enter') return () => goToCell(line, item.cell);
    if (item.kind === 'passage' && key === ' ') return () => toggle(item.cell.id);
    if (key === 'Delete' || key === 'Backspace') return () => remove(item);
    return null;
  }

  function remove(item: Item): void {
    if (item.kind === 'passage') void removeCell(item.cell);
    else if (item.kind === 'claim') void deleteRow(item.line);
    else if (item.kind === 'verdict') void judge(item.line, null);
  }

  /** A passage goes to the row above or below; anything else of a row moves the row. */
  function carry(item: Item, by: 1 | -1): void {
    if (item.kind === 'passage') {
      const rows = [
        ...new Map(items.flatMap((one) => ('line' in one ? [[one.row, one.line.id]] : []))).entries(),
      ];
      const to = rows.find(([row]) => row === item.row + by)?.[1];
      if (to === undefined || !moveCellBy(item.cell, item.line.id, by)) return;
      held.current.moved = keyOf.passage(to, item.cell.id);
      setWanted(held.current.moved);
    } else if ('line' in item) {
      held.current.moved = item.key;
      moveRow(item.line.id, by);
    }
  }

  return {
    active,
    focused: setWanted,
    press: (event) => {
      const target = event.target;
      if (event.defaultPrevented || !(target instanceof HTMLElement) || !event.currentTarget.contains(target))
        return;
      if (target.closest('input, textarea, select, [contenteditable]')) return;
      const stop = target.closest<HTMLElement>('[data-stop]');
      const item = items.find(({ key }) => key === stop?.dataset.stop);
      // A control inside a stop is pressed by these.
      if (!item || (stop !== target && (event.key === 'Enter' || event.key === ' '))) return;
      // The field has the focus before the key has its effect, and takes the character.
      const field =
        item.kind === 'note' ? 'note' : item.kind === 'claim' && !item.line.claim ? 'claim' : null;
      if (field && 'line' in item && stop === target && writes(event)) {
        event.stopPropagation();
        flushSync(() => write(item.line.id, field));
        return;
      }
      const run = action(event, item);
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    },
  };
}

/** Back to the text. */
function leave(): void {
  document.querySelector<HTMLElement>(`[data-article="${focusedArticle() ?? ''}"]`)?.focus();
}

/** Gives the focus back to a stop that a field stood in, once it is drawn again. */
export const focusStop = (key: string): void =>
  void requestAnimationFrame(() => {
    if (document.activeElement === document.body || document.activeElement === null)
      document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  });

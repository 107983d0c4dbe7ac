import { Fragment, useRef, useState, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import { announce } from '../../announce';
import { counted } from '../../counted';
import { useWindow } from '../../list/use-window';
import { whyReadOnly } from '../../read-only';
import { sayError } from '../../toasts';
import library from '../library.module.css';
import { useActiveRow } from '../use-active-row';
import { AwaitedRow } from './AwaitedRow';
import { chooseItsPage, copyAddress } from './giving-pages';
import {
  clearTickedPages,
  pagesBetween,
  takeOff,
  tickPages,
  toggleTickedPage,
  useTickedPages,
} from './taking-off';
import { useAwaitedRows, type Awaited } from './use-awaited';

/** Height in CSS pixels of a row that has not been drawn yet. */
const usual = 66;
const inside = 'button, a[href]';

/** The pages that wait; only those on the screen exist. */
export function AwaitedList({ awaited, empty }: { awaited: Awaited; empty: ReactNode }): JSX.Element {
  const { words, found } = awaited;
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef(0);
  const ticked = useTickedPages();
  const [hovered, setHovered] = useState(-1);
  const [asked, setAsked] = useState({ from: 0, to: 20, also: 0 });
  const row = useAwaitedRows(words, asked);
  const keyOf = (item: number): string | undefined => row(item)?.id;
  const view = useWindow({ scroller, count: found, layout: words, keyOf, estimate: () => usual });
  const { first, last, heights, measure } = view;
  const active = useActiveRow({ count: found, keyOf, view, root });
  if (first !== asked.from || last !== asked.to || active.item !== asked.also)
    setAsked({ from: first, to: last, also: active.item });

  const tickTo = (item: number): void =>
    void pagesBetween(words, Math.min(anchor.current, item), Math.max(anchor.current, item)).then(
      tickPages,
      sayError,
    );
  const tick = (item: number, id: string): void => {
    anchor.current = item;
    toggleTickedPage(id);
  };
  const sayTicked = (): void => announce(`${counted(useTickedPages.getState().size, 'page')} selected`);
  const remove = (id: string): void => {
    const why = whyReadOnly();
    if (why !== null) return sayError(why);
    const all = useTickedPages.getState();
    void takeOff(all.has(id) ? [...all] : [id]);
  };

  const action = (event: KeyboardEvent, target: HTMLElement): (() => void) | null => {
    const { key, shiftKey, altKey } = event;
    const page = row(active.item);
    const onRow = target.getAttribute('role') === 'row';
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() === 'a')
        return () => void pagesBetween(words).then(tickPages).then(sayTicked, sayError);
      if (key.toLowerCase() === 'c' && page && onRow) return () => void copyAddress(page);
      return null;
    }
    if (altKey) return null;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const to = Math.max(0, Math.min(active.item + (key === 'ArrowDown' ? 1 : -1), found - 1));
      return () => {
        if (shiftKey) {
          if (ticked.size === 0) anchor.current = active.item;
          tickTo(to);
        }
        active.focus(to);
      };
    }
    if (key === 'PageDown' || key === 'PageUp')
      return () => active.focus(active.item + (key === 'PageDown' ? 8 : -8));
    if (key === 'Home') return () => active.focus(0);
    if (key === 'End') return () => active.focus(found - 1);
    if (key === 'ArrowRight' || key === 'ArrowLeft') {
      const line = target.closest<HTMLElement>('[role="row"]');
      const stops = line ? [line, ...line.querySelectorAll<HTMLElement>(inside)] : [];
      return () => stops[Math.max(0, stops.indexOf(target) + (key === 'ArrowRight' ? 1 : -1))]?.focus();
    }
    if (key === 'Escape') return ticked.size > 0 ? clearTickedPages : null;
    if (!page || !onRow) return null;
    if (key === 'Enter') return () => chooseItsPage(page);
    if (key === ' ')
      return () => {
        tick(active.item, page.id);
        sayTicked();
      };
    if (key === 'Delete' || key === 'Backspace') return () => remove(page.id);
    return null;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
    const run = action(event, event.target);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  const items = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  // The row with the keyboard goes on existing when it is scrolled away.
  if (active.item < first && found > 0) items.unshift(active.item);
  if (active.item > last && active.item < found) items.push(active.item);
  let below = 0;
  return (
    <div className={library.scroller} ref={scroller} onPointerLeave={() => setHovered(-1)}>
      {/* The one row with the keyboard can have the focus, not the list. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={root}
        role="grid"
        data-region-start=""
        aria-label="Needs its page"
        aria-rowcount={found}
        aria-multiselectable
        aria-busy={!awaited.ready}
        className={library.list}
        data-ticking={ticked.size > 0 || undefined}
        onKeyDown={press}
      >
        {items.map((item) => {
          const gap = heights.top(item) - below;
          below = heights.top(item + 1);
          const page = row(item);
          return (
            <Fragment key={page?.id ?? `row:${item}`}>
              <Spacer height={gap} />
              <AwaitedRow
                item={item}
                page={page}
                height={page ? 0 : heights.of(item)}
                active={active.item === item}
                lit={hovered === item || active.item === item}
                ticked={page !== undefined && ticked.has(page.id)}
                ticking={ticked.size > 0}
                measure={measure}
                on={{ focused: active.set, hovered: setHovered, tick, tickTo, remove }}
              />
            </Fragment>
          );
        })}
        <Spacer height={heights.total - below} />
      </div>
      {found === 0 && (awaited.ready || awaited.failed) && <div className={library.none}>{empty}</div>}
    </div>
  );
}

/** Room for what is not drawn. */
function Spacer({ height }: { height: number }): JSX.Element | null {
  return height > 0.5 ? <div role="presentation" style={{ height }} /> : null;
}

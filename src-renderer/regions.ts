import { announce } from './announce';

/** Parts of the window that F6 goes to, in the order of the page; messages stand last. */
const regionSelector = '[data-region], [role="region"][aria-label="Messages"]';

const focusable =
  'a[href], button, input, textarea, select, [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

const visible = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? true;

const regionOf = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>(regionSelector) ?? null;

const regions = (): HTMLElement[] => {
  const all = [...document.querySelectorAll<HTMLElement>(regionSelector)].filter(visible);
  // What stands inside another region is part of it.
  return all.filter((region) => !all.some((other) => other !== region && other.contains(region)));
};

/** Where the focus was in each region when it was left. */
const last = new WeakMap<Element, HTMLElement>();

const field = 'input, textarea, [contenteditable="true"]';

/** Where the work is done (the text of a pane, the list of a panel) rather than the first button; fields come last. */
function firstIn(element: Element, withFields = true): HTMLElement | undefined {
  const all = (selector: string): HTMLElement[] => [...element.querySelectorAll<HTMLElement>(selector)];
  return [
    ...all('[data-region-start], [data-region-start] [tabindex="0"]'),
    ...all(focusable).filter((candidate) => !candidate.matches(field)),
    // A key that is pressed in a field is typed: nobody comes to one without having asked for it.
    ...(withFields ? all(field) : []),
  ].find((candidate) => candidate.tabIndex >= 0 && visible(candidate) && !candidate.hasAttribute('disabled'));
}

/** Puts the focus into a region: where it was when it was left, else where the work is done. */
function focusRegion(region: HTMLElement, withFields = true): boolean {
  const before = last.get(region);
  const to = before && region.contains(before) && visible(before) ? before : firstIn(region, withFields);
  to?.focus({ preventScroll: true });
  // A list hands the focus on to one of its rows.
  return to !== undefined && region.contains(document.activeElement);
}

/** To the next or previous part of the window. */
export function moveRegion(direction: 'forward' | 'backward'): void {
  const all = regions();
  const here = regionOf(document.activeElement);
  const step = direction === 'forward' ? 1 : -1;
  let at = here ? all.indexOf(here) : direction === 'forward' ? -1 : all.length;
  for (let tried = 0; tried < all.length; tried++) {
    at = (at + step + all.length) % all.length;
    const region = all[at];
    if (region && focusRegion(region)) {
      return announce(region.getAttribute('aria-label') ?? region.dataset.region ?? '');
    }
  }
}

interface Trace {
  element: Element;
  region: HTMLElement | null;
  /** The list that the element stood in, in which of its rows, and the place of that. */
  list: Element | null;
  row: Element | null;
  at: number;
}

/** What had the focus last. */
let had: Trace | null = null;

/** Whether the focus was in a row that has left its list: it is about to go to the one that took its place. */
export const rowIsGone = (): boolean =>
  had?.row?.isConnected === false && had.list !== null && had.list.isConnected;

const rows = 'li, [role="row"], [role="listitem"]';

function trace(element: Element): Trace {
  const row = element.closest(rows);
  const list = row?.parentElement ?? null;
  return {
    ...{ element, list, row, region: regionOf(element) },
    at: row && list ? [...list.children].indexOf(row) : -1,
  };
}

/**
 * The focus is never lost: when what had it leaves the page (a deleted card, a pane that closes), it goes to what
 * took its place in the list, else to the part of the window that it was in, else to the first part that takes it.
 */
export function keepFocus(root: HTMLElement): () => void {
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    had = trace(target);
    if (had.region) last.set(had.region, target);
  };
  const mend = (): void => {
    // A dialog looks after the focus itself.
    if (!had || had.element.isConnected || document.activeElement !== document.body) return;
    if (document.querySelector('[aria-modal="true"], [role="dialog"], [role="menu"], [role="listbox"]'))
      return;
    const { list, at, region } = had;
    had = null;
    if (list?.isConnected && list.children.length) {
      // A grid knows the row that the keyboard is on, also when that has moved.
      const own = list
        .closest('[role="treegrid"], [role="grid"]')
        ?.querySelector('[role="row"][tabindex="0"]');
      const next = list.children[Math.min(at, list.children.length - 1)];
      const to = own instanceof HTMLElement ? own : next && firstIn(next);
      if (to) return to.focus({ preventScroll: true });
    }
    if (region?.isConnected && focusRegion(region, false)) return;
    const reader = document.querySelector<HTMLElement>('[data-region="reader"]');
    for (const other of [...(reader ? [reader] : []), ...regions()]) if (focusRegion(other, false)) return;
  };
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    // Whoever took it out may give the focus to something better first.
    if (had && !had.element.isConnected) frame = requestAnimationFrame(mend);
  });
  document.addEventListener('focusin', remember);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    had = null;
    cancelAnimationFrame(frame);
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

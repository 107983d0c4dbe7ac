import type { Category, Passage } from '#contract';
import { defaultCategories } from '#contract/categories';
import { depths, sweepDepths } from './depth';
import { visibleText } from './hit-test';
import { createIntervalTree, type IntervalTree } from './interval-tree';
import { splitByBlock, toStaticRange } from './passage-range';
import type { TextMap } from './text-map';

/** Colour and line of a category; the line is the second sign, so that colour is never the only one. */
export type MarkStyle = Pick<Category, 'colour' | 'line'>;

/** An annotation to paint. */
export interface Mark {
  id: string;
  passage: Passage;
  category: MarkStyle;
}

/** A mark with its place laid open for the interval tree and its layer (1 … 3). */
export interface PlacedMark extends Mark {
  start: number;
  end: number;
  depth: number;
}

/** Paints one article. Changes show with the next frame; several in one frame cost as much as one. */
export interface PanePainter {
  setAnnotations: (marks: readonly Mark[]) => void;
  setFocused: (id: string | null) => void;
  setHovered: (id: string | null) => void;
  /** Hits of a search. */
  setFound: (passages: readonly Passage[]) => void;
  /** A selection kept visible while its bar or note field has the focus. */
  setPending: (passage: Passage | null) => void;
  /** Those that contain the character at `offset`, in document order. For `createHitTest`. */
  annotationsAt: (offset: number) => PlacedMark[];
  destroy: () => void;
}

export interface Painter {
  /**
   * @param container holds the article's HTML (see `setArticleHtml`) and has the class `article`
   * @param scroller the element that scrolls it
   */
  pane: (container: HTMLElement, map: TextMap, scroller: HTMLElement) => PanePainter;
  destroy: () => void;
}

/** Names in `CSS.highlights` beside those of the marks; styled in highlights.css. A later one lies on top. */
const signs = ['syn-found', 'syn-pending', 'syn-hovered', 'syn-focused'] as const;

/** How far above and below the visible text highlights are registered, in screens. */
const margin = 1;

/** `syn-<colour>-<line>-<depth>`: a group of its own for each, since ranges of one group do not blend. */
export function markName({ colour, line }: MarkStyle, depth: number): string {
  return `syn-${colour}-${line}-${depth}`;
}

/**
 * A mark's rule, made from the tokens of the theme. Lines run through beneath the letters: leaving room for the
 * descenders more than doubled the time of painting.
 */
function markRule({ colour, line }: MarkStyle, depth: number): string {
  const style = line === 'thick' ? 'solid' : line;
  return `.article::highlight(${markName({ colour, line }, depth)}) {
    color: var(--ink);
    background-color: var(--mark-${colour});
    text-decoration: underline ${style} var(--line-${colour}) var(--line-width-${line});
    text-underline-offset: var(--line-offset-${depth});
    text-decoration-skip-ink: none;
  }`;
}

/**
 * The one owner of `CSS.highlights`, which the whole document shares: it composes what the panes want painted.
 * Nothing is added to the article's DOM.
 */
export function createPainter(): Painter {
  const groups = new Map<string, Highlight>();
  const panes = new Set<PanePainter>();
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);

  const addGroup = (name: string, priority: number): Highlight => {
    const group = new Highlight();
    group.priority = priority;
    groups.set(name, group);
    CSS.highlights.set(name, group);
    return group;
  };
  signs.forEach((name, i) => addGroup(name, depths + 1 + i));

  const registry: Registry = {
    sign: (name) => groups.get(name) ?? addGroup(name, depths + 1),
    mark: (style, depth) => {
      const name = markName(style, depth);
      const found = groups.get(name);
      if (found) return found;
      sheet.insertRule(markRule(style, depth));
      return addGroup(name, depth);
    },
  };
  // A new rule costs a look at every element, so those that will be used are there before any article is.
  for (const category of defaultCategories) {
    for (let depth = 1; depth <= depths; depth++) registry.mark(category, depth);
  }

  return {
    pane: (container, map, scroller) => {
      const pane = createPane(registry, container, map, scroller, () => panes.delete(pane));
      panes.add(pane);
      return pane;
    },
    destroy: () => {
      panes.forEach((pane) => pane.destroy());
      groups.forEach((_, name) => CSS.highlights.delete(name));
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
}

interface Registry {
  sign: (name: (typeof signs)[number]) => Highlight;
  mark: (style: MarkStyle, depth: number) => Highlight;
}

/** What is registered for one pane: ranges by a key that says group and place, so that two states can be compared. */
type Registered = Map<string, { group: Highlight; range: StaticRange }>;

function createPane(
  registry: Registry,
  container: HTMLElement,
  map: TextMap,
  scroller: HTMLElement,
  onDestroy: () => void,
): PanePainter {
  let marks: IntervalTree<PlacedMark> = createIntervalTree([]);
  let found: IntervalTree<Passage> = createIntervalTree([]);
  let pending: Passage | null = null;
  let focused: string | null = null;
  let hovered: string | null = null;
  let registered: Registered = new Map();
  let paintedAt = 0;
  let frame = 0;

  /** Brings the registry to the wanted state by the difference only; unchanged ranges stay. */
  const paint = (): void => {
    frame = 0;
    paintedAt = scroller.scrollTop;
    const seen = visibleText(map, scroller, margin);
    const wanted: Registered = new Map();
    const want = (name: string, group: () => Highlight, { start, end }: Passage): void => {
      if (!seen) return;
      const visible = { start: Math.max(start, seen.start), end: Math.min(end, seen.end) };
      if (visible.start >= visible.end) return;
      for (const piece of splitByBlock(map, visible)) {
        const key = `${name} ${piece.start} ${piece.end}`;
        if (wanted.has(key)) continue;
        wanted.set(key, registered.get(key) ?? { group: group(), range: toStaticRange(map, piece) });
      }
    };
    if (seen) {
      for (const mark of marks.overlapping(seen.start, seen.end)) {
        want(markName(mark.category, mark.depth), () => registry.mark(mark.category, mark.depth), mark);
        if (mark.id === hovered) want('syn-hovered', () => registry.sign('syn-hovered'), mark);
        if (mark.id === focused) want('syn-focused', () => registry.sign('syn-focused'), mark);
      }
      for (const hit of found.overlapping(seen.start, seen.end))
        want('syn-found', () => registry.sign('syn-found'), hit);
      if (pending) want('syn-pending', () => registry.sign('syn-pending'), pending);
    }
    registered.forEach(({ group, range }, key) => {
      if (!wanted.has(key)) group.delete(range);
    });
    wanted.forEach(({ group, range }, key) => {
      if (!registered.has(key)) group.add(range);
    });
    registered = wanted;
  };

  const schedule = (): void => {
    frame ||= requestAnimationFrame(paint);
  };
  // Half the margin may be used up before it is filled again, so most frames of a scroll do nothing.
  const onScroll = (): void => {
    if (Math.abs(scroller.scrollTop - paintedAt) > (scroller.clientHeight * margin) / 2) schedule();
  };
  const observer = new ResizeObserver(schedule);
  observer.observe(scroller);
  observer.observe(container);
  scroller.addEventListener('scroll', onScroll, { passive: true });

  return {
    setAnnotations: (list) => {
      // Written out, not spread: with thousands of marks this is most of the script's time.
      const placed = list.map(({ id, passage, category }): PlacedMark => {
        const { start, end } = passage;
        return { id, passage, category, start, end, depth: 1 };
      });
      marks = createIntervalTree(placed);
      sweepDepths(marks.all).forEach((depth, i) => {
        const mark = marks.all[i];
        if (mark) mark.depth = depth;
      });
      schedule();
    },
    setFocused: (id) => {
      if (id === focused) return;
      focused = id;
      schedule();
    },
    setHovered: (id) => {
      // Asked with each move of the pointer.
      if (id === hovered) return;
      hovered = id;
      schedule();
    },
    setFound: (passages) => {
      found = createIntervalTree(passages);
      schedule();
    },
    setPending: (passage) => {
      pending = passage;
      schedule();
    },
    annotationsAt: (offset) => marks.containing(offset),
    destroy: () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      scroller.removeEventListener('scroll', onScroll);
      registered.forEach(({ group, range }) => group.delete(range));
      registered.clear();
      onDestroy();
    },
  };
}

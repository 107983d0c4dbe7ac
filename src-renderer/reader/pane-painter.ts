import type { Passage } from '#contract';
import { visibleText } from './hit-test';
import { createIntervalTree } from './interval-tree';
import { markName, type MarkStyle, type signs } from './mark-names';
import { splitByBlock, toStaticRange } from './passage-range';
import { createPlacedMarks, type Mark, type PlacedMark } from './placed-marks';
import type { TextMap } from './text-map';

/** Paints one article. Changes show with the next frame; several in one frame cost as much as one. */
export interface PanePainter {
  setAnnotations: (marks: readonly Mark[]) => void;
  setFocused: (id: string | null) => void;
  setHovered: (id: string | null) => void;
  /** Hits of a search. */
  setFound: (passages: readonly Passage[]) => void;
  /** The hit that the reader has gone to. */
  setHit: (passage: Passage | null) => void;
  /** Annotations that are an end of a link. */
  setLinked: (ids: ReadonlySet<string>) => void;
  /** Figures that differ from those of another open article. */
  setDiffering: (passages: readonly Passage[]) => void;
  /** The passages of a match that is pointed at, and in them what both have in common. */
  setMatched: (passages: readonly Passage[], evidence: readonly Passage[]) => void;
  /** A selection kept visible while its bar or note field has the focus. */
  setPending: (passage: Passage | null) => void;
  /** Those that contain the character at `offset`, in document order. For `createHitTest`. */
  annotationsAt: (offset: number) => PlacedMark[];
  /** To be called when text nodes have been cut or joined: ranges in them count no more. */
  textNodesChanged: () => void;
  destroy: () => void;
}

/** The groups of `CSS.highlights`, which all panes share. */
export interface Registry {
  sign: (name: (typeof signs)[number]) => Highlight;
  mark: (style: MarkStyle, depth: number) => Highlight;
}

interface PaneOptions {
  registry: Registry;
  container: HTMLElement;
  map: TextMap;
  scroller: HTMLElement;
  onDestroy: () => void;
}

/**
 * How far beyond the visible text highlights are registered, in screens. Each change of one costs a repainting of
 * all that are registered, so there are as few as scrolling allows: more ahead than behind while the text moves,
 * and next to none while it flies past.
 */
const margins = {
  rest: { above: 0.5, below: 0.5 },
  down: { above: 0.25, below: 1 },
  up: { above: 1, below: 0.25 },
  jump: { above: 0.25, below: 0.25 },
} as const;
/** With less than this left ahead, in screens, the margin is filled again. */
const least = 0.25;

/** What is registered for one pane: ranges by a key that says group and place, so that two states can be compared. */
type Registered = Map<string, { group: Highlight; range: StaticRange }>;

export function createPane({ registry, container, map, scroller, onDestroy }: PaneOptions): PanePainter {
  const marks = createPlacedMarks();
  let found = createIntervalTree<Passage>([]);
  let hit: Passage | null = null;
  let linked: ReadonlySet<string> = new Set();
  let differing = createIntervalTree<Passage>([]);
  let matched: readonly Passage[] = [];
  let evidence: readonly Passage[] = [];
  let pending: Passage | null = null;
  let focused: string | null = null;
  let hovered: string | null = null;
  let registered: Registered = new Map();
  /** Positions of scrolling between which enough is registered, in pixels. */
  let enough = { from: 0, to: 0 };
  let lastTop = 0;
  let paintedTop = 0;
  let motion: keyof typeof margins = 'rest';
  let frame = 0;
  /** Elements may be taken out of a text that has left the page; that is no reason to paint it. */
  let gone = false;

  /** What should be registered for the text between two offsets. */
  const wantedIn = (seen: Passage): Registered => {
    const wanted: Registered = new Map();
    const want = (name: string, group: () => Highlight, { start, end }: Passage): void => {
      const visible = { start: Math.max(start, seen.start), end: Math.min(end, seen.end) };
      if (visible.start >= visible.end) return;
      for (const piece of splitByBlock(map, visible)) {
        const key = `${name} ${piece.start} ${piece.end}`;
        if (wanted.has(key)) continue;
        wanted.set(key, registered.get(key) ?? { group: group(), range: toStaticRange(map, piece) });
      }
    };
    const sign = (name: (typeof signs)[number], passage: Passage): void =>
      want(name, () => registry.sign(name), passage);
    for (const mark of marks.overlapping(seen.start, seen.end)) {
      want(markName(mark.category, mark.depth), () => registry.mark(mark.category, mark.depth), mark);
      if (linked.has(mark.id)) sign('syn-linked', mark);
      if (mark.id === hovered) sign('syn-hovered', mark);
      if (mark.id === focused) sign('syn-focused', mark);
    }
    for (const one of found.overlapping(seen.start, seen.end)) sign('syn-found', one);
    for (const figure of differing.overlapping(seen.start, seen.end)) sign('syn-differing', figure);
    for (const passage of matched) sign('syn-counterpart', passage);
    for (const piece of evidence) sign('syn-evidence', piece);
    if (pending) sign('syn-pending', pending);
    if (hit) sign('syn-hit', hit);
    return wanted;
  };

  /** Brings the registry to the wanted state by the difference only; unchanged ranges stay. */
  const paint = (): void => {
    frame = 0;
    const { above, below } = margins[motion];
    motion = 'rest';
    const seen = visibleText(map, scroller, above, below);
    const { scrollTop: top, clientHeight: height } = scroller;
    paintedTop = top;
    enough = {
      from: seen?.start === map.blocks[0]?.start ? -Infinity : top - (above - least) * height,
      to: seen?.end === map.blocks.at(-1)?.end ? Infinity : top + (below - least) * height,
    };
    const wanted = wantedIn(seen ?? { start: 0, end: 0 });
    registered.forEach(({ group, range }, key) => {
      if (!wanted.has(key)) group.delete(range);
    });
    wanted.forEach(({ group, range }, key) => {
      if (!registered.has(key)) group.add(range);
    });
    registered = wanted;
  };

  const schedule = (): void => {
    if (!gone) frame ||= requestAnimationFrame(paint);
  };
  const onScroll = (): void => {
    const { scrollTop: top } = scroller;
    const down = top > lastTop;
    lastTop = top;
    if (down ? top <= enough.to : top >= enough.from) return;
    const far = Math.abs(top - paintedTop) > scroller.clientHeight;
    motion = far ? 'jump' : down ? 'down' : 'up';
    schedule();
  };
  const observer = new ResizeObserver(schedule);
  observer.observe(scroller);
  observer.observe(container);
  scroller.addEventListener('scroll', onScroll, { passive: true });

  const forget = (): void => {
    registered.forEach(({ group, range }) => group.delete(range));
    registered = new Map();
  };

  return {
    setAnnotations: (list) => {
      marks.set(list);
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
      if (found.size + passages.length === 0) return;
      found = createIntervalTree(passages);
      schedule();
    },
    setHit: (passage) => {
      hit = passage;
      schedule();
    },
    setLinked: (ids) => {
      linked = ids;
      schedule();
    },
    setDiffering: (passages) => {
      differing = createIntervalTree(passages);
      schedule();
    },
    setMatched: (passages, common) => {
      if (matched.length + evidence.length + passages.length + common.length === 0) return;
      [matched, evidence] = [passages, common];
      schedule();
    },
    setPending: (passage) => {
      pending = passage;
      schedule();
    },
    annotationsAt: (offset) => marks.containing(offset),
    textNodesChanged: () => {
      forget();
      schedule();
    },
    destroy: () => {
      gone = true;
      cancelAnimationFrame(frame);
      observer.disconnect();
      scroller.removeEventListener('scroll', onScroll);
      forget();
      onDestroy();
    },
  };
}

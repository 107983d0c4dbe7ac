import type { Passage } from '#contract';
import { byStart, createIntervalTree } from './interval-tree';
import { splitByBlock } from './passage-range';
import type { TextMap } from './text-map';

/** An annotation as it is to be read out. */
export interface SpokenMark {
  id: string;
  passage: Passage;
  /** Name of its category. */
  category: string;
  note: string;
  /** Id of the element that shows it in full. */
  card: string;
}

/** A mark with the ends of what is wrapped of it: its first and last letters, since space between blocks is not. */
interface Placed extends SpokenMark {
  start: number;
  end: number;
  /** Where text nodes must end for it. */
  edges: number[];
}

export interface MarkElements {
  /** All that are to be marked; what is the same as before is left alone. */
  set: (marks: readonly SpokenMark[]) => void;
  /** Takes all elements out and joins what was cut for them. */
  destroy: () => void;
}

/** So much of a note is said with the text; the whole stands on its card. In characters. */
const longestNote = 240;

const isOurs = (node: Node | null): node is HTMLElement =>
  node instanceof HTMLElement && node.localName === 'mark' && node.dataset.highlights !== undefined;

/**
 * Wraps annotated text in `<mark>`, for screen readers, which do not hear custom highlights. Text nodes are cut at the
 * ends of the annotations and each piece is wrapped once, whatever overlaps there, so the elements never nest and the
 * text stays letter for letter; painting, clicking and selecting go on by offsets. A mark may bear no name (ARIA 1.3),
 * so what it is stands in `aria-description`, where it begins and where it ends.
 *
 * @param onChange called after text nodes have been cut, moved or joined
 */
export function createMarkElements(map: TextMap, onChange: () => void): MarkElements {
  const placed = new Map<string, Placed>();
  const tree = createIntervalTree<Placed>([]);
  /** How many annotations need an edge. */
  const uses = new Map<number, number>();
  /** Edges at which there was one text node before. */
  const cuts = new Set<number>();

  const over = (start: number, end: number): Placed[] => tree.overlapping(start, end).sort(inOrder);

  const take = (mark: Placed): number[] => {
    placed.delete(mark.id);
    tree.remove(mark);
    return mark.edges.filter((edge) => {
      const left = (uses.get(edge) ?? 1) - 1;
      if (left > 0) uses.set(edge, left);
      else uses.delete(edge);
      return left === 0;
    });
  };
  const put = (mark: Placed): void => {
    placed.set(mark.id, mark);
    tree.add(mark);
    for (const edge of mark.edges) uses.set(edge, (uses.get(edge) ?? 0) + 1);
  };

  /** Cuts at the edges; an element that is cut through becomes two. */
  const cut = (edges: number[]): void => {
    for (const edge of map.cut(edges)) {
      cuts.add(edge);
      const node = map.toPoint(edge, 'forward').node;
      const element = node.parentNode;
      if (!isOurs(element)) continue;
      const rest = newMark(element.dataset.highlights ?? '');
      const pieces = [...element.childNodes];
      rest.append(...pieces.slice(pieces.findIndex((piece) => piece === node)));
      element.after(rest);
    }
  };

  /** Joins what only annotations that are gone have parted. */
  const join = (edges: number[]): void => {
    const free = edges.filter((edge) => !uses.has(edge) && cuts.delete(edge));
    for (const edge of free) {
      const left = map.toPoint(edge, 'backward').node.parentNode;
      const right = map.toPoint(edge, 'forward').node.parentNode;
      if (left === right || !isOurs(left) || !isOurs(right) || left.nextSibling !== right) continue;
      left.append(...right.childNodes);
      right.remove();
    }
    map.join(free);
  };

  /** Wraps and unwraps the text of a passage as its annotations want it. */
  const wrap = ({ start, end }: Passage): void => {
    for (const { node, start: at } of map.nodesIn(start, end)) {
      const [from, to] = map.blocksIn(at, at + node.length);
      const ids =
        from < to
          ? over(at, at + node.length)
              .map(({ id }) => id)
              .join(' ')
          : '';
      const parent = node.parentNode;
      if (isOurs(parent)) {
        if (ids === '') parent.replaceWith(...parent.childNodes);
        else if (parent.dataset.highlights !== ids) parent.dataset.highlights = ids;
      } else if (ids !== '') {
        const mark = newMark(ids);
        node.replaceWith(mark);
        mark.append(node);
      }
    }
  };

  /** Says at the pieces of a passage, and at those that touch it, what begins and what ends there. */
  const describe = ({ start, end }: Passage): void => {
    for (const { node, start: at } of map.nodesIn(start - 1, end + 1)) {
      const element = node.parentNode;
      if (!isOurs(element)) continue;
      const here = over(at, at + node.length);
      setOrRemove(element, 'aria-description', description(here, at, at + node.length));
      const begun = here.filter((mark) => mark.start === at);
      setOrRemove(element, 'aria-details', begun.map(({ card }) => card).join(' '));
    }
  };

  const set = (marks: readonly SpokenMark[]): void => {
    const gone = new Map(placed);
    const come: Placed[] = [];
    for (const mark of marks) {
      const held = placed.get(mark.id);
      if (held && same(held, mark)) gone.delete(mark.id);
      else {
        const now = place(map, mark);
        if (now) come.push(now);
      }
    }
    const changed = [...gone.values(), ...come];
    if (changed.length === 0) return;
    keepSelection(map, () => {
      const free = [...gone.values()].flatMap(take);
      come.forEach(put);
      cut(ascending(come.flatMap(({ edges }) => edges)));
      const regions = unite(changed);
      regions.forEach(wrap);
      join(ascending(free));
      regions.forEach(describe);
    });
    onChange();
  };
  return { set, destroy: () => set([]) };
}

function newMark(ids: string): HTMLElement {
  const mark = document.createElement('mark');
  mark.dataset.highlights = ids;
  return mark;
}

/** Null when a passage has no text in any block. */
function place(map: TextMap, mark: SpokenMark): Placed | null {
  const pieces = splitByBlock(map, mark.passage);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const edges = pieces.flatMap((piece) => [piece.start, piece.end]);
  return { ...mark, start: first.start, end: last.end, edges: [...new Set(edges)] };
}

/** Document order; of those whose letters are the same, always the same one first, whichever was changed last. */
const inOrder = (a: Placed, b: Placed): number =>
  byStart(a, b) || byStart(a.passage, b.passage) || (a.id < b.id ? -1 : 1);

function same(a: SpokenMark, b: SpokenMark): boolean {
  return (
    a.passage.start === b.passage.start &&
    a.passage.end === b.passage.end &&
    a.category === b.category &&
    a.note === b.note
  );
}

function description(marks: readonly Placed[], start: number, end: number): string {
  const said = marks.flatMap((mark) => {
    const [begins, ends] = [mark.start === start, mark.end === end];
    const name = `${mark.category} highlight`;
    if (!begins) return ends ? [`End of ${name}`] : [];
    const note = mark.note.replace(/\s+/g, ' ').trim();
    const short = note.length > longestNote ? `${note.slice(0, longestNote - 1).trimEnd()}…` : note;
    return [`${ends ? name : `Start of ${name}`}${short ? `, note: ${short}` : ''}`];
  });
  return said.join('; ');
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (value === '') element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

const ascending = (offsets: readonly number[]): number[] => [...new Set(offsets)].sort((a, b) => a - b);

/** Passages that overlap or touch made one, so that no text is looked at twice. */
function unite(passages: readonly Passage[]): Passage[] {
  const united: Passage[] = [];
  for (const { start, end } of [...passages].sort((a, b) => a.start - b.start)) {
    const last = united.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else united.push({ start, end });
  }
  return united;
}

/** A text node that is moved takes the selection's end out of the text; it is put back where it was. */
function keepSelection(map: TextMap, change: () => void): void {
  const selection = document.getSelection();
  const ends = (): [anchor: number, focus: number] | null => {
    const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
    if (!anchorNode || !focusNode) return null;
    if (!map.container.contains(anchorNode) || !map.container.contains(focusNode)) return null;
    return [map.toOffset(anchorNode, anchorOffset), map.toOffset(focusNode, focusOffset)];
  };
  const before = ends();
  change();
  if (!selection || !before) return;
  const after = ends();
  if (after?.[0] === before[0] && after[1] === before[1]) return;
  const [anchor, focus] = before;
  const a = map.toPoint(anchor, anchor <= focus ? 'forward' : 'backward');
  const f = map.toPoint(focus, anchor <= focus ? 'backward' : 'forward');
  selection.setBaseAndExtent(a.node, a.offset, f.node, f.offset);
}

/** A boundary point in the DOM, as in Range. */
export interface Point {
  node: Node;
  offset: number;
}

/**
 * A run of text that stands in one block element, without white space at its ends. An element whose text is
 * interrupted by a nested block (`<li>one<ul>…</ul>two</li>`) has several.
 */
export interface Block {
  element: Element;
  /** UTF-16 offsets into the article's text, end exclusive. */
  start: number;
  end: number;
}

/**
 * Offsets into the article's text ↔ points in the DOM that shows it. Valid as long as the container's text and blocks
 * are; its text nodes may be moved into inline elements, and cut and joined with the methods here.
 */
export interface TextMap {
  readonly container: HTMLElement;
  /** `container.textContent`, which is the article's text. */
  readonly text: string;
  /** In document order, disjoint; text between two blocks is white space. */
  readonly blocks: readonly Block[];
  /** Any boundary point of the document → an offset; points before or after the container are clamped. */
  toOffset: (node: Node, offset: number) => number;
  /**
   * An offset → a point in a text node. Where two text nodes meet there are two such points: `forward` takes the
   * start of the next node (for the start of a range), `backward` the end of the one before (for its end).
   */
  toPoint: (offset: number, bias: 'forward' | 'backward') => Point;
  /** Indexes `[from, to)` of the blocks that have text in `start … end`. */
  blocksIn: (start: number, end: number) => [from: number, to: number];
  /** The text nodes that have text in `start … end`, in order. */
  nodesIn: (start: number, end: number) => Piece[];
  /**
   * Splits text nodes so that one begins at each of the offsets. O(text nodes).
   *
   * @param offsets ascending
   * @returns those where there was no such boundary before
   */
  cut: (offsets: readonly number[]) => number[];
  /** Joins the text nodes that meet at each of the offsets, where they are neighbours in one element. O(text nodes). */
  join: (offsets: readonly number[]) => void;
}

/** A text node and the offset where it begins. */
export interface Piece {
  node: Text;
  start: number;
}

const blockTags = new Set(
  (
    'address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table ' +
    'tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Reads the container's text nodes once; O(text nodes). Look-ups are O(log n). */
export function createTextMap(container: HTMLElement): TextMap {
  let nodes: Text[] = [];
  let starts: number[] = [];
  const startOf = new Map<Node, number>();
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.length === 0) continue;
    startOf.set(node, text.length);
    nodes.push(node);
    starts.push(text.length);
    text += node.data;
  }
  const blocks = findBlocks(container, nodes, starts, text);
  const all = document.createRange();
  all.selectNodeContents(container);

  /** Offset where the first text at or after the given child starts, or after all of `parent` when there is none. */
  const startOfText = (parent: Node, child: number): number => {
    const at = parent.childNodes[child];
    let next: Node | null;
    if (at) {
      walker.currentNode = at;
      next = at instanceof Text ? at : walker.nextNode();
    } else {
      let last = parent;
      while (last.lastChild) last = last.lastChild;
      walker.currentNode = last;
      next = walker.nextNode();
    }
    while (next && !startOf.has(next)) next = walker.nextNode();
    return next ? (startOf.get(next) ?? 0) : text.length;
  };
  /** Index of the first node that begins after an offset. */
  const after = (offset: number): number => lowerBound(starts.length, (i) => (starts[i] ?? 0) > offset);

  return {
    container,
    text,
    blocks,
    toOffset: (node, offset) => {
      const start = startOf.get(node);
      if (start !== undefined) return start + Math.min(offset, (node as Text).length);
      const side = all.comparePoint(node, offset);
      if (side !== 0) return side < 0 ? 0 : text.length;
      if (node instanceof CharacterData) {
        const parent = node.parentNode ?? container;
        return startOfText(parent, Array.prototype.indexOf.call(parent.childNodes, node));
      }
      return startOfText(node, offset);
    },
    toPoint: (offset, bias) => {
      const at = Math.max(0, Math.min(offset, text.length));
      // The last node that starts at or before `at`; with a backward bias, strictly before it.
      const index = Math.max(0, after(bias === 'forward' ? at : at - 1) - 1);
      const node = nodes[index];
      return node ? { node, offset: at - (starts[index] ?? 0) } : { node: container, offset: 0 };
    },
    blocksIn: (start, end) => [
      lowerBound(blocks.length, (i) => (blocks[i]?.end ?? 0) > start),
      lowerBound(blocks.length, (i) => (blocks[i]?.start ?? 0) >= end),
    ],
    nodesIn: (start, end) => {
      const found: Piece[] = [];
      for (let i = Math.max(0, after(start) - 1); i < nodes.length; i++) {
        const [node, at] = [nodes[i], starts[i] ?? 0];
        if (!node || at >= end) break;
        if (at + node.length > start) found.push({ node, start: at });
      }
      return found;
    },
    cut: (offsets) => {
      const fresh: number[] = [];
      const [first] = offsets;
      if (first === undefined) return fresh;
      const from = Math.max(0, after(first) - 1);
      const cutNodes = nodes.slice(0, from);
      const cutStarts = starts.slice(0, from);
      let next = 0;
      for (let i = from; i < nodes.length; i++) {
        let [node, start] = [nodes[i], starts[i] ?? 0];
        for (; node && next < offsets.length; next++) {
          const offset = offsets[next] ?? 0;
          if (offset >= start + node.length) break;
          if (offset <= start) continue;
          cutNodes.push(node);
          cutStarts.push(start);
          node = node.splitText(offset - start);
          start = offset;
          startOf.set(node, start);
          fresh.push(offset);
        }
        if (node) cutNodes.push(node);
        cutStarts.push(start);
      }
      [nodes, starts] = [cutNodes, cutStarts];
      return fresh;
    },
    join: (offsets) => {
      const gone = new Set<Node>();
      for (const offset of [...offsets].reverse()) {
        const index = after(offset) - 1;
        const [left, right] = [nodes[index - 1], nodes[index]];
        if (!left || !right || starts[index] !== offset || left.nextSibling !== right) continue;
        left.appendData(right.data);
        right.remove();
        startOf.delete(right);
        gone.add(right);
      }
      if (gone.size === 0) return;
      starts = starts.filter((_, i) => !gone.has(nodes[i] ?? container));
      nodes = nodes.filter((node) => !gone.has(node));
    },
  };
}

/** The first index in `0 … length` for which `holds` is true; it must be false before and true from there on. */
export function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function findBlocks(container: Element, nodes: Text[], starts: number[], text: string): Block[] {
  const owners = new Map<Element, Element>();
  const owner = (element: Element): Element => {
    let found = owners.get(element);
    if (!found) {
      found =
        element === container || blockTags.has(element.localName)
          ? element
          : owner(element.parentElement ?? container);
      owners.set(element, found);
    }
    return found;
  };
  const runs: Block[] = [];
  nodes.forEach((node, i) => {
    const start = starts[i] ?? 0;
    const element = owner(node.parentElement ?? container);
    const last = runs.at(-1);
    if (last?.element === element) last.end = start + node.length;
    else runs.push({ element, start, end: start + node.length });
  });
  return runs
    .map(({ element, start, end }) => {
      const run = text.slice(start, end);
      return { element, start: end - run.trimStart().length, end: start + run.trimEnd().length };
    })
    .filter(({ start, end }) => start < end);
}

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

/** Offsets into the article's text ↔ points in the DOM that shows it. Valid as long as the container's content is. */
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
  const nodes: Text[] = [];
  const starts: number[] = [];
  const indexes = new Map<Node, number>();
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.length === 0) continue;
    indexes.set(node, nodes.length);
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
    while (next && !indexes.has(next)) next = walker.nextNode();
    return next ? (starts[indexes.get(next) ?? 0] ?? 0) : text.length;
  };

  return {
    container,
    text,
    blocks,
    toOffset: (node, offset) => {
      const index = indexes.get(node);
      if (index !== undefined) return (starts[index] ?? 0) + Math.min(offset, nodes[index]?.length ?? 0);
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
      const after = lowerBound(starts.length, (i) => (starts[i] ?? 0) > (bias === 'forward' ? at : at - 1));
      const index = Math.max(0, after - 1);
      const node = nodes[index];
      return node ? { node, offset: at - (starts[index] ?? 0) } : { node: container, offset: 0 };
    },
    blocksIn: (start, end) => [
      lowerBound(blocks.length, (i) => (blocks[i]?.end ?? 0) > start),
      lowerBound(blocks.length, (i) => (blocks[i]?.start ?? 0) >= end),
    ],
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

import { childrenOf, isElement, isPhrasing, rename } from '../html/element-kinds';
import { sourceIndex } from '../html/slim';
import type { Leaf } from './leaves';
import { copyOf, type Piece } from './piece';

/** Boxes that a line can be put into beside others. */
const plainBoxes = new Set(['div', 'section', 'article', 'main', 'body', 'header', 'footer', 'aside', 'nav']);

/** Tables and figures that are lines; pages also lay whole articles out in them. */
const structures = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'figure']);

/** Where a line of the page stands in the article. */
interface Neighbour {
  piece: Piece;
  /** A node of it in the article. */
  node: Node;
}

/** Puts lines of a page back into its article, in the order of the page, with the lists and quotes around them. */
export class PutBack {
  /** Lists and quotes of the page that have been made anew in the article. */
  readonly #made = new Map<Element, Element>();

  constructor(readonly root: Element) {}

  /** @returns the nodes in the article that the leaves of the piece have become, in their order */
  insert(piece: Piece, before: Neighbour | null, after: Neighbour | null): Node[] {
    const { within } = piece.unit;
    const document = this.root.ownerDocument;
    const box = document.importNode(copyOf(piece.unit, piece.leaves), true);
    const line = standing(box);
    const shared = (other: Neighbour | null): number => {
      if (!other) return 0;
      let n = 0;
      while (n < within.length && within[n] === other.piece.unit.within[n]) n++;
      while (n > 0 && !this.#holder(other, within[n - 1])) n--;
      return n;
    };
    const [left, right] = [shared(before), shared(after)];
    const depth = Math.max(left, right);
    let content: Node[] = line;
    for (const outer of within.slice(depth).reverse()) {
      const shell = document.importNode(outer, false);
      shell.append(...content);
      this.#made.set(outer, shell);
      content = [shell];
    }
    const holder = depth === 0 ? null : within[depth - 1];
    if (after && right >= left) {
      const place = this.#childOn(after, holder);
      place.before(...content);
    } else if (before) {
      const place = this.#childOn(before, holder);
      place.after(...content);
    } else {
      this.root.append(...content);
    }
    return line.flatMap((node) => leafNodes(node));
  }

  /** The list or quote of the article in which a neighbour stands, by that of the page. */
  #holder({ node }: Neighbour, outer: Element | null | undefined): Element | null {
    if (!outer) return null;
    const made = this.#made.get(outer);
    const number = outer.getAttribute(sourceIndex);
    for (let up = node.parentElement; up && up !== this.root; up = up.parentElement) {
      if (up === made) return up;
      if (number !== null && up.localName === outer.localName && up.getAttribute(sourceIndex) === number)
        return up;
    }
    return null;
  }

  /**
   * What to insert beside: the child of the shared list on the way to the neighbour; without one, the outermost list,
   * table or quote that it stands in, so that none is cut in two.
   */
  #childOn(neighbour: Neighbour, outer: Element | null | undefined): ChildNode {
    const holder = this.#holder(neighbour, outer);
    const line = neighbour.piece.unit.nodes[0];
    const whole = line && isElement(line) ? line.localName : '';
    let found = neighbour.node as ChildNode;
    for (let up = found.parentElement; up && up !== (holder ?? this.root); up = up.parentElement) {
      const opened = plainBoxes.has(up.localName) || (structures.has(up.localName) && !structures.has(whole));
      if (holder || !opened) found = up;
    }
    return found;
  }
}

/** The nodes of a line as they may stand among boxes: words get a paragraph, cells and captions become one. */
function standing(box: Element): Node[] {
  for (const child of childrenOf(box)) {
    if (/^(?:t[dh]|caption|figcaption|summary|legend)$/.test(child.localName)) rename(child, 'p');
  }
  const nodes = [...box.childNodes];
  if (!nodes.some((node) => isPhrasing(node) && !isBlank(node))) return nodes;
  const paragraph = box.ownerDocument.createElement('p');
  paragraph.append(...nodes);
  return [paragraph];
}

const isBlank = (node: Node): boolean => !isElement(node) && (node.textContent ?? '').trim() === '';

function leafNodes(node: Node): Node[] {
  if (!isElement(node)) return isBlank(node) ? [] : [node];
  if (node.localName === 'img') return [node];
  return [...node.childNodes].flatMap(leafNodes);
}

/** Takes a leaf of the article out, and the boxes that are empty without it; rows of tables keep their cells. */
export function takeOut({ node }: Pick<Leaf, 'node'>, root: Element): void {
  let parent: Element | null = node.parentElement;
  node.remove();
  while (parent && parent !== root && parent.isConnected) {
    if ((parent.textContent ?? '').trim() !== '' || parent.querySelector('img')) return;
    const up: Element | null = parent.parentElement;
    if (!/^t[dh]$/.test(parent.localName)) parent.remove();
    parent = up;
  }
}

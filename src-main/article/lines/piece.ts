import { isElement, isText, lineOf } from '../html/element-kinds';
import { hiddenReason, leftOut } from '../html/slim';
import { type Leaf, leavesOf } from './leaves';
import { lineText } from './line-ref';
import { type Unit } from './units';

/** A line of the page, or the part of one that has the same fate. */
export interface Piece {
  readonly unit: Unit;
  readonly leaves: readonly Leaf[];
  readonly text: string;
  /** Why it is not in the article by the rules, or null. */
  readonly reason: string | null;
}

/** Why a piece of the page that the extraction did not take is not in the article. */
export function reasonOutside({ node }: Leaf): string {
  const element = isElement(node) ? node : node.parentElement;
  const marked = element?.closest(`[${leftOut}], [hidden]`);
  return !marked ? 'outside the article' : (marked.getAttribute(leftOut) ?? hiddenReason);
}

/**
 * A line as the pieces of it that share a fate; nearly always one.
 * @param leaves all of the page, by their nodes
 */
export function piecesOf(
  unit: Unit,
  leaves: ReadonlyMap<Node, Leaf>,
  fate: (leaf: Leaf) => string | null,
): Piece[] {
  const runs: { reason: string | null; leaves: Leaf[] }[] = [];
  for (const leaf of unit.nodes.flatMap((node) => leavesIn(node, leaves))) {
    const last = runs.at(-1);
    const reason = fate(leaf);
    // A dash or a bar between two words goes with what stands before it.
    const silent = isText(leaf.node) && !/[\p{L}\p{N}]/u.test(leaf.says);
    if (last && (last.reason === reason || silent)) last.leaves.push(leaf);
    else runs.push({ reason, leaves: [leaf] });
  }
  return runs.map((run) => ({ ...run, unit, text: lineText(lineOf(copyOf(unit, run.leaves))) }));
}

function leavesIn(node: Node, known: ReadonlyMap<Node, Leaf>): Leaf[] {
  const own = known.get(node);
  if (own) return [own];
  if (!isElement(node)) return [];
  return leavesOf(node).flatMap((leaf) => known.get(leaf.node) ?? []);
}

/** A copy of a line, with nothing in it but these leaves, in a box. */
export function copyOf(unit: Unit, leaves: readonly Leaf[]): Element {
  const wanted = new Set<Node>(leaves.map(({ node }) => node));
  const document = leaves[0]?.node.ownerDocument;
  if (!document) throw new Error('a line without leaves');
  const copy = (node: Node): Node | null => {
    if (isText(node)) return wanted.has(node) || node.data.trim() === '' ? node.cloneNode() : null;
    if (!isElement(node)) return null;
    if (node.localName === 'img') return wanted.has(node) ? node.cloneNode() : null;
    const inner = [...node.childNodes].flatMap((child) => copy(child) ?? []);
    const empty = inner.length === 0 && node.childNodes.length > 0;
    if (empty && !/^t[dh]$/.test(node.localName)) return null;
    const element = node.cloneNode() as Element;
    element.removeAttribute('hidden');
    element.append(...inner);
    return element;
  };
  const box = document.createElement('div');
  box.append(...unit.nodes.flatMap((node) => copy(node) ?? []));
  return box;
}

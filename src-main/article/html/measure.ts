import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { known, phrasing, renamed } from './element-names';

/** What lies inside an element, counted once for the whole page. */
export interface Measure {
  /** Characters of text inside, white space not counted. */
  text: number;
  block: boolean;
  picture: boolean;
}

export const nothing: Measure = { text: 0, block: false, picture: false };

/** Elements whose text no reader of the page sees. */
export const silent = new Set(['script', 'style', 'svg', 'noscript', 'iframe', 'noembed', 'noframes']);

export function measure(parent: Tree.ParentNode, into: WeakMap<object, Measure>): Measure {
  const sum: Measure = { ...nothing };
  for (const child of parent.childNodes) {
    if (tree.isTextNode(child)) sum.text += child.value.replace(/\s+/g, '').length;
    if (!tree.isElementNode(child)) continue;
    const tag = child.tagName;
    const inner = silent.has(tag) ? nothing : measure(child, into);
    sum.text += inner.text;
    sum.block ||= inner.block || !(phrasing.has(tag) || !known.has(tag));
    sum.picture ||= inner.picture || tag === 'img';
  }
  into.set(parent, sum);
  return sum;
}

/** The name an element goes on under. An unknown element is a box, unless it stands in a line of text. */
export function nameFor(node: Tree.Element, measured: Measure): string {
  const tag = node.tagName;
  if (known.has(tag)) return tag;
  const other = Object.hasOwn(renamed, tag) ? renamed[tag] : undefined;
  if (other !== undefined) return other;
  if (measured.block) return 'div';
  const parent = node.parentNode;
  if (!parent) return 'div';
  if (tree.isElementNode(parent) && /^(?:p|h[1-6]|pre)$/.test(parent.tagName)) return 'span';
  if (tree.isElementNode(parent) && phrasing.has(parent.tagName)) return 'span';
  const besideText = parent.childNodes.some((n) => tree.isTextNode(n) && n.value.trim() !== '');
  return besideText ? 'span' : 'div';
}

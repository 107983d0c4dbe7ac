import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Measure } from './measure';
import { findIn } from './tree';

/** Longest `<noscript>` that is looked into, in characters. */
const longest = 5000;

/**
 * The picture for browsers without scripts. As in a browser with scripts, the inside of the element is a text. Null when
 * there is none, or when it is there already: once to load late, once for browsers without scripts.
 */
export function pictureInNoscript(
  noscript: Tree.Element,
  measures: WeakMap<object, Measure>,
): Tree.Element | null {
  if (besidePicture(noscript, measures)) return null;
  const source = noscript.childNodes.map((n) => (tree.isTextNode(n) ? n.value : '')).join('');
  if (source.length > longest || !/<img\b/i.test(source)) return null;
  return findIn(parseFragment(source), (n) => n.tagName === 'img');
}

function besidePicture(node: Tree.Element, measures: WeakMap<object, Measure>): boolean {
  return (node.parentNode?.childNodes ?? []).some(
    (n) =>
      n !== node &&
      tree.isElementNode(n) &&
      (n.tagName === 'img' || (n.tagName !== 'noscript' && measures.get(n)?.picture)),
  );
}

import { isElement, isText } from '../html/element-kinds';
import { leftOut, sourceIndex } from '../html/slim';

/** What a reader sees of a page: a run of text or a picture. */
export interface Leaf {
  readonly node: Text | Element;
  /** Number of the source element that it stands in; a picture's own. */
  readonly number: number;
  /** Its words without white space; `<img>` for a picture. */
  readonly says: string;
}

/** All leaves inside, in document order. */
export function leavesOf(root: Element): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (parent: Element, number: number): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (isText(child)) {
        const says = child.data.replace(/\s+/g, '');
        if (says !== '') leaves.push({ node: child, number, says });
      } else if (isElement(child)) {
        const own = child.getAttribute(sourceIndex);
        const inner = own === null || child.hasAttribute(leftOut) ? number : Number(own);
        if (child.localName === 'img') leaves.push({ node: child, number: inner, says: '<img>' });
        else walk(child, inner);
      }
    }
  };
  walk(root, -1);
  return leaves;
}

/**
 * For each leaf of the page, the leaf of the article that it has become. The number of the element and the words tell;
 * what the extraction has put into another element is told by its words and the nearest number.
 */
export function matched(page: readonly Leaf[], article: readonly Leaf[]): Map<Leaf, Leaf> {
  const pairs = new Map<Leaf, Leaf>();
  const exact = groups(page, ({ number, says }) => `${number} ${says}`);
  const others: Leaf[] = [];
  for (const leaf of article) {
    const source = exact.get(`${leaf.number} ${leaf.says}`)?.shift();
    if (source) pairs.set(source, leaf);
    else others.push(leaf);
  }
  if (others.length === 0) return pairs;
  const free = groups(
    page.filter((leaf) => !pairs.has(leaf)),
    ({ says }) => says,
  );
  for (const leaf of others) {
    const same = free.get(leaf.says) ?? [];
    let best = 0;
    for (const [i, { number }] of same.entries()) {
      if (Math.abs(number - leaf.number) < Math.abs((same[best]?.number ?? 0) - leaf.number)) best = i;
    }
    const [source] = same.splice(best, 1);
    if (source) pairs.set(source, leaf);
  }
  return pairs;
}

function groups(leaves: readonly Leaf[], by: (leaf: Leaf) => string): Map<string, Leaf[]> {
  const found = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const key = by(leaf);
    const group = found.get(key);
    if (group) group.push(leaf);
    else found.set(key, [leaf]);
  }
  return found;
}

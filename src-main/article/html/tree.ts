import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Small questions to the tree of a page's source, which is plain objects and no DOM. */

export function attributeOf(node: Tree.Element, name: string): string {
  return node.attrs.find((a) => a.name === name)?.value ?? '';
}

export function elementChildren(parent: Tree.ParentNode): Tree.Element[] {
  return parent.childNodes.filter((n) => adapter.isElementNode(n));
}

/** The first element inside that fits, in document order. */
export function findIn(parent: Tree.ParentNode, fits: (node: Tree.Element) => boolean): Tree.Element | null {
  for (const child of parent.childNodes) {
    if (!adapter.isElementNode(child)) continue;
    if (fits(child)) return child;
    const inner = findIn(child, fits);
    if (inner) return inner;
  }
  return null;
}

/** The text inside as it stands, without scripts and styles, up to `limit` characters. */
export function rawTextIn(parent: Tree.ParentNode, limit = 10_000): string {
  let text = '';
  const walk = (node: Tree.ParentNode): void => {
    for (const child of node.childNodes) {
      if (text.length > limit) return;
      if (adapter.isTextNode(child)) text += child.value;
      else if (adapter.isElementNode(child) && !/^(?:script|style)$/.test(child.tagName)) walk(child);
    }
  };
  walk(parent);
  return text.slice(0, limit);
}

/** Whether the names that a page gives an element fit. */
export function isNamed(node: Tree.Element, names: RegExp): boolean {
  const named = attributeOf(node, 'class');
  return named !== '' && names.test(named);
}

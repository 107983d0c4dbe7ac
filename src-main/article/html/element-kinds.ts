import { phrasing } from './element-names';

/** Whether an element lives inside a line of text. */
export function isPhrasing(node: Node): boolean {
  return node.nodeType === 3 || (node.nodeType === 1 && phrasing.has((node as Element).localName));
}

export function isElement(node: Node | null): node is Element {
  return node?.nodeType === 1;
}

export function isText(node: Node | null): node is Text {
  return node?.nodeType === 3;
}

/** Whether a box lies anywhere inside. */
export function holdsBlock(element: Element): boolean {
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    if (!isPhrasing(child) || holdsBlock(child)) return true;
  }
  return false;
}

/** White-space-collapsed text of an element; a line break counts as a space. */
export function lineOf(node: Node): string {
  let text = '';
  const walk = (parent: Node): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (isText(child)) text += child.data;
      else if (isElement(child)) {
        if (child.localName === 'br' || !isPhrasing(child)) text += ' ';
        walk(child);
      }
    }
  };
  walk(node);
  return text.replace(/\s+/g, ' ').trim();
}

/** Takes an element out and leaves what is inside in its place. */
export function unwrap(element: Element): void {
  while (element.firstChild) element.parentNode?.insertBefore(element.firstChild, element);
  element.remove();
}

/** The same element under another name, with its attributes and contents. */
export function rename(element: Element, name: string): Element {
  const other = element.ownerDocument.createElement(name);
  for (const { name: key, value } of Array.from(element.attributes)) other.setAttribute(key, value);
  while (element.firstChild) other.append(element.firstChild);
  element.replaceWith(other);
  return other;
}

/**
 * The elements inside, in document order, all or those of one name. jsdom's live collections cost quadratic time when
 * they are listed, so the tree is walked instead.
 */
export function elementsIn(root: ParentNode, name?: string): Element[] {
  const found: Element[] = [];
  const walk = (parent: ParentNode): void => {
    for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
      if (name === undefined || child.localName === name) found.push(child);
      walk(child);
    }
  };
  walk(root);
  return found;
}

/** Whether an element of this name lies inside. */
export function holds(root: Element, name: string): boolean {
  for (let child = root.firstElementChild; child; child = child.nextElementSibling) {
    if (child.localName === name || holds(child, name)) return true;
  }
  return false;
}

export function childrenOf(element: Element): Element[] {
  const children: Element[] = [];
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) children.push(child);
  return children;
}

import { defaultTreeAdapter as tree, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { decode } from '../../decode';
import { asHtml } from '../../formats/xhtml';
import { parseGuarded } from '../../html/guard';
import type { Anchors, Stretch } from './chapters';

/** A file of a book's text, parsed. */
export type Text = Tree.Document;

/** @throws AppError `too-complex` beyond the limits for a page; the message names the book */
export function readText(name: string, path: string, bytes: Uint8Array): Text {
  return parseText(name, decode(path, bytes).text);
}

export function parseText(name: string, source: string): Text {
  return withPictures(parseGuarded(name, asHtml(source)));
}

/** Books wrap pictures in SVG to fit them to the screen; a plain picture is all that is left of that. */
function withPictures(text: Text): Text {
  for (const element of elementsIn(text)) {
    if (element.tagName !== 'image') continue;
    const src = attribute(element, 'href') ?? attribute(element, 'xlink:href');
    let outer: Tree.Element = element;
    for (let up = outer.parentNode; up && tree.isElementNode(up); up = up.parentNode) {
      if (up.tagName === 'svg') outer = up;
    }
    if (src === null || outer === element || !outer.parentNode) continue;
    const img = tree.createElement('img', element.namespaceURI, [{ name: 'src', value: src }]);
    tree.insertBefore(outer.parentNode, img, outer);
    tree.detachNode(outer);
  }
  return text;
}

/** Ids, and the names of old anchors, with the text before them. */
export function anchorsOf(text: Text): Anchors {
  const anchors = new Map<string, number>();
  let length = 0;
  const walk = (parent: Tree.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (tree.isTextNode(child)) length += child.value.replace(/\s+/g, '').length;
      else if (tree.isElementNode(child) && child.tagName !== 'head') {
        for (const id of idsOf(child)) if (!anchors.has(id)) anchors.set(id, length);
        walk(child);
      }
    }
  };
  walk(text);
  return anchors;
}

/** Addresses of the pictures in it, as it writes them. */
export function picturesIn(text: Text): string[] {
  return elementsIn(text).flatMap((element) =>
    element.tagName === 'img' ? (attribute(element, 'src') ?? []) : [],
  );
}

/** The language that a file says it is in. */
export function languageOf(text: Text): string | null {
  const html = elementsIn(text).find(({ tagName }) => tagName === 'html');
  return html ? (attribute(html, 'lang') ?? attribute(html, 'xml:lang')) : null;
}

/**
 * The inside of a file's body, or of a stretch of it, as HTML. Boxes that the stretch cuts through are there on both
 * sides of the cut.
 * @param change what becomes of each element; its attributes may be changed in the copy
 */
export function bodyOf(
  text: Text,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  change: (element: Tree.Element) => Tree.Element = (element) => element,
): string {
  const body = elementsIn(text).find(({ tagName }) => tagName === 'body');
  if (!body) return '';
  let state: 'before' | 'inside' | 'after' =
    from === null || idsOf(body).includes(from) ? 'inside' : 'before';
  const copy = (parent: Tree.Element): Tree.ChildNode[] =>
    parent.childNodes.flatMap((child): Tree.ChildNode[] => {
      if (!tree.isElementNode(child)) return state === 'inside' ? [child] : [];
      const ids = idsOf(child);
      if (state === 'before' && from !== null && ids.includes(from)) state = 'inside';
      else if (state === 'inside' && to !== null && ids.includes(to)) state = 'after';
      const whole = state === 'inside';
      const childNodes = copy(child);
      return whole || childNodes.length > 0
        ? [change({ ...child, attrs: [...child.attrs], childNodes })]
        : [];
    });
  return serialize({ ...body, childNodes: copy(body) });
}

function idsOf(element: Tree.Element): string[] {
  return element.attrs
    .filter(({ name }) => name === 'id' || (name === 'name' && element.tagName === 'a'))
    .map(({ value }) => value);
}

export function attribute(element: Tree.Element, name: string): string | null {
  return (
    element.attrs.find((one) => (one.prefix ? `${one.prefix}:${one.name}` : one.name) === name)?.value ?? null
  );
}

export function elementsIn(parent: Tree.ParentNode): Tree.Element[] {
  const found: Tree.Element[] = [];
  const walk = (within: Tree.ParentNode): void => {
    for (const child of within.childNodes) {
      if (!tree.isElementNode(child)) continue;
      found.push(child);
      walk(child);
    }
  };
  walk(parent);
  return found;
}

/** The text of an element, in one line. */
export function textIn(parent: Tree.ParentNode): string {
  let text = '';
  const walk = (within: Tree.ParentNode): void => {
    for (const child of within.childNodes) {
      if (tree.isTextNode(child)) text += child.value;
      else if (tree.isElementNode(child)) walk(child);
    }
  };
  walk(parent);
  return text.replace(/\s+/g, ' ').trim();
}

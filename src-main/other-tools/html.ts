import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { parseGuarded } from '../article/html/guard';

/** Most elements of a file of bookmarks: two or three for each. */
const mostElements = 400_000;

/** @throws AppError `too-complex` */
export const parseList = (name: string, html: string): Tree.Document =>
  parseGuarded(name, html, mostElements);

/** What a walk over a tree sees, in document order. */
export interface Walk {
  /** Answers false where what is inside is not looked at. */
  enter?: (element: Tree.Element) => boolean | void;
  leave?: (element: Tree.Element) => void;
  text?: (text: string) => void;
}

/** The guard has counted how deep a tree is. */
export function walk(node: Tree.ParentNode, on: Walk): void {
  for (const child of node.childNodes) {
    if (adapter.isTextNode(child)) on.text?.(child.value);
    else if (adapter.isElementNode(child)) {
      if (on.enter?.(child) !== false) walk(child, on);
      on.leave?.(child);
    }
  }
}

const block =
  /^(?:p|div|br|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|pre|table|tr|section|article|header|footer|figure|figcaption|hr)$/;
const silent = /^(?:script|style|template|head|title)$/;

/** The text of a tree, with a line for each block. */
export function textOf(node: Tree.ParentNode): string {
  const lines: string[] = [];
  let line = '';
  const lineBreak = (): void => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  walk(node, {
    enter: ({ tagName }) => {
      if (block.test(tagName)) lineBreak();
      return !silent.test(tagName);
    },
    leave: ({ tagName }) => {
      if (block.test(tagName)) lineBreak();
    },
    text: (value) => {
      line += value;
    },
  });
  lineBreak();
  return lines.map((one) => one.replace(/\s+/g, ' ')).join('\n');
}

/** The text of a piece of HTML. @throws AppError `too-complex` */
export const textOfHtml = (name: string, html: string): string => textOf(parseGuarded(name, html));

export const classesOf = (element: Tree.Element): string[] =>
  (element.attrs.find(({ name }) => name === 'class')?.value ?? '').split(/\s+/);

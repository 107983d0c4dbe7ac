import {
  defaultTreeAdapter as tree,
  html as spec,
  parseFragment,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5';

/**
 * The text of stored article HTML: what `container.textContent` is in a page that shows it. Needs no DOM, so the main
 * process can check a stored article or rebuild its text.
 */
export function textOf(html: string): string {
  const container = tree.createElement('div', spec.NS.HTML, []);
  let text = '';
  const walk = (parent: Tree.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (tree.isTextNode(child)) text += child.value;
      else if (tree.isElementNode(child)) walk(child);
    }
  };
  walk(parseFragment(container, html, {}));
  return text;
}

import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5';

const prefix = '--sf-img-';

/**
 * SingleFile keeps a picture that a page shows several times once, as a variable of its style sheet, and draws it behind
 * an empty one: `<img src="data:…svg…" style="background-image:var(--sf-img-4)">`. Here such pictures get their own
 * address back, in the tree as it was parsed.
 */
export function resolveImageVariables(document: Tree.Document): void {
  const variables = new Map<string, string>();
  const pictures: { element: Tree.Element; variable: string }[] = [];
  const walk = (parent: Tree.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (!tree.isElementNode(child)) continue;
      if (child.tagName === 'style') {
        for (const text of child.childNodes) if (tree.isTextNode(text)) readVariables(text.value, variables);
      } else if (child.tagName === 'img') {
        const style = child.attrs.find((a) => a.name === 'style')?.value ?? '';
        const variable = /var\((--sf-img-\d{1,6})\)/.exec(style.slice(0, 5000))?.[1];
        if (variable !== undefined) pictures.push({ element: child, variable });
      } else walk(child);
    }
  };
  walk(document);
  for (const { element, variable } of pictures) {
    const value = variables.get(variable);
    if (value === undefined) continue;
    element.attrs = [...element.attrs.filter((a) => a.name !== 'src'), { name: 'src', value }];
  }
}

/** `--sf-img-4: url("data:image/png;base64,…")`, wherever it stands; addresses are long, so nothing is read twice. */
function readVariables(css: string, variables: Map<string, string>): void {
  for (let at = css.indexOf(prefix); at >= 0; at = css.indexOf(prefix, at + 1)) {
    const found = /^(--sf-img-\d{1,6})\s{0,5}:\s{0,5}url\(\s{0,5}["']?(?=data:)/.exec(css.slice(at, at + 60));
    if (!found) continue;
    const start = at + found[0].length;
    const end = css.slice(start).search(/["')]/);
    if (end < 0) return;
    variables.set(found[1] ?? '', css.slice(start, start + end));
    at = start + end;
  }
}

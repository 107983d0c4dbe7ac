import { type DefaultTreeAdapterTypes, html as namespaces, parseFragment, serialize } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Elements that can stand within a paragraph, a heading or a cell, as the words do that a note stands beside. */
const phrasing = new Set(['em', 'strong', 's', 'code', 'a', 'br', 'span']);
/** What they are looks only. */
const looks: Record<string, string> = {
  ...{ p: 'par', blockquote: 'quoted', pre: 'code', ul: 'list', ol: 'list', li: 'item', hr: 'rule' },
  ...{ table: 'table', tr: 'row', td: 'cell', th: 'cell head' },
  ...{ h1: 'par head', h2: 'par head', h3: 'par head', h4: 'par head', h5: 'par head', h6: 'par head' },
};

/**
 * A note's HTML that can stand in the middle of a sentence: a paragraph would end that of the text. Its blocks are spans,
 * whose style makes them what they are; the signs of lists are words.
 * @param html as `noteHtml` makes it
 */
export function marginNote(html: string): string {
  const root = parseFragment(html);
  root.childNodes = inLine(root.childNodes, null);
  return serialize(root);
}

function inLine(nodes: readonly Node[], list: { next: number | null } | null): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!('tagName' in node)) return [node];
    const { tagName } = node;
    const start = Number(node.attrs.find(({ name }) => name === 'start')?.value ?? 1);
    const within = tagName === 'ol' ? { next: start } : tagName === 'ul' ? { next: null } : list;
    const children = inLine(node.childNodes, tagName === 'li' ? null : within);
    if (phrasing.has(tagName)) return [{ ...node, childNodes: children }];
    const look = looks[tagName];
    if (look === undefined) return children;
    if (tagName === 'li') children.unshift(sign(list));
    return [span(look, children)];
  });
}

/** An item's sign, with the number that it has in its list. */
const sign = (list: { next: number | null } | null): Node => {
  const words = list === null || list.next === null ? '• ' : `${list.next++}. `;
  return { nodeName: '#text', value: words, parentNode: null };
};

const span = (look: string, childNodes: Node[]): Element => ({
  ...{ nodeName: 'span', tagName: 'span', namespaceURI: namespaces.NS.HTML, parentNode: null, childNodes },
  attrs: [{ name: 'class', value: look }],
});

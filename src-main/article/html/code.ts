import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf, elementChildren, findIn, isNamed, rawTextIn } from './tree';

/** Lines are boxes of their own in editors and highlighters. */
const lineBoxes = new Set(['div', 'p', 'li', 'ol', 'ul', 'tr', 'pre', 'table', 'tbody']);
const silent = new Set([
  'button',
  'script',
  'style',
  'template',
  'textarea',
  'input',
  'select',
  'svg',
  'noscript',
]);

const numberNames =
  /(?:^|[\s_-])(?:line-?num(?:ber)?s?(?:-rows)?|linenos?|gutters?|ln|ln-num(?:ber)?s?|blob-num|linenumber)(?:$|[\s_-])|ace_gutter/i;
const copyNames = /copy|clipboard|toolbar/i;
const editors =
  /(?:^|\s)(?:CodeMirror-code|cm-content|view-lines|ace_text-layer|syntaxhighlighter|EnlighterJSWrapper)(?:$|\s)/;
const codeCells =
  /(?:^|[\s_-])(?:code|blob-code\w*|ln-code|gutter|linenos?|lineno|blob-num|crayon-nums?)(?:$|[\s_-])/i;

/** Whether an element is a block of code, however it is built: `<pre>`, an editor, a table of numbered lines. */
export function isCodeBlock(node: Tree.Element): boolean {
  if (node.tagName === 'pre' || node.tagName === 'listing' || node.tagName === 'xmp')
    return !holdsTable(node);
  if (node.tagName === 'table') return isCodeTable(node);
  return node.tagName === 'div' && isNamed(node, editors);
}

/** A `<pre>` around a table of data is only there for its type. */
function holdsTable(node: Tree.Element): boolean {
  const table = findIn(node, (n) => n.tagName === 'table');
  return table !== null && !isCodeTable(table);
}

function isCodeTable(table: Tree.Element): boolean {
  const named = findIn(table, (n) => n.tagName === 'td' && isNamed(n, codeCells));
  if (!named) return false;
  return findIn(table, (n) => isLineNumber(n) || n.tagName === 'pre' || n.tagName === 'code') !== null;
}

/** The code alone: its lines and their indentation as shown, without line numbers and buttons. */
export function codeIn(block: Tree.Element): string {
  let text = '';
  const startLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const walk = (parent: Tree.Element): void => {
    let last: Tree.ChildNode | undefined;
    for (const child of parent.childNodes) {
      if (tree.isTextNode(child)) text += child.value;
      else if (tree.isElementNode(child) && !isFurniture(child)) {
        const box = lineBoxes.has(child.tagName);
        const codeAfterCode = child.tagName === 'code' && last !== undefined && last.nodeName === 'code';
        if (box || codeAfterCode) startLine();
        const before = text.length;
        if (child.tagName === 'br') text += '\n';
        else walk(child);
        // An empty box is an empty line; one that holds lines has ended the last of them.
        const line = child.tagName === 'div' || child.tagName === 'li' || child.tagName === 'tr';
        if (box && (!text.endsWith('\n') || (line && text.length === before))) text += '\n';
      }
      last = child;
    }
  };
  walk(block);
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\ufeff]/g, '');
  return withoutNumbers(plain.replace(/[ \t]+$/gm, '').replace(/^\n+|\n+$/g, ''));
}

function isFurniture(node: Tree.Element): boolean {
  if (silent.has(node.tagName) || attributeOf(node, 'aria-hidden') === 'true') return node.tagName !== 'code';
  if (isLineNumber(node)) return true;
  return isNamed(node, copyNames) && rawTextIn(node, 100).trim().length <= 24;
}

/** A column or a mark of line numbers: named so, and nothing else in it. */
function isLineNumber(node: Tree.Element): boolean {
  return isNamed(node, numberNames) && /^[\s\d]*$/.test(rawTextIn(node, 20_000));
}

/** Numbers that stand in the text itself: each line has the next one, and a gap after it. */
function withoutNumbers(code: string): string {
  const lines = code.split('\n');
  if (lines.length < 3) return code;
  const numbered = /^\s*(\d+)(?:\t|\s?[|│]\s?| {2,}|$)/;
  const first = Number(numbered.exec(lines[0] ?? '')?.[1] ?? NaN);
  const all = lines.every((line, i) => Number(numbered.exec(line)?.[1] ?? NaN) === first + i);
  return all ? lines.map((line) => line.replace(numbered, '')).join('\n') : code;
}

/** “Copy” beside a block of code, when it is no button. */
export function isCopyLabel(node: Tree.Element): boolean {
  if (!isNamed(node, copyNames)) return false;
  const parent = node.parentNode;
  if (!parent || rawTextIn(node, 100).trim().length > 24) return false;
  return elementChildren(parent).some((n) => n.tagName === 'pre' || n.tagName === 'code');
}

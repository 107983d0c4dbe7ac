import { isElement, isPhrasing, isText } from './element-kinds';

/**
 * The newline rule, applied in place: white space is collapsed, each box and each `<br>` is followed by a newline,
 * text is NFC, and nothing but what a reader sees is left of the source's line breaks. From then on `textContent` is
 * the article's text. White space in `<pre>` stays, no-break spaces stay inside lines.
 * @returns the offset at which each element begins, in document order; offsets count UTF-16 code units.
 */
export function applyNewlines(root: Element): Map<Element, number> {
  const offsets = new Map<Element, number>();
  const document = root.ownerDocument;
  /** Text nodes of the line being written; what trails in them is trimmed when it ends. */
  let line: Text[] = [];
  let length = 0;
  let atLineStart = true;
  let afterSpace = false;

  const trimLine = (): void => {
    for (let node = line.pop(); node; node = line.pop()) {
      const trimmed = node.data.replace(/[\s\u00a0]+$/u, '');
      length -= node.data.length - trimmed.length;
      node.data = trimmed;
      if (trimmed !== '') break;
      node.remove();
    }
    line = [];
  };
  const newlineBefore = (parent: Node, reference: Node | null): void => {
    parent.insertBefore(document.createTextNode('\n'), reference);
    length++;
    atLineStart = true;
  };
  const endLine = (parent: Node, reference: Node | null): void => {
    trimLine();
    if (!atLineStart) newlineBefore(parent, reference);
  };

  const textNode = (node: Text): void => {
    let data = clean(node.data).replace(/[ \t\n\r\f]+/g, ' ');
    if (atLineStart) data = data.replace(/^[ \u00a0]+/, '');
    else if (afterSpace) data = data.replace(/^ /, '');
    if (data === '') {
      node.remove();
      return;
    }
    node.data = data;
    length += data.length;
    afterSpace = data.endsWith(' ');
    atLineStart = false;
    line.push(node);
  };

  const preformatted = (element: Element): void => {
    for (const br of Array.from(element.getElementsByTagName('br')))
      br.replaceWith(document.createTextNode('\n'));
    element.normalize();
    const text = clean((element.textContent ?? '').replace(/\r\n?/g, '\n'))
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd();
    element.textContent = text;
    length += text.length;
    atLineStart = text === '' && atLineStart;
  };

  const walk = (parent: Node): void => {
    for (let child = parent.firstChild; child;) {
      const next: ChildNode | null = child.nextSibling;
      if (isText(child)) textNode(child);
      else if (!isElement(child)) child.remove();
      else if (child.localName === 'br') {
        offsets.set(child, length);
        trimLine();
        newlineBefore(parent, next);
      } else if (isPhrasing(child)) {
        offsets.set(child, length);
        walk(child);
      } else {
        endLine(parent, child);
        offsets.set(child, length);
        if (child.localName === 'pre') preformatted(child);
        else walk(child);
        endLine(parent, child.nextSibling);
      }
      child = next;
    }
  };
  walk(root);
  endLine(root, null);
  return offsets;
}

// eslint-disable-next-line no-control-regex -- takes them out
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;

/** One form for each character; no control characters and no lone surrogates, which no store or browser keeps. */
function clean(text: string): string {
  return text
    .replace(controls, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

import { escapeAttribute, escapeText } from './html/escape';
import { isElement, isPhrasing, isText } from './html/element-kinds';
import { sourceIndex } from './html/slim';

/** HTML under the newline rule, and where in its text each element begins (UTF-16 code units, document order). */
export interface Written {
  html: string;
  offsets: Map<Element, number>;
  /** Length of the text. */
  length: number;
}

const voids = new Set(['br', 'hr', 'img', 'col']);

/**
 * Writes the inside of an element as HTML under the newline rule: white space is collapsed, each box and each `<br>` is
 * followed by a newline, text is NFC, and nothing of the source's own line breaks is left, so that `textContent` of the
 * result is the article's text. White space in `<pre>` stays, no-break spaces stay inside lines.
 */
export function writeWithNewlines(root: Element): Written {
  const offsets = new Map<Element, number>();
  const out: string[] = [];
  /** Texts of the line being written and their places in `out`; what trails in them is trimmed when it ends. */
  let line: { at: number; text: string }[] = [];
  let length = 0;
  let atLineStart = true;
  let afterSpace = false;

  const newline = (): void => {
    out.push('\n');
    length++;
    atLineStart = true;
  };
  const trimLine = (): void => {
    for (let part = line.pop(); part; part = line.pop()) {
      const trimmed = part.text.replace(/[\s\u00a0]+$/u, '');
      length -= part.text.length - trimmed.length;
      out[part.at] = escapeText(trimmed);
      if (trimmed !== '') break;
    }
    line = [];
  };
  const endLine = (): void => {
    trimLine();
    if (!atLineStart) newline();
  };

  const text = (source: string): void => {
    let data = clean(source).replace(/[ \t\n\r\f]+/g, ' ');
    if (atLineStart) data = data.replace(/^[ \u00a0]+/, '');
    else if (afterSpace) data = data.replace(/^ /, '');
    if (data === '') return;
    line.push({ at: out.length, text: data });
    out.push(escapeText(data));
    length += data.length;
    afterSpace = data.endsWith(' ');
    atLineStart = false;
  };

  const preformatted = (element: Element): void => {
    // The parser drops a newline right after <pre>; no text may begin with one.
    const data = clean(rawText(element).replace(/\r\n?/g, '\n'))
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd();
    out.push(escapeText(data));
    length += data.length;
    if (data !== '') atLineStart = false;
  };

  const walk = (parent: Node): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (isText(child)) {
        text(child.data);
        continue;
      }
      if (!isElement(child)) continue;
      const box = !isPhrasing(child);
      if (box) endLine();
      offsets.set(child, length);
      out.push(openingTag(child));
      if (child.localName === 'br') {
        trimLine();
        newline();
      }
      if (voids.has(child.localName)) continue;
      if (child.localName === 'pre') preformatted(child);
      else walk(child);
      if (box) trimLine();
      out.push(`</${child.localName}>`);
      if (box) endLine();
    }
  };
  walk(root);
  endLine();
  return { html: out.join(''), offsets, length };
}

function openingTag(element: Element): string {
  let tag = `<${element.localName}`;
  for (const { name, value } of Array.from(element.attributes)) {
    if (name !== sourceIndex) tag += ` ${name}="${escapeAttribute(clean(value))}"`;
  }
  return `${tag}>`;
}

function rawText(parent: Node): string {
  let text = '';
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (isText(child)) text += child.data;
    else if (isElement(child)) text += child.localName === 'br' ? '\n' : rawText(child);
  }
  return text;
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

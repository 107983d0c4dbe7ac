import {
  defaultTreeAdapter as tree,
  html as spec,
  parseFragment,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5';
import { dropped, known, phrasing, renamed, voidElements } from './element-names';
import { emptyFacts, note, noteComment, type PageFacts } from './page-facts';
import { emojiOf, isDot, pictureSource } from './picture-source';
import { Pictures } from './pictures';
import type { Companion } from '../cleaned';

/** A page's source reduced to what an article can consist of, and what was learned on the way. */
export interface Slim {
  html: string;
  facts: PageFacts;
  pictures: Pictures;
  lines: SourceLine[];
}

/** What lies around a page. */
export interface Surroundings {
  companions?: readonly Companion[] | undefined;
  /** What the page's addresses start from, when it is known better than from the page. */
  baseUrl?: string | null | undefined;
}

/** A line of text as a reader of the whole page would see it, with the number of the element it stands in. */
export interface SourceLine {
  index: number;
  text: string;
  /** Why it is no part of any article: the page hides it, or it is the label of a button. */
  reason?: string;
}

/** What `slim` is to write. */
export interface SlimOptions extends Surroundings {
  /** Writes what the page hides and the labels of its buttons as well, marked; the numbers are the same either way. */
  whole?: boolean;
}

/** Name of the attribute that numbers the elements of the source, so that what gets lost can be placed later. */
export const sourceIndex = 'data-n';
/** Names the reason on elements that `slim` writes only when the whole page is asked for. */
export const leftOut = 'data-left-out';
export const hiddenReason = 'hidden on the page';
export const buttonReason = 'button';

interface Measure {
  /** Characters of text inside, white space not counted. */
  text: number;
  block: boolean;
  picture: boolean;
}

const keptAttributes = new Set([
  ...[
    'id',
    'class',
    'role',
    'rel',
    'itemprop',
    'itemtype',
    'datetime',
    'title',
    'lang',
    'dir',
    'colspan',
    'rowspan',
    'scope',
  ],
  ...['start', 'data-testid', 'aria-label'],
]);
/**
 * Writes a guarded tree out again as HTML without scripts, styles, frames, forms and unknown elements: what remains is
 * quick and harmless to parse in jsdom, which also never meets style sheets. Elements are numbered in source order.
 */
export function slim(document: Tree.Document, around: SlimOptions = {}): Slim {
  const { whole = false } = around;
  const facts = emptyFacts();
  const pictures = new Pictures(around.companions);
  const measures = new WeakMap<object, Measure>();
  const total = measure(document, measures).text;
  const written: string[] = ['<!DOCTYPE html>'];
  /** Where what is found goes: what the page hides is numbered and read, but not written. */
  let out = written;
  let hidden = false;
  const lines: SourceLine[] = [];
  let count = 0;
  let line = '';
  let lineIndex = 0;
  let inHead = false;
  /** Lists of sizes of the `<picture>` that is being written. */
  let sizeLists: string[] = [];

  const endLine = (): void => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text) lines.push({ index: lineIndex, text, ...(hidden ? { reason: hiddenReason } : {}) });
    line = '';
  };
  const addText = (text: string): void => {
    out.push(escapeText(text));
    if (inHead) return;
    if (line.trim() === '') lineIndex = Math.max(0, count - 1);
    line += text;
  };

  const element = (node: Tree.Element): void => {
    const attribute = (name: string): string => node.attrs.find((a) => a.name === name)?.value ?? '';
    if (out === written) note(facts, node, attribute);
    const measured = measures.get(node) ?? { text: 0, block: false, picture: false };
    const tag = node.tagName;

    if (node.namespaceURI === spec.NS.MATHML && tag === 'math') {
      addText(` ${attribute('alttext')} `);
      return;
    }
    if (tag === 'template' && attribute('shadowrootmode') !== '') {
      out.push('<div>');
      children(tree.getTemplateContent(node as Tree.Template));
      out.push('</div>');
      return;
    }
    if (tag === 'noscript') {
      const inside = hasOtherPicture(node, measures) ? null : pictureIn(node);
      if (inside) element(inside);
      return;
    }
    if (node.namespaceURI !== spec.NS.HTML || dropped.has(tag)) {
      if (labelled.has(tag)) addLabel(node);
      // Words on both sides of an icon or a field are two words.
      if (!/^(?:script|style|link|base|template|wbr)$/.test(tag)) addText(' ');
      return;
    }
    const hides = isHidden(node, attribute) && tag !== 'html' && tag !== 'body' && measured.text < total / 2;
    if (hides && !hidden) asHidden(node, measured, attribute);
    else write(node, measured, attribute, hides);
  };

  /** Little that is hidden is left to the extraction, which knows when it is shown after all. */
  const asHidden = (node: Tree.Element, measured: Measure, attribute: (name: string) => string): void => {
    const visible = { line, lineIndex };
    line = '';
    hidden = true;
    if (measured.text > 200 && !whole) out = [];
    write(node, measured, attribute, true);
    endLine();
    hidden = false;
    out = written;
    ({ line, lineIndex } = visible);
  };

  /** The label of a button is no line of an article, but a line of the page. */
  const addLabel = (node: Tree.Element): void => {
    const text = textIn(node).replace(/\s+/g, ' ').trim();
    if (!text || inHead) return;
    lines.push({ index: Math.max(0, count - 1), text, reason: hidden ? hiddenReason : buttonReason });
    if (whole) out.push(`<span ${leftOut}="${buttonReason}">${escapeText(text)}</span>`);
  };

  const write = (
    node: Tree.Element,
    measured: Measure,
    attribute: (name: string) => string,
    hides: boolean,
  ): void => {
    const { tagName: tag } = node;
    const name = nameFor(node, measured);
    if (name === 'meta') {
      metaElement(attribute);
      return;
    }
    if (name === 'img') {
      picture(attribute);
      return;
    }
    if (tag === 'picture') sizeLists = listsOf(node);
    out.push(`<${name} ${sourceIndex}="${count++}"`);
    if (hides) out.push(' hidden');
    for (const { name: key, value } of node.attrs) {
      if (keptAttributes.has(key) && value) out.push(` ${key}="${escapeAttribute(value.slice(0, 2000))}"`);
    }
    if (name === 'a' && attribute('href')) out.push(` href="${escapeAttribute(attribute('href'))}"`);
    out.push('>');
    const breaks = !phrasing.has(name) || name === 'br';
    if (breaks) endLine();
    if (voidElements.has(name)) return;
    if (name === 'head') inHead = true;
    // The parser drops one newline after <pre>, so one that counts needs another before it.
    if (name === 'pre') out.push('\n');
    children(node);
    if (tag === 'picture') sizeLists = [];
    out.push(`</${name}>`);
    if (breaks) endLine();
    if (name === 'head') inHead = false;
  };

  const metaElement = (attribute: (name: string) => string): void => {
    const content = attribute('content');
    const key = attribute('property') ? 'property' : 'name';
    if (!content || !attribute(key)) return;
    out.push(`<meta ${key}="${escapeAttribute(attribute(key))}" content="${escapeAttribute(content)}">`);
  };

  const picture = (attribute: (name: string) => string): void => {
    const sign = emojiOf(attribute);
    if (sign !== null) {
      addText(sign);
      return;
    }
    if (isDot(attribute)) return;
    const chosen = pictureSource(
      attribute,
      sizeLists,
      pictures,
      around.baseUrl ?? facts.base ?? facts.savedFrom,
    );
    if (chosen === null) return;
    out.push(`<img ${sourceIndex}="${count++}" src="${escapeAttribute(chosen.src)}"`);
    for (const key of ['alt', 'class']) {
      if (attribute(key)) out.push(` ${key}="${escapeAttribute(attribute(key).slice(0, 2000))}"`);
    }
    for (const key of ['width', 'height'] as const) {
      const value = String(chosen.size?.[key] ?? attribute(key).replace(/px$/, ''));
      if (value) out.push(` ${key}="${escapeAttribute(value)}"`);
    }
    out.push('>');
  };

  const children = (parent: Tree.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (tree.isTextNode(child)) addText(child.value);
      else if (tree.isElementNode(child)) element(child);
      else if (tree.isCommentNode(child) && out === written) noteComment(facts, child.data);
    }
  };
  children(document);
  return { html: written.join(''), facts, pictures, lines };
}

/** Dropped elements whose text a reader of the page sees. */
const labelled = new Set(['button', 'dialog', 'output']);

function textIn(parent: Tree.ParentNode): string {
  let text = '';
  for (const child of parent.childNodes) {
    if (tree.isTextNode(child)) text += child.value;
    else if (tree.isElementNode(child) && !skippedText.has(child.tagName)) text += ` ${textIn(child)} `;
  }
  return text;
}

const skippedText = new Set(['script', 'style', 'svg', 'noscript', 'iframe', 'noembed', 'noframes']);

function measure(parent: Tree.ParentNode, into: WeakMap<object, Measure>): Measure {
  const sum: Measure = { text: 0, block: false, picture: false };
  for (const child of parent.childNodes) {
    if (tree.isTextNode(child)) sum.text += child.value.replace(/\s+/g, '').length;
    if (!tree.isElementNode(child)) continue;
    const tag = child.tagName;
    const inner = skippedText.has(tag) ? { text: 0, block: false, picture: false } : measure(child, into);
    sum.text += inner.text;
    sum.block ||= inner.block || !(phrasing.has(tag) || !known.has(tag));
    sum.picture ||= inner.picture || tag === 'img';
  }
  into.set(parent, sum);
  return sum;
}

/** An unknown element is a box, unless it stands in a line of text. */
function nameFor(node: Tree.Element, measured: Measure): string {
  const tag = node.tagName;
  if (known.has(tag)) return tag;
  const other = Object.hasOwn(renamed, tag) ? renamed[tag] : undefined;
  if (other !== undefined) return other;
  if (measured.block) return 'div';
  const parent = node.parentNode;
  if (!parent) return 'div';
  if (tree.isElementNode(parent) && /^(?:p|h[1-6]|pre)$/.test(parent.tagName)) return 'span';
  if (tree.isElementNode(parent) && phrasing.has(parent.tagName)) return 'span';
  const besideText = parent.childNodes.some((n) => tree.isTextNode(n) && n.value.trim() !== '');
  return besideText ? 'span' : 'div';
}

const forScreenReaders =
  /(?:^|\s)(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|u-visually-hidden|assistive-text)(?:\s|$)/i;

function isHidden(node: Tree.Element, attribute: (name: string) => string): boolean {
  if (node.attrs.some((a) => a.name === 'hidden' && a.value !== 'until-found')) return true;
  if (/(?:display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0)/i.test(attribute('style')))
    return true;
  if (forScreenReaders.test(attribute('class'))) return true;
  return attribute('aria-hidden') === 'true' && !attribute('class').includes('fallback-image');
}

function listsOf(picture: Tree.Element): string[] {
  return picture.childNodes.flatMap((child) => {
    if (!tree.isElementNode(child) || child.tagName !== 'source') return [];
    return child.attrs.filter((a) => /^(?:data-)?(?:lazy-)?srcset$/.test(a.name)).map((a) => a.value);
  });
}

/** Longest `<noscript>` that is looked into, in characters. */
const longestNoscript = 5000;

/** The picture for browsers without scripts. As in a browser with scripts, the inside of the element is a text. */
function pictureIn(noscript: Tree.Element): Tree.Element | null {
  const source = noscript.childNodes.map((n) => (tree.isTextNode(n) ? n.value : '')).join('');
  if (source.length > longestNoscript || !/<img\b/i.test(source)) return null;
  const found = (parent: Tree.ParentNode): Tree.Element | null => {
    for (const child of parent.childNodes) {
      if (!tree.isElementNode(child)) continue;
      const picture = child.tagName === 'img' ? child : found(child);
      if (picture) return picture;
    }
    return null;
  };
  return found(parseFragment(source));
}

/** The same picture is often there twice: once to load late, once for browsers without scripts. */
function hasOtherPicture(node: Tree.Element, measures: WeakMap<object, Measure>): boolean {
  return (node.parentNode?.childNodes ?? []).some(
    (n) =>
      n !== node &&
      tree.isElementNode(n) &&
      (n.tagName === 'img' || (n.tagName !== 'noscript' && measures.get(n)?.picture)),
  );
}

function escapeText(text: string): string {
  return text.replace(/[&<>\u00a0]/g, (c) =>
    c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&nbsp;',
  );
}

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (c) =>
    c === '&' ? '&amp;' : c === '"' ? '&quot;' : c === '<' ? '&lt;' : '&gt;',
  );
}

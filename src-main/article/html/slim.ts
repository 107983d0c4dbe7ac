import { defaultTreeAdapter as tree, html as spec, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Companion } from '../cleaned';
import { codeIn, isCodeBlock, isCopyLabel } from './code';
import { dropped, phrasing, voidElements } from './element-names';
import { escapeAttribute, escapeText } from './escape';
import { formulaIn, isFormulaPreview } from './formula';
import { buttonReason, consentReason, hiddenReason, isConsentBanner, isHidden } from './hidden';
import { cellsOf, rowsOf, tableUse } from './layout-table';
import { measure, type Measure, nameFor, nothing, silent } from './measure';
import { cardFor, mediaTags } from './media';
import { pictureInNoscript } from './noscript';
import { emptyFacts, note, noteComment, type PageFacts } from './page-facts';
import { emojiOf, formulaOf, isDot, pictureSource } from './picture-source';
import { Pictures } from './pictures';

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

/** What `slim` is to write. */
export interface SlimOptions extends Surroundings {
  /** Writes what the page hides and the labels of its buttons as well, marked; the numbers are the same either way. */
  whole?: boolean;
}

/** A line of text as a reader of the whole page would see it, with the number of the element it stands in. */
export interface SourceLine {
  index: number;
  text: string;
  /** Why it is no part of any article: the page hides it, or it is the label of a button. */
  reason?: string;
}

/** Name of the attribute that numbers the elements of the source, so that what gets lost can be placed later. */
export const sourceIndex = 'data-n';
/** Names the reason on elements that `slim` writes only when the whole page is asked for. */
export const leftOut = 'data-left-out';
/** Scheme of a picture that stands for something that plays, until `shape` makes a link of it. */
export const cardScheme = 'card:';
export { buttonReason, hiddenReason };

const keptAttributes = new Set([
  ...['id', 'class', 'role', 'rel', 'itemprop', 'itemtype', 'datetime', 'title', 'lang', 'dir'],
  ...['colspan', 'rowspan', 'scope', 'start', 'data-testid', 'aria-label'],
]);

/** Dropped elements whose text a reader of the page sees. */
const labelled = new Set(['button', 'dialog', 'output']);

/**
 * Writes a guarded tree out again as HTML without scripts, styles, frames, forms and unknown elements: what remains is
 * quick and harmless to parse in jsdom, which also never meets style sheets. Elements are numbered in source order.
 * Code, formulas, media and tables that only lay out a page are written as what they are to a reader.
 */
export function slim(document: Tree.Document, options: SlimOptions = {}): Slim {
  const { whole = false } = options;
  const facts = emptyFacts();
  const pictures = new Pictures(options.companions);
  const measures = new WeakMap<object, Measure>();
  const total = measure(document, measures).text;
  const written: string[] = ['<!DOCTYPE html>'];
  /** Where what is found goes: what the page hides is numbered and read, but not written. */
  let out = written;
  /** Why what is being read is no part of any article. */
  let reason: string | null = null;
  const lines: SourceLine[] = [];
  let count = 0;
  let line = '';
  let lineIndex = 0;
  let inHead = false;
  /** Lists of sizes of the `<picture>` that is being written. */
  let sizeLists: string[] = [];
  /** Rows and cells of tables that are none, with the name they get. */
  const unwrapped = new WeakMap<object, string>();
  /** After a letter in a box of its own: the rest of the word follows. */
  let inWord = false;

  const base = (): string | null => options.baseUrl ?? facts.base ?? facts.savedFrom;
  const endLine = (): void => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text) lines.push({ index: lineIndex, text, ...(reason === null ? {} : { reason }) });
    line = '';
  };
  const addText = (source: string): void => {
    const text = inWord ? source.replace(/^\s+(?=\p{Ll})/u, '') : source;
    inWord &&= text === '';
    out.push(escapeText(text));
    if (inHead) return;
    if (line.trim() === '') lineIndex = Math.max(0, count - 1);
    line += text;
  };

  const element = (node: Tree.Element): void => {
    const attribute = (name: string): string => node.attrs.find((a) => a.name === name)?.value ?? '';
    if (out === written) note(facts, node, attribute);
    const measured = measures.get(node) ?? nothing;
    const tag = node.tagName;

    const formula = formulaIn(node);
    if (formula !== null) {
      addFormula(formula);
      return;
    }
    if (tag === 'template' && attribute('shadowrootmode') !== '') {
      out.push('<div>');
      children(tree.getTemplateContent(node as Tree.Template));
      out.push('</div>');
      return;
    }
    if (tag === 'noscript') {
      const inside = pictureInNoscript(node, measures);
      if (inside) element(inside);
      return;
    }
    if (mediaTags.has(tag) && !inHead) {
      medium(node);
      return;
    }
    if (
      node.namespaceURI !== spec.NS.HTML ||
      dropped.has(tag) ||
      isCopyLabel(node) ||
      isFormulaPreview(node)
    ) {
      if (labelled.has(tag) || isCopyLabel(node)) addLabel(node);
      // Words on both sides of an icon or a field are two words.
      if (!/^(?:script|style|link|base|template|wbr|rp)$/.test(tag)) addText(' ');
      return;
    }
    if (tag === 'rt') {
      // Read aloud beside the characters; on one line it stands behind them.
      out.push('<span>');
      addText('(');
      children(node);
      addText(')');
      out.push('</span>');
      return;
    }
    const ordinary = tag !== 'html' && tag !== 'body' && reason === null;
    const small = measured.text < total / 2;
    if (ordinary && small && isConsentBanner(node, attribute, measured.text)) {
      asLeftOut(node, measured, attribute, consentReason);
      return;
    }
    const hides = isHidden(node, attribute) && tag !== 'html' && tag !== 'body' && small;
    if (hides && reason === null) asLeftOut(node, measured, attribute, hiddenReason);
    else write(node, measured, attribute, hides ? ' hidden' : '');
  };

  /** Little that is hidden is left to the extraction, which knows when it is shown after all. */
  const asLeftOut = (
    node: Tree.Element,
    measured: Measure,
    attribute: (name: string) => string,
    why: string,
  ): void => {
    const around = { line, lineIndex };
    line = '';
    reason = why;
    const hides = why === hiddenReason;
    if (!whole && (!hides || measured.text > 200)) out = [];
    write(node, measured, attribute, hides ? ' hidden' : ` ${leftOut}="${why}"`);
    endLine();
    reason = null;
    out = written;
    ({ line, lineIndex } = around);
  };

  /** The label of a button is no line of an article, but a line of the page. */
  const addLabel = (node: Tree.Element): void => {
    const text = shownText(node).replace(/\s+/g, ' ').trim();
    if (!text || inHead) return;
    lines.push({ index: Math.max(0, count - 1), text, reason: reason ?? buttonReason });
    if (whole) out.push(`<span ${leftOut}="${buttonReason}">${escapeText(text)}</span>`);
  };

  const addFormula = (formula: string): void => {
    if (formula === '') return;
    out.push('<code>');
    addText(formula);
    out.push('</code>');
  };

  const write = (
    node: Tree.Element,
    measured: Measure,
    attribute: (name: string) => string,
    mark: string,
  ): void => {
    const tag = node.tagName;
    const code = isCodeBlock(node) ? codeIn(node) : null;
    if (code === null && tag === 'table') unwrapLayout(node);
    const name = code !== null ? 'pre' : (unwrapped.get(node) ?? nameFor(node, measured));
    if (name === 'meta') {
      metaElement(attribute);
      return;
    }
    if (name === 'img') {
      picture(attribute);
      return;
    }
    if (tag === 'picture') sizeLists = listsOf(node);
    const initial = measured.text <= 3 && dropCaps.test(attribute('class')) && !measured.block;
    out.push(`<${initial ? 'span' : name} ${sourceIndex}="${count++}"${mark}`);
    for (const { name: key, value } of node.attrs) {
      if (keptAttributes.has(key) && value) out.push(` ${key}="${escapeAttribute(value.slice(0, 2000))}"`);
    }
    if (name === 'a' && attribute('href')) out.push(` href="${escapeAttribute(attribute('href'))}"`);
    out.push('>');
    if (initial) {
      const letter = shownText(node).trim();
      addText(letter);
      out.push('</span>');
      // “A” and “I” may be words of their own.
      inWord = !/^[AEIOUY]$/i.test(letter);
      return;
    }
    const breaks = !phrasing.has(name) || name === 'br';
    if (breaks) endLine();
    if (voidElements.has(name)) return;
    if (name === 'head') inHead = true;
    // The parser drops one newline after <pre>, so one that counts needs another before it.
    if (name === 'pre') out.push('\n');
    if (code === null) children(node);
    else addText(code);
    if (tag === 'picture') sizeLists = [];
    out.push(`</${name}>`);
    if (breaks) endLine();
    if (name === 'head') inHead = false;
  };

  const unwrapLayout = (table: Tree.Element): void => {
    const use = tableUse(table);
    if (use === 'data') return;
    unwrapped.set(table, use === 'figure' ? 'figure' : 'div');
    for (const row of rowsOf(table)) {
      unwrapped.set(row, 'div');
      if (row.parentNode && row.parentNode !== table) unwrapped.set(row.parentNode, 'div');
      for (const cell of cellsOf(row)) unwrapped.set(cell, 'div');
    }
  };

  const metaElement = (attribute: (name: string) => string): void => {
    const content = attribute('content');
    const key = attribute('property') ? 'property' : 'name';
    if (!content || !attribute(key)) return;
    out.push(`<meta ${key}="${escapeAttribute(attribute(key))}" content="${escapeAttribute(content)}">`);
  };

  const picture = (attribute: (name: string) => string): void => {
    const sign = emojiOf(attribute);
    const formula = formulaOf(attribute);
    if (sign !== null) addText(sign);
    else if (formula !== null) addFormula(formula);
    if (sign !== null || formula !== null || isDot(attribute)) return;
    const chosen = pictureSource(attribute, sizeLists, pictures, base());
    if (chosen === null) return;
    image(chosen.src, {
      alt: attribute('alt'),
      class: attribute('class'),
      'aria-describedby': attribute('aria-describedby'),
      width: String(chosen.size?.width ?? attribute('width').replace(/px$/, '')),
      height: String(chosen.size?.height ?? attribute('height').replace(/px$/, '')),
    });
  };

  /** To the extraction a video is what a picture is: `shape` makes a link of it. */
  const medium = (node: Tree.Element): void => {
    const card = cardFor(node, base());
    if (card === 'advertisement' || card === null) return;
    const poster = card.poster === null ? null : pictures.find(card.poster, base());
    image(`${cardScheme}${card.href ?? ''}`, { alt: card.text, 'data-poster': poster?.address ?? '' });
  };

  const image = (src: string, attributes: Record<string, string>): void => {
    out.push(`<img ${sourceIndex}="${count++}" src="${escapeAttribute(src)}"`);
    for (const [key, value] of Object.entries(attributes)) {
      if (value) out.push(` ${key}="${escapeAttribute(value.slice(0, 2000))}"`);
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

const dropCaps =
  /(?:^|[\s_-])(?:drop-?cap|first-?letter|initial(?:cap|letter)?|lettrine)s?(?:$|[\s_-])|dropcap/i;

function shownText(parent: Tree.ParentNode): string {
  let text = '';
  for (const child of parent.childNodes) {
    if (tree.isTextNode(child)) text += child.value;
    else if (tree.isElementNode(child) && !silent.has(child.tagName)) text += ` ${shownText(child)} `;
  }
  return text;
}

function listsOf(picture: Tree.Element): string[] {
  return picture.childNodes.flatMap((child) => {
    if (!tree.isElementNode(child) || child.tagName !== 'source') return [];
    return child.attrs.filter((a) => /^(?:data-)?(?:lazy-)?srcset$/.test(a.name)).map((a) => a.value);
  });
}

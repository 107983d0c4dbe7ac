import type { CleanInput } from '../cleaned';
import { cleanHtml, type CleanedText } from '../html/clean-html';

/** Elements that HTML writes without an end. */
const voids = new Set(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);
/** Elements whose inside an HTML parser reads as one text, with no entities in it. */
const raw = new Set(['script', 'style']);
/** Elements of old HTML that would swallow the rest of the page, markup and all. */
const swallowing = new Set(['plaintext', 'xmp', 'listing', 'noframes', 'noembed']);

const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';
const namespaces = new Set([
  xhtmlNamespace,
  'http://www.w3.org/2000/svg',
  'http://www.w3.org/1998/Math/MathML',
]);

/** Makes an article of an XHTML page: read as XML when it is well-formed, as browsers do, else as HTML. */
export function cleanXhtml(input: CleanInput, source: string): CleanedText | Promise<CleanedText> {
  return cleanHtml(input, asHtml(source));
}

/** XHTML in the syntax of HTML, be it well-formed or not. */
export function asHtml(source: string): string {
  return htmlOfXhtml(source) ?? withoutSwallowers(source);
}

/** Empty elements in the XML manner whose inside, to an HTML parser, would be the rest of the page. */
const swallowers =
  /<(script|style|title|textarea|iframe)((?:\s{1,200}[\w:.-]{1,100}\s{0,20}=\s{0,20}(?:"[^"<]{0,2000}"|'[^'<]{0,2000}')){0,50})\s{0,200}\/>/gi;

const withoutSwallowers = (source: string): string => source.replace(swallowers, '<$1$2></$1>');

/** Whether a text says that it is XHTML: an XML declaration or an XHTML name, and a root element `html` of XHTML. */
export function isXhtml(name: string, text: string): boolean {
  const head = text.slice(0, 8192).replace(/<!--[\s\S]*?-->/g, '');
  const root = /<(?:[\w-]+:)?html\b[^>]*>/i.exec(head)?.[0];
  if (root === undefined || !root.includes(xhtmlNamespace)) return false;
  return /^\s*<\?xml\s/.test(head) || /\.(?:xhtml|xht)$/i.test(name) || /\sxml:lang=/.test(root);
}

/**
 * The same page in the syntax of HTML, so that one parser, with its limits, reads both: `<p/>` becomes `<p></p>`, CDATA
 * becomes text, prefixes of known namespaces go. Elements alone are rewritten; whatever is in them stays untrusted.
 * Entities are left to the HTML parser, which knows the named ones and expands nothing: a document type with
 * declarations of its own is skipped unread.
 * @returns null when the text is not well-formed XML as far as tags go: then it was never read as XML.
 */
export function htmlOfXhtml(source: string): string | null {
  const out: string[] = [];
  const open: string[] = [];
  const prefixes = new Map<string, string>();
  let at = 0;
  let within = '';
  let typed = false;

  const text = (data: string): void => void out.push(raw.has(within) ? decoded(data) : data);
  while (at < source.length) {
    const next = source.indexOf('<', at);
    if (next !== at) text(source.slice(at, next < 0 ? source.length : next));
    if (next < 0) break;
    at = next;
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      if (end < 0) return null;
      if (!raw.has(within)) out.push(source.slice(at, end + 3));
      at = end + 3;
    } else if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at);
      if (end < 0) return null;
      const data = source.slice(at + 9, end);
      out.push(raw.has(within) ? withoutEnd(data) : data.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
      at = end + 3;
    } else if (source.startsWith('<?', at)) {
      const end = source.indexOf('?>', at);
      if (end < 0) return null;
      at = end + 2;
    } else if (source.startsWith('<!', at)) {
      const end = endOfDoctype(source, at);
      if (end < 0 || open.length > 0 || typed) return null;
      typed = true;
      out.push('<!DOCTYPE html>');
      at = end;
    } else {
      const end = endOfTag(source, at);
      if (end < 0) return null;
      const tag = readTag(source.slice(at + 1, end));
      if (!tag) return null;
      at = end + 1;
      for (const [prefix, uri] of tag.declares) prefixes.set(prefix, uri);
      const name = localName(tag.name, prefixes);
      if (tag.closes) {
        if (open.pop() !== tag.name) return null;
        within = open.length === 0 ? '' : localName(open.at(-1) ?? '', prefixes);
        if (!voids.has(name)) out.push(`</${name}>`);
        continue;
      }
      // An element inside a raw one would be text to the HTML parser.
      if (raw.has(within)) return null;
      out.push(`<${name}${tag.attributes}>`);
      if (!tag.selfClosing) {
        open.push(tag.name);
        within = name;
      } else if (!voids.has(name)) out.push(`</${name}>`);
    }
  }
  return open.length === 0 ? out.join('') : null;
}

interface Tag {
  name: string;
  closes: boolean;
  selfClosing: boolean;
  /** With the space before them. */
  attributes: string;
  /** Namespace prefixes that the tag declares. */
  declares: [string, string][];
}

const tagName = /^\/?([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)/;
const attribute = /\s+([A-Za-z_:][\w.:-]*)\s*=\s*("[^"<]*"|'[^'<]*')/y;

function readTag(inner: string): Tag | null {
  const name = tagName.exec(inner);
  if (!name) return null;
  const closes = inner.startsWith('/');
  const selfClosing = inner.endsWith('/');
  const declares: Tag['declares'] = [];
  attribute.lastIndex = name[0].length;
  let end = name[0].length;
  for (let found = attribute.exec(inner); found; found = attribute.exec(inner)) {
    end = attribute.lastIndex;
    const [, key = '', value = ''] = found;
    if (key.startsWith('xmlns:')) declares.push([key.slice(6), value.slice(1, -1)]);
  }
  if (!/^\s*\/?$/.test(inner.slice(end))) return null;
  return { name: name[1] ?? '', closes, selfClosing, attributes: inner.slice(name[0].length, end), declares };
}

/** `h:p` is `p` when `h` stands for XHTML, SVG or MathML; other prefixed elements keep their names and mean nothing. */
function localName(name: string, prefixes: Map<string, string>): string {
  const colon = name.indexOf(':');
  const known = colon > 0 && namespaces.has(prefixes.get(name.slice(0, colon)) ?? '');
  const local = known ? name.slice(colon + 1) : name;
  return swallowing.has(local) ? 'pre' : local;
}

/** Index of the `>` that ends a tag; those inside quotes do not. */
function endOfTag(source: string, at: number): number {
  let quote = '';
  for (let i = at + 1; i < source.length; i++) {
    const c = source[i] ?? '';
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return i;
    else if (c === '<') return -1;
  }
  return -1;
}

/** Index after a document type; declarations in brackets are skipped without a look at what they declare. */
function endOfDoctype(source: string, at: number): number {
  const bracket = source.indexOf('[', at);
  const close = source.indexOf('>', at);
  if (bracket < 0 || close < bracket) return close < 0 ? -1 : close + 1;
  const end = /\]\s*>/g;
  end.lastIndex = bracket;
  const found = end.exec(source);
  return found ? found.index + found[0].length : -1;
}

/** Scripts are read for their linked data only; in XML their text may be escaped. */
function decoded(text: string): string {
  return withoutEnd(
    text.replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, n: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[n] ?? '&',
    ),
  );
}

function withoutEnd(text: string): string {
  return text.replace(/<\/(?=script|style)/gi, '<\\/');
}

import { parseLink } from '#contract';
import { allowedTags, allowsValue } from '#contract/html-allow-list';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as namespaces,
  parseFragment,
  serialize,
} from 'parse5';
import { isCostly } from './costly-markdown';
import { escapeHtml } from './page/escape-html';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** As in the window: raw HTML stands there as it was typed, and footnotes belong to longer texts than a note. */
const off = {
  disable: {
    null: ['htmlFlow', 'htmlText', 'gfmFootnoteCall', 'gfmFootnoteDefinition', 'gfmPotentialFootnoteCall'],
  },
};

/** Made once: that takes longer than to read a short note. */
const ofNotes = { extensions: [gfm(), off], htmlExtensions: [gfmHtml()] };
/** Words on one line that can mean nothing, as most notes are. */
const plain = /^[\p{L}\p{M}][\p{L}\p{M}\p{N} ,;?.’“”–]*$/u;

/**
 * A note in Markdown as HTML of allowed elements, with no attribute but where lists begin and where links lead: to the web,
 * by mail, and to passages of this program. A picture is a link to it. What takes too long to parse is words, line by line.
 * @param below levels that its headings go down
 */
export function noteHtml(note: string, below = 0): string {
  if (note.trim() === '') return '';
  if (plain.test(note) && !/www\./i.test(note)) return `<p>${note.trim()}</p>`;
  if (isCostly(note))
    return note
      .split(/\n+/)
      .map((line) => `<p>${escapeHtml(line)}</p>\n`)
      .join('');
  const made = micromark(note, { allowDangerousProtocol: true, ...ofNotes });
  const root = parseFragment(made);
  clean(root, below, false);
  return serialize(root);
}

/** Whether a link in a note may lead there. */
const leadsOut = (address: string): boolean =>
  parseLink(address) !== null || (allowsValue('a', 'href', address) && !address.startsWith('#'));

function clean(parent: Parent, below: number, isInLink: boolean): void {
  for (const child of [...parent.childNodes]) {
    if (!('tagName' in child)) continue;
    const attribute = (name: string): string => child.attrs.find((one) => one.name === name)?.value ?? '';
    if (child.tagName === 'input') {
      replace(child, text(child.attrs.some(({ name }) => name === 'checked') ? '☒' : '☐'));
    } else if (child.tagName === 'img') {
      const address = attribute('src');
      const words = text(attribute('alt') || address);
      replace(child, isInLink || !leadsOut(address) ? words : link(address, words));
    } else {
      const [address, start] = [attribute('href'), attribute('start')];
      const name = nameOf(child.tagName, below);
      child.tagName = child.nodeName = name;
      child.attrs = [];
      if (name === 'ol' && /^\d{1,5}$/.test(start)) child.attrs = [{ name: 'start', value: start }];
      if (name === 'a' && leadsOut(address)) child.attrs = attributesOf(address);
      clean(child, below, isInLink || name === 'a');
    }
  }
}

function nameOf(tagName: string, below: number): string {
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  if (level !== undefined) return `h${Math.min(6, Number(level) + below)}`;
  if (tagName === 'del') return 's';
  return allowedTags.includes(tagName) ? tagName : 'span';
}

const attributesOf = (address: string): Element['attrs'] => [
  { name: 'href', value: address },
  { name: 'rel', value: 'noreferrer noopener' },
];

const text = (value: string): Node => ({ nodeName: '#text', value, parentNode: null });

function link(address: string, words: Node): Element {
  const element = defaultTreeAdapter.createElement('a', namespaces.NS.HTML, attributesOf(address));
  defaultTreeAdapter.appendChild(element, words);
  return element;
}

function replace(old: Element, by: Node): void {
  if (!old.parentNode) return;
  defaultTreeAdapter.insertBefore(old.parentNode, by, old);
  defaultTreeAdapter.detachNode(old);
}

import { linkNotes } from './notes';
import type { Pictures } from './pictures';
import { cardScheme, sourceIndex } from './slim';
import {
  childrenOf,
  elementsIn,
  holds,
  holdsBlock,
  isElement,
  isPhrasing,
  isText,
  rename,
  unwrap,
} from './element-kinds';
import { allowedAttributes, allowedTags, allowsValue, noteAddress } from '#contract/html-allow-list';

const allowed = new Set(allowedTags);
/** Boxes that say nothing about what is in them. */
const plainBoxes = new Set(['div', 'section', 'article', 'main', 'nav', 'header', 'footer', 'aside']);

/** Puts runs of text that stand beside boxes into paragraphs, so that every line has a box of its own. */
export function wrapRuns(element: Element): void {
  if (isPhrasing(element) || element.localName === 'p' || !mixed(element)) {
    for (const child of childrenOf(element)) if (!isPhrasing(child)) wrapRuns(child);
    return;
  }
  let run: Node[] = [];
  const close = (before: Node | null): void => {
    if (run.some((n) => !isText(n) || n.data.trim() !== '')) {
      const paragraph = element.ownerDocument.createElement('p');
      element.insertBefore(paragraph, before);
      paragraph.append(...run);
    }
    run = [];
  };
  for (const child of Array.from(element.childNodes)) {
    if (isPhrasing(child) && !(isElement(child) && holdsBlock(child))) {
      run.push(child);
      continue;
    }
    if (isElement(child) && isPhrasing(child)) {
      // A line element around boxes: the boxes count, the link or emphasis around them does not.
      close(child);
      const inner = rename(child, 'div');
      inner.removeAttribute('href');
      wrapRuns(inner);
      continue;
    }
    close(child);
    if (isElement(child)) wrapRuns(child);
  }
  close(null);
}

/** Whether an element has boxes among its children, or is a plain box whose text has no paragraph. */
function mixed(element: Element): boolean {
  if (/^(?:table|thead|tbody|tfoot|tr|colgroup|ul|ol|dl|pre)$/.test(element.localName)) return false;
  return plainBoxes.has(element.localName) || holdsBlock(element);
}

/** Reduces an article to the elements of the allow-list, with links and pictures as they may be stored. */
export function shape(root: Element, baseUrl: string | null, pictures?: Pictures): void {
  linkNotes(root, baseUrl);
  for (const element of elementsIn(root)) {
    if (element.localName === 'a') link(element, baseUrl);
    else if (element.localName === 'img') picture(element, baseUrl, pictures);
  }
  for (const element of elementsIn(root).reverse()) strip(element);
  // From the outside in: a box that is unwrapped then moves few children, however deep the boxes lie.
  for (const element of elementsIn(root)) settle(element, root);
}

const empties = new Set(['img', 'hr', 'br', 'col', 'colgroup', 'td', 'th']);

/** Takes out what is empty and what an attribute must not say. */
function strip(element: Element): void {
  const tag = element.localName;
  for (const { name, value } of Array.from(element.attributes)) {
    if (name === sourceIndex) continue;
    if (
      !allowedAttributes.includes(name) ||
      !allowsValue(tag, name, value) ||
      !meaningful(tag, name, value)
    ) {
      element.removeAttribute(name);
    }
  }
  if (empties.has(tag) || holds(element, 'img')) return;
  if ((element.textContent ?? '').trim() === '') element.remove();
}

function settle(element: Element, root: Element): void {
  const tag = element.localName;
  const speaks = ['lang', 'dir', 'id'].some((name) => element.hasAttribute(name));
  const bare = plainBoxes.has(tag) || tag === 'span' || !allowed.has(tag);
  if (bare && !speaks) unwrap(element);
  else if (!allowed.has(tag) || (plainBoxes.has(tag) && tag !== 'div')) rename(element, 'div');
  else if (tag === 'p' && element.parentElement !== root) loosen(element);
  else if (tag === 'figure') pullUp(element);
}

/** `<li><p>text</p></li>` says no more than `<li>text</li>`. */
function loosen(paragraph: Element): void {
  const parent = paragraph.parentElement;
  if (parent && /^(?:li|dd|dt|td|th|figcaption)$/.test(parent.localName) && parent.children.length === 1)
    unwrap(paragraph);
}

/** A picture in a figure needs no paragraph around it. */
function pullUp(figure: Element): void {
  for (const p of elementsIn(figure, 'p')) {
    if ((p.textContent ?? '').trim() === '') unwrap(p);
  }
}

/** A title on text is a tooltip nobody sees; on pictures it is the address, on abbreviations the meaning. */
function meaningful(tag: string, name: string, value: string): boolean {
  if (name === 'title') return tag === 'img' || tag === 'abbr';
  if (name === 'width' || name === 'height') return tag === 'img';
  if (name === 'lang') return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value);
  if (name === 'dir') return /^(?:ltr|rtl)$/i.test(value);
  return true;
}

function link(element: Element, baseUrl: string | null): void {
  if (noteAddress.test(element.getAttribute('href') ?? '')) return;
  const href = absolute(element.getAttribute('href') ?? '', baseUrl);
  const silent = (element.textContent ?? '').trim() === '';
  if (silent || href === null || !allowsValue('a', 'href', href) || leadsInto(href, baseUrl)) unwrap(element);
  else element.setAttribute('href', href);
}

/** Whether a link only leads to another place of the same page. */
function leadsInto(href: string, baseUrl: string | null): boolean {
  if (baseUrl === null || !href.includes('#')) return false;
  return href.split('#', 1)[0] === baseUrl.split('#', 1)[0];
}

/** A picture that did not come with the file keeps its words; its address becomes a label that nothing loads. */
function picture(element: Element, baseUrl: string | null, pictures?: Pictures): void {
  const source = element.getAttribute('src') ?? '';
  if (source.startsWith(cardScheme)) {
    card(element, source.slice(cardScheme.length), pictures);
    return;
  }
  if (allowsValue('img', 'src', source) && pictures?.admit(source) !== false) {
    element.removeAttribute('title');
    return;
  }
  const address = absolute(source, baseUrl);
  element.removeAttribute('src');
  if (address !== null && /^https?:/i.test(address)) element.setAttribute('title', address.slice(0, 2000));
  else if (!element.getAttribute('alt')) element.remove();
}

/** What plays or runs is a link with a name, under its still picture if there is one. */
function card(element: Element, href: string, pictures?: Pictures): void {
  const document = element.ownerDocument;
  const poster = element.getAttribute('data-poster') ?? '';
  const figure = document.createElement('figure');
  const number = element.getAttribute(sourceIndex);
  if (number !== null) figure.setAttribute(sourceIndex, number);
  if (allowsValue('img', 'src', poster) && pictures?.admit(poster) !== false) {
    const still = document.createElement('img');
    still.setAttribute('src', poster);
    figure.append(still);
  }
  const name = document.createElement(allowsValue('a', 'href', href) ? 'a' : 'span');
  if (name.localName === 'a') name.setAttribute('href', href);
  name.textContent = element.getAttribute('alt');
  const outer = element.closest('figure');
  const known = outer && elementsIn(outer, 'figcaption')[0];
  if (known) {
    known.prepend(name, document.createElement('br'));
    if (figure.firstElementChild) known.before(figure.firstElementChild);
    element.remove();
    return;
  }
  const caption = document.createElement('figcaption');
  caption.append(name);
  figure.append(caption);
  const box = boxAround(element);
  const line = box.parentElement?.closest('p, h1, h2, h3, h4, h5, h6');
  if (!line) {
    // Without the ones before it, which follow its line already, it may be all that is left of the line.
    const before = lastAfter.get(box);
    if (before) before.after(figure);
    if (before) box.remove();
    else box.replaceWith(figure);
    return;
  }
  box.remove();
  (lastAfter.get(line) ?? line).after(figure);
  lastAfter.set(line, figure);
}

/** Several that stood in one line come after it in their order. */
const lastAfter = new WeakMap<Element, Element>();

/** The largest box that holds nothing but this element, so that a figure does not end up inside a line or a paragraph. */
function boxAround(element: Element): Element {
  let box = element;
  for (let parent = box.parentElement; parent?.parentElement; parent = box.parentElement) {
    const alone = Array.from(parent.childNodes).every(
      (n) => n === box || (isText(n) && n.data.trim() === ''),
    );
    if (!alone || !/^(?:p|a|span|figure|center|em|strong|b|i)$/.test(parent.localName)) break;
    box = parent;
  }
  return box;
}

/** An address in full, or null when it has no meaning without its page. */
function absolute(address: string, baseUrl: string | null): string | null {
  try {
    return new URL(address.trim(), baseUrl ?? undefined).href;
  } catch {
    return null;
  }
}

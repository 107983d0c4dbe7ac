import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as namespaces,
  parseFragment,
  serialize,
} from 'parse5';
import { allowedAttributes, allowedTags, allowsValue } from '#contract/html-allow-list';
import type { Picture } from '../exported';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** A passage to paint: `number` is what the reader sees, `label` the words that stand beside it. */
export interface Painted {
  start: number;
  end: number;
  number: number;
  /** Id of the category, and what the note beside the text says, as HTML. */
  category: string;
  beside: string;
}

/**
 * The stored HTML of an article with its passages marked and what is to stand beside each put behind it. What is not on the
 * list of allowed elements is left out once more, by another parser than the one that stored it.
 * @param passages offsets in the text of the HTML, in UTF-16 code units
 * @param key before the ids of the passages, where the page has several articles
 * @param underHeadline HTML to stand behind the headline that the text begins with
 */
export function paint(
  html: string,
  passages: readonly Painted[],
  pictures: readonly Picture[],
  key = '',
  underHeadline = '',
): string {
  const root = parseFragment(html);
  const byName = new Map(pictures.map((picture) => [`asset:${picture.name}`, picture]));
  clean(root, byName);
  const starts = [...passages].sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  const last = new Map<Painted, Last>();
  const visit = (parent: Parent, isInLink: boolean): void => {
    for (const child of [...parent.childNodes]) {
      if ('value' in child) {
        const length = child.value.length;
        cut(parent, child, at, starts, { key, last, isInLink });
        at += length;
      } else if ('tagName' in child) visit(child, isInLink || child.tagName === 'a');
    }
  };
  visit(root, false);
  for (const one of starts) putBeside(one, last.get(one));
  const headline = root.childNodes.findIndex(({ nodeName }) => nodeName === 'h1');
  if (headline !== -1) root.childNodes.splice(headline + 1, 0, ...parseFragment(underHeadline).childNodes);
  return serialize(root);
}

/** Takes out what is not allowed, its contents too, and puts pictures in. */
function clean(parent: Parent, pictures: ReadonlyMap<string, Picture>): void {
  for (const child of [...parent.childNodes]) {
    if (child.nodeName === '#text') continue;
    if (!('tagName' in child) || !allowedTags.includes(child.tagName)) {
      defaultTreeAdapter.detachNode(child);
      continue;
    }
    child.attrs = child.attrs.filter(
      ({ name, value }) => allowedAttributes.includes(name) && allowsValue(child.tagName, name, value),
    );
    if (child.tagName === 'img') showPicture(child, pictures);
    if (child.tagName === 'a') child.attrs.push({ name: 'rel', value: 'noreferrer noopener' });
    clean(child, pictures);
  }
}

function showPicture(image: DefaultTreeAdapterTypes.Element, pictures: ReadonlyMap<string, Picture>): void {
  const source = image.attrs.find(({ name }) => name === 'src');
  const picture = pictures.get(source?.value ?? '');
  image.attrs = image.attrs.filter(({ name }) => name !== 'src');
  if (!picture) return;
  const bytes = Buffer.from(picture.bytes).toString('base64');
  image.attrs.push({ name: 'src', value: `data:${picture.mediaType};base64,${bytes}` });
}

/** Divides one piece of text where passages begin and end. */
function cut(
  parent: Parent,
  text: DefaultTreeAdapterTypes.TextNode,
  at: number,
  passages: readonly Painted[],
  { key, last, isInLink }: { key: string; last: Map<Painted, Last>; isInLink: boolean },
): void {
  const end = at + text.value.length;
  const here = passages.filter((one) => one.start < end && one.end > at);
  if (here.length === 0) return;
  const places = new Set([at, end]);
  for (const one of here)
    for (const place of [one.start, one.end]) if (place > at && place < end) places.add(place);
  const [first = at, ...others] = [...places].sort((a, b) => a - b);
  let from = first;
  for (const to of others) {
    const over = here.filter((one) => one.start < to && one.end > from);
    const words = text.value.slice(from - at, to - at);
    const isPainted = words.trim() !== '' && over.length > 0;
    const begin = over.filter((one) => isPainted && !last.has(one));
    const [name, ...more] = begin.map(({ number }) => `${key}passage-${number}`);
    for (const id of more) {
      const place = defaultTreeAdapter.createElement('span', namespaces.NS.HTML, [{ name: 'id', value: id }]);
      defaultTreeAdapter.insertBefore(parent, place, text);
    }
    const piece = isPainted ? mark(words, over, name) : textNode(words);
    defaultTreeAdapter.insertBefore(parent, piece, text);
    if (isPainted) {
      const place: Last = { parent, piece, isInLink };
      for (const one of over) last.set(one, place);
    }
    from = to;
  }
  defaultTreeAdapter.detachNode(text);
}

/** The last words that are seen of a passage. What stands beside it comes behind them, or behind what is there already. */
interface Last {
  parent: Parent;
  piece: Node;
  isInLink: boolean;
}

function putBeside(one: Painted, last: Last | undefined): void {
  if (!last) return;
  const { parent } = last;
  const next = parent.childNodes[parent.childNodes.indexOf(last.piece) + 1];
  for (const node of besideOf(one, last.isInLink)) {
    if (next) defaultTreeAdapter.insertBefore(parent, node, next);
    else defaultTreeAdapter.appendChild(parent, node);
    last.piece = node;
  }
}

function textNode(value: string): DefaultTreeAdapterTypes.TextNode {
  return { nodeName: '#text', value, parentNode: null };
}

function mark(words: string, over: readonly Painted[], name: string | undefined): Node {
  const inner = over.at(-1);
  const attrs = [{ name: 'class', value: `in-${inner?.category ?? ''}` }];
  if (name !== undefined) attrs.push({ name: 'id', value: name });
  const element = defaultTreeAdapter.createElement('mark', namespaces.NS.HTML, attrs);
  defaultTreeAdapter.insertText(element, words);
  return element;
}

/** A link holds no other: in one, those of a note are only words. They are in the list of notes. */
function besideOf({ beside }: Painted, isInLink: boolean): Node[] {
  const root = parseFragment(beside);
  if (isInLink) withoutLinks(root);
  return [...root.childNodes];
}

function withoutLinks(parent: Parent): void {
  for (const child of parent.childNodes) {
    if (!('tagName' in child)) continue;
    if (child.tagName === 'a') Object.assign(child, { tagName: 'span', nodeName: 'span', attrs: [] });
    withoutLinks(child);
  }
}

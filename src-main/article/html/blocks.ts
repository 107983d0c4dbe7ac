import { makeBlock, type Block, type BlockKind } from '../rules/block';
import { elementsIn, holds, holdsBlock, isElement, isPhrasing, lineOf } from './element-kinds';

/** A block and the element it stands for. */
export interface ElementBlock extends Block {
  readonly element: Element;
}

/** Share of the article's text up to which the name of a box is heeded. */
const largestNamed = 0.3;

const kinds: Record<string, BlockKind> = {
  figcaption: 'caption',
  blockquote: 'quote',
  pre: 'pre',
  li: 'item',
  td: 'cell',
  th: 'cell',
};

/** The lines of an article in document order: boxes with text and no box inside. Every run of text must have a box. */
export function blocksOf(root: Element): ElementBlock[] {
  const blocks: ElementBlock[] = [];
  const whole = (root.textContent ?? '').length;
  let byPicture = false;
  const walk = (element: Element, hints: string, within: BlockKind): void => {
    const own = namesOf(element);
    // A name of a box that holds a good part of the article says nothing about a single line of it.
    const told =
      own !== '' && (element.textContent ?? '').length < whole * largestNamed && !isSection(element);
    const all = told ? `${hints} ${own}` : hints;
    const kind = /^h[1-6]$/.test(element.localName) ? 'heading' : (kinds[element.localName] ?? within);
    if (!isPhrasing(element) && !holdsBlock(element)) {
      const hasPicture = holds(element, 'img');
      const text = lineOf(element);
      if (text === '') {
        byPicture ||= hasPicture;
        return;
      }
      const inner = innerHints(element);
      const fields = {
        text,
        kind,
        linked: linkShare(element, text),
        hints: inner === '' ? all : `${all} ${inner}`,
      };
      blocks.push({ ...makeBlock({ ...fields, byPicture: byPicture || hasPicture }), element });
      byPicture = false;
      return;
    }
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (!isElement(child)) continue;
      if (child.localName === 'img') byPicture = true;
      else walk(child, all, kind);
    }
  };
  walk(root, '', 'paragraph');
  return blocks;
}

/** Class and id of an element. An id of many words is made from a heading and says nothing about the box. */
function namesOf(element: Element): string {
  const id = element.id.split(/[-_]/).length > 3 ? '' : element.id;
  return [
    element.className,
    id,
    element.getAttribute('data-testid') ?? '',
    element.getAttribute('role') ?? '',
  ]
    .join(' ')
    .trim();
}

/** Paragraphs of prose from which on a box is a part of an article, whatever its name. */
const sectionParagraphs = 4;

function isSection(element: Element): boolean {
  if (isPhrasing(element) || /comment|disqus|related|recirc|recommend/i.test(element.className)) return false;
  let prose = 0;
  for (const p of elementsIn(element, 'p')) {
    if (lineOf(p).length > 120 && ++prose >= sectionParagraphs) return true;
  }
  return false;
}

/** Names on the single element that holds a paragraph's whole text. */
function innerHints(element: Element): string {
  const only = element.firstElementChild === element.lastElementChild ? element.firstElementChild : null;
  return only && lineOf(only) === lineOf(element)
    ? `${only.getAttribute('class') ?? ''} ${only.id}`.trim()
    : '';
}

/** Links within the page, to a heading or a note, are not links to something else. */
function leadsAway(a: Element): boolean {
  const href = a.getAttribute('href');
  return href !== null && !href.startsWith('#');
}

function linkShare(element: Element, text: string): number {
  let linked = 0;
  for (const a of elementsIn(element, 'a')) {
    if (leadsAway(a)) linked += lineOf(a).length;
  }
  return Math.min(1, linked / text.length);
}

import { kindOfLine, kindOfStart } from '../words';
import { bare } from '../rules/block';
import { childrenOf, elementsIn, isElement, isPhrasing, isText, lineOf } from './element-kinds';
import { isNamedFurniture } from './furniture-names';
import { sourceIndex, type SourceLine } from './slim';

/** Shortest line, in characters, that counts as prose. */
const proseLength = 60;
/** A single line above the first that was kept is a summary or a caption; this many are a lead. */
const leadLines = 2;
/** Largest share of links in what is won back. */
const mostLinked = 0.35;

/**
 * Readability takes the best of several boxes and leaves out those beside it that look different: the lead above the
 * rest, the sections between two lists. This finds prose that it left behind between the headline and the last line it
 * kept, and puts it back in its place.
 */
export function winBack(root: Element, lines: SourceLine[], parse: () => Document, title: string): void {
  const kept = numbersIn(root);
  const places = placesOf(lines, kept, title);
  if (!places) return;
  const { first, last } = places;
  const page = parse();
  const gaps: Element[] = [];
  const body = page.body as HTMLElement | null;
  if (!body) return;
  const boxes = new Set<Element>();
  for (const element of elementsIn(body)) {
    if (!kept.has(number(element))) continue;
    for (let box: Element | null = element; box && !boxes.has(box); box = box.parentElement) boxes.add(box);
  }
  const walk = (parent: Element): void => {
    for (const child of childrenOf(parent)) {
      if (isPhrasing(child) && child.localName !== 'a') continue;
      if (boxes.has(child)) {
        if (!isNamedFurniture(child) || kept.has(number(child))) walk(child);
      } else if (number(child) > first && number(child) < last && isArticle(child)) gaps.push(child);
    }
  };
  walk(body);
  const found = gaps.filter((gap) => !isCard(gap, boxes) && !holdsCards(gap));
  const lead = found.filter((gap) => number(gap) < places.firstKept);
  const isLead = lead.reduce((n, gap) => n + measure(gap).lines, 0) >= leadLines;
  for (const gap of found) if (isLead || !lead.includes(gap)) putBack(root, gap);
}

const number = (element: Element): number => Number(element.getAttribute(sourceIndex) ?? -1);

function numbersIn(root: Element): Set<number> {
  const numbers = new Set<number>();
  for (const element of elementsIn(root)) {
    const own = number(element);
    if (own >= 0) numbers.add(own);
  }
  return numbers;
}

/** Between which numbers lost prose is looked for; null when there is none. */
function placesOf(
  lines: SourceLine[],
  kept: Set<number>,
  title: string,
): { first: number; firstKept: number; last: number } | null {
  const isProse = (line: SourceLine): boolean => line.text.length >= proseLength;
  const last = lines.findLast((line) => isProse(line) && kept.has(line.index))?.index;
  if (last === undefined) return null;
  const firstKept = lines.find((line) => isProse(line) && kept.has(line.index))?.index ?? last;
  const headline = lines.findLast((l) => l.index < firstKept && bare(l.text) === bare(title))?.index;
  const first = Math.min(headline ?? firstKept, firstKept);
  const lost = lines.some((l) => isProse(l) && !kept.has(l.index) && l.index > first && l.index < last);
  return lost ? { first, firstKept, last } : null;
}

/** Whether a box that was left out reads like a part of an article. */
function isArticle(box: Element): boolean {
  if (isNamedFurniture(box) || /^(?:tr|td|th|tbody|thead|figure|figcaption|header)$/.test(box.localName))
    return false;
  const opening = firstLine(box);
  if (kindOfLine(opening) !== null || kindOfStart(opening) !== null) return false;
  const { lines, text, linked } = measure(box);
  return lines > 0 && linked < text * mostLinked;
}

function firstLine(box: Element): string {
  for (let box_: Element | null = box; box_;) {
    const next: Element | undefined = childrenOf(box_).find((c) => !isPhrasing(c) && lineOf(c) !== '');
    if (!next) return lineOf(box_).slice(0, 200);
    box_ = next;
  }
  return '';
}

/** A teaser: its words are headed by a link, and so are those of the boxes beside it. */
function isCard(box: Element, boxes: Set<Element>): boolean {
  const parent = box.parentElement;
  if (!parent) return false;
  const like = childrenOf(parent).filter(
    (c) => c.localName === box.localName && c.className === box.className,
  );
  return like.length > 1 && !like.some((c) => boxes.has(c)) && like.every(startsWithLink);
}

/** A box of teasers. */
function holdsCards(box: Element): boolean {
  const inner = childrenOf(box).filter((child) => !isPhrasing(child) && lineOf(child) !== '');
  const [only] = inner;
  if (inner.length === 1 && only) return holdsCards(only);
  const cards = inner.filter((child) => child.localName !== 'p' && startsWithLink(child));
  return cards.length > 1 && cards.length > inner.length / 2;
}

function startsWithLink(box: Element): boolean {
  for (let node: Node | null = box; node;) {
    if (isElement(node) && node.localName === 'a' && lineOf(node) !== '') return true;
    node =
      Array.from(node.childNodes).find((c) =>
        isText(c) ? c.data.trim() !== '' : isElement(c) && lineOf(c) !== '',
      ) ?? null;
    if (node && isText(node)) return false;
  }
  return false;
}

/** Characters inside and how many of them belong to links; lines of prose. */
function measure(box: Element): { lines: number; text: number; linked: number } {
  const sum = { lines: 0, text: 0, linked: 0 };
  let length = 0;
  let inLinks = 0;
  const endLine = (): void => {
    sum.text += length;
    sum.linked += inLinks;
    if (length >= proseLength && inLinks < length / 2) sum.lines++;
    length = inLinks = 0;
  };
  const walk = (parent: Element, linked: boolean): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (isText(child)) {
        const size = child.data.replace(/\s+/g, ' ').trim().length;
        length += size;
        if (linked) inLinks += size;
      } else if (isElement(child)) {
        const breaks = !isPhrasing(child);
        if (breaks) endLine();
        walk(child, linked || (child.localName === 'a' && child.hasAttribute('href')));
        if (breaks) endLine();
      }
    }
  };
  walk(box, box.localName === 'a');
  endLine();
  return sum;
}

/** Before the first element that stood behind it on the page. */
function putBack(root: Element, gap: Element): void {
  for (const inner of elementsIn(gap)) if (inner.isConnected && isNamedFurniture(inner)) inner.remove();
  const place = number(gap);
  const next = elementsIn(root).find((element) => number(element) > place);
  if (next?.parentNode) next.parentNode.insertBefore(gap, next);
  else root.append(gap);
}

import { elementsIn, holds } from './element-kinds';

/** Shortest paragraph that counts as prose, in characters. */
const proseLength = 80;
/** How far above a paragraph the repeated box can be. */
const reach = 6;
/** Share of the page's prose that such boxes must hold together. */
const share = 0.5;

const others =
  /comment|disqus|reply|respond|related|teaser|promo|card|recirc|sidebar|widget|footer|slide|review/i;

/**
 * Some sites cut an article into several boxes of the same kind, to put advertisements between them; Readability would
 * keep one of them. The contents of the later boxes are moved into the first.
 * @returns how many boxes were joined to the first.
 */
export function gather(document: Document): number {
  const groups = new Map<Element, Map<string, Map<Element, Element[]>>>();
  let total = 0;
  for (const p of elementsIn(document, 'p')) {
    const length = (p.textContent ?? '').trim().length;
    if (length < proseLength) continue;
    total += length;
    let box: Element = p;
    for (let i = 0; i < reach; i++) {
      box = box.parentElement ?? box;
      const parent = box.parentElement;
      if (!parent || parent.localName === 'html') break;
      const bySign = groups.get(parent) ?? new Map<string, Map<Element, Element[]>>();
      groups.set(parent, bySign);
      const boxes = bySign.get(sign(box)) ?? new Map<Element, Element[]>();
      bySign.set(sign(box), boxes.set(box, [...(boxes.get(box) ?? []), p]));
    }
  }
  for (const bySign of groups.values()) {
    for (const boxes of bySign.values()) {
      if (boxes.size < 2 || !isCutBody([...boxes.keys()], [...boxes.values()], total)) continue;
      join([...boxes.values()]);
      return boxes.size - 1;
    }
  }
  return 0;
}

function isCutBody(boxes: Element[], paragraphs: Element[][], total: number): boolean {
  const [first] = paragraphs;
  if (!first || first.length < 3 || total === 0) return false;
  const names = boxes.map((b) => `${b.className} ${b.id} ${b.parentElement?.className ?? ''}`).join(' ');
  if (others.test(names) || boxes.some((b) => /^(?:article|li|td|tr|blockquote|p|aside)$/.test(b.localName)))
    return false;
  if (boxes.some(startsWithLinkedHeading)) return false;
  const length = paragraphs.flat().reduce((n, p) => n + (p.textContent ?? '').trim().length, 0);
  return length >= total * share;
}

/** Each box of a list of posts opens with a heading that leads to the post. */
function startsWithLinkedHeading(box: Element): boolean {
  for (const name of ['h1', 'h2', 'h3']) {
    const heading = box.getElementsByTagName(name)[0];
    if (heading && (holds(heading, 'a') || heading.parentElement?.localName === 'a')) return true;
  }
  return false;
}

function join(paragraphs: Element[][]): void {
  const [target, ...rest] = paragraphs.flatMap((ps) => ps[0]?.parentElement ?? []);
  if (!target) return;
  for (const source of new Set(rest)) {
    if (source !== target && !source.contains(target)) target.append(...Array.from(source.childNodes));
  }
}

function sign(element: Element): string {
  return `${element.localName}.${element.className.split(/\s+/).slice(0, 2).join('.')}`;
}

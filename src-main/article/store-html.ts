import type { RemovedBlock } from '#contract';
import { dom } from './html/dom';
import { elementsIn, isElement, isPhrasing, isText, rename } from './html/element-kinds';
import { placed, type Taken } from './html/removed';
import { writeWithNewlines } from './newlines';
import { sanitize } from './sanitize';
import { textOf } from './text-of';

/** An article in its stored form. */
export interface Stored {
  html: string;
  text: string;
  plainText: string;
  removed: RemovedBlock[];
}

/**
 * The last steps of every import: the newline rule, then the sanitiser. When the sanitiser, which parses and writes the
 * HTML itself, changes nothing, every browser makes the same of it; otherwise both go over it again until that is so.
 */
export function store(root: Element, taken: Taken[]): Stored {
  levelHeadings(root);
  const { html: first, offsets, length } = writeWithNewlines(root);
  const removed = placed(taken, offsets, length);
  let html = sanitize(first);
  let shown = root;
  for (let round = 0, before = first; round < 3 && html !== before; round++) {
    before = html;
    shown = dom().parse(html).body;
    html = sanitize(writeWithNewlines(shown).html);
  }
  const text = textOf(html);
  return {
    html,
    text,
    plainText: plainTextOf(shown),
    removed: removed.map((r) => ({ ...r, at: Math.min(r.at, text.length) })),
  };
}

/** Below the headline headings go down one level at a time, whatever sizes the page has chosen them for. */
function levelHeadings(root: Element): void {
  const headings = elementsIn(root).filter(
    (e) => /^h[1-6]$/.test(e.localName) && e !== root.firstElementChild,
  );
  const levels = [...new Set(headings.map((h) => h.localName))].sort();
  for (const heading of headings) {
    const name = `h${Math.min(6, levels.indexOf(heading.localName) + 2)}`;
    if (name !== heading.localName) rename(heading, name);
  }
}

/** The article's paragraphs without the headline on top and without captions, an empty line between them. */
function plainTextOf(root: Element): string {
  const paragraphs: string[] = [];
  let line = '';
  const end = (): void => {
    const plain = line
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    if (plain !== '') paragraphs.push(plain);
    line = '';
  };
  const walk = (parent: Element, pre: boolean): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (isText(child)) line += pre ? child.data : child.data.replace(/\s+/g, ' ');
      else if (!isElement(child) || child.localName === 'figcaption') continue;
      else if (child.localName === 'h1' && child === root.firstElementChild) continue;
      else if (child.localName === 'br') line += '\n';
      else if (isPhrasing(child)) walk(child, pre);
      else {
        end();
        walk(child, child.localName === 'pre');
        end();
      }
    }
  };
  walk(root, false);
  end();
  return paragraphs.join('\n\n');
}

import type { RemovedBlock } from '#contract';
import { dom } from './html/dom';
import { isElement, isPhrasing, isText } from './html/element-kinds';
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
 * The last steps of every import: the newline rule, then the sanitiser, until another round changes nothing, so that
 * what is stored is what any browser makes of it.
 */
export function store(root: Element, taken: Taken[]): Stored {
  const { html: first, offsets, length } = writeWithNewlines(root);
  const removed = placed(taken, offsets, length);
  let html = sanitize(first);
  let body = dom().parse(html).body;
  for (let round = 0; round < 3; round++) {
    const again = sanitize(writeWithNewlines(body).html);
    if (again === html) break;
    html = again;
    body = dom().parse(html).body;
  }
  const text = textOf(html);
  return {
    html,
    text,
    plainText: plainTextOf(body),
    removed: removed.map((r) => ({ ...r, at: Math.min(r.at, text.length) })),
  };
}

/** The article's paragraphs without the headline on top and without captions, an empty line between them. */
function plainTextOf(root: Element): string {
  const paragraphs: string[] = [];
  let line = '';
  const end = (): void => {
    // For plain use: one kind of space.
    const plain = line.replace(/[^\S\n]+/g, ' ').trim();
    if (plain !== '') paragraphs.push(plain);
    line = '';
  };
  const walk = (parent: Element): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (isText(child)) line += child.data;
      else if (!isElement(child) || child.localName === 'figcaption') continue;
      else if (child.localName === 'h1' && child === root.firstElementChild) continue;
      else if (isPhrasing(child)) walk(child);
      else {
        end();
        walk(child);
        end();
      }
    }
  };
  walk(root);
  end();
  return paragraphs.join('\n\n');
}

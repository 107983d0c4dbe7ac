import { Readability } from '@mozilla/readability';
import { dom } from './dom';
import { gather } from './gather';
import type { Slim } from './slim';
import { winBack } from './win-back';

/** The part of a page that is its article. */
export interface Extracted {
  root: Element;
  /** Whom Readability believes to be the author. */
  byline: string | null;
}

/** Finds the article in a page; null when the page has no text of its own. The document is used up. */
export function extract(document: Document, page: Slim, title: string): Extracted | null {
  gather(document);
  const options = { keepClasses: true, disableJSONLD: true, serializer: (node: Node) => node as Element };
  const article = new Readability<Element>(document, options).parse();
  const root = article?.content;
  if (!root || (root.textContent ?? '').trim() === '') return null;
  let again: Document | undefined;
  winBack(root, page.lines, () => (again = dom().parse(page.html)), title);
  if (again) dom().release(again);
  return { root, byline: article.byline ?? null };
}

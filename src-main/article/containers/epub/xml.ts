import { AppError } from '#contract';
import { decode } from '../../decode';
import { dom } from '../../html/dom';

/** A book's own lists are small: 2,000 files with 100 signs each. Bytes, elements, and how deep they lie. */
const most = { bytes: 4 * 1024 * 1024, elements: 60_000, depth: 64 };

/**
 * Reads one of a book's lists as XML, without its document type: nothing it declares means anything here, so nothing is
 * expanded or looked up.
 * @returns null when it is not well-formed
 * @throws AppError `too-complex` beyond the limits
 */
export function parseXml(book: string, path: string, bytes: Uint8Array): Document | null {
  const refuse = (): never => {
    throw new AppError(
      'too-complex',
      `“${book}” was not imported: its list of contents, “${path}”, is too large.`,
    );
  };
  if (bytes.length > most.bytes) refuse();
  const source = withoutDoctype(decode(path, bytes).text);
  let depth = 0;
  let elements = 0;
  for (const [, end, closed] of source.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    if (end) depth--;
    else {
      if (++elements > most.elements) refuse();
      if (!closed && ++depth > most.depth) refuse();
    }
  }
  return dom().parseXml(source);
}

/** Declarations stand in brackets; a list that has some is read without them. */
function withoutDoctype(source: string): string {
  const start = source.search(/<!DOCTYPE/i);
  if (start < 0) return source;
  const bracket = source.indexOf('[', start);
  const close = source.indexOf('>', start);
  const end = bracket >= 0 && bracket < close ? source.indexOf('>', source.indexOf(']', bracket)) : close;
  return end < 0 ? source : source.slice(0, start) + source.slice(end + 1);
}

/** Elements of this local name, whatever namespace they are in: books write old ones, wrong ones, and none. */
export function named(parent: Document | Element, localName: string): Element[] {
  return Array.from(parent.getElementsByTagNameNS('*', localName));
}

export function textOfElement(element: Element | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

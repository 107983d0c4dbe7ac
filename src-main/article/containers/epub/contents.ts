import { caps, tidy } from '../../metadata/tidy';
import { decode } from '../../decode';
import { asHtml } from '../../formats/xhtml';
import { dom } from '../../html/dom';
import { parseGuarded } from '../../html/guard';
import { serialize } from 'parse5';
import type { Zip } from '../zip';
import type { Package } from './package';
import { resolveTarget, type Target } from './paths';
import { named, parseXml, textOfElement } from './xml';

/** A line of a book's table of contents. */
export interface Entry extends Target {
  title: string;
  /** 0 for the outermost. */
  depth: number;
}

/** The table of contents in its order; empty when the book has none that can be read. */
export async function readContents(name: string, zip: Zip, { contents }: Package): Promise<Entry[]> {
  if (!contents) return [];
  const bytes = await zip.read(contents.path);
  return contents.kind === 'ncx'
    ? ncxEntries(contents.path, parseXml(name, contents.path, bytes))
    : navEntries(name, contents.path, decode(contents.path, bytes).text);
}

/** http://www.daisy.org/z3986/2005/Z3986-2005.html#NCX */
function ncxEntries(path: string, document: Document | null): Entry[] {
  if (!document) return [];
  return named(document, 'navPoint').flatMap((point) => {
    const label = Array.from(point.children).find((one) => one.localName === 'navLabel');
    const content = Array.from(point.children).find((one) => one.localName === 'content');
    let depth = 0;
    for (let up = point.parentElement; up?.localName === 'navPoint'; up = up.parentElement) depth++;
    return entry(path, textOfElement(label), content?.getAttribute('src'), depth);
  });
}

/** https://www.w3.org/TR/epub-33/#sec-nav: lists in the `nav` element that is the table of contents. */
function navEntries(name: string, path: string, source: string): Entry[] {
  const html = serialize(parseGuarded(name, asHtml(source)));
  const document = dom().parse(html);
  try {
    const navs = Array.from(document.querySelectorAll('nav'));
    const toc = navs.find((one) =>
      /\btoc\b/.test(one.getAttribute('epub:type') ?? one.getAttribute('role') ?? ''),
    );
    return Array.from((toc ?? navs[0])?.querySelectorAll('a[href]') ?? []).flatMap((link) => {
      let depth = -1;
      for (let up = link.closest('ol, ul'); up; up = up.parentElement?.closest('ol, ul') ?? null) depth++;
      return entry(path, textOfElement(link), link.getAttribute('href'), Math.max(0, depth));
    });
  } finally {
    dom().release(document);
  }
}

function entry(from: string, text: string, address: string | null | undefined, depth: number): Entry[] {
  const title = tidy(text, caps.title);
  const target = resolveTarget(from, address ?? '');
  return title === null || target === null ? [] : [{ ...target, title, depth }];
}

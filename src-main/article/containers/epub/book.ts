import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { bare } from '../../rules/block';
import type { Companion, Given } from '../../cleaned';
import { escapeText } from '../../html/escape';
import { titleFromName } from '../../title-from-name';
import type { Zip } from '../zip';
import { type Chapter, chaptersOf, type Stretch } from './chapters';
import { readContents } from './contents';
import { readPackage } from './package';
import { resolveTarget } from './paths';
import { refuseProtected } from './protection';
import { anchorsOf, bodyOf, elementsIn, picturesIn, readText, type Text, textIn } from './text';

/** A book whose text has been read. */
export interface Book {
  title: string;
  given: Given;
  chapters: readonly Chapter[];
  text: (path: string) => Text;
  /** The bytes of a file of text as they are in the book. */
  bytes: (path: string) => Uint8Array;
  /** A picture, or null when the book has none under this path. */
  picture: (path: string) => Promise<Uint8Array | null>;
}

/**
 * Reads a book, EPUB 2 or 3.
 * @throws AppError that names the book: `unsupported` when it is protected, `unreadable` when it is damaged,
 *   `too-complex` or `too-large` beyond the limits, `no-article` without text
 */
export async function readBook(name: string, zip: Zip): Promise<Book> {
  await refuseProtected(name, zip);
  const about = await readPackage(name, zip);
  const entries = await readContents(name, zip, about);
  const files = new Map<string, Uint8Array>();
  for (const path of about.spine) files.set(path, await zip.read(path));
  const texts = new Map<string, Text>();
  const bytes = (path: string): Uint8Array => files.get(path) ?? new Uint8Array();
  const text = (path: string): Text => {
    const known = texts.get(path) ?? readText(name, path, bytes(path));
    texts.set(path, known);
    return known;
  };
  const pictures = new Map<string, Uint8Array>();
  return {
    title: about.title ?? titleFromName(name),
    given: about.given,
    chapters: chaptersOf(about.spine, entries, (path) => anchorsOf(text(path))),
    text,
    bytes,
    picture: async (path) => {
      const known = pictures.get(path) ?? (zip.has(path) ? await zip.read(path) : null);
      if (known) pictures.set(path, known);
      return known;
    },
  };
}

/** Text of a book as HTML whose pictures are named by their paths in the book, and those pictures. */
export class Excerpt {
  readonly companions = new Map<string, Companion>();
  readonly #book: Book;

  constructor(book: Book) {
    this.#book = book;
  }

  /** The text of a chapter; with `level`, its headings begin there, and its title stands above it if it does not. */
  async add(chapter: Chapter, level: number | null = null): Promise<string> {
    const bodies: string[] = [];
    const outermost = level === null ? null : this.#outermost(chapter);
    const titled = level === null || chapter.title === null || this.#saysTitle(chapter);
    const deeper = level === null || outermost === null ? 0 : level + (titled ? 0 : 1) - outermost;
    for (const stretch of chapter.stretches) {
      await this.#readPictures(stretch.path);
      bodies.push(
        bodyOf(this.#book.text(stretch.path), stretch, (one) => this.#changed(one, stretch.path, deeper)),
      );
    }
    const heading =
      titled || chapter.title === null ? '' : `<h${level}>${escapeText(chapter.title)}</h${level}>`;
    return heading + bodies.join('\n');
  }

  async #readPictures(from: string): Promise<void> {
    for (const address of picturesIn(this.#book.text(from))) {
      const path = resolveTarget(from, address)?.path;
      if (path === undefined || this.companions.has(path)) continue;
      const bytes = await this.#book.picture(path);
      if (bytes) this.companions.set(path, { path, bytes });
    }
  }

  #changed(element: Tree.Element, from: string, deeper: number): Tree.Element {
    if (element.tagName === 'img') {
      const src = element.attrs.find(({ name }) => name === 'src');
      const path = resolveTarget(from, src?.value ?? '')?.path;
      if (src && path !== undefined && this.companions.has(path)) {
        const value = path.split('/').map(encodeURIComponent).join('/');
        element.attrs = element.attrs.map((one) => (one === src ? { ...src, value } : one));
      }
    }
    const level = headingLevel(element);
    if (level !== null && deeper !== 0) {
      const name = `h${Math.min(6, Math.max(2, level + deeper))}`;
      return { ...element, tagName: name, nodeName: name };
    }
    return element;
  }

  /** Level of the outermost heading in a chapter; null when it has none. */
  #outermost({ stretches }: Chapter): number | null {
    const levels = stretches.flatMap(({ path }) =>
      elementsIn(this.#book.text(path)).flatMap((one) => headingLevel(one) ?? []),
    );
    return levels.length ? Math.min(...levels) : null;
  }

  #saysTitle({ title, stretches }: Chapter): boolean {
    const [first] = stretches;
    if (!first || title === null) return false;
    return headingsOf(this.#book.text(first.path), first).some((text) => saysTheSame(text, title));
  }
}

/** A heading may say less than the table of contents (“The storm” for “II. The storm”), or more, but not a number alone. */
function saysTheSame(heading: string, title: string): boolean {
  const [a, b] = [bare(heading), bare(title)];
  const within = (short: string, long: string): boolean =>
    short.length * 2 > long.length && ` ${long} `.includes(` ${short} `);
  return a !== '' && b !== '' && (within(a, b) || within(b, a) || a.startsWith(`${b} `));
}

const headingLevel = ({ tagName }: Tree.Element): number | null =>
  /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : null;

/** The headings at the start of a stretch. */
function headingsOf(text: Text, stretch: Stretch): string[] {
  const headings: string[] = [];
  bodyOf(text, stretch, (element) => {
    if (headingLevel(element) !== null && headings.length < 3) headings.push(textIn(element));
    return element;
  });
  return headings;
}

import type { Companion, Given, Part, Unpacked } from '../../cleaned';
import { escapeText } from '../../html/escape';
import { titleFromName } from '../../title-from-name';
import type { Zip } from '../zip';
import { type Book, Excerpt, readBook } from './book';
import type { Chapter } from './chapters';
import { resolveTarget, unescaped } from './paths';
import { bodyOf, elementsIn, picturesIn, textIn } from './text';

/** Pages before the first chapter with no more words than that say who made the book, and are no articles. */
const fewWords = 50;

/**
 * The chapters of a book as files that become an article each.
 * @throws AppError as `readBook` does
 */
export async function unpackBook(name: string, zip: Zip): Promise<Extract<Unpacked, { kind: 'book' }>> {
  const book = await readBook(name, zip);
  const parts: Part[] = [];
  const stem = titleFromName(name);
  for (const chapter of book.chapters) {
    const text = textOf(book, chapter);
    if (text === '' && !hasPictures(book, chapter)) continue;
    if (chapter.title === null && text.split(' ').length <= fewWords) continue;
    const title = chapter.title ?? headingOf(book, chapter) ?? `Part ${parts.length + 1}`;
    const number = String(parts.length + 1).padStart(2, '0');
    const given: Given = { ...book.given, title };
    const input = {
      name: fileName(`${stem} ${number} ${title}`),
      ...(await fileOf(book, chapter, title)),
      given,
    };
    parts.push({ path: title, input });
  }
  return { kind: 'book', title: book.title, parts };
}

/** A chapter that is one file goes as it is; one in pieces is put together. */
async function fileOf(
  book: Book,
  chapter: Chapter,
  title: string,
): Promise<{ bytes: Uint8Array; companions?: Companion[] }> {
  const [only, ...others] = chapter.stretches;
  if (only && others.length === 0 && only.from === null && only.to === null) {
    const companions: Companion[] = [];
    for (const address of new Set(picturesIn(book.text(only.path)))) {
      const path = resolveTarget(only.path, address)?.path;
      const bytes = path === undefined ? null : await book.picture(path);
      if (bytes) companions.push({ path: unescaped(address), bytes });
    }
    return { bytes: book.bytes(only.path), ...(companions.length ? { companions } : {}) };
  }
  const excerpt = new Excerpt(book);
  const body = await excerpt.add(chapter);
  const lang = book.given.lang ? ` lang="${book.given.lang}"` : '';
  const page = `<!DOCTYPE html>\n<html${lang}><head><meta charset="utf-8"><title>${escapeText(title)}</title></head><body>\n${body}\n</body></html>\n`;
  const companions = [...excerpt.companions.values()];
  return { bytes: new TextEncoder().encode(page), ...(companions.length ? { companions } : {}) };
}

function textOf(book: Book, { stretches }: Chapter): string {
  return stretches
    .map((stretch) => bodyOf(book.text(stretch.path), stretch).replace(/<[^>]*>/g, ' '))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const hasPictures = (book: Book, { stretches }: Chapter): boolean =>
  stretches.some(({ path }) => picturesIn(book.text(path)).length > 0);

function headingOf(book: Book, { stretches: [first] }: Chapter): string | null {
  if (!first) return null;
  const heading = elementsIn(book.text(first.path)).find(({ tagName }) => /^h[1-6]$/.test(tagName));
  return (heading && textIn(heading).slice(0, 300)) || null;
}

/** A name for lists and messages; it never becomes a path, but it should not look like one. */
const fileName = (text: string): string =>
  `${text.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, 120)}.xhtml`;

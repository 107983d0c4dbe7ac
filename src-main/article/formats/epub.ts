import type { CleanInput } from '../cleaned';
import { Excerpt, readBook } from '../containers/epub/book';
import { languageOf, parseText } from '../containers/epub/text';
import { openZip } from '../containers/zip';
import { cleanDocument } from '../html/clean-document';
import type { CleanedText } from '../html/clean-html';
import { serialize } from 'parse5';

/** Most elements of a whole book; each of its files may have as many as a page. */
const mostElements = 150_000;

/**
 * Makes one article of a whole book, EPUB 2 or 3: its chapters one after the other under their titles.
 * @throws AppError as `readBook` and `cleanDocument` do
 */
export async function cleanEpub(input: CleanInput): Promise<CleanedText & { encoding: string }> {
  const { name } = input;
  const book = await readBook(name, await openZip(name, input.bytes));
  const excerpt = new Excerpt(book);
  const chapters: string[] = [];
  for (const chapter of book.chapters) {
    chapters.push(await excerpt.add(chapter, 2 + Math.min(2, chapter.depth)));
  }
  const html = `<!DOCTYPE html><html><body>${chapters.join('\n')}</body></html>`;
  const companions = [...excerpt.companions.values()];
  const facts = { ...book.given, title: book.title };
  const cleaned = cleanDocument({ ...input, companions }, { html, facts, elements: mostElements });
  // Its pictures are in the book itself, which is kept.
  const assets = cleaned.assets.map((asset) => ({ ...asset, from: null }));
  return { ...cleaned, assets, encoding: 'utf-8' };
}

/** Makes an article of a chapter of a book; what the book says about itself came with it. */
export function cleanChapter(input: CleanInput, source: string): CleanedText {
  const text = parseText(input.name, source);
  const lang = languageOf(text) ?? input.given?.lang ?? null;
  return cleanDocument(input, { html: serialize(text), facts: { title: input.given?.title ?? null, lang } });
}

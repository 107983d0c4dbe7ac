import { AppError } from '#contract';
import { addressIn, noteIn, quoteIn, timeIn, titleIn } from './fields';
import { gather } from './gathering';
import { textOfHtml } from './html';
import { fieldOf, isObject, listAt, namesIn, textAt } from './json';
import { type Brought, type BroughtAnnotation, noAnnotation } from './record';

/**
 * Highlights of Obsidian Web Clipper: as it stores them, by address
 * `{ url, highlights: [{ id, xpath, content, type, startOffset, endOffset, createdAt, color, notes }] }`, or as a list of these,
 * with `text`, `timestamp`, `color`, `notes` and `comment` where it exports them. The words count, not the XPath: it leads through a page that is not ours.
 */
export function readClipper(json: unknown): Brought | null {
  const pages = pagesIn(json);
  if (!pages) return null;
  const gathering = gather('Entry');
  for (const [at, page] of pages.entries()) {
    const row = at + 1;
    const annotations: BroughtAnnotation[] = [];
    for (const one of listAt(page, 'highlights')) {
      const annotation = annotationOf(one);
      if (annotation === null)
        gathering.problem(`Entry ${row}`, 'one of its highlights has no words, so it was left out.');
      else annotations.push(annotation);
    }
    gathering.add({
      row,
      url: addressIn(textAt(page, 'url')),
      title: titleIn(textAt(page, 'title')),
      annotations,
    });
  }
  return gathering.done('clipper');
}

function pagesIn(json: unknown): unknown[] | null {
  const inner = fieldOf(json, 'highlights');
  const of = isObject(inner) ? inner : json;
  const all = Array.isArray(of) ? of : isObject(of) ? Object.values(of) : [];
  const isPage = (one: unknown): boolean =>
    textAt(one, 'url') !== undefined && Array.isArray(fieldOf(one, 'highlights'));
  // One page that is broken must not keep the others away.
  return all.some(isPage)
    ? all.filter((one) => isObject(one) && fieldOf(one, 'highlights') !== undefined)
    : null;
}

function annotationOf(one: unknown): BroughtAnnotation | null {
  const said = textAt(one, 'text') ?? textAt(one, 'content') ?? '';
  const exact = quoteIn(html.test(said) ? textIn(said) : said);
  if (exact === '') return null;
  const id = textAt(one, 'id') ?? null;
  const notes = [...namesIn(listAt(one, 'notes')), textAt(one, 'note') ?? '', textAt(one, 'comment') ?? ''];
  const time = textAt(one, 'timestamp') ?? textAt(one, 'createdAt') ?? /^\d{13}$/.exec(id ?? '')?.[0];
  return {
    ...noAnnotation,
    exact,
    // Its comment is the first of its notes once more.
    note: noteIn([...new Set(notes)].filter(Boolean).join('\n\n')),
    colour: textAt(one, 'color')?.trim() || null,
    // Its ids are times, too.
    created: timeIn(time),
    toolId: id?.slice(0, 200) ?? null,
  };
}

/** What it stores, and calls `text` where it exports it, is a piece of the page. */
const html = /<\/?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});/i;

function textIn(html: string): string {
  try {
    return textOfHtml('The highlight', html.slice(0, 200_000));
  } catch (error) {
    if (error instanceof AppError) return '';
    throw error;
  }
}

import { AppError } from '#contract';
import { addressIn, noteIn, quoteIn, timeIn, titleIn } from './fields';
import { gather } from './gathering';
import { textOfHtml } from './html';
import { fieldOf, isObject, listAt, namesIn, textAt } from './json';
import { type Brought, type BroughtAnnotation, noAnnotation } from './record';

/**
 * Highlights of Obsidian Web Clipper: as it stores them, by address
 * `{ url, highlights: [{ id, xpath, content, type, startOffset, endOffset, notes }] }`, or as a list of these, with `text` and
 * `timestamp` where it exports them. The words count, not the XPath: it leads through a page that is not ours.
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
  const html = textAt(one, 'content') ?? '';
  const exact = quoteIn(textAt(one, 'text') ?? textIn(html));
  if (exact === '') return null;
  const id = textAt(one, 'id') ?? null;
  return {
    ...noAnnotation,
    exact,
    note: noteIn([...namesIn(listAt(one, 'notes')), textAt(one, 'note') ?? ''].filter(Boolean).join('\n\n')),
    // Its ids are times.
    created: timeIn(textAt(one, 'timestamp') ?? /^\d{13}$/.exec(id ?? '')?.[0]),
    toolId: id?.slice(0, 200) ?? null,
  };
}

function textIn(html: string): string {
  try {
    return textOfHtml('The highlight', html.slice(0, 200_000));
  } catch (error) {
    if (error instanceof AppError) return '';
    throw error;
  }
}

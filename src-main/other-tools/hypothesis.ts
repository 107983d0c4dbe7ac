import type { CsvTool } from './csv-tool';
import { addressIn, contextIn, listIn, noteIn, quoteIn, tagsIn, timeIn, titleIn } from './fields';
import { gather } from './gathering';
import { fieldOf, isObject, listAt, namesIn, textAt } from './json';
import { type Brought, type BroughtAnnotation, noAnnotation } from './record';

/** `Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page`: a row is an annotation. */
export const hypothesisCsv: CsvTool = {
  tool: 'hypothesis',
  fits: (has) =>
    has('url') && has('quote') && ['annotation/reply type', 'creation date', 'body', 'group'].some(has),
  read: ({ get, number }, { problem }) => {
    if (/reply/i.test(get('annotation/reply type'))) {
      problem(`Row ${number}`, 'it is a reply to an annotation, so it was left out.');
      return null;
    }
    const exact = quoteIn(get('quote'));
    const tags = tagsIn(listIn(get('tags'), /,/));
    const note = noteIn(get('body'));
    const url = addressIn(get('url'));
    // A note without a passage is one on the page.
    if (exact === '') return { url, title: titleIn(get('title')), note, tags };
    const annotation = { ...noAnnotation, exact, note, tags, created: timeIn(get('creation date')) };
    return { url, title: titleIn(get('title')), annotations: [annotation] };
  },
};

/**
 * `export_date, export_userid, client_version, annotations[]`, each annotation as the API has it; also the API's own answer
 * with `rows[]`. https://h.readthedocs.io/en/latest/api-reference/
 */
export function readHypothesis(json: unknown): Brought | null {
  const all = [...listAt(json, 'annotations'), ...listAt(json, 'rows')].filter(isObject);
  if (!all.some((one) => listAt(one, 'target').length > 0 && textAt(one, 'uri') !== undefined)) return null;
  const gathering = gather('Entry');
  let replies = 0;
  for (const [at, one] of all.entries()) {
    const row = at + 1;
    if (listAt(one, 'references').length > 0) {
      replies++;
      continue;
    }
    const target = listAt(one, 'target')[0];
    const url = addressIn(textAt(one, 'uri') ?? textAt(target, 'source'));
    const title = titleIn(namesIn(listAt(fieldOf(one, 'document'), 'title'))[0]);
    if (url === null && title === null) {
      gathering.problem(`Entry ${row}`, 'it names no web address, so it was left out.');
      continue;
    }
    const annotation = annotationOf(one, target);
    if (annotation) gathering.add({ row, url, title, annotations: [annotation] });
    else {
      const note = noteIn(textAt(one, 'text'));
      const tags = tagsIn(namesIn(listAt(one, 'tags')));
      gathering.add({ row, url, title, note, tags });
    }
  }
  if (replies > 0)
    gathering.notTaken(
      `${replies === 1 ? 'One reply' : `${replies} replies`} to annotations: notes here have none.`,
    );
  return gathering.done('hypothesis');
}

/** Null for a note on the page, which has no selector. */
function annotationOf(one: unknown, target: unknown): BroughtAnnotation | null {
  const selectors = listAt(target, 'selector');
  const quote = selectors.find((some) => textAt(some, 'type') === 'TextQuoteSelector');
  const place = selectors.find((some) => textAt(some, 'type') === 'TextPositionSelector');
  const exact = quoteIn(textAt(quote, 'exact'));
  if (exact === '') return null;
  const [start, end] = [Number(textAt(place, 'start')), Number(textAt(place, 'end'))];
  const isPlace = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start;
  return {
    ...{ exact, colour: null },
    prefix: contextIn(textAt(quote, 'prefix'), 'before'),
    suffix: contextIn(textAt(quote, 'suffix'), 'behind'),
    position: isPlace ? { start, end } : null,
    note: noteIn(textAt(one, 'text')),
    tags: tagsIn(namesIn(listAt(one, 'tags'))),
    created: timeIn(textAt(one, 'created')),
    modified: timeIn(textAt(one, 'updated')),
    toolId: textAt(one, 'id')?.slice(0, 200) ?? null,
  };
}

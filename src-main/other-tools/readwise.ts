import type { CsvTool } from './csv-tool';
import { bylineIn, listIn, noteIn, quoteIn, tagsIn, timeIn, titleIn } from './fields';
import { type BroughtItem, noAnnotation } from './record';

/**
 * `Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags`, older
 * files without the last: a row is a highlight. A note may begin with `.tag`, and `.c1`, `.c2` join highlights.
 */
export const readwiseCsv: CsvTool = {
  tool: 'readwise',
  byTitle: true,
  fits: (has) => has('highlight') && has('book title'),
  ignored: ['amazon book id', 'location type'],
  read: ({ get }) => {
    const { tags, note } = inlineTags(noteIn(get('note')));
    return {
      title: titleIn(get('book title')),
      byline: bylineIn(get('book author')),
      tags: tagsIn(listIn(get('document tags'), /,/)),
      annotations: [
        {
          ...noAnnotation,
          ...{ exact: quoteIn(get('highlight')), note },
          tags: tagsIn([...listIn(get('tags'), /,/), ...tags]),
          colour: get('color').trim() || null,
          created: timeIn(get('highlighted at')),
        },
      ],
    };
  },
  finish: joined,
};

/** Words with a point before them at the beginning of a note are tags. */
function inlineTags(note: string): { tags: string[]; note: string } {
  const [begin = ''] = /^(?:\.[\p{L}\p{N}_-]+(?:\s+|$))+/u.exec(note) ?? [];
  const tags = begin.split(/\s+/).flatMap((one) => (one === '' ? [] : one.slice(1)));
  return { tags, note: note.slice(begin.length).trim() };
}

type Read = Partial<BroughtItem> & { row: number };

/** Highlights that `.c1`, `.c2` … say are one, in the order of the numbers; which of a file, their book and sequence say. */
function joined(items: Read[]): Read[] {
  const open = new Map<string, { item: Read; parts: { number: number; text: string }[] }>();
  const kept: Read[] = [];
  for (const item of items) {
    const [annotation] = item.annotations ?? [];
    const sign = annotation?.tags.find((tag) => /^c\d{1,3}$/.test(tag));
    const key = item.title ?? '';
    if (!annotation || sign === undefined) {
      kept.push(item);
      continue;
    }
    const number = Number(sign.slice(1));
    const part = { number, text: annotation.exact };
    const run = open.get(key);
    // The same number once more begins another one.
    if (run && !run.parts.some((one) => one.number === number)) run.parts.push(part);
    else {
      open.set(key, { item, parts: [part] });
      kept.push(item);
    }
    const now = open.get(key);
    if (!now) continue;
    const exact = now.parts
      .sort((a, b) => a.number - b.number)
      .map(({ text }) => text)
      .join(' ');
    const notes = [...(now.item.annotations ?? []), annotation].map(({ note }) => note);
    const [head = annotation] = now.item.annotations ?? [];
    const tags = head.tags.filter((tag) => !/^c\d{1,3}$/.test(tag));
    now.item.annotations = [{ ...head, exact, tags, note: [...new Set(notes)].filter(Boolean).join('\n\n') }];
  }
  return kept;
}

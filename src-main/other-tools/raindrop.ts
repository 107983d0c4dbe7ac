import type { CsvTool } from './csv-tool';
import { addressIn, isTrue, listIn, noteIn, pathIn, quoteIn, tagsIn, timeIn, titleIn } from './fields';
import { noAnnotation } from './record';

/**
 * `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite`; older files begin at `title`. A folder is a path;
 * `Unsorted` is none.
 */
export const raindropCsv: CsvTool = {
  tool: 'raindrop',
  fits: (has) =>
    has('url') && has('folder') && !has('selection') && ['excerpt', 'note', 'cover', 'created'].some(has),
  ignored: ['id'],
  read: ({ get }) => {
    const folder = get('folder').trim();
    return {
      url: addressIn(get('url')),
      title: titleIn(get('title')),
      savedAt: timeIn(get('created')),
      tags: tagsIn(listIn(get('tags'), /,/)),
      collections: ['', 'unsorted'].includes(folder.toLowerCase()) ? [] : [pathIn(namesIn(folder))],
      favourite: isTrue(get('favorite')),
      note: noteIn(get('note')),
      annotations: highlightsIn(get('highlights')),
    };
  },
};

/** Where spaces stand around the signs between folders, one within a name is a part of it: `Apps/Tools / Editors`. */
const namesIn = (folder: string): string[] => folder.split(folder.includes(' / ') ? ' / ' : '/');

/** Each highlight is `Highlight:` and its words, with `Note:` below it; other forms are one highlight as they stand. */
function highlightsIn(cell: string): (typeof noAnnotation)[] {
  const parts = cell.split(/^Highlight:/m).filter((part) => part.trim() !== '');
  return parts.map((part) => {
    const [words = '', ...notes] = part.split(/^Note:/m);
    return { ...noAnnotation, exact: quoteIn(words), note: noteIn(notes.join('\n')) };
  });
}

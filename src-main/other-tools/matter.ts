import type { CsvTool } from './csv-tool';
import { addressIn, bylineIn, isTrue, listIn, siteIn, tagsIn, timeIn, titleIn } from './fields';

const own = [
  'in queue',
  'favorited',
  'read',
  'highlight count',
  'last interaction date',
  'file id',
  'publisher',
];

/** `Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight_Count,Last Interaction Date,File Id`. */
export const matterCsv: CsvTool = {
  tool: 'matter',
  fits: (has) => has('url') && own.filter(has).length >= 2,
  ignored: ['file id'],
  read: ({ get, number }, { problem }) => {
    const highlights = Number(get('highlight count'));
    if (highlights > 0)
      problem(
        `Row ${number}`,
        `its ${highlights} highlights are not in this file; Matter writes them elsewhere.`,
      );
    const queued = get('in queue').trim();
    return {
      url: addressIn(get('url')),
      title: titleIn(get('title')),
      byline: bylineIn(get('author')),
      siteName: siteIn(get('publisher')),
      savedAt: timeIn(get('last interaction date')),
      tags: tagsIn(listIn(get('tags'), /;/)),
      favourite: isTrue(get('favorited')),
      // What is not in the queue was archived.
      state: isTrue(get('read')) || (queued !== '' && !isTrue(queued)) ? 'finished' : 'unread',
    };
  },
};

import type { CsvTool } from './csv-tool';
import { addressIn, listIn, noteIn, pathIn, quoteIn, tagsIn, timeIn, titleIn } from './fields';
import { noAnnotation } from './record';

/** `URL,Title,Selection,Folder,Timestamp,Tags`: the tags are JSON and older files lack them. Only `Unread` means unread. */
export const instapaperCsv: CsvTool = {
  tool: 'instapaper',
  fits: (has) => has('url') && has('selection') && has('folder'),
  read: ({ get }) => {
    const folder = noteIn(get('folder'));
    const isOwn = !['', 'unread', 'archive', 'starred'].includes(folder.toLowerCase());
    const exact = quoteIn(get('selection'));
    return {
      url: addressIn(get('url')),
      title: titleIn(get('title')),
      savedAt: timeIn(get('timestamp')),
      tags: tagsIn(listIn(get('tags'), /,/)),
      collections: isOwn ? [pathIn([folder])] : [],
      favourite: folder.toLowerCase() === 'starred',
      state: folder.toLowerCase() === 'unread' ? 'unread' : 'finished',
      annotations: exact === '' ? [] : [{ ...noAnnotation, exact }],
    };
  },
};

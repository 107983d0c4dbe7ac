import type { CsvTool } from './csv-tool';
import { addressIn, listIn, tagsIn, timeIn, titleIn } from './fields';

/** `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen`; the tags as Python writes a list. */
export const readerCsv: CsvTool = {
  tool: 'reader',
  fits: (has) =>
    has('url') &&
    !has('highlight') &&
    ['document tags', 'saved date', 'reading progress', 'location', 'seen'].filter(has).length >= 2,
  ignored: ['id'],
  read: ({ get }) => {
    const isRead = Number(get('reading progress')) >= 0.97 || /^archive$/i.test(get('location').trim());
    return {
      url: addressIn(get('url')),
      title: titleIn(get('title')),
      savedAt: timeIn(get('saved date')),
      tags: tagsIn(listIn(get('document tags'), /,/)),
      state: isRead ? 'finished' : 'unread',
    };
  },
};

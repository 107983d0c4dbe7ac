import type { CsvTool } from './csv-tool';
import { addressIn, listIn, noteIn, tagsIn, timeIn, titleIn } from './fields';

/** `id,type,title,url,content,note,tags,created`. What has no address, such as a note or a picture, is no page. */
export const mymindCsv: CsvTool = {
  tool: 'mymind',
  fits: (has) => has('type') && has('url') && has('content') && (has('note') || has('created')),
  ignored: ['id', 'type'],
  read: ({ get, number }, { problem }) => {
    const url = addressIn(get('url'));
    if (url === null) {
      problem(
        `Row ${number}`,
        `it is no page (${get('type').trim().slice(0, 40) || 'without a kind'}), so it was left out.`,
      );
      return null;
    }
    return {
      url,
      title: titleIn(get('title')),
      savedAt: timeIn(get('created')),
      tags: tagsIn(listIn(get('tags'), /,/)),
      note: noteIn(get('note')),
    };
  },
};

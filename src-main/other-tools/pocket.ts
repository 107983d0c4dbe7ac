import type { CsvTool } from './csv-tool';
import { addressIn, listIn, tagsIn, timeIn, titleIn } from './fields';

/**
 * `title,url,time_added,tags,status`, since 2024 with a `cursor`; tags are joined with `|`. Very old rows have the address for
 * a title.
 */
export const pocketCsv: CsvTool = {
  tool: 'pocket',
  fits: (has) => has('url') && has('time added') && !has('selection'),
  ignored: ['cursor'],
  read: ({ get }) => {
    const url = addressIn(get('url'));
    const title = titleIn(get('title'));
    return {
      url,
      title: title !== null && addressIn(title) !== null && /^https?:/i.test(title) ? null : title,
      savedAt: timeIn(get('time added')),
      tags: tagsIn(listIn(get('tags'), /[|,]/)),
      state: get('status').trim().toLowerCase() === 'archive' ? 'finished' : 'unread',
    };
  },
};

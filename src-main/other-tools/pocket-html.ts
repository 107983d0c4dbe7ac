import { attributeOf } from '../article/html/tree';
import { addressIn, listIn, tagsIn, timeIn, titleIn } from './fields';
import { gather } from './gathering';
import { parseList, textOf, walk } from './html';
import type { Brought, BroughtItem } from './record';

/** Whether a page is a list that Pocket wrote: its own attribute on the links, and one of its headings. */
export function isPocketHtml(text: string): boolean {
  const head = text.slice(0, 20_000);
  return (
    /<a\b[^>]{0,4000}\btime_added=/i.test(head) &&
    /<title>\s*Pocket Export|<h1>\s*(?:Unread|Read Archive)/i.test(head)
  );
}

/**
 * `<h1>Unread</h1>` and `<h1>Read Archive</h1>`, each with a list of `<a href time_added tags>`; the second list is closed by
 * the wrong tag. @throws AppError `too-complex`
 */
export function readPocketHtml(name: string, text: string): Brought {
  const gathering = gather('Link');
  let state: BroughtItem['state'] = 'unread';
  let row = 0;
  walk(parseList(name, text), {
    enter: (element) => {
      if (element.tagName === 'h1') {
        state = /archive/i.test(textOf(element)) ? 'finished' : 'unread';
        return false;
      }
      if (element.tagName !== 'a') return true;
      row++;
      const title = titleIn(textOf(element));
      gathering.add({
        ...{ row, state },
        url: addressIn(attributeOf(element, 'href')),
        title: title !== null && /^https?:\/\//i.test(title) ? null : title,
        savedAt: timeIn(attributeOf(element, 'time_added')),
        tags: tagsIn(listIn(attributeOf(element, 'tags'), /,/)),
      });
      return false;
    },
  });
  return gathering.done('pocket');
}

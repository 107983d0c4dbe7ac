import { attributeOf } from '../article/html/tree';
import { addressIn, listIn, noteIn, pathIn, tagsIn, timeIn, titleIn } from './fields';
import { gather } from './gathering';
import { parseList, textOf, walk } from './html';
import type { Brought, BroughtItem } from './record';

/** Whether a text is a list of bookmarks as every browser writes it, and many a tool. */
export const isBookmarks = (text: string): boolean =>
  /^\s*<!DOCTYPE\s+NETSCAPE-Bookmark-file-1/i.test(text.slice(0, 500));

/**
 * Folders are `<DT><H3>` before a `<DL>`, a bookmark is `<DT><A HREF ADD_DATE TAGS>`, with a `<DD>` behind it for a
 * description. Nothing is closed properly, which the parser of pages knows.
 * @throws AppError `too-complex`
 */
export function readBookmarks(name: string, text: string): Brought {
  const gathering = gather('Bookmark');
  const folders: (string | null)[] = [];
  let folder: string | null = null;
  let row = 0;
  let last: (Partial<BroughtItem> & { row: number }) | null = null;
  let others = 0;
  const put = (): void => {
    if (last) gathering.add(last);
    last = null;
  };
  walk(parseList(name, text), {
    enter: (element) => {
      const { tagName } = element;
      if (tagName === 'dl') {
        folders.push(folder);
        folder = null;
      } else if (tagName === 'h3') {
        put();
        folder = textOf(element);
        return false;
      } else if (tagName === 'dd') {
        if (last) last.note = noteIn(ownText(textOf(element)));
      } else if (tagName === 'a') {
        put();
        row++;
        const href = attributeOf(element, 'href');
        const url = addressIn(href);
        if (url === null) {
          // `place:`, `javascript:` and files are no pages.
          if (/^(?:place|javascript|data|chrome|about|file|edge):/i.test(href)) others++;
          else gathering.problem(`Bookmark ${row}`, 'its address is no web address, so it was left out.');
          return false;
        }
        const path = pathIn(folders.filter((one) => one !== null));
        const tags = tagsIn(listIn(attributeOf(element, 'tags'), /,/));
        const unread = attributeOf(element, 'toread') === '1' || attributeOf(element, 'unread') === '1';
        last = {
          ...{ row, url, tags, title: titleIn(textOf(element)) },
          savedAt: timeIn(attributeOf(element, 'add_date') || attributeOf(element, 'time_added')),
          collections: path.length > 0 ? [path] : [],
          state: unread ? 'unread' : null,
        };
        return false;
      }
      return true;
    },
    leave: ({ tagName }) => {
      if (tagName === 'dl') {
        put();
        folders.pop();
      }
    },
  });
  put();
  if (others > 0)
    gathering.notTaken(`${others === 1 ? 'One bookmark is' : `${others} bookmarks are`} no web pages.`);
  return gathering.done('bookmarks');
}

/** A description may go on into the next list. */
const ownText = (text: string): string => text.split('\n').slice(0, 20).join('\n');

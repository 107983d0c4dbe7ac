import { addressIn, noteIn, pathIn, tagsIn, timeIn, titleIn } from './fields';
import { gather } from './gathering';
import { fieldOf, isObject, listAt, namesIn, textAt } from './json';
import type { Brought } from './record';

/** `collections[].links[] { name, url, description, tags[].name, createdAt }`; a collection may say which it stands in. */
export function readLinkwarden(json: unknown): Brought | null {
  const collections = listAt(json, 'collections').filter(isObject);
  if (!collections.some((one) => Array.isArray(fieldOf(one, 'links')))) return null;
  const gathering = gather('Entry');
  const byId = new Map(collections.map((one) => [textAt(one, 'id') ?? '', one]));
  let row = 0;
  for (const collection of collections) {
    const path = pathIn(namesAround(collection, byId));
    for (const link of listAt(collection, 'links')) {
      row++;
      gathering.add({
        row,
        url: addressIn(textAt(link, 'url')),
        title: titleIn(textAt(link, 'name') || textAt(link, 'title')),
        savedAt: timeIn(textAt(link, 'createdAt')),
        tags: tagsIn(namesIn(listAt(link, 'tags'))),
        collections: path.length > 0 && path.join() !== 'Unorganized' ? [path] : [],
        note: noteIn(textAt(link, 'description')),
      });
      if (textAt(link, 'textContent'))
        gathering.notTaken(
          'The plain text that Linkwarden kept of pages is not taken: it has no layout. Import the pages.',
        );
      const marked = listAt(link, 'highlights').length;
      if (marked > 0) gathering.notTaken('Highlights made in Linkwarden are not taken.');
    }
  }
  return gathering.done('linkwarden');
}

function namesAround(collection: unknown, byId: ReadonlyMap<string, unknown>): string[] {
  const names: string[] = [];
  const seen = new Set<unknown>();
  for (let at: unknown = collection; at !== undefined && !seen.has(at);) {
    seen.add(at);
    names.unshift(textAt(at, 'name') ?? '');
    at = byId.get(textAt(at, 'parentId') ?? '-');
  }
  return names;
}

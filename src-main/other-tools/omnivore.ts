import { AppError } from '#contract';
import { ArchiveRefused, type Zip } from '../article/containers/zip';
import { addressIn, bylineIn, noteIn, publishedIn, quoteIn, siteIn, tagsIn, timeIn, titleIn } from './fields';
import { gather } from './gathering';
import { isObject, listAt, namesIn, textAt } from './json';
import { type Brought, type BroughtAnnotation, type BroughtItem, noAnnotation } from './record';

const metadata = /(?:^|\/)metadata_\d+_to_\d+\.json$/;

export const isOmnivoreZip = (zip: Zip): boolean => zip.paths.some((path) => metadata.test(path));

/** Whether JSON is one of its lists, taken out of the archive. */
export const isOmnivoreList = (json: unknown): json is unknown[] =>
  Array.isArray(json) &&
  json.some((one) => ['slug', 'url', 'savedAt'].every((name) => textAt(one, name) !== undefined));

/** The list alone: its pages are in the archive. */
export function readOmnivoreList(json: readonly unknown[]): Brought {
  const gathering = gather('Entry');
  for (const [at, one] of json.entries()) gathering.add(itemOf(one, at + 1));
  return gathering.done('omnivore');
}

/**
 * `metadata_<from>_to_<to>.json`, lists of twenty; `content/<slug>.html`, the readable page; `highlights/<slug>.md`, quotes with
 * labels and notes. @throws ArchiveRefused beyond the limits of archives
 */
export async function readOmnivore(zip: Zip): Promise<Brought> {
  const gathering = gather('Entry');
  let row = 0;
  const lists = zip.paths.filter((path) => metadata.test(path)).sort(byNumber);
  for (const path of lists) {
    const entries = await listIn(zip, path).catch((error: unknown) => {
      if (error instanceof ArchiveRefused) throw error;
      return null;
    });
    if (!entries) {
      gathering.problem(`“${path}”`, 'it is damaged, so the articles that it lists were left out.');
      continue;
    }
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    for (const entry of entries) {
      row++;
      if (!isObject(entry)) {
        gathering.problem(`Entry ${row}`, 'it is not what Omnivore writes, so it was left out.');
        continue;
      }
      const slug = textAt(entry, 'slug') ?? '';
      const page = `${folder}content/${slug}.html`;
      const marks = `${folder}highlights/${slug}.md`;
      const item = itemOf(entry, row);
      if (slug !== '' && zip.has(page)) item.page = page;
      if (slug !== '' && zip.has(marks)) {
        const text = await zip.read(marks).then(textIn, (error: unknown) => {
          if (error instanceof ArchiveRefused || !(error instanceof AppError)) throw error;
          gathering.problem(`Entry ${row}`, 'its highlights are damaged, so they were left out.');
          return '';
        });
        item.annotations = highlightsIn(text);
      }
      gathering.add(item);
    }
  }
  return gathering.done('omnivore');
}

const textIn = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

async function listIn(zip: Zip, path: string): Promise<unknown[] | null> {
  const json: unknown = JSON.parse(textIn(await zip.read(path)));
  return Array.isArray(json) ? json : null;
}

function byNumber(a: string, b: string): number {
  const number = (path: string): number => Number(/metadata_(\d+)/.exec(path)?.[1] ?? 0);
  return number(a) - number(b);
}

function itemOf(entry: unknown, row: number): Partial<BroughtItem> & { row: number } {
  return {
    row,
    url: addressIn(textAt(entry, 'url') ?? textAt(entry, 'originalUrl')),
    title: titleIn(textAt(entry, 'title')),
    byline: bylineIn(textAt(entry, 'author')),
    siteName: siteIn(textAt(entry, 'siteName')),
    savedAt: timeIn(textAt(entry, 'savedAt')),
    publishedTime: publishedIn(textAt(entry, 'publishedAt')),
    tags: tagsIn(namesIn(listAt(entry, 'labels'))),
    state: /^archived$/i.test(textAt(entry, 'state') ?? '') ? 'finished' : 'unread',
  };
}

/**
 * Each highlight is a block quote, then its labels as `#label`, then its note; empty lines of a quote begin with `>`. A
 * paragraph that belongs to no quote is a note on the page.
 */
export function highlightsIn(text: string): BroughtAnnotation[] {
  const found: BroughtAnnotation[] = [];
  for (const paragraph of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    const part = paragraph.trim();
    const last = found.at(-1);
    if (part === '') continue;
    if (part.startsWith('>')) found.push({ ...noAnnotation, exact: quoteIn(part.replace(/^>[ \t]?/gm, '')) });
    else if (
      last &&
      last.note === '' &&
      last.tags.length === 0 &&
      /^#\S[^\n]*$/.test(part) &&
      !/^#+ /.test(part)
    )
      last.tags = tagsIn(part.split(/(?:^|\s)#/).filter((one) => one.trim() !== ''));
    else if (last) last.note = noteIn(last.note === '' ? part : `${last.note}\n\n${part}`);
    else found.push({ ...noAnnotation, note: noteIn(part) });
  }
  return found;
}

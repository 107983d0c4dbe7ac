import { isZip } from '../article/containers/is-zip';
import { isPdf } from '#contract/importable';
import { isBookmarks } from './bookmarks';
import { headerOf } from './csv';
import { isPocketHtml } from './pocket-html';
import { tables } from './tables';
import { isZoteroRdf } from './is-zotero-rdf';

/** Bytes of a file that are looked at; those of a table hold its header. */
const head = 20_000;

/**
 * Whether a file may be one that `readBrought` reads: a look at its bytes, which costs nothing beside the thread that reads
 * it. A hundred saved pages that are dropped at once do not each wait for one.
 */
export function mightBe(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The names of an archive's entries stand in it as they are.
  if (isZip(bytes)) return ['metadata_', '.csv', '.CSV', '.Csv'].some((name) => all.includes(name));
  if (isPdf(bytes)) return false;
  if (all.subarray(0, 64).includes(0)) return isWide(bytes);
  const text = all
    .subarray(0, head)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (text.startsWith('{') || text.startsWith('[')) return true;
  if (text.startsWith('<'))
    return isBookmarks(text) || isPocketHtml(text) || isZoteroRdf(text) || all.includes('bookTitle');
  const columns = new Set(headerOf(text));
  return tables.some(({ fits }) => fits((column) => columns.has(column)));
}

/** UTF-16 with its mark: tables of some systems are. */
export const isWide = ([a, b]: Uint8Array): boolean =>
  (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);

import { AppError } from '#contract';
import { isPdf } from '#contract/importable';
import { isZip } from '../article/containers/is-zip';
import { openZip } from '../article/containers/zip';
import { decode } from '../article/decode';
import { isBookmarks, readBookmarks } from './bookmarks';
import { readClipper } from './clipper';
import { readCsv, readCsvAs } from './csv-tool';
import { headerOf } from './csv';
import { readHypothesis } from './hypothesis';
import { isKindle, readKindle } from './kindle';
import { readLinkwarden } from './linkwarden';
import { isOmnivoreList, isOmnivoreZip, readOmnivore, readOmnivoreList } from './omnivore';
import { toolArchive } from './tool-archive';
import { pocketCsv } from './pocket';
import { isPocketHtml, readPocketHtml } from './pocket-html';
import { isWide } from './might-be';
import type { Brought } from './record';
import { tables } from './tables';
import { readCsl } from './zotero-csl';
import { isZoteroRdf } from './is-zotero-rdf';
import { readZoteroRdf } from './zotero-rdf';

/**
 * What a file of another tool says, known by what is in it: its header, its shape, its entries; null for a file of none. Nothing
 * is fetched, and no name in it is a path.
 * @throws AppError `too-complex`, `too-large`, `unreadable`, `unsupported`; the message names the file
 */
export async function readBrought(name: string, bytes: Uint8Array): Promise<Brought | null> {
  if (isZip(bytes)) return readArchive(name, bytes);
  if (isPdf(bytes) || (bytes.subarray(0, 64).includes(0) && !isWide(bytes))) return null;
  return readText(name, decode(name, bytes).text.replace(/^\ufeff/, ''));
}

function readText(name: string, text: string): Brought | null {
  const begin = text.trimStart()[0];
  if (begin === '{' || begin === '[') return readJson(name, text);
  if (begin === '<') {
    if (isBookmarks(text)) return readBookmarks(name, text);
    if (isPocketHtml(text)) return readPocketHtml(name, text);
    if (isZoteroRdf(text)) return readZoteroRdf(name, text);
    return isKindle(text) ? readKindle(name, text) : null;
  }
  return readCsv(text, tables);
}

function readJson(name: string, text: string): Brought | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // Only what is surely one of theirs is called damaged.
    if (/"(?:export_userid|client_version)"\s*:/.test(text.slice(0, 2000)))
      throw new AppError('unreadable', `“${name}” is cut off or damaged. Export it once more.`, {
        cause: error,
      });
    return null;
  }
  if (isOmnivoreList(json)) return readOmnivoreList(json);
  return readHypothesis(json) ?? readLinkwarden(json) ?? readClipper(json) ?? readCsl(json);
}

async function readArchive(name: string, bytes: Uint8Array): Promise<Brought | null> {
  const zip = await openZip(name, bytes, toolArchive);
  if (isOmnivoreZip(zip)) return readOmnivore(zip);
  const isHidden = (path: string): boolean =>
    path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
  const visible = zip.paths.filter((path) => !isHidden(path));
  // Pocket's archive is nothing but tables, and lists beside them.
  const named = visible.filter((path) => /\.csv$/i.test(path));
  const others = visible.length - named.length;
  const isData = visible.every((path) => /\.(?:csv|json)$/i.test(path));
  if (named.length === 0 || visible.length > 1000 || !isData) return null;
  const texts: string[] = [];
  for (const path of named.sort()) texts.push(decode(path, await zip.read(path)).text.replace(/^\ufeff/, ''));
  const isPocket = (text: string): boolean => {
    const columns = new Set(headerOf(text));
    return pocketCsv.fits((column) => columns.has(column));
  };
  const theirs = texts.filter(isPocket);
  const [only] = texts;
  if (theirs.length > 0) {
    const brought = readCsvAs(pocketCsv, theirs);
    const left = others + texts.length - theirs.length;
    const sentence = `${left === 1 ? 'A file' : `${left} files`} of the archive that Pocket’s list of pages is not in.`;
    return left === 0 ? brought : { ...brought, notTaken: [...brought.notTaken, sentence] };
  }
  return texts.length === 1 && others === 0 && only !== undefined ? readText(name, only) : null;
}

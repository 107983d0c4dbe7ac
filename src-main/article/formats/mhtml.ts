import { AppError } from '#contract';
import { getBOMEncoding } from '@exodus/bytes/encoding.js';
import type { CleanInput, Companion } from '../cleaned';
import { decode, type Decoded } from '../decode';
import { cleanHtml, type CleanedText } from '../html/clean-html';
import { readMime, type MimeMessage, type MimePart } from './mime-parts';
import { ownPictures } from './own-pictures';
import { savedComment } from './saved-comment';

/**
 * Makes an article of a page that a browser or Word saved as one MIME message (.mht, .mhtml): its first HTML part goes
 * the way of all pages, the others are its pictures, by the addresses that the page may name them by. Frames are left
 * out. The date of the message is that of saving, which says nothing about the article.
 * @throws AppError `no-article` when it holds no page, and as `readMime` and `cleanHtml` do.
 */
export function cleanMhtml(input: CleanInput): CleanedText & { encoding: string } {
  const { name, bytes } = input;
  const message = readMime(name, bytes);
  const page = rootOf(message);
  if (!page) throw new AppError('no-article', `“${name}” is a saved message without a web page in it.`);
  const { text, encoding, warnings } = decodePage(input, page);
  const address =
    webAddress(message.headers.get('snapshot-content-location')) ??
    webAddress(page.headers.get('content-location')) ??
    webAddress(message.headers.get('content-location'));
  const companions = [...(input.companions ?? []), ...message.parts.flatMap((p) => companionsOf(p, page))];
  const source = address === null ? text : savedComment(address) + text;
  const cleaned = cleanHtml({ ...input, companions }, source);
  const beside = new Set((input.companions ?? []).map((c) => c.path));
  return {
    ...cleaned,
    assets: ownPictures(cleaned.assets, beside),
    warnings: [...warnings, ...cleaned.warnings],
    encoding,
  };
}

const isPage = (part: MimePart): boolean => /^(?:text\/html|application\/xhtml\+xml)$/.test(part.mediaType);

function rootOf({ parts, start }: MimeMessage): MimePart | undefined {
  const named = parts.find((p) => start !== null && p.headers.get('content-id') === start);
  return named && isPage(named) ? named : parts.find(isPage);
}

/** A picture under both names that a page can call it by: its address, and `cid:` with its id. */
function companionsOf(part: MimePart, page: MimePart): Companion[] {
  if (part === page || isPage(part) || !/^(?:image|application)\//.test(part.mediaType)) return [];
  const location = part.headers.get('content-location');
  const id = part.headers.get('content-id')?.replace(/^<|>$/g, '');
  const paths = [location, id === undefined ? undefined : `cid:${id}`];
  return paths.flatMap((path) => (path ? [{ path, bytes: part.body }] : []));
}

/** As the reader chose, if so. The label of the part stands before that of the page, as it does when a server sends both; the bytes decide. */
function decodePage({ name, encoding }: CleanInput, page: MimePart): Decoded {
  if (encoding !== undefined) return decode(name, page.body, encoding);
  const label = page.charset;
  if (
    label === null ||
    !/^[\w.:+-]{1,40}$/.test(label) ||
    /^utf-16/i.test(label) ||
    getBOMEncoding(page.body)
  )
    return decode(name, page.body);
  const declaration = Buffer.from(`<meta charset="${label}">`);
  const decoded = decode(name, Buffer.concat([declaration, page.body]));
  return { ...decoded, text: decoded.text.slice(declaration.length) };
}

function webAddress(text: string | undefined): string | null {
  return text !== undefined && /^https?:\/\/\S{1,2000}$/i.test(text) && URL.canParse(text) ? text : null;
}

import { AppError, limits } from '#contract';
import { isPdf, mostBytes } from '#contract/importable';
import { isZip, mayHold } from './containers/is-zip';
import { looksLikeMarkdown } from './formats/markdown-signs';
import { isMime } from './formats/mime-parts';
import { isSelfExtracting } from './formats/single-file-signs';
import { isXhtml } from './formats/xhtml';
import { notAnArticle } from './signatures';

/** What a file turned out to be. More formats join here. */
export type MediaType = TextType | BinaryType;
/** Formats that are text in some encoding. */
export type TextType = 'text/html' | 'application/xhtml+xml' | 'text/markdown' | 'text/plain';
/** Formats that read their bytes themselves. */
export type BinaryType =
  'multipart/related' | 'application/pdf' | 'application/epub+zip' | typeof docxType | 'self-extracting';
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Refuses, before any work, what is no article: empty files, files above the largest limit, and files whose bytes show
 * that they are something else, whatever their name says.
 * @throws AppError `empty`, `too-large` or `not-text`.
 */
export function refuseBinary(name: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError('empty', `“${name}” is empty.`);
  const binary = binaryTypeOf(bytes);
  const most = binary === docxType ? limits.documentBytes : mostBytes(bytes.subarray(0, 1024));
  if (bytes.length > most) throw tooLarge(name, bytes.length, most);
  const other = notAnArticle(bytes);
  if (other)
    throw new AppError('not-text', `“${name}” is ${other.what}, which is not read. ${other.instead}`);
}

/** The format of a file that is no text as a whole; null for all others. */
export function binaryTypeOf(bytes: Uint8Array): BinaryType | null {
  if (isPdf(bytes)) return 'application/pdf';
  if (mayHold(bytes, 'META-INF/container.xml')) return 'application/epub+zip';
  if (isZip(bytes)) return docxType;
  if (isSelfExtracting(bytes)) return 'self-extracting';
  return isMime(bytes) ? 'multipart/related' : null;
}

/**
 * Refuses decoded text that holds NULs or too many control characters, which no text editor writes. A web page may
 * hold a stray one, as browsers allow.
 * @throws AppError `not-text`.
 */
export function refuseControls(name: string, text: string, mediaType: TextType): void {
  let nuls = 0;
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0) nuls++;
    else if (c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0c && c !== 0x0d && c !== 0x1b) controls++;
  }
  if (nuls > (isPage(mediaType) ? Math.max(4, text.length / 1000) : 0)) {
    throw new AppError(
      'not-text',
      `“${name}” contains NUL characters, so it is not a text file. Nothing was imported from it.`,
    );
  }
  if (controls > 4 + text.length * 0.01) {
    throw new AppError(
      'not-text',
      `“${name}” consists largely of control characters, so it is not a text file.`,
    );
  }
}

/** @throws AppError `too-large` when a file without pictures in it is above the limit of texts. */
export function refuseLongText(name: string, bytes: Uint8Array, mediaType: TextType): void {
  if (!isPage(mediaType) && bytes.length > limits.textBytes) {
    throw tooLarge(name, bytes.length, limits.textBytes);
  }
}

/** Which kind of text: by content first; the name decides only where the content leaves it open. */
export function mediaTypeOf(name: string, text: string): TextType {
  const head = text.slice(0, 4096).trimStart();
  if (isXhtml(name, text)) return 'application/xhtml+xml';
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(withoutPreface(head))) return 'text/html';
  if (/\.(?:html?|xhtml?|xht|shtml)$/i.test(name))
    return /<[a-z][^<>]*>/i.test(text.slice(0, 65_536)) ? 'text/html' : 'text/plain';
  if (/\.(?:md|markdown|mdown|mkdn?)$/i.test(name) || looksLikeMarkdown(text)) return 'text/markdown';
  const tags = text
    .slice(0, 65_536)
    .match(/<\/?(?:p|div|a|span|h[1-6]|br|ul|li|img|table|meta|title|article|section)\b[^<>]*>/gi);
  return head.startsWith('<') && (tags?.length ?? 0) >= 3 ? 'text/html' : 'text/plain';
}

/** What comes behind an XML declaration and comments. A loop, since patterns for it try all ways to divide it. */
function withoutPreface(head: string): string {
  let at = 0;
  for (;;) {
    while (/\s/.test(head.charAt(at))) at++;
    const close = head.startsWith('<!--', at) ? '-->' : at === 0 && head.startsWith('<?xml') ? '>' : null;
    const end = close === null ? -1 : head.indexOf(close, at + 4);
    if (close === null || end < 0) return head.slice(at);
    at = end + close.length;
  }
}

const isPage = (mediaType: TextType): boolean =>
  mediaType === 'text/html' || mediaType === 'application/xhtml+xml';

function tooLarge(name: string, bytes: number, limit: number): AppError {
  const mb = (n: number): string => `${Math.round(n / 1024 / 1024)} MB`;
  return new AppError(
    'too-large',
    `“${name}” has ${mb(bytes)}; files of this kind may have up to ${mb(limit)}.`,
  );
}

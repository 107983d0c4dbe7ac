import { AppError, limits } from '#contract';
import { mostBytes } from '#contract/importable';
import { mayHold } from './containers/is-zip';
import { looksLikeMarkdown } from './formats/markdown-signs';
import { isMime } from './formats/mime-parts';
import { isXhtml } from './formats/xhtml';

/** What a file turned out to be. More formats join here. */
export type MediaType = TextType | BinaryType;
/** Formats that are text in some encoding. */
export type TextType = 'text/html' | 'application/xhtml+xml' | 'text/markdown' | 'text/plain';
/** Formats that read their bytes themselves. */
export type BinaryType = 'multipart/related' | 'application/pdf' | 'application/epub+zip';

/** First bytes of files that are often renamed or dropped by mistake, and what to call them. */
const signatures: { bytes: number[] | string; at?: number; what: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { bytes: 'GIF87a', what: 'a GIF picture' },
  { bytes: 'GIF89a', what: 'a GIF picture' },
  { bytes: 'WEBP', at: 8, what: 'a WebP picture' },
  { bytes: 'ftypavif', at: 4, what: 'an AVIF picture' },
  { bytes: 'ftyp', at: 4, what: 'a video or sound recording' },
  { bytes: [0x49, 0x49, 0x2a, 0], what: 'a TIFF picture' },
  { bytes: [0x4d, 0x4d, 0, 0x2a], what: 'a TIFF picture' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program' },
  { bytes: [0x4d, 0x5a, 0x90], what: 'a Windows program' },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], what: 'a program' },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], what: 'a program' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive (or a document stored as one)' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'an empty ZIP archive' },
  { bytes: 'SQLite format 3', what: 'an SQLite database' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a Zstandard archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'an xz archive' },
  { bytes: '1AY&', at: 4, what: 'a bzip2 archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7z archive' },
  { bytes: 'Rar!\x1a', what: 'a RAR archive' },
  { bytes: 'bplist', what: 'a binary property list (a Safari web archive, perhaps)' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Office document' },
  { bytes: '{\\rtf', what: 'a rich text document' },
  { bytes: 'ID3\x03', what: 'a sound recording' },
  { bytes: 'ID3\x04', what: 'a sound recording' },
  { bytes: 'OggS\0', what: 'a sound recording' },
  { bytes: 'WAVE', at: 8, what: 'a sound recording' },
  { bytes: 'AVI ', at: 8, what: 'a video' },
  { bytes: 'wOFF', what: 'a font' },
  { bytes: 'wOF2', what: 'a font' },
];

/**
 * Refuses, before any work, what is no text: empty files, files above the largest limit, and files whose bytes show
 * that they are something else, whatever their name says.
 * @throws AppError `empty`, `too-large` or `not-text`.
 */
export function refuseBinary(name: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError('empty', `“${name}” is empty.`);
  const most = mostBytes(bytes.subarray(0, 1024));
  if (bytes.length > most) throw tooLarge(name, bytes.length, most);
  const binary = binaryTypeOf(bytes);
  if (binary === 'application/pdf' || binary === 'application/epub+zip') return;
  const what = signatures.find((s) => startsWith(bytes, s.bytes, s.at ?? 0))?.what;
  if (what) {
    throw new AppError(
      'not-text',
      `“${name}” is ${what}, not an article. Synoptic reads web pages and plain text.`,
    );
  }
}

/** The format of a file that is no text as a whole; null for all others. */
export function binaryTypeOf(bytes: Uint8Array): BinaryType | null {
  if (startsWith(bytes, '%PDF-', 0)) return 'application/pdf';
  if (mayHold(bytes, 'META-INF/container.xml')) return 'application/epub+zip';
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
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head))
    return 'text/html';
  if (/\.(?:html?|xhtml?|xht|shtml)$/i.test(name))
    return /<[a-z][^<>]*>/i.test(text.slice(0, 65_536)) ? 'text/html' : 'text/plain';
  if (/\.(?:md|markdown|mdown|mkdn?)$/i.test(name) || looksLikeMarkdown(text)) return 'text/markdown';
  const tags = text
    .slice(0, 65_536)
    .match(/<\/?(?:p|div|a|span|h[1-6]|br|ul|li|img|table|meta|title|article|section)\b[^<>]*>/gi);
  return head.startsWith('<') && (tags?.length ?? 0) >= 3 ? 'text/html' : 'text/plain';
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

function startsWith(bytes: Uint8Array, signature: number[] | string, at: number): boolean {
  const wanted = typeof signature === 'string' ? [...signature].map((c) => c.charCodeAt(0)) : signature;
  return wanted.every((byte, i) => bytes[at + i] === byte);
}

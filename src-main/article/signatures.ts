const asDocx = 'Save it as a Word document (.docx) or PDF and import that.';
const unpacked = 'Unpack it and import what is in it.';

/** First bytes of files that are often renamed or dropped by mistake, what to call them, and what to do. */
const signatures: { bytes: number[] | string; at?: number; what: string; instead?: string }[] = [
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
  { bytes: 'SQLite format 3', what: 'an SQLite database' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive', instead: unpacked },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a Zstandard archive', instead: unpacked },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'an xz archive', instead: unpacked },
  { bytes: '1AY&', at: 4, what: 'a bzip2 archive', instead: unpacked },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7z archive', instead: unpacked },
  { bytes: 'Rar!\x1a', what: 'a RAR archive', instead: unpacked },
  {
    bytes: 'bplist',
    what: 'a binary property list (a Safari web archive, perhaps)',
    instead: 'In Safari, save the page as PDF and import that.',
  },
  { bytes: '{\\rtf', what: 'a rich text document (RTF)', instead: asDocx },
  { bytes: 'ID3\x03', what: 'a sound recording' },
  { bytes: 'ID3\x04', what: 'a sound recording' },
  { bytes: 'OggS\0', what: 'a sound recording' },
  { bytes: 'WAVE', at: 8, what: 'a sound recording' },
  { bytes: 'AVI ', at: 8, what: 'a video' },
  { bytes: 'wOFF', what: 'a font' },
  { bytes: 'wOF2', what: 'a font' },
];

/** What is in the old container format of Office, by the names of its streams. */
const streams: { name: string; what: string; instead: string }[] = [
  {
    name: 'EncryptedPackage',
    what: 'an Office document that is protected by a password',
    instead: 'Save it without the password and import that.',
  },
  { name: 'WordDocument', what: 'an old Word document (.doc)', instead: asDocx },
  { name: 'Workbook', what: 'an old Excel table (.xls)', instead: asDocx },
  { name: 'PowerPoint Document', what: 'an old PowerPoint presentation (.ppt)', instead: asDocx },
];

/** What a file is that is never an article, and what to do about it; null when its first bytes do not say. */
export function notAnArticle(bytes: Uint8Array): { what: string; instead: string } | null {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0], 0)) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const found = streams.find(({ name }) => buffer.includes(Buffer.from(name, 'utf16le')));
    return found ?? { what: 'an old Office document', instead: asDocx };
  }
  const found = signatures.find((s) => startsWith(bytes, s.bytes, s.at ?? 0));
  return found ? { what: found.what, instead: found.instead ?? reads } : null;
}

const reads = 'Synoptic reads web pages, texts, Markdown, Word and PDF documents, and books.';

export function startsWith(bytes: Uint8Array, signature: number[] | string, at: number): boolean {
  const wanted = typeof signature === 'string' ? [...signature].map((c) => c.charCodeAt(0)) : signature;
  return wanted.every((byte, i) => bytes[at + i] === byte);
}

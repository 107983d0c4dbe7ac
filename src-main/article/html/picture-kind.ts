/** What a file is by its first bytes: never by its name or label, which anybody may choose. */
export interface PictureKind {
  mediaType: string;
  extension: 'png' | 'jpg' | 'gif' | 'webp' | 'avif';
  /** In pixels; null when the head of the file does not say. */
  size: { width: number; height: number } | null;
}

type Size = PictureKind['size'];

interface Format {
  mediaType: string;
  extension: PictureKind['extension'];
  is: (bytes: Uint8Array) => boolean;
  size: (bytes: Uint8Array) => Size;
}

const formats: Format[] = [
  {
    mediaType: 'image/png',
    extension: 'png',
    is: (b) => b[0] === 0x89 && ascii(b, 1, 4) === 'PNG',
    size: (b) => (b.length < 24 ? null : { width: big32(b, 16), height: big32(b, 20) }),
  },
  {
    mediaType: 'image/jpeg',
    extension: 'jpg',
    is: (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff,
    size: jpegSize,
  },
  {
    mediaType: 'image/gif',
    extension: 'gif',
    is: (b) => /^GIF8[79]a$/.test(ascii(b, 0, 6)),
    size: (b) => (b.length < 10 ? null : { width: little16(b, 6), height: little16(b, 8) }),
  },
  {
    mediaType: 'image/webp',
    extension: 'webp',
    is: (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WEBP',
    size: webpSize,
  },
  { mediaType: 'image/avif', extension: 'avif', is: isAvif, size: avifSize },
];

/** The kind of picture that bytes are, or null when they are none that is kept: SVG can hold scripts. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const format = formats.find((f) => f.is(bytes));
  if (!format) return null;
  return { mediaType: format.mediaType, extension: format.extension, size: format.size(bytes) };
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2: the size stands in the first start-of-frame segment. */
function jpegSize(bytes: Uint8Array): Size {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return { width: big16(bytes, at + 7), height: big16(bytes, at + 5) };
    const length = big16(bytes, at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** RFC 9649, sections 2.5 to 2.7. */
function webpSize(bytes: Uint8Array): Size {
  if (bytes.length < 30) return null;
  switch (ascii(bytes, 12, 16)) {
    case 'VP8 ':
      return { width: little16(bytes, 26) & 0x3fff, height: little16(bytes, 28) & 0x3fff };
    case 'VP8L': {
      const bits = little16(bytes, 21) + little16(bytes, 23) * 0x10000;
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: little24(bytes, 24) + 1, height: little24(bytes, 27) + 1 };
    default:
      return null;
  }
}

/** The brand of an AVIF file may stand first or among those it is compatible with; HEIC has the same frame. */
function isAvif(bytes: Uint8Array): boolean {
  if (ascii(bytes, 4, 8) !== 'ftyp') return false;
  const brands = ascii(bytes, 8, Math.min(big32(bytes, 0), 64));
  return /avi[fs]/.test(brands);
}

/** The first `ispe` property near the start is the picture's size (ISO/IEC 23008-12, 6.5.3). */
function avifSize(bytes: Uint8Array): Size {
  const at = ascii(bytes, 0, Math.min(bytes.length, 4096)).indexOf('ispe');
  if (at < 0 || at + 16 > bytes.length) return null;
  return { width: big32(bytes, at + 8), height: big32(bytes, at + 12) };
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
const big16 = (bytes: Uint8Array, at: number): number => byte(bytes, at) * 0x100 + byte(bytes, at + 1);
const big32 = (bytes: Uint8Array, at: number): number => big16(bytes, at) * 0x10000 + big16(bytes, at + 2);
const little16 = (bytes: Uint8Array, at: number): number => byte(bytes, at) + byte(bytes, at + 1) * 0x100;
const little24 = (bytes: Uint8Array, at: number): number =>
  little16(bytes, at) + byte(bytes, at + 2) * 0x10000;

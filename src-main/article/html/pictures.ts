import { createHash } from 'node:crypto';
import type { Asset } from '../cleaned';

/** Largest picture that is kept, in bytes. */
const largest = 10 * 1024 * 1024;
/** Below this a picture is a tracking dot or a stand-in for one that is loaded later. */
const smallest = 120;

const kinds: { mediaType: string; extension: string; is: (b: Uint8Array) => boolean }[] = [
  { mediaType: 'image/png', extension: 'png', is: (b) => ascii(b, 1, 4) === 'PNG' && b[0] === 0x89 },
  { mediaType: 'image/jpeg', extension: 'jpg', is: (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff },
  { mediaType: 'image/gif', extension: 'gif', is: (b) => /^GIF8[79]a$/.test(ascii(b, 0, 6)) },
  {
    mediaType: 'image/webp',
    extension: 'webp',
    is: (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WEBP',
  },
  { mediaType: 'image/avif', extension: 'avif', is: (b) => /^ftypavi[fs]$/.test(ascii(b, 4, 12)) },
];

/**
 * The pictures that came inside a page, by name. What counts as a picture is decided by its bytes, not by the label:
 * SVG, which can hold scripts, and everything unknown is left out.
 */
export class Pictures {
  readonly #assets = new Map<string, Asset>();

  /** Takes a `data:` address in; the answer is the address it has from now on, or null if it is no picture for us. */
  add(dataUrl: string): string | null {
    const bytes = bytesOf(dataUrl);
    if (!bytes || bytes.length < smallest || bytes.length > largest) return null;
    const kind = kinds.find((k) => k.is(bytes));
    if (!kind) return null;
    const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${kind.extension}`;
    if (!this.#assets.has(name))
      this.#assets.set(name, { name, mediaType: kind.mediaType, bytes, from: null });
    return `asset:${name}`;
  }

  /** Those whose address occurs in `html`. */
  usedIn(html: string): Asset[] {
    return [...this.#assets.values()].filter((asset) => html.includes(`asset:${asset.name}`));
  }
}

/** The bytes of a base64 `data:` address; others are no pictures. */
function bytesOf(dataUrl: string): Uint8Array | null {
  const head = /^\s*data:[^,]{0,200};base64\s*,/i.exec(dataUrl.slice(0, 300));
  return head ? new Uint8Array(Buffer.from(dataUrl.slice(head[0].length), 'base64')) : null;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

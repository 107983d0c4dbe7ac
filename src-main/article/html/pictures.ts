import { createHash } from 'node:crypto';
import type { Asset, Companion } from '../cleaned';
import { Companions } from './companions';
import { pictureKind, type PictureKind } from './picture-kind';

/** Largest picture that is kept, all of an article's together, in bytes, and the most of them. */
export const pictureLimits = { bytes: 10 * 1024 * 1024, allBytes: 60 * 1024 * 1024, count: 400 } as const;
/** Up to this many pixels each way a picture is a tracking dot, a spacer or a sign, not an illustration. */
const smallest = 15;
/** Below this a picture is a tracking dot or a stand-in for one that is loaded later, in bytes. */
const fewestBytes = 60;

/** A picture that came with the page. */
export interface OwnPicture {
  /** `asset:<name>` */
  address: string;
  size: PictureKind['size'];
}

/**
 * The pictures that came with a page, inside it or beside it, by name. What counts as a picture is decided by its bytes,
 * not by the label: SVG, which can hold scripts, and everything unknown is left out.
 */
export class Pictures {
  readonly #companions: Companions;
  /** By address and place of origin: the same bytes may come from several files, and each is named as it was. */
  readonly #assets = new Map<string, Asset>();
  readonly #known = new Map<string, OwnPicture | null>();
  readonly #admitted = new Map<string, number>();
  #refused = 0;

  constructor(companions: readonly Companion[] = []) {
    this.#companions = new Companions(companions);
  }

  /**
   * The picture that an address stands for: a `data:` address, or the name of a companion as a page at `base` writes
   * it. Null when there is none, or none that may be kept.
   */
  find(address: string, base: string | null): OwnPicture | null {
    if (/^\s*data:/i.test(address)) {
      const bytes = bytesOf(address);
      return bytes && this.#take(bytes, null);
    }
    const companion = this.#companions.find(address, base);
    if (!companion) return null;
    let own = this.#known.get(companion.path);
    if (own === undefined)
      this.#known.set(companion.path, (own = this.#take(companion.bytes, companion.path)));
    return own;
  }

  #take(bytes: Uint8Array, from: string | null): OwnPicture | null {
    const picture = pictureOf(bytes, from);
    if (!picture) return null;
    const { asset, size } = picture;
    const key = `${asset.name}\n${from ?? ''}`;
    if (!this.#assets.has(key)) this.#assets.set(key, asset);
    return { address: `asset:${asset.name}`, size };
  }

  /** Whether the article may keep this picture too; asked once for each that it shows, in the order of the text. */
  admit(address: string): boolean {
    if (this.#admitted.has(address)) return true;
    const bytes = this.#assetsAt(address)[0]?.bytes.length ?? 0;
    const all = [...this.#admitted.values()].reduce((sum, n) => sum + n, 0);
    if (this.#admitted.size >= pictureLimits.count || all + bytes > pictureLimits.allBytes) {
      this.#refused++;
      return false;
    }
    this.#admitted.set(address, bytes);
    return true;
  }

  /** What the reader should know about pictures that were left out. */
  warnings(): string[] {
    if (this.#refused === 0) return [];
    const pictures = this.#refused === 1 ? 'One picture was' : `${this.#refused} pictures were`;
    return [
      `${pictures} left out: an article keeps ${pictureLimits.count} pictures of ${pictureLimits.allBytes / 1024 / 1024} MB together at most.`,
    ];
  }

  /** Those whose address occurs in `html`. One that came from several companions is named once for each. */
  usedIn(html: string): Asset[] {
    return [...this.#assets.values()].filter((asset) => html.includes(`asset:${asset.name}`));
  }

  #assetsAt(address: string): Asset[] {
    return [...this.#assets.values()].filter((asset) => `asset:${asset.name}` === address);
  }
}

/** Those of the files that lay beside a page that are pictures an article may show, whether the page's article shows them or not. */
export function companionPictures(companions: readonly Companion[]): Asset[] {
  return companions.flatMap(({ bytes, path }) => pictureOf(bytes, path)?.asset ?? []);
}

function pictureOf(
  bytes: Uint8Array,
  from: string | null,
): { asset: Asset; size: PictureKind['size'] } | null {
  if (bytes.length < fewestBytes || bytes.length > pictureLimits.bytes) return null;
  const kind = pictureKind(bytes);
  if (!kind || (kind.size && Math.max(kind.size.width, kind.size.height) <= smallest)) return null;
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${kind.extension}`;
  return { asset: { name, mediaType: kind.mediaType, bytes, from }, size: kind.size };
}

/** The bytes of a base64 `data:` address; others are no pictures. */
function bytesOf(dataUrl: string): Uint8Array | null {
  const head = /^\s*data:[^,]{0,200};base64\s*,/i.exec(dataUrl.slice(0, 300));
  return head ? new Uint8Array(Buffer.from(dataUrl.slice(head[0].length), 'base64')) : null;
}

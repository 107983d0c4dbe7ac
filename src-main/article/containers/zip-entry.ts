import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';

/** Why an entry of an archive is not read: it is encrypted, packed in an unknown way, or not what the archive says. */
export type EntryFault =
  | 'encrypted'
  | 'packing'
  | 'damaged'
  /** Its size is not what the archive says. */
  | 'size'
  /** It unpacks to more than so many times its packed size. */
  | 'ratio'
  /** It alone is larger than an entry may be. */
  | 'entry'
  /** All that was read of the archive is more than it may hold. */
  | 'total';

export class EntryRefused extends Error {
  constructor(readonly fault: EntryFault) {
    super(`An entry of the archive was refused: ${fault}.`);
  }
}

/** Most bytes of one entry and of all that are read together, and how many times its packed size an entry may have. */
export interface EntryBounds {
  entry: number;
  total: number;
  ratio: number;
}

/**
 * Reads entries of an archive from outside. Whatever the archive says, bytes are counted while they are unpacked, and it ends
 * with the first one that is too many.
 * @returns what reads an entry, into memory of its own that may be handed to another thread. @throws EntryRefused
 */
export function createEntryReader(
  file: ZipFile,
  { entry: mostOfOne, total, ratio }: EntryBounds,
): (entry: Entry) => Promise<Uint8Array> {
  let inflated = 0;

  const refuseUnread = (entry: Entry): void => {
    const { compressedSize: packed, uncompressedSize: size } = entry;
    if (entry.isEncrypted()) throw new EntryRefused('encrypted');
    if (!entry.canDecodeFileData()) throw new EntryRefused('packing');
    if (entry.compressionMethod === 0 && packed !== size) throw new EntryRefused('size');
    if (size > ratio * packed) throw new EntryRefused('ratio');
    if (size > mostOfOne) throw new EntryRefused('entry');
    if (inflated + size > total) throw new EntryRefused('total');
  };

  return async (entry) => {
    refuseUnread(entry);
    const pieces: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const piece of (await file.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
        length += piece.length;
        inflated += piece.length;
        if (inflated > total) throw new EntryRefused('total');
        if (length > ratio * entry.compressedSize) throw new EntryRefused('ratio');
        if (length > entry.uncompressedSize) throw new EntryRefused('size');
        pieces.push(piece);
      }
    } catch (error) {
      throw error instanceof EntryRefused ? error : new EntryRefused('damaged');
    }
    if (length !== entry.uncompressedSize) throw new EntryRefused('size');
    const whole = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    if (crc32(whole) !== entry.crc32) throw new EntryRefused('damaged');
    return whole;
  };
}

import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { IndexDamaged } from './segment';

/** Bytes that one sum stands for. */
export const pageSize = 4096;

/** Reads stretches of a file whose pages are checked against their sums when they are read first. */
export class PagedFile {
  #checked: Uint8Array;

  /**
   * @param length of the pages together, from the beginning of the file
   * @param sums CRC-32 of each page
   */
  constructor(
    readonly file: number,
    readonly length: number,
    readonly sums: Uint32Array,
  ) {
    this.#checked = new Uint8Array(sums.length);
  }

  /** @throws IndexDamaged */
  read(from: number, length: number): Uint8Array {
    if (length === 0) return new Uint8Array(0);
    if (from + length > this.length) throw new IndexDamaged('A term of the index has no postings.');
    const first = Math.floor(from / pageSize);
    const last = Math.floor((from + length - 1) / pageSize);
    const start = first * pageSize;
    const bytes = readExactly(this.file, start, Math.min((last + 1) * pageSize, this.length) - start);
    for (let page = first; page <= last; page++) {
      if (this.#checked[page]) continue;
      const at = page * pageSize - start;
      if (crc32(bytes.subarray(at, at + pageSize)) !== this.sums[page])
        throw new IndexDamaged('A page of the index is not what was written.');
      this.#checked[page] = 1;
    }
    return bytes.subarray(from - start, from - start + length);
  }
}

/** @throws IndexDamaged when the file is shorter */
export function readExactly(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, from + read);
    if (more === 0) throw new IndexDamaged('A file of the index is too short.');
    read += more;
  }
  return bytes;
}

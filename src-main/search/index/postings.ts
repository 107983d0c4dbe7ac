import { ByteReader, ByteWriter } from './bytes';
import { fieldCount } from './document';

/*
 * In which documents a term stands, as bytes. For each document: its number less the one before (the first as it is), the
 * mask of fields, how often in each field of the mask, and how many bytes its positions take. The positions are bytes of
 * their own, each less the one before, field by field.
 */

export interface TermBytes {
  docs: Uint8Array;
  positions: () => Uint8Array;
}

/** Reads the postings of a term, one document after the other. */
export class Postings {
  doc = -1;
  mask = 0;
  /** How often the term stands in each field; only those of the mask count. */
  readonly counts = new Uint32Array(fieldCount);
  #reader: ByteReader;
  #positions: () => Uint8Array;
  #read: Uint8Array | undefined;
  #length = 0;
  #end = 0;

  constructor({ docs, positions }: TermBytes) {
    this.#reader = new ByteReader(docs);
    this.#positions = positions;
  }

  /** @returns whether there is another document */
  next(): boolean {
    const reader = this.#reader;
    if (reader.isAtEnd) return false;
    const step = reader.number();
    this.doc = this.doc < 0 ? step : this.doc + step;
    const mask = (this.mask = reader.bytes[reader.at++] ?? 0);
    const { counts } = this;
    for (let field = 0, rest = mask; rest !== 0; field++, rest >>= 1)
      counts[field] = rest & 1 ? reader.number() : 0;
    this.#length = reader.number();
    this.#end += this.#length;
    return true;
  }

  /** Goes on to the document, or the first one behind it. */
  reach(doc: number): boolean {
    while (this.doc < doc) if (!this.next()) return false;
    return true;
  }

  /** Positions in the fields of `mask`, each as position × 8 + field, ascending. */
  places(mask: number): number[] {
    this.#read ??= this.#positions();
    const reader = new ByteReader(this.#read);
    reader.at = this.#end - this.#length;
    const found: number[] = [];
    let position = 0;
    for (let field = 0, rest = this.mask; rest !== 0; field++, rest >>= 1) {
      if (!(rest & 1)) continue;
      for (let n = this.counts[field] ?? 0; n > 0; n--) {
        position += reader.number();
        if (mask & (1 << field)) found.push(position * fieldCount + field);
      }
    }
    return found;
  }

  /** The bytes of the positions of this document. */
  positionBytes(): Uint8Array {
    this.#read ??= this.#positions();
    return this.#read.subarray(this.#end - this.#length, this.#end);
  }
}

/** Writes the postings of a term. Documents come in the order of their numbers. */
export class PostingsWriter {
  readonly docs = new ByteWriter(8);
  readonly positions = new ByteWriter(8);
  count = 0;
  #last = -1;

  /** @param places position × 8 + field, ascending */
  add(doc: number, places: readonly number[]): void {
    const counts: number[] = [];
    let mask = 0;
    const before = this.positions.length;
    let last = 0;
    for (const place of places) {
      const field = place & (fieldCount - 1);
      const position = (place - field) / fieldCount;
      this.positions.number(position - last);
      last = position;
      mask |= 1 << field;
      counts[field] = (counts[field] ?? 0) + 1;
    }
    this.#head(doc);
    this.docs.byte(mask);
    for (let field = 0; field < fieldCount; field++)
      if (mask & (1 << field)) this.docs.number(counts[field] ?? 0);
    this.docs.number(this.positions.length - before);
  }

  /** The document that `postings` is at, under another number. */
  copy(doc: number, postings: Postings): void {
    this.#head(doc);
    const { mask, counts } = postings;
    this.docs.byte(mask);
    for (let field = 0; field < fieldCount; field++)
      if (mask & (1 << field)) this.docs.number(counts[field] ?? 0);
    const positions = postings.positionBytes();
    this.docs.number(positions.length);
    this.positions.bytes(positions);
  }

  clear(): void {
    this.docs.clear();
    this.positions.clear();
    this.count = 0;
    this.#last = -1;
  }

  #head(doc: number): void {
    this.docs.number(this.#last < 0 ? doc : doc - this.#last);
    this.#last = doc;
    this.count++;
  }
}

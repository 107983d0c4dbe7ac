/** Bytes that are written one after the other. Numbers take seven bits a byte, the low ones first (LEB128). */
export class ByteWriter {
  #bytes: Uint8Array;
  length = 0;

  constructor(room = 16) {
    this.#bytes = new Uint8Array(room);
  }

  /** What has been written; not a copy. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.length++] = value;
  }

  /** @param value at least 0 and below 2^31 */
  number(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  bytes(some: Uint8Array): void {
    if (this.length + some.length > this.#bytes.length) this.#grow(some.length);
    this.#bytes.set(some, this.length);
    this.length += some.length;
  }

  clear(): void {
    this.length = 0;
  }

  #grow(least: number): void {
    const more = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + least));
    more.set(this.#bytes);
    this.#bytes = more;
  }
}

/** Reads what `ByteWriter` wrote. */
export class ByteReader {
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  number(): number {
    const { bytes } = this;
    let byte = bytes[this.at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      byte = bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }
}

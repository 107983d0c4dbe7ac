/** Whether bytes begin as a zip archive does, be it an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/** Whether the list of a zip archive may name this file; what it holds, opening it says. */
export function mayHold(bytes: Uint8Array, path: string): boolean {
  return isZip(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(path) > 0;
}

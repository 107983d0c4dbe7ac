import { limits } from '#contract/limits';

/**
 * Reads what the main side has made, piece by piece.
 * @param bytes how many there are
 * @param read a piece in base64 that begins at an offset; null ends the reading
 * @returns the pieces, or null where the reading was ended
 */
export async function readPieces(
  bytes: number,
  read: (offset: number) => Promise<string> | null,
): Promise<Blob[] | null> {
  const pieces: Blob[] = [];
  for (let offset = 0; offset < bytes; offset += limits.uploadChunk) {
    const piece = await read(offset);
    if (piece === null) return null;
    pieces.push(new Blob([Uint8Array.from(atob(piece), (sign) => sign.charCodeAt(0))]));
  }
  return pieces;
}

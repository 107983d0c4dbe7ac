import { limits } from '#contract/limits';
import { call } from '../api';

/**
 * Sends a file in pieces, none of which keeps the page busy for longer than a few milliseconds.
 * @param cancelled asked before each piece
 * @returns the id of the upload; what has been sent stays there until it is imported or cancelled
 */
export async function uploadFile(
  file: File,
  name: string,
  upload: string,
  cancelled: () => boolean,
): Promise<void> {
  let offset = 0;
  do {
    const piece = new Uint8Array(await file.slice(offset, offset + limits.uploadChunk).arrayBuffer());
    if (cancelled()) return;
    await call('uploadFile', { upload, name, offset, bytes: toBase64(piece) });
    offset += piece.length;
  } while (offset < file.size && !cancelled());
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(binary);
}

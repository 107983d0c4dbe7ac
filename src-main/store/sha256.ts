import { hash } from 'node:crypto';

/** Lower-case hex of the bytes, or of the text in UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data);
}

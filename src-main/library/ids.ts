import { randomInt } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new id: twelve characters of a–z and 0–9 (62 bits), the same on file systems that fold case. */
export function newId(): string {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
}

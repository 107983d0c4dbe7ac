import { sha256 } from './sha256';

const length = 16;
const begin = '{"sum":"';

/** An object as a line of JSON that holds a sum over the rest of it, with its line feed. */
export function writeSummed(value: object): string {
  const rest = JSON.stringify(value).slice(1);
  return `${begin}${sumOf(rest)}",${rest}\n`;
}

/** @param text a line without its line feed. Null for one that is not as it was written */
export function readSummed(text: string): unknown {
  const at = begin.length + length;
  const rest = text.slice(at + 2);
  if (!text.startsWith(begin) || text.slice(at, at + 2) !== '",') return null;
  return text.slice(begin.length, at) === sumOf(rest) ? (JSON.parse(`{${rest}`) as unknown) : null;
}

/** The lines of a file that is added to, each as it was written or null, and where the last one ends, in bytes. */
export function summedLines(file: Buffer): { lines: unknown[]; end: number; torn: boolean } {
  // What follows the last line feed was never acknowledged: the power failed while it was written.
  const end = file.lastIndexOf(0x0a) + 1;
  const rest = file.toString('latin1', end);
  const torn = rest === '' || rest.startsWith('\0') || begin.startsWith(rest.slice(0, begin.length));
  const lines = file.toString('utf8', 0, end).split('\n').slice(0, -1).map(readSummed);
  return { lines, end, torn };
}

const sumOf = (text: string): string => sha256(text).slice(0, length);

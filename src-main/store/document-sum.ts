import { sha256 } from './sha256';

/**
 * The text of a document as it is stored, with a sum of its own content at the end: a letter that a failing disk has changed
 * in a note leaves the file readable, and only a sum tells.
 */
export function documentText(data: object, sum = sumOf(data)): string {
  return `${JSON.stringify({ ...data, sum }, null, 2)}\n`;
}

/** Whether a document holds what was written into it. Null for one without a sum: an older program wrote it, or a hand. */
export function fitsItsSum(raw: Readonly<Record<string, unknown>>): boolean | null {
  const { sum, ...content } = raw;
  return sum === undefined ? null : sum === sumOf(content);
}

/** Letters of a sum. */
export const sumLength = 16;

/** Of the values, not of how they are laid out: an editor may indent them anew. */
export function sumOf({ sum: _, ...content }: object & { sum?: unknown }): string {
  return sha256(JSON.stringify(content)).slice(0, sumLength);
}

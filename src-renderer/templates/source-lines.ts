import type { TemplateProblem } from '#contract';

/** A stretch of a line: words, or something that the language reads. */
export interface Piece {
  text: string;
  kind: 'words' | 'value' | 'tag';
  /** The problem stands in it. */
  wrong: boolean;
}

/** Cuts a line into what the language reads and what is written as it is. @param column of the problem, from 1 */
export function piecesOf(line: string, column: number | null): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const put = (text: string, kind: Piece['kind']): void => {
    if (text === '') return;
    const wrong = column !== null && kind !== 'words' && column > at && column <= at + text.length;
    pieces.push({ text, kind, wrong });
    at += text.length;
  };
  for (const found of line.matchAll(/\{\{.*?\}\}|\{%.*?%\}/g)) {
    put(line.slice(at, found.index), 'words');
    put(found[0], found[0].startsWith('{{') ? 'value' : 'tag');
  }
  put(line.slice(at), 'words');
  return pieces;
}

/** Where a problem stands, as an offset in UTF-16 code units; at the end of the text where there is no such line. */
export function offsetOf(text: string, { line, column }: Pick<TemplateProblem, 'line' | 'column'>): number {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + column - 1, end === -1 ? text.length : end);
}

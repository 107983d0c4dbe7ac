import type { Line } from './reading-order';
import { joinLines, type BodyType } from './paragraphs';

const marker = /^(?:\d{1,3}|[*†‡§¶∗]{1,3}|[a-z]\))(?:\s|[\p{Lu}“"(]|\.\s)/u;

/**
 * Takes the notes at the foot of each column out: lines in smaller type than the body, the first with a sign or number,
 * down to the column's end and below some of the body. They would stand in the middle of sentences otherwise.
 */
export function takeFootnotes(lines: readonly Line[], body: BodyType): { text: Line[]; notes: Line[] } {
  const text: Line[] = [];
  const notes: Line[] = [];
  let column: Line[] = [];
  const end = (): void => {
    const from = firstNote(column, body);
    text.push(...column.slice(0, from));
    notes.push(...column.slice(from));
    column = [];
  };
  for (const line of lines) {
    if (column[0] && column[0].flow !== line.flow) end();
    column.push(line);
  }
  end();
  return { text, notes };
}

function firstNote(column: readonly Line[], body: BodyType): number {
  let from = column.length;
  for (let i = column.length - 1; i >= 0; i--) {
    const line = column[i];
    if (!line || line.size > 0.93 * body.size) break;
    if (startsNote(line)) from = i;
  }
  const above = column.slice(0, from).some((l) => l.size > 0.93 * body.size);
  return above ? from : column.length;
}

/** The notes as HTML, each by itself: a line with a sign or number begins one. */
export function notesAsHtml(lines: readonly Line[], body: BodyType): string[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    if (!open || startsNote(line)) groups.push([line]);
    else open.push(line);
  }
  return groups.map((group) => joinLines(group, body).html);
}

const startsNote = (line: Line): boolean => marker.test(line.text) || line.html.startsWith('<sup>');

/** Text with a selection, in UTF-16 code units. */
export interface Field {
  text: string;
  start: number;
  end: number;
}

/** Puts `insert` in the place of a stretch, and the selection where it says, counted in the new text. */
export interface Replacement {
  from: number;
  to: number;
  insert: string;
  start: number;
  end: number;
}

const item = /^([ \t]*(?:>[ \t]?)*[ \t]*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?/;
const quoted = /^([ \t]*(?:>[ \t]?)+)/;

/**
 * What Enter does in a list or a quotation: the next item begins, with the next number; in an empty one the list ends. Null
 * where it is an Enter as any other.
 */
export function nextLine({ text, start, end }: Field): Replacement | null {
  if (start !== end) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = endOfLine(text, start);
  const line = text.slice(lineStart, lineEnd);
  const found = item.exec(line) ?? quoted.exec(line);
  if (!found || start - lineStart < found[0].length) return null;
  if (line.slice(found[0].length).trim() === '') return put(lineStart, lineEnd, '');
  const [whole, indent = '', bullet, number, mark, space = '', box] = found;
  const next = bullet ?? (number === undefined ? null : `${Number(number) + 1}${mark}`);
  const lead = next === null ? whole : `${indent}${next}${space}${box ? '[ ] ' : ''}`;
  return put(start, start, `\n${lead}`);
}

/** Puts the selection, or the word at the caret, between markers such as `**`; takes them away where they are. */
export function emphasise({ text, start, end }: Field, marker: string): Replacement {
  const size = marker.length;
  const [from, to] = start === end ? wordAt(text, start) : withoutSpace(text, start, end);
  const chosen = text.slice(from, to);
  const around = text.slice(from - size, from) === marker && text.slice(to, to + size) === marker;
  // One star beside two is not the marker of one.
  const outer = text[from - size - 1] === marker[0] && text[to + size] === marker[0];
  if (around && (!outer || size > 1)) {
    return { from: from - size, to: to + size, insert: chosen, start: start - size, end: end - size };
  }
  const inside = chosen.length >= 2 * size && chosen.startsWith(marker) && chosen.endsWith(marker);
  const single = size === 1 && chosen.startsWith(marker + marker);
  if (inside && !single) {
    const bare = chosen.slice(size, -size);
    return { from, to, insert: bare, start: from, end: from + bare.length };
  }
  const caret = start === end;
  const insert = marker + chosen + marker;
  return {
    ...{ from, to, insert },
    start: caret ? start + size : from + size,
    end: caret ? start + size : to + size,
  };
}

/** Makes a link of the selection: an address waits for its words, words for their address. */
export function linkOf({ text, start, end }: Field, address = ''): Replacement {
  const [from, to] = start === end ? wordAt(text, start) : withoutSpace(text, start, end);
  const chosen = text.slice(from, to);
  if (address === '' && isAddress(chosen)) {
    return { from, to, insert: `[](${chosen})`, start: from + 1, end: from + 1 };
  }
  const insert = `[${chosen}](${address})`;
  const at = from + (chosen === '' ? 1 : address === '' ? insert.length - 1 : insert.length);
  return { from, to, insert, start: at, end: at };
}

export const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

const put = (from: number, to: number, insert: string): Replacement => ({
  ...{ from, to, insert },
  start: from + insert.length,
  end: from + insert.length,
});

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

function wordAt(text: string, at: number): [number, number] {
  const before = /[\p{L}\p{M}\p{N}_'’-]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  const after = /^[\p{L}\p{M}\p{N}_'’-]*/u.exec(text.slice(at))?.[0] ?? '';
  return before === '' || after === '' ? [at, at] : [at - before.length, at + after.length];
}

/** A marker beside white space would not be one. */
function withoutSpace(text: string, start: number, end: number): [number, number] {
  const chosen = text.slice(start, end);
  if (chosen.trim() === '') return [start, end];
  return [start + chosen.length - chosen.trimStart().length, end - chosen.length + chosen.trimEnd().length];
}

/** Where a caret stands when `before` has become `after`: beside the same characters as far as they are there. */
export function caretAfter(before: string, after: string, caret: number): number {
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  if (caret <= same) return caret;
  let tail = 0;
  const most = Math.min(before.length, after.length) - same;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const fromEnd = before.length - caret;
  return fromEnd <= tail ? after.length - fromEnd : after.length - tail;
}

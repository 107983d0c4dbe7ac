import type { Span } from './find-blocks';

const isEmpty = (line: string | undefined): boolean => (line ?? '').trim() === '';
const indentOf = (line: string): number => (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '  ').length;

/**
 * Where blocks stand that are not as they were written, by the names in them: from the beginning of their paragraph, as far as
 * that can be told, to the name.
 * @param taken lines of which it is known whose they are
 */
export function estimatedSpans(
  lines: readonly string[],
  taken: ReadonlySet<number>,
  names: ReadonlyMap<string, string>,
): Map<string, Span> {
  const found = new Map<string, Span>();
  const note = (name: string | undefined, at: number): void => {
    const key = names.get(name ?? '');
    if (key === undefined || found.has(key)) return;
    let start = at;
    if (/^\s*\^/.test(lines[at] ?? ''))
      while (start > 0 && !taken.has(start - 1) && isEmpty(lines[start - 1])) start--;
    const bullet = /\bid:: /.test(lines[at] ?? '');
    const isBullet = (line: number): boolean => /^\s*- /.test(lines[line] ?? '');
    const isAbove = (line: number): boolean => indentOf(lines[line] ?? '') < indentOf(lines[at] ?? '');
    if (!(bullet && isBullet(start)))
      while (start > 0 && !taken.has(start - 1) && !isEmpty(lines[start - 1])) {
        start--;
        if (isBullet(start) && (bullet || isAbove(start))) break;
      }
    found.set(key, { start, end: at + 1 });
  };
  for (const [at, line] of lines.entries())
    if (!taken.has(at))
      note(
        /(?:^|\s)\^(h-[A-Za-z0-9-]+)[ \t]*$/.exec(line)?.[1] ?? /\bid:: ([0-9a-f-]{36})/.exec(line)?.[1],
        at,
      );
  for (const [at, line] of lines.entries())
    if (!taken.has(at) && line.includes('synoptic://'))
      note(/synoptic:\/\/article\/([\w-]+#[\w-]+)/.exec(line)?.[1], at);
  return found;
}

/**
 * The end of what belongs to a block: words that the reader has put under it, up to where something else begins or a heading
 * stands, or in an outline its children.
 * @param stops lines where another block begins
 */
export function regionEnd(
  lines: readonly string[],
  { start, end }: Span,
  stops: ReadonlySet<number>,
  outline: boolean,
): number {
  const depth = indentOf(lines[start] ?? '');
  let fence: string | null = null;
  let last = end;
  for (let n = end; n < lines.length && !stops.has(n); n++) {
    const line = lines[n] ?? '';
    if (isEmpty(line)) continue;
    const [, marks = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== null) {
      if (marks.startsWith(fence) && line.trim() === marks) fence = null;
    } else if (marks !== '') fence = marks;
    else if (outline ? indentOf(line) <= depth : /^#{1,6}(?:\s|$)/.test(line)) break;
    last = n + 1;
  }
  return last;
}

import type { Line } from './reading-order';

/** Lines that belong together, and what they are. */
export interface TextBlock {
  kind: 'paragraph' | 'heading' | 'item' | 'caption' | 'note';
  text: string;
  html: string;
  lines: Line[];
}

/** Measures of a document's body text, in points. */
export interface BodyType {
  size: number;
  font: string;
  /** From baseline to baseline. */
  leading: number;
  /** Words of the document as they stand inside lines, lower case, for words that are divided at a line's end. */
  words: ReadonlySet<string>;
}

/** What most characters of the document are set in. */
export function bodyTypeOf(lines: readonly Line[]): BodyType {
  const sizes = tally(lines.map((l) => [String(Math.round(l.size * 2) / 2), l.text.length]));
  const size = Number(sizes ?? 10);
  const body = lines.filter((l) => Math.abs(l.size - size) < 0.5);
  const font = tally(body.map((l) => [l.font, l.text.length])) ?? '';
  const steps = body.flatMap((line, i) => {
    const before = body[i - 1];
    const step = before && before.flow === line.flow ? line.y - before.y : 0;
    return step > 0.8 * size && step < 3 * size
      ? [[String(Math.round(step * 2) / 2), 1] as [string, number]]
      : [];
  });
  const words = new Set<string>();
  for (const { text } of lines) {
    const inside = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-‐][\p{L}\p{N}]+)*(?=[^\p{L}\p{N}\-‐])/gu);
    for (const word of inside ?? []) words.add(word.replace(/‐/g, '-'));
  }
  return { size, font, leading: Number(tally(steps) ?? size * 1.2), words };
}

function tally(entries: readonly (readonly [string, number])[]): string | undefined {
  const sums = new Map<string, number>();
  for (const [key, weight] of entries) sums.set(key, (sums.get(key) ?? 0) + weight);
  let best: [string, number] | undefined;
  for (const entry of sums) if (!best || entry[1] > best[1]) best = entry;
  return best?.[0];
}

const captionStart =
  /^(?:fig(?:ure|ura|\.)?|table|tab(?:elle|ella|la|leau|\.)?|abb(?:ildung|\.)?|scheme|chart|box|map|graph|foto|photo)\s*\d{1,3}[a-z]?\s*[.:|–—]/i;
const itemStart = /^(?:[•●▪◦‣⁃■□–—*]\s+\S|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+\S)/i;
const numbered = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-Z]\.)\s+\p{Lu}/u;
const sentenceEnd = /[.!?:;。！？؟][”"’')\]»]*\d{0,2}$/u;

/** Puts lines together: into paragraphs, headings, items of lists, captions. Paragraphs go on over columns and pages. */
export function blocksOfLines(lines: readonly Line[], body: BodyType): TextBlock[] {
  const groups: { kind: TextBlock['kind']; lines: Line[] }[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const group = groups.at(-1);
    const kind = kindOf(line, before, lines[i + 1], body);
    if (group && before && goesOn(group, before, line, kind, body)) group.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  const blocks: { kind: TextBlock['kind']; lines: Line[] }[] = [];
  for (const group of groups) {
    const open = openParagraph(blocks);
    if (open && group.kind === 'paragraph' && continues(open.lines, group.lines, body))
      open.lines.push(...group.lines);
    else blocks.push(group);
  }
  return blocks.map(({ kind, lines: own }) => ({ kind, lines: own, ...joinLines(own, body) }));
}

/** The last paragraph, with nothing but captions behind it. */
function openParagraph(
  blocks: readonly { kind: TextBlock['kind']; lines: Line[] }[],
): { lines: Line[] } | null {
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i];
    if (block?.kind === 'paragraph' || block?.kind === 'item') return block;
    if (block?.kind !== 'caption') return null;
  }
  return null;
}

/** Whether a paragraph that was broken off at the end of a column goes on with these lines. */
function continues(open: readonly Line[], lines: readonly Line[], body: BodyType): boolean {
  const last = open.at(-1);
  const first = lines[0];
  if (!last || !first || last.flow === first.flow) return false;
  if (Math.abs(last.size - first.size) > 0.08 * body.size) return false;
  if (/\p{L}[-‐\u00ad]$/u.test(last.text) || /^\p{Ll}/u.test(first.text)) return !sentenceEnd.test(last.text);
  const full = last.right > last.column.right - 1.5 * last.size;
  return full && !sentenceEnd.test(last.text) && first.left < first.column.left + 0.7 * first.size;
}

function kindOf(
  line: Line,
  before: Line | undefined,
  after: Line | undefined,
  body: BodyType,
): TextBlock['kind'] {
  if (captionStart.test(line.text)) return 'caption';
  if (isHeading(line, before, after, body)) return 'heading';
  return itemStart.test(line.text) && startsBlock(line, before, body) ? 'item' : 'paragraph';
}

function isHeading(line: Line, before: Line | undefined, after: Line | undefined, body: BodyType): boolean {
  const words = line.text.split(' ').length;
  if (words > 25 || !/\p{L}{2}/u.test(line.text)) return false;
  if (line.size >= 1.12 * body.size) return true;
  if (line.size < 0.95 * body.size || line.font === body.font || words > 12) return false;
  if (/[.,;:]$/.test(line.text) && !numbered.test(line.text)) return false;
  const alone =
    startsBlock(line, before, body) && (!after || after.flow !== line.flow || after.y - line.y > 0);
  const short = line.right < line.column.right - 2 * line.size;
  const spaced = !before || before.flow !== line.flow || line.y - before.y > 1.25 * body.leading;
  return (
    alone && short && (spaced || numbered.test(line.text)) && (!after || after.font !== line.font || spaced)
  );
}

function startsBlock(line: Line, before: Line | undefined, body: BodyType): boolean {
  if (!before || before.flow !== line.flow) return true;
  return (
    line.y - before.y > 1.25 * body.leading ||
    before.right < before.column.right - 2 * before.size ||
    sentenceEnd.test(before.text) ||
    line.left > before.left + 0.7 * line.size
  );
}

function goesOn(
  group: { kind: TextBlock['kind']; lines: Line[] },
  before: Line,
  line: Line,
  kind: TextBlock['kind'],
  body: BodyType,
): boolean {
  if (before.flow !== line.flow) return false;
  const step = line.y - before.y;
  const sameSize = Math.abs(before.size - line.size) <= 0.08 * Math.max(before.size, line.size);
  if (!sameSize || step <= 0) return false;
  if (group.kind === 'heading') {
    return (
      kind === 'heading' && before.font === line.font && step < 1.5 * line.size && !numbered.test(line.text)
    );
  }
  if (kind === 'heading' || kind === 'caption' || kind === 'item') return false;
  const leading = Math.abs(line.size - body.size) < 0.5 ? body.leading : line.size * 1.3;
  if (step > 1.35 * leading) return false;
  if (group.kind === 'item')
    return line.left >= before.left - 0.3 * line.size || !sentenceEnd.test(before.text);
  const first = group.lines[0] ?? before;
  const indented = line.left > line.column.left + 0.7 * line.size;
  const wasIndented = before.left > before.column.left + 0.7 * before.size;
  // The first line of a paragraph stands in, or hangs out; a block that stands in as a whole goes on.
  if (indented && !wasIndented && group.lines.length > 1) return false;
  if (indented && !wasIndented && sentenceEnd.test(before.text)) return false;
  if (indented && wasIndented && group.lines.length > 1 && first.left > before.left + 0.7 * line.size)
    return false;
  // A line that ends a sentence early ends the paragraph.
  const early = before.right < before.column.right - 0.2 * (before.column.right - before.column.left);
  return !(early && sentenceEnd.test(before.text) && /^[\p{Lu}\p{N}“"„«([]/u.test(line.text));
}

/** The lines as one text; words that were divided are whole again. Only the end of what is there is looked at. */
export function joinLines(lines: readonly Line[], body: BodyType): { text: string; html: string } {
  const text: string[] = [];
  const html: string[] = [];
  let end = '';
  for (const line of lines) {
    const divided = /(\p{L}{1,60})[-‐\u00ad]$/u.exec(end);
    const next = /^\p{Ll}\p{L}{0,60}/u.exec(line.text);
    const wide = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]$/.test(end);
    if (divided && next && /[-‐\u00ad]$/.test(html.at(-1) ?? '')) {
      if (end.endsWith('\u00ad') || !keepsHyphen(divided[1] ?? '', next[0], body)) {
        text.push((text.pop() ?? '').slice(0, -1));
        html.push((html.pop() ?? '').slice(0, -1));
      }
    } else if (end !== '' && !divided && !(wide && /^[\u3000-\u9fff\uff00-\uffef]/.test(line.text))) {
      text.push(' ');
      html.push(' ');
    }
    text.push(line.text);
    html.push(line.html);
    end = line.text.slice(-62);
  }
  const plain = (pieces: string[]): string => pieces.join('').replace(/\u00ad/g, '');
  return { text: plain(text), html: plain(html) };
}

/** A word with a hyphen of its own is told by the rest of the document, where it stands undivided. */
function keepsHyphen(first: string, second: string, { words }: BodyType): boolean {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  return !words.has(a + b) && words.has(`${a}-${b}`);
}

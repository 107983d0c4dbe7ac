/** A line of a plain text, and which of the stretches between empty lines it stands in. */
export interface TextLine {
  text: string;
  /** Counts the stretches from 0. */
  group: number;
}

/**
 * The paragraphs of a plain text. Dumps come with a line for each paragraph, with or without empty lines between, or
 * wrapped at a fixed width; wrapped lines are joined again.
 */
export function linesOf(text: string): TextLine[] {
  const chunks = text
    .replace(/\r\n?|\f|\u2028|\u2029|\u0085/g, '\n')
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((chunk) => chunk.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);
  const width = wrapWidth(chunks);
  return chunks.flatMap((lines, group) =>
    (width === null ? lines : rejoin(lines, width))
      .map((line) => line.replace(/[^\S\u00a0]+/g, ' ').replace(/^[ \u00a0]+|[ \u00a0]+$/g, ''))
      .filter((line) => line !== '')
      .map((line) => ({ text: line, group })),
  );
}

const sentenceEnd = /[.!?…:]["”’'»)\]]*\s*$/;

/** The width at which the text was wrapped, in characters, or null when each line is a paragraph of its own. */
function wrapWidth(chunks: string[][]): number | null {
  const inner = chunks.flatMap((lines) => lines.slice(0, -1));
  const followers = chunks.flatMap((lines) => lines.slice(1));
  if (inner.length < 4) return null;
  const lengths = inner.map((line) => line.trimEnd().length).sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.floor(share * (lengths.length - 1))] ?? 0;
  const open = inner.filter((line) => !sentenceEnd.test(line)).length / inner.length;
  const goesOn = followers.filter((line) => /^\s*\p{Ll}/u.test(line)).length / followers.length;
  // Wrapped text: lines of nearly one length, few of which end a sentence, many of which go on in lower case.
  const even = at(0.5) >= 35 && at(0.98) <= 130 && at(0.98) - at(0.4) <= 25;
  return even && open > 0.6 && goesOn > 0.4 ? at(0.98) : null;
}

function rejoin(lines: string[], width: number): string[] {
  const paragraphs: string[] = [];
  let before = '';
  for (const line of lines) {
    const indented = /^(?:\t| {2,})/.test(line) && !/^(?:\t| {2,})/.test(before);
    const ended =
      before.trimEnd().length < width * 0.7 && sentenceEnd.test(before) && /^\s*[\p{Lu}"“„«'‘\d]/u.test(line);
    const last = paragraphs.at(-1);
    if (last === undefined || indented || ended) paragraphs.push(line.trim());
    else
      paragraphs[paragraphs.length - 1] = /\p{L}-$/u.test(last)
        ? last + line.trim()
        : `${last} ${line.trim()}`;
    before = line;
  }
  return paragraphs;
}

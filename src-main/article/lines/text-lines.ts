import type { BlockEdit, CleaningLine } from '#contract';
import { escapeText } from '../html/escape';
import type { Block } from '../rules/block';
import { byReader, decisions, lineText, named } from './line-ref';
import { places } from './places';

/** Does what the reader decided about the lines of a plain text, after all rules. */
export function decideLines(blocks: readonly Block[], edits: readonly BlockEdit[] = []): void {
  if (edits.length === 0) return;
  const decided = decisions(edits);
  for (const [i, ref] of named(blocks.map(({ text }) => lineText(text))).entries()) {
    const [block, decision] = [blocks[i], decided(ref)];
    if (block && decision !== null) block.removed = decision === 'keep' ? null : byReader;
  }
}

/** All lines of a plain text in their order, as they stand in the article or not. */
export function linesOfText(
  blocks: readonly Block[],
  edits: readonly BlockEdit[] = [],
  text: string,
): CleaningLine[] {
  const decided = decisions(edits);
  const find = places(text);
  const lines = named(blocks.map((block) => lineText(block.text))).map((ref, i): CleaningLine => {
    const removed = blocks[i]?.removed ?? null;
    const at = removed === null ? find(ref.text) : null;
    const html = `<p>${escapeText(ref.text)}</p>`;
    return { ...ref, html, removed, edited: decided(ref) !== null, at: at ?? -1 };
  });
  let end = text.length;
  for (const line of lines.toReversed()) {
    if (line.at === -1) line.at = end;
    else end = line.at;
  }
  return lines;
}

import {
  BorderStyle,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx';
import type { Block, Cell, TableBlock, TextBlock } from './blocks';
import { columnWidths } from './column-widths';
import { listSign } from './lists';
import { startsRightToLeft } from './right-to-left';
import { type RunOptions, runsOf } from './runs';

export interface BlockOptions extends RunOptions {
  /** Levels that headings go down. */
  below: number;
  /** The direction of what does not say its own. */
  dir: 'ltr' | 'rtl' | null;
  isInTable?: boolean;
}

type Props = { -readonly [K in keyof IParagraphOptions]: IParagraphOptions[K] };

/** A quote within a quote stands further in. Twentieths of a point. */
const inset = 480;

export const headingOf = (level: number) =>
  [
    ...[HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3],
    ...[HeadingLevel.HEADING_4, HeadingLevel.HEADING_5, HeadingLevel.HEADING_6],
  ][Math.min(Math.max(level, 1), 6) - 1] ?? HeadingLevel.HEADING_6;

/** Blocks as paragraphs and tables of Word. What shows nothing, such as a picture that there is not, leaves no gap. */
export const writtenBlocks = (blocks: readonly Block[], options: BlockOptions): FileChild[] =>
  blocks.flatMap((block, n): FileChild[] => {
    if (block.kind === 'line') return [new Paragraph({ thematicBreak: true })];
    // Two tables with nothing between would be one.
    if (block.kind === 'table') return [table(block, options), new Paragraph({ spacing: gap })];
    return paragraph(block, blocks[n + 1], options);
  });

const gap = { after: 0, line: 160, lineRule: LineRuleType.EXACT };

function paragraph(block: TextBlock, next: Block | undefined, options: BlockOptions): Paragraph[] {
  const { role, quotes, item, inlines } = block;
  const children = runsOf(inlines, options);
  if (children.length === 0 && !item) return [];
  const props: Props = { children };
  if (typeof role === 'object') props.heading = headingOf(role.heading + options.below);
  else if (role === 'code') props.style = 'SourceCode';
  else if (role === 'caption') props.style = 'Caption';
  else if (quotes > 0) props.style = 'Quote';
  else if (options.isInTable) props.style = 'TableText';
  else if (item) props.style = 'ListParagraph';
  if (quotes > 1) props.indent = { start: inset * quotes };
  if (item) Object.assign(props, listSign(item));
  if (isRightToLeft(block, options)) props.bidirectional = true;
  if (isOneWith(block, next)) props.keepNext = true;
  return [new Paragraph(props)];
}

/** A picture stays with its caption, and the caption of a table with that. */
function isOneWith({ role }: TextBlock, next: Block | undefined): boolean {
  if (next?.kind === 'table') return role === 'caption';
  return next?.kind === 'text' && next.role === 'caption';
}

function isRightToLeft({ dir, inlines }: TextBlock, options: BlockOptions): boolean {
  const said = dir ?? options.dir;
  if (said !== null) return said === 'rtl';
  return startsRightToLeft(inlines.map((one) => (one.kind === 'words' ? one.words : '')).join(''));
}

function table({ rows, dir }: TableBlock, options: BlockOptions): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: columnWidths(rows),
    ...((dir ?? options.dir) === 'rtl' && { visuallyRightToLeft: true }),
    rows: rows.map(
      (row, n) =>
        new TableRow({
          ...(n === 0 && row.every(({ isHead }) => isHead) && { tableHeader: true }),
          children: row.map((one) => cell(one, rows.length - n, options)),
        }),
    ),
  });
}

function cell({ blocks, columns, rows, isHead }: Cell, rowsLeft: number, options: BlockOptions): TableCell {
  const children = writtenBlocks(blocks, { ...options, isInTable: true }).filter(
    (one): one is Paragraph | Table => one instanceof Paragraph || one instanceof Table,
  );
  // A cell ends with a paragraph (ECMA-376, 17.4.65).
  if (!(children.at(-1) instanceof Paragraph)) children.push(new Paragraph({}));
  const borders = { style: BorderStyle.SINGLE, size: 4, color: 'BFB8AC' };
  return new TableCell({
    children,
    ...(columns > 1 && { columnSpan: columns }),
    ...(rows > 1 && rowsLeft > 1 && { rowSpan: Math.min(rows, rowsLeft) }),
    ...(isHead && { shading: { fill: 'F3EFE7' } }),
    borders: { top: borders, bottom: borders, start: borders, end: borders },
    margins: { top: 60, bottom: 20, left: 100, right: 100 },
  });
}

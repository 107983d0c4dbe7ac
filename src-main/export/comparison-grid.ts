import type { PhrasingContent, RootContent, Table, TableCell } from 'mdast';
import {
  type ExportedCell,
  type ExportedComparison,
  type ExportedRow,
  leading,
  letterOf,
  titleOf,
  wayTo,
} from './comparison';
import { inQuotes, oneLine, paragraph, part, quote, raw, shortened, text } from './mdast';
import { embedNote } from './note';

/** Longest quote in a cell of the table, in characters; a longer one stands whole below it. */
const longest = 80;

/** The verdicts as they are read. */
export const verdictNames = { same: 'same', partly: 'partly', conflicting: 'conflicting', silent: 'silent' };

/** The claim grid, or, where the reader has made none, what the program finds that several report. */
export function grid(exported: ExportedComparison): RootContent[] {
  const { rows, articles, isGrid } = exported;
  if (rows.length === 0) return [];
  /** Quotes that are too long for the table, in their order; the number of one stands behind its beginning. */
  const long: ExportedCell[] = [];
  const quoted = (cell: ExportedCell): PhrasingContent[] => {
    const words = oneLine(cell.quote);
    const said = inQuotes(shortened(words, longest));
    const shown = cell.passage ? leading(said, exported, cell) : text(said);
    if ([...words].length <= longest) return [shown];
    return [shown, text(` (${long.push(cell)})`)];
  };
  const columns = articles.map((column) => column.id);
  const table: Table = {
    type: 'table',
    children: [
      row(
        ['Claim', ...columns.map((_, n) => letterOf(n)), ...(isGrid ? ['Verdict'] : [])].map((one) => [
          text(one),
        ]),
      ),
      ...rows.map((one) =>
        row([
          [text(oneLine(one.claim))],
          ...columns.map((id) => cellOf(one, id, quoted)),
          ...(isGrid ? [[text(one.verdict ? verdictNames[one.verdict] : '')]] : []),
        ]),
      ),
    ],
  };
  return [
    ...part(isGrid ? 'Claims' : 'What several report', [table]),
    ...part(
      'Passages',
      long.map((cell, n) => passage(cell, n, exported)),
      3,
    ),
    ...part('Notes on claims', rows.flatMap(noteOn), 3),
  ];
}

const row = (cells: PhrasingContent[][]): Table['children'][number] => ({
  type: 'tableRow',
  children: cells.map((children): TableCell => ({ type: 'tableCell', children })),
});

function cellOf(
  { cells }: ExportedRow,
  id: string,
  quoted: (cell: ExportedCell) => PhrasingContent[],
): PhrasingContent[] {
  const its = cells.filter(({ article }) => article === id);
  return its.flatMap((cell, n) => (n === 0 ? quoted(cell) : [text(' · '), ...quoted(cell)]));
}

function passage(cell: ExportedCell, n: number, exported: ExportedComparison): RootContent {
  const { articles } = exported;
  const column = articles.findIndex(({ id }) => id === cell.article);
  const title = articles[column] ? oneLine(titleOf(articles[column])) : '';
  const place = cell.passage
    ? wayTo(exported, cell, ' · ')
    : [text(' · This passage is not in this version of the text.')];
  return quote(cell.quote, text(`— (${n + 1}) ${letterOf(column)}: ${title}`), ...place);
}

function noteOn({ claim, note }: ExportedRow): RootContent[] {
  if (note.trim() === '') return [];
  const said = oneLine(claim) || 'A claim without words';
  return [paragraph({ type: 'strong', children: [text(said)] }), raw(embedNote(note))];
}

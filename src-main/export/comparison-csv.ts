import { type ExportedComparison, letterOf, titleOf } from './comparison';
import { verdictNames } from './comparison-grid';
import { byteOrderMark, csvLine } from './csv-lines';
import { oneLine } from './mdast';

/**
 * The claim grid as CSV by RFC 4180: a line for each claim, a column for each article, then verdict and note. It begins with
 * a byte order mark, without which spreadsheets do not take it for UTF-8.
 */
export function comparisonCsv({ articles, rows }: ExportedComparison): string {
  const head = ['Claim', ...articles.map((column, n) => `${letterOf(n)}: ${oneLine(titleOf(column))}`)];
  const lines = rows.map(({ claim, cells, verdict, note }) => [
    oneLine(claim),
    ...articles.map(({ id }) =>
      cells
        .filter(({ article }) => article === id)
        .map(({ quote }) => oneLine(quote))
        .join('\n'),
    ),
    verdict ? verdictNames[verdict] : '',
    note.trim(),
  ]);
  const all = [[...head, 'Verdict', 'Note'], ...lines];
  return byteOrderMark + all.map(csvLine).join('');
}

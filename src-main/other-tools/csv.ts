import { CsvError, parse } from 'csv-parse/sync';
import { type Gathering } from './gathering';
import { mostEntries } from './record';

/** A table as it was read: cells by the names of their columns. */
export interface Table {
  /** Names of the columns, levelled: `Highlight_Count` is `highlight count`. */
  columns: string[];
  rows: TableRow[];
}

export interface TableRow {
  /** As a table program counts: the header is row 1. */
  number: number;
  cells: readonly string[];
}

/** Most bytes of a row: an open quotation mark would otherwise swallow the rest of the file again and again. */
const mostRow = 1024 * 1024;
/** How often reading begins anew behind a broken row. */
const mostBroken = 500;

export const levelColumn = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();

/** The header of a table, or null where the first line is none. */
export function headerOf(text: string): string[] | null {
  const [row] = rowsFrom(Buffer.from(text.slice(0, 20_000)), 1).rows;
  return row && row.cells.length > 1 ? row.cells.map(levelColumn) : null;
}

/**
 * Reads a table. A row that is broken is told of, and reading goes on in the next line; line breaks within quotation marks
 * belong to their cell. RFC 4180, with line ends of any system.
 */
export function readTable(text: string, { problem }: Pick<Gathering, 'problem'>): Table {
  const bytes = Buffer.from(text);
  let at = 0;
  let number = 0;
  let broken = 0;
  const all: TableRow[] = [];
  while (at < bytes.length && all.length <= mostEntries + 1) {
    const { rows, error, end } = rowsFrom(bytes.subarray(at), mostEntries + 2 - all.length);
    for (const { cells } of rows) all.push({ number: ++number, cells });
    at += end;
    if (!error) break;
    number++;
    const line = lineEnd(bytes, at);
    const mended = rowsFrom(bytes.subarray(at, line), 1, true).rows[0];
    if (mended && mended.cells.length === all[0]?.cells.length)
      all.push({ number, cells: mended.cells.map(unquoted) });
    else {
      problem(`Row ${number}`, 'its quotation marks do not match, so it was left out.');
      if (++broken >= mostBroken) {
        problem(`Row ${number + 1}`, 'too many rows are broken; what follows was left out.');
        break;
      }
    }
    at = line;
  }
  const [head, ...rows] = all;
  return { columns: (head?.cells ?? []).map(levelColumn), rows };
}

interface Read {
  rows: { cells: string[] }[];
  error: boolean;
  /** Bytes that the rows take. */
  end: number;
}

/** Rows up to the first broken one. @param loose whether a quotation mark may stand anywhere */
function rowsFrom(bytes: Buffer, most: number, loose = false): Read {
  const rows: { cells: string[] }[] = [];
  let end = 0;
  try {
    parse(bytes, {
      ...{ relax_column_count: true, relax_quotes: loose, skip_empty_lines: true, to: most },
      ...{ record_delimiter: ['\r\n', '\n', '\r'], max_record_size: mostRow, info: true },
      on_record: (record: unknown) => {
        const { record: cells, info } = record as { record: string[]; info: { bytes: number } };
        rows.push({ cells });
        end = info.bytes;
        return null;
      },
    });
    return { rows, error: false, end };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, error: true, end };
  }
}

/** Behind the end of the line that begins at an offset, which empty lines may come before. */
function lineEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0x0a || bytes[at] === 0x0d) at++;
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
  if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) at++;
  return Math.min(bytes.length, at + 1);
}

const unquoted = (cell: string): string => cell.replace(/^"(.*)"$/s, '$1');

import type { Tool } from '#contract/tools';
import { headerOf, readTable } from './csv';
import { gather, type Gathering } from './gathering';
import type { Brought, BroughtItem } from './record';

/** The cells of a row by their columns. */
export interface Row {
  number: number;
  /** The first of these columns that the table has; empty where it has none. */
  get: (...columns: string[]) => string;
}

/** A tool that writes tables. */
export interface CsvTool {
  tool: Tool;
  /** Whether a header is this tool's; names are levelled by `levelColumn`. */
  fits: (has: (column: string) => boolean) => boolean;
  /** What a row says; null for one that is no page. */
  read: (row: Row, gathering: Pick<Gathering, 'problem' | 'notTaken'>) => Partial<BroughtItem> | null;
  /** Pages are known by their titles: there are no addresses. */
  byTitle?: true;
  /** Columns that are known and hold nothing worth a word. */
  ignored?: readonly string[];
  /** Works over all rows, before pages are put together. */
  finish?: (items: (Partial<BroughtItem> & { row: number })[]) => (Partial<BroughtItem> & { row: number })[];
}

/** Reads a table that one of the tools wrote; null where none did. */
export function readCsv(text: string, all: readonly CsvTool[]): Brought | null {
  const header = headerOf(text);
  const columns = new Set(header);
  const found = header && all.find(({ fits }) => fits((column) => columns.has(column)));
  return found ? readCsvAs(found, [text]) : null;
}

/** Reads tables of one tool, one after the other. */
export function readCsvAs(tool: CsvTool, texts: readonly string[]): Brought {
  const gathering = gather('Row');
  const read: (Partial<BroughtItem> & { row: number })[] = [];
  for (const text of texts) {
    const { columns, rows } = readTable(text, gathering);
    const places = new Map(columns.map((name, at) => [name, at] as const).reverse());
    const used = new Set<number>();
    for (const { number, cells } of rows) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      const get = (...names: string[]): string => {
        const at = names.map((name) => places.get(name)).find((place) => place !== undefined);
        if (at === undefined) return '';
        used.add(at);
        return cells[at] ?? '';
      };
      if (cells.length < columns.length / 2)
        gathering.problem(
          `Row ${number}`,
          `it has ${cells.length} of ${columns.length} columns; what it has was taken.`,
        );
      const item = tool.read({ number, get }, gathering);
      if (item) read.push({ ...item, row: number });
    }
    for (const [at, name] of columns.entries()) {
      if (used.has(at) || tool.ignored?.includes(name)) continue;
      const count = rows.filter(({ cells }) => (cells[at] ?? '').trim() !== '').length;
      if (count > 0)
        gathering.notTaken(
          `The column “${name.slice(0, 60)}” (${count} ${count === 1 ? 'value' : 'values'}) is not taken.`,
        );
    }
  }
  for (const item of tool.finish?.(read) ?? read) {
    if (tool.byTitle || item.url) gathering.add(item);
    else gathering.problem(`Row ${item.row}`, 'it has no web address, so it was left out.');
  }
  return gathering.done(tool.tool);
}

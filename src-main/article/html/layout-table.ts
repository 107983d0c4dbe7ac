import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf, elementChildren, findIn, rawTextIn } from './tree';

/** Text of one cell from which on it is a column of a page and no entry of a table, in characters. */
const longestEntry = 600;

/** What a `<table>` is for. */
export type TableUse = 'data' | 'layout' | 'figure';

/** Tells tables that say something by their rows and columns from those that only put things beside each other. */
export function tableUse(table: Tree.Element): TableUse {
  const rows = rowsOf(table);
  const cells = rows.flatMap(cellsOf);
  if (isPicture(table, rows)) return 'figure';
  if (/^(?:presentation|none)$/i.test(attributeOf(table, 'role'))) return 'layout';
  if (attributeOf(table, 'datatable') === '0') return 'layout';
  const tagged = elementChildren(table).some((n) => n.tagName === 'caption' || n.tagName === 'thead');
  if (tagged || attributeOf(table, 'summary') !== '' || cells.some((n) => n.tagName === 'th')) return 'data';
  if (findIn(table, (n) => n.tagName === 'table')) return 'layout';
  const columns = Math.max(0, ...rows.map((row) => cellsOf(row).length));
  if (cells.length <= 1) return 'layout';
  if (cells.some((cell) => rawTextIn(cell, longestEntry + 1).trim().length > longestEntry)) return 'layout';
  const holdsBoxes = (cell: Tree.Element): boolean =>
    findIn(cell, (n) => /^(?:h[1-6]|article|section|figure|form)$/.test(n.tagName)) !== null;
  if (cells.some(holdsBoxes)) return 'layout';
  if (columns === 1 || rows.length === 1)
    return cells.some((c) => rawTextIn(c, 300).length > 200) ? 'layout' : 'data';
  return 'data';
}

/** The rows of this table, not those of tables inside it. */
export function rowsOf(table: Tree.Element): Tree.Element[] {
  return elementChildren(table).flatMap((n) =>
    /^(?:tbody|thead|tfoot)$/.test(n.tagName)
      ? elementChildren(n).filter((m) => m.tagName === 'tr')
      : n.tagName === 'tr'
        ? [n]
        : [],
  );
}

export function cellsOf(row: Tree.Element): Tree.Element[] {
  return elementChildren(row).filter((n) => n.tagName === 'td' || n.tagName === 'th');
}

/** A picture over its caption: one column, one picture, few words. */
function isPicture(table: Tree.Element, rows: Tree.Element[]): boolean {
  if (rows.length === 0 || rows.length > 3 || rows.some((row) => cellsOf(row).length > 1)) return false;
  if (rawTextIn(table, 401).trim().length > 400) return false;
  const first = findIn(table, (n) => n.tagName === 'img');
  return first !== null && findIn(table, (n) => n.tagName === 'img' && n !== first) === null;
}

import { expect, it } from 'vitest';
import { blocksOf } from './blocks';
import { columnWidths } from './column-widths';

const widths = (html: string): number[] => {
  const [table] = blocksOf(`<table>${html}</table>`);
  if (table?.kind !== 'table') throw new Error('no table');
  return columnWidths(table.rows);
};
const row = (...cells: string[]): string => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`;

it('a column has room for its longest word, and more where there is more to read', () => {
  const [name = 0, mark = 0, remark = 0] = widths(
    row('Implementation', 'x', 'The wall gave way between these, as the gauge was lost') +
      row('Review', '', 'none'),
  );
  expect(name).toBeGreaterThan(14 * 100);
  expect(mark).toBeLessThan(name);
  expect(remark).toBeGreaterThan(name);
  expect(name + mark + remark).toBeLessThanOrEqual(9026);
  expect(name + mark + remark).toBeGreaterThan(9000);
});

it('columns are counted by what reaches over them, and all of them fit on the page', () => {
  expect(
    widths(row('a', 'b', 'c') + '<tr><td colspan="2" rowspan="2">over both</td><td>c</td></tr>' + row('c')),
  ).toHaveLength(3);
  const many = widths(row(...Array.from({ length: 40 }, () => 'Representation')));
  expect(many).toHaveLength(40);
  expect(many.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(9026);
});

import { expect, test } from 'vitest';
import type { CleaningLine } from '#contract';
import { rowsOf } from './rows';

const line = (text: string, removed: string | null): CleaningLine => ({
  ...{ text, removed, nth: 0, html: `<p>${text}</p>`, edited: false, at: 0 },
});
const none = new Set<number>();

test('lines that were removed one after the other for one reason stand together', () => {
  const lines = [
    line('Home', 'navigation'),
    line('News', 'navigation'),
    line('The river rose.', null),
    line('Share', 'share bar'),
    line('Related', 'related links'),
    line('It fell again.', null),
    line('Share', 'share bar'),
  ];
  const groups = rowsOf(lines, none).map((row) =>
    'line' in row ? (row.group?.map(({ text }) => text) ?? null) : 'fold',
  );
  expect(groups).toEqual([['Home', 'News'], null, null, ['Share'], ['Related'], null, ['Share']]);
});

test('a long menu is folded until it is opened, prose never is', () => {
  const menu = Array.from({ length: 40 }, (_, i) => line(`Section ${i}`, 'navigation'));
  const prose = Array.from({ length: 40 }, (_, i) => line(`The river rose for the ${i}th time.`, null));
  const lines = [...menu, ...prose];
  const rows = rowsOf(lines, none);
  expect(rows).toHaveLength(3 + 1 + 40);
  expect(rows[3]).toMatchObject({ fold: 0, hidden: 37 });
  expect(rows[0]).toMatchObject({ group: menu });
  expect(rowsOf(lines, new Set([0]))).toHaveLength(80);
});

import { expect, test } from 'vitest';
import type { CleaningLine } from '#contract';
import { rowsOf } from './rows';

const line = (text: string, removed: string | null): CleaningLine => ({
  ...{ text, removed, nth: 0, html: `<p>${text}</p>`, edited: false, at: 0 },
});

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
  const groups = rowsOf(lines).map(({ group }) => group?.map(({ text }) => text) ?? null);
  expect(groups).toEqual([['Home', 'News'], null, null, ['Share'], ['Related'], null, ['Share']]);
});

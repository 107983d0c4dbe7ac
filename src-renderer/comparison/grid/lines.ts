import type { Fact, ShownRow } from '#contract';
import type { Stop } from './stops';

export type Cell = ShownRow['cells'][number];

/** What a stop of the keyboard stands for. */
export type Item = Stop &
  (
    | { kind: 'claim' | 'verdict' | 'note'; line: ShownRow }
    | { kind: 'empty'; line: ShownRow; article: string }
    | { kind: 'passage'; line: ShownRow; cell: Cell }
    | { kind: 'all' }
    | { kind: 'fact' | 'dismiss'; fact: Fact }
    | { kind: 'fact-passage'; fact: Fact; at: Fact['cells'][number] }
    | { kind: 'more' }
  );

/** Passages of a row that stand in an article, in the order of its text; those without a place come last. */
export const cellsOf = (row: ShownRow, article: string): Cell[] =>
  row.cells
    .filter(({ place }) => place.article === article)
    .sort((a, b) => (a.place.passage?.start ?? Infinity) - (b.place.passage?.start ?? Infinity));

export const keyOf = {
  claim: (row: string) => `${row}/claim`,
  verdict: (row: string) => `${row}/verdict`,
  note: (row: string) => `${row}/note`,
  empty: (row: string, article: string) => `${row}/${article}`,
  passage: (row: string, cell: string) => `${row}/${cell}`,
  fact: (fact: string) => `proposed ${fact}`,
  factPassage: (fact: string, article: string, start: number) => `proposed ${fact}/${article}/${start}`,
  dismiss: (fact: string) => `proposed ${fact}/dismiss`,
};
export const allKey = 'proposed';
export const moreKey = 'more proposed';

/** Articles that are columns: those open, as they stand, then others of the comparison, then any that has a passage. */
export function columnsOf(
  panes: readonly string[],
  articles: readonly string[],
  rows: readonly ShownRow[],
): string[] {
  const inCells = rows.flatMap(({ cells }) => cells.map(({ place }) => place.article));
  return [...new Set([...panes, ...articles, ...inCells])];
}

interface Shown {
  rows: readonly ShownRow[];
  facts: readonly Fact[];
  columns: readonly string[];
  /** Whether there are more proposals than are shown. */
  more: boolean;
  /** Proposals have no cells of their own where there is no room for them. */
  stacked: boolean;
}

/** Everything that the keyboard comes to, in the order of the page. */
export function itemsOf({ rows, facts, columns, more, stacked }: Shown): Item[] {
  const [verdict, note] = [columns.length + 1, columns.length + 2];
  const items: Item[] = rows.flatMap((line, row): Item[] => [
    { kind: 'claim', key: keyOf.claim(line.id), row, column: 0, line },
    ...columns.flatMap((article, i): Item[] => {
      const at = { row, column: i + 1, line };
      const cells = cellsOf(line, article);
      if (cells.length === 0) return [{ kind: 'empty', key: keyOf.empty(line.id, article), ...at, article }];
      return cells.map((cell) => ({ kind: 'passage', key: keyOf.passage(line.id, cell.id), ...at, cell }));
    }),
    { kind: 'verdict', key: keyOf.verdict(line.id), row, column: verdict, line },
    { kind: 'note', key: keyOf.note(line.id), row, column: note, line },
  ]);
  if (facts.length === 0) return items;
  items.push({ kind: 'all', key: allKey, row: rows.length, column: 0 });
  facts.forEach((fact, i) => {
    const row = rows.length + 1 + i;
    items.push({ kind: 'fact', key: keyOf.fact(fact.id), row, column: 0, fact });
    for (const at of stacked ? [] : fact.cells) {
      const key = keyOf.factPassage(fact.id, at.article, at.passage.start);
      items.push({ kind: 'fact-passage', key, row, column: columns.indexOf(at.article) + 1, fact, at });
    }
    items.push({ kind: 'dismiss', key: keyOf.dismiss(fact.id), row, column: verdict, fact });
  });
  if (more) items.push({ kind: 'more', key: moreKey, row: rows.length + 1 + facts.length, column: 0 });
  return items;
}

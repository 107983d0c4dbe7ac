import type { Comparison, Decision, Dismissal, GridCell, GridRow } from '#contract';

/** What a comparison holds, in one order: taking a change back then makes it exactly as it was. */
export function inOrder<T extends Comparison>(comparison: T): T {
  return {
    ...comparison,
    decisions: comparison.decisions.toSorted(byTime),
    dismissed: comparison.dismissed.toSorted(byTime),
    rows: comparison.rows
      .toSorted((a, b) => units(a.rank, b.rank) || units(a.id, b.id))
      .map((row): GridRow => ({ ...row, cells: row.cells.toSorted(byPlace) })),
  };
}

type Timed = Pick<Decision | Dismissal, 'id' | 'created'>;
const byTime = (a: Timed, b: Timed): number => units(a.created, b.created) || units(a.id, b.id);

const byPlace = (a: GridCell, b: GridCell): number =>
  units(a.target.source, b.target.source) ||
  a.target.version - b.target.version ||
  a.target.selector[0].start - b.target.selector[0].start ||
  units(a.id, b.id);

/** By code units, the same on every machine. */
const units = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

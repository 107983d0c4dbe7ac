import type { Fact, GridRow, PassageIn, ShownComparison, ShownRow } from '#contract';
import { limits } from '#contract/limits';
import { rankBetween } from '#contract/rank';
import { announce } from '../../announce';
import { changeComparison, placeGiven } from '../../changing-comparison';
import { heldComparison } from '../../comparing';
import { addRows, useGrid } from '../../grid-filling';
import { verdictNames } from './verdicts';

type Cell = ShownRow['cells'][number];

const rowsNow = (): ShownComparison['rows'] => heldComparison()?.rows ?? [];

/** Judges a row, or, with the verdict that it has, does not any more. */
export async function judge(row: ShownRow, verdict: GridRow['verdict']): Promise<void> {
  const next = row.verdict === verdict ? null : verdict;
  if (next === row.verdict) return;
  announce(next ? `Verdict: ${verdictNames[next].name}` : 'No verdict');
  await changeComparison('verdict', { rows: [{ id: row.id, verdict: next }] });
}

/** Puts a row before the one with this number, counted with the row itself. */
export async function moveRowTo(id: string, before: number): Promise<void> {
  const rows = rowsNow();
  const from = rows.findIndex((row) => row.id === id);
  if (from < 0 || before === from || before === from + 1) return;
  const others = rows.filter((row) => row.id !== id);
  const at = before > from ? before - 1 : before;
  const rank = rankBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null);
  announce(`Claim ${at + 1} of ${rows.length}`);
  await changeComparison('order', { rows: [{ id, rank }] });
}

export function moveRow(id: string, by: 1 | -1): void {
  const rows = rowsNow();
  const from = rows.findIndex((row) => row.id === id);
  if (from + by < 0 || from + by >= rows.length) return;
  void moveRowTo(id, by > 0 ? from + 2 : from - 1);
}

export async function deleteRow(row: ShownRow): Promise<void> {
  if (useGrid.getState().current === row.id) useGrid.setState({ current: null });
  await changeComparison('delete row', { remove: [row.id] }, 'Claim deleted');
}

/** Takes a passage out of the grid; its highlight stays. */
export async function removeCell(cell: Cell): Promise<void> {
  announce('Taken out of the grid');
  await changeComparison('take out of the grid', { remove: [cell.id] });
}

/** Moves a passage into another row; null makes a new one of it. */
export async function moveCell(cell: Cell, row: string | null): Promise<void> {
  const { id, annotation } = cell;
  if (row !== null) {
    const at = rowsNow().findIndex((other) => other.id === row);
    announce(`Moved to claim ${at + 1}`);
    await changeComparison('move passage', { cells: [{ id, row, annotation }] });
    return;
  }
  const made = crypto.randomUUID();
  useGrid.setState({ current: made });
  await changeComparison('new row', {
    rows: [{ id: made, claim: cell.place.quote.replace(/\s+/g, ' ').trim().slice(0, limits.claim) }],
    cells: [{ id, row: made, annotation }],
  });
}

/** To the row above or below, in the same column. @returns whether there is one */
export function moveCellBy(cell: Cell, from: string, by: 1 | -1): boolean {
  const rows = rowsNow();
  const to = rows[rows.findIndex((row) => row.id === from) + by];
  if (to) void moveCell(cell, to.id);
  return to !== undefined;
}

/** An empty row at the end, whose claim is written next. */
export async function newClaim(): Promise<void> {
  const [id] = await addRows([{ places: [], claim: '' }]);
  if (id !== undefined) useGrid.setState({ current: id, writing: { row: id, field: 'claim' } });
}

/** Makes rows of what the program proposes: one step. */
export async function addFacts(facts: readonly Fact[]): Promise<void> {
  await addRows(facts.map(({ claim, cells }) => ({ claim, places: cells })));
}

/** What the program proposes and the reader does not want as a row. */
export async function dismissFact(cells: readonly PassageIn[]): Promise<void> {
  const places = cells.slice(0, 2).flatMap(({ article, passage }) => placeGiven(article, passage) ?? []);
  if (places.length === 0) return;
  announce('Not proposed any more');
  await changeComparison('dismiss proposal', {
    dismiss: [{ id: crypto.randomUUID(), what: 'fact', places }],
  });
}

import type { ComparisonChange, Passage, ShownRow } from '#contract';
import { limits } from '#contract/limits';
import { create } from 'zustand';
import { announce } from './announce';
import { heldAnswer } from './api';
import { changeComparison, placeGiven, storeView } from './changing-comparison';
import { comparingView, heldComparison } from './comparing';
import { isSideShown, showSide } from './sides';
import { say } from './toasts';
import { useWorkspace } from './workspace';

/** A passage that is to come into the claim grid; `annotation` when it is a highlight. */
export interface GridPlace {
  article: string;
  passage: Passage;
  annotation?: string | null;
}

interface Grid {
  /** The row that what is put into the grid comes into. */
  current: string | null;
  /** The claim or note that is being written. */
  writing: { row: string; field: 'claim' | 'note' } | null;
  /** A row to bring into view; a new object each time. */
  shown: { row: string } | null;
}
export const useGrid = create<Grid>(() => ({ current: null, writing: null, shown: null }));

// A claim that is being written when its articles are closed is not gone on with, uncalled for, when they are opened again.
useWorkspace.subscribe(({ panes }, before) => {
  if (panes !== before.panes && useGrid.getState().writing) useGrid.setState({ writing: null });
});

interface Options {
  /** Where to; null makes a new row. Without it, the current row, or a new one when none is. */
  row?: string | null;
  /** What a new row claims; without it, the shortest of the passages. */
  claim?: string;
}

/** A row that is to be made, and what comes into it. */
interface NewRow {
  places: readonly GridPlace[];
  claim?: string | undefined;
}

const wordsOf = ({ article, passage }: GridPlace): string =>
  (heldAnswer('getArticle', { id: article })?.text.slice(passage.start, passage.end) ?? '')
    .replace(/\s+/g, ' ')
    .trim();

const claimOf = (places: readonly GridPlace[]): string =>
  (places.map(wordsOf).sort((a, b) => a.length - b.length)[0] ?? '').slice(0, limits.claim);

/** Whether a row has a passage already, or one that it is a part of. */
export const hasPlace = ({ cells }: Pick<ShownRow, 'cells'>, { article, passage }: GridPlace): boolean =>
  cells.some(
    ({ place }) =>
      place.article === article &&
      place.passage !== null &&
      place.passage.start <= passage.start &&
      place.passage.end >= passage.end,
  );

/**
 * The row that a match goes into when none is named: the current one, unless that tells of something else in the same
 * articles already; then a new one. What a row has already goes there.
 */
export function rowFor(
  rows: readonly ShownRow[],
  current: string | null,
  places: readonly GridPlace[],
): string | null {
  const has = rows.find((row) => places.every((place) => hasPlace(row, place)));
  if (has) return has.id;
  const row = rows.find(({ id }) => id === current);
  if (!row || places.length < 2) return row?.id ?? null;
  const filled = places.every(({ article }) => row.cells.some(({ place }) => place.article === article));
  return filled && !places.some((place) => hasPlace(row, place)) ? null : row.id;
}

const cellsFor = (row: string, places: readonly GridPlace[]): NonNullable<ComparisonChange['cells']> =>
  places.flatMap(({ article, passage, annotation = null }) => {
    const place = placeGiven(article, passage);
    return place ? [{ id: crypto.randomUUID(), row, place, annotation }] : [];
  });

/** Whether the reader sees the grid. */
export const gridShown = (): boolean =>
  comparingView().gridBelow || (comparingView().panel === 'grid' && isSideShown('notebook'));

/** Shows the grid beside the articles, or below them when it stands there. */
export function showGrid(row?: string): void {
  if (!comparingView().gridBelow) {
    showSide('notebook');
    if (comparingView().panel !== 'grid') storeView({ panel: 'grid' });
  }
  if (row !== undefined) useGrid.setState({ current: row, shown: { row } });
}

const nameOf = (row: string): string => {
  const rows = heldComparison()?.rows ?? [];
  const at = rows.findIndex(({ id }) => id === row);
  return `claim ${at < 0 ? rows.length + 1 : at + 1}`;
};

/** Says where something went: where the grid is out of sight, with the way there. */
function tell(text: string, row: string, ...others: { label: string; run: () => void }[]): void {
  announce(text);
  if (gridShown()) useGrid.setState({ shown: { row } });
  else if (others.length === 0) say(text, { label: 'Show the grid', run: () => showGrid(row) });
  if (others.length > 0) say(text, ...others);
}

/**
 * Puts passages of open articles into a row of the claim grid, each into the column of its article: one step that can be
 * taken back. What the row has already stays as it is.
 * @returns the row, or null when nothing was stored; the reader has been told why
 */
export async function putIntoGrid(
  places: readonly GridPlace[],
  { row, claim }: Options = {},
): Promise<string | null> {
  const rows = heldComparison()?.rows ?? [];
  const wanted = row === undefined ? rowFor(rows, useGrid.getState().current, places) : row;
  const there = rows.find(({ id }) => id === wanted);
  if (!there) return (await addRows([{ places, claim }]))[0] ?? null;
  const cells = cellsFor(
    there.id,
    places.filter((place) => !hasPlace(there, place)),
  );
  useGrid.setState({ current: there.id });
  if (cells.length === 0) {
    tell(`Already in ${nameOf(there.id)}`, there.id);
    return there.id;
  }
  if (!(await changeComparison('put into the grid', { cells }))) return null;
  tell(`Put into ${nameOf(there.id)}`, there.id);
  return there.id;
}

/** Makes rows of the claim grid, at its end: one step. @returns their ids; none when nothing was stored */
export async function addRows(rows: readonly NewRow[]): Promise<string[]> {
  const made = rows.map(({ places, claim }) => {
    const id = crypto.randomUUID();
    return {
      row: { id, claim: (claim ?? claimOf(places)).slice(0, limits.claim) },
      cells: cellsFor(id, places),
    };
  });
  const [first, last] = [made[0]?.row.id, made.at(-1)?.row.id];
  if (first === undefined || last === undefined) return [];
  const stored = changeComparison(made.length > 1 ? `${made.length} new rows` : 'new row', {
    rows: made.map(({ row }) => row),
    cells: made.flatMap(({ cells }) => cells),
  });
  useGrid.setState({ current: last });
  if (!(await stored)) return [];
  tell(made.length > 1 ? `${made.length} claims added` : `New ${nameOf(last)}`, first);
  return made.map(({ row }) => row.id);
}

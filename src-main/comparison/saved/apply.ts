import {
  AppError,
  type Comparison,
  type ComparisonChange,
  ComparisonView,
  type Decision,
  type Dismissal,
  type GridCell,
  type GridRow,
  type Id,
  limits,
} from '#contract';
import { rankBetween } from '#contract/rank';
import { isDeepStrictEqual } from 'node:util';
import { later } from '../../annotations/later';
import { changedElsewhere } from '../../annotations/refusals';
import { inOrder } from './order';

/** What the places of a change have become. */
export interface Targeted {
  decisions: Omit<Decision, 'created'>[];
  dismissed: Omit<Dismissal, 'created'>[];
  cells: { row: Id; cell: GridCell }[];
}

/**
 * A comparison after a change; the same one when that changes nothing. What it holds stands in an order that does not
 * depend on the way there.
 * @param name for one that is made without a name
 * @throws AppError `not-found` for what is deleted or not there, `conflict` where a text is another by now than the caller
 *   saw, `bad-input`
 */
export function applied(
  old: Comparison | undefined,
  change: ComparisonChange,
  targeted: Targeted,
  { now, name }: { now: Date; name: string },
): Comparison {
  const start = old ?? madeFor(change, name, now);
  const revived = change.articles !== undefined && change.deleted === undefined;
  if (start.deleted !== null && change.deleted === undefined && !revived) throw comparisonGone();
  const { articles = start.articles, deleted = revived ? false : start.deleted !== null } = change;
  if (new Set(articles).size < articles.length) throw twice();
  refuseOvertaken(start, change);

  const time = later(now, start.modified);
  const gone = new Set(change.remove);
  const { restore } = change;
  const rows = withCells(
    withRows(put(start.rows, restore?.rows), change),
    [...(restore?.cells ?? []).filter(({ row }) => hasRow(start, restore, row)), ...targeted.cells],
    gone,
  );
  const next = inOrder({
    ...start,
    articles,
    name: change.name ?? start.name,
    note: change.note ?? start.note,
    view: change.view ?? start.view,
    decisions: putNew(put(start.decisions, restore?.decisions), targeted.decisions, time).filter(isLeft),
    dismissed: putNew(put(start.dismissed, restore?.dismissed), targeted.dismissed, time).filter(isLeft),
    rows,
    deleted: deleted ? (start.deleted ?? time) : null,
  });
  return finished(old, next, time);

  function isLeft({ id }: { id: Id }): boolean {
    return !gone.has(id);
  }
}

/** How it is looked at is no change of what it says: a list by the last change must not jump about. */
function finished(old: Comparison | undefined, next: Comparison, time: string): Comparison {
  if (!old) return next;
  if (isDeepStrictEqual(next, old)) return old;
  const isViewOnly = isDeepStrictEqual({ ...next, view: old.view }, old);
  return isViewOnly ? next : { ...next, modified: time };
}

function madeFor({ id, articles }: ComparisonChange, name: string, now: Date): Comparison {
  if (!articles) throw comparisonGone();
  const created = now.toISOString();
  return {
    ...{ id, name, articles, note: '', view: ComparisonView.parse({}) },
    ...{ decisions: [], dismissed: [], rows: [] },
    ...{ created, modified: created, deleted: null },
  };
}

/** Things put whole, by their ids. */
function put<T extends { id: Id }>(list: readonly T[], things: readonly T[] = []): T[] {
  return [...new Map([...list, ...things].map((one) => [one.id, one])).values()];
}

/** The same for things that the reader has just made; one that is made anew keeps the time of the first. */
function putNew<T extends { id: Id; created: string }>(
  list: readonly T[],
  things: readonly Omit<T, 'created'>[],
  time: string,
): T[] {
  return put(
    list,
    things.map((one) => {
      const created = list.find(({ id }) => id === one.id)?.created ?? time;
      return { ...one, created } as T;
    }),
  );
}

function withRows(list: readonly GridRow[], { rows = [], was }: ComparisonChange): GridRow[] {
  const all = [...list];
  for (const { id, ...given } of rows) {
    const at = all.findIndex((row) => row.id === id);
    const old = all[at];
    if (!old && was?.rows?.some((row) => row.id === id)) throw rowGone();
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const row = old ?? { id, rank: rankAfter(all), claim: '', cells: [], verdict: null, note: '' };
    all.splice(old ? at : all.length, old ? 1 : 0, { ...row, ...set });
  }
  return all;
}

function rankAfter(rows: readonly GridRow[]): string {
  const last = rows.reduce<string | null>((max, { rank }) => (max === null || rank > max ? rank : max), null);
  return rankBetween(last, null);
}

/** A cell is in one row: put into another, it leaves the one it was in. */
function withCells(rows: readonly GridRow[], cells: Targeted['cells'], gone: ReadonlySet<Id>): GridRow[] {
  const homes = new Map(cells.map(({ row, cell }) => [cell.id, { row, cell }]));
  for (const { row } of homes.values()) if (!rows.some(({ id }) => id === row)) throw rowGone();
  return rows
    .filter(({ id }) => !gone.has(id))
    .map((row) => {
      const come = [...homes.values()].filter((home) => home.row === row.id).map(({ cell }) => cell);
      const stay = row.cells.filter(({ id }) => !homes.has(id));
      const all = [...stay, ...come].filter(({ id }) => !gone.has(id));
      if (all.length > limits.cells && all.length > row.cells.length) throw tooManyCells();
      return { ...row, cells: all };
    });
}

const hasRow = ({ rows }: Comparison, restore: ComparisonChange['restore'], id: Id): boolean =>
  [...rows, ...(restore?.rows ?? [])].some((row) => row.id === id);

/** A text that another window has changed since the caller saw it is not overwritten. */
function refuseOvertaken(old: Comparison, { note, rows = [], was }: ComparisonChange): void {
  const isOther = (now: string, seen: string | undefined, wanted: string | undefined): boolean =>
    seen !== undefined && wanted !== undefined && now !== seen && now !== wanted;
  if (isOther(old.note, was?.note, note)) throw changedElsewhere('The note on this comparison');
  for (const seen of was?.rows ?? []) {
    const [now, wanted] = [old.rows, rows].map((all) => all.find(({ id }) => id === seen.id));
    if (!now || !wanted) continue;
    if (isOther(now.claim ?? '', seen.claim, wanted.claim)) throw changedElsewhere('This claim');
    if (isOther(now.note ?? '', seen.note, wanted.note)) throw changedElsewhere('The note on this claim');
  }
}

export const comparisonGone = (): AppError =>
  new AppError('not-found', 'This comparison is not in the library. It may have been deleted.');
const rowGone = (): AppError =>
  new AppError('not-found', 'This row of the grid is not there any more. It may have been deleted.');
const twice = (): AppError =>
  new AppError('bad-input', 'An article cannot be compared with itself. Choose each article once.');
const tooManyCells = (): AppError =>
  new AppError('bad-input', `A row of the grid has at most ${limits.cells} passages. Take some out first.`);

import type { Comparison, ComparisonChange, GridCell, GridRow, Id } from '#contract';
import { isDeepStrictEqual } from 'node:util';

/**
 * The change that makes `old` of `young` again; null where they say the same. It touches only what differs between them,
 * so that what others change afterwards stays.
 */
export function inverseOf(old: Comparison | undefined, young: Comparison): ComparisonChange | null {
  if (!old) return { id: young.id, deleted: true };
  const decisions = difference(old.decisions, young.decisions);
  const dismissed = difference(old.dismissed, young.dismissed);
  const rows = rowsBack(old.rows, young.rows);
  const remove = [...decisions.added, ...dismissed.added, ...rows.remove];
  const restore = {
    ...(decisions.changed.length > 0 && { decisions: decisions.changed }),
    ...(dismissed.changed.length > 0 && { dismissed: dismissed.changed }),
    ...(rows.gone.length > 0 && { rows: rows.gone }),
    ...(rows.cells.length > 0 && { cells: rows.cells }),
  };
  const noteIsOther = old.note !== young.note;
  const was = {
    ...(noteIsOther && { note: young.note }),
    ...(rows.was.length > 0 && { rows: rows.was }),
  };
  const change = {
    ...(!isDeepStrictEqual(old.articles, young.articles) && { articles: old.articles }),
    ...(old.name !== young.name && { name: old.name }),
    ...(noteIsOther && { note: old.note }),
    ...(!isDeepStrictEqual(old.view, young.view) && { view: old.view }),
    ...(rows.set.length > 0 && { rows: rows.set }),
    ...(remove.length > 0 && { remove }),
    ...(Object.keys(restore).length > 0 && { restore }),
    ...(Object.keys(was).length > 0 && { was }),
  };
  const isDeleted = old.deleted !== null;
  const turned = isDeleted !== (young.deleted !== null);
  if (!turned && Object.keys(change).length === 0) return null;
  // Said also where it stays deleted: a change of a deleted one is refused otherwise.
  return { id: old.id, ...change, ...((turned || isDeleted) && { deleted: isDeleted }) };
}

/** Ids of things that only `young` has, and the things of `old` that it has not, or has otherwise. */
function difference<T extends { id: Id }>(
  old: readonly T[],
  young: readonly T[],
): { added: Id[]; changed: T[] } {
  const [before, after] = [byId(old), byId(young)];
  return {
    added: young.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    changed: old.filter((one) => !isDeepStrictEqual(after.get(one.id), one)),
  };
}

interface RowsBack {
  remove: Id[];
  gone: GridRow[];
  cells: { row: Id; cell: GridCell }[];
  set: NonNullable<ComparisonChange['rows']>;
  was: NonNullable<NonNullable<ComparisonChange['was']>['rows']>;
}

function rowsBack(old: readonly GridRow[], young: readonly GridRow[]): RowsBack {
  const [before, after] = [byId(old), byId(young)];
  const back: RowsBack = {
    remove: young.filter(({ id }) => !before.has(id)).map(({ id }) => id),
    ...{ gone: [], cells: [], set: [], was: [] },
  };
  const homes = new Map(young.flatMap((row) => row.cells.map((cell) => [cell.id, { row: row.id, cell }])));
  for (const row of old) {
    const now = after.get(row.id);
    if (!now) {
      back.gone.push(row);
      // Cells that went over into other rows come back with it.
      for (const cell of row.cells) if (homes.has(cell.id)) back.cells.push({ row: row.id, cell });
      continue;
    }
    const set = {
      ...(row.rank !== now.rank && { rank: row.rank }),
      ...(row.claim !== now.claim && { claim: row.claim }),
      ...(row.verdict !== now.verdict && { verdict: row.verdict }),
      ...(row.note !== now.note && { note: row.note }),
    };
    const seen = {
      ...(row.claim !== now.claim && { claim: now.claim }),
      ...(row.note !== now.note && { note: now.note }),
    };
    if (Object.keys(set).length > 0) back.set.push({ id: row.id, ...set });
    if (Object.keys(seen).length > 0) back.was.push({ id: row.id, ...seen });
    for (const cell of row.cells) {
      const home = homes.get(cell.id);
      if (home?.row !== row.id || !isDeepStrictEqual(home.cell, cell)) back.cells.push({ row: row.id, cell });
    }
  }
  const known = new Set(old.flatMap(({ cells }) => cells.map(({ id }) => id)));
  for (const row of young) {
    if (!before.has(row.id)) continue;
    for (const { id } of row.cells) if (!known.has(id)) back.remove.push(id);
  }
  return back;
}

const byId = <T extends { id: Id }>(list: readonly T[]): Map<Id, T> =>
  new Map(list.map((one) => [one.id, one]));

import type { ComparisonChange, Passage, PlaceGiven, ShownComparison, ShownPlace, Target } from '#contract';
import { rankBetween } from '#contract/rank';

type ShownRow = ShownComparison['rows'][number];
type ShownCell = ShownRow['cells'][number];

/** What the page knows of an article's text. */
export interface KnownText {
  version: number;
  text: string;
}
export type Texts = (article: string) => KnownText | undefined;

const byRank = (a: ShownRow, b: ShownRow): number => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);

/** Things put whole, by their ids: one that is there keeps its place in the list. */
function put<T extends { id: string }>(list: readonly T[], things: readonly T[]): T[] {
  const given = new Map(things.map((thing) => [thing.id, thing]));
  const kept = list.map((one) => given.get(one.id) ?? one);
  const ids = new Set(list.map(({ id }) => id));
  return [...kept, ...[...given.values()].filter(({ id }) => !ids.has(id))];
}

/**
 * A comparison as it will be after a change, as far as the page can know: shown until the main side has said it. What it
 * would refuse is not refused here.
 */
export function comparisonAfter(
  shown: ShownComparison,
  change: ComparisonChange,
  texts: Texts,
  now = new Date().toISOString(),
): ShownComparison {
  const quoteAt = (article: string, { start, end }: Passage): string =>
    texts(article)?.text.slice(start, end) ?? '';
  const given = ({ article, passage }: PlaceGiven): ShownPlace => ({
    ...{ article, passage, quote: quoteAt(article, passage) },
  });
  const placed = ({ source, version, selector: [at, quote] }: Target): ShownPlace => {
    const known = texts(source);
    // In a text that is not open nobody sees whether it has moved.
    const isThere = !known || known.version === version;
    return {
      ...{ article: source, quote: quote.exact },
      passage: isThere ? { start: at.start, end: at.end } : null,
    };
  };
  const created = (list: readonly { id: string; created: string }[], id: string): string =>
    list.find((one) => one.id === id)?.created ?? now;
  const { restore } = change;
  const gone = new Set(change.remove);
  const left = ({ id }: { id: string }): boolean => !gone.has(id);

  const decisions = put(shown.decisions, [
    ...(restore?.decisions ?? []).map((one) => {
      return { ...one, ends: [placed(one.ends[0]), placed(one.ends[1])] as [ShownPlace, ShownPlace] };
    }),
    ...(change.decide ?? []).map(({ id, ends: [a, b], corresponds }) => ({
      ...{ id, corresponds, created: created(shown.decisions, id) },
      ends: [given(a), given(b)] as [ShownPlace, ShownPlace],
    })),
  ]);
  const dismissed = put(shown.dismissed, [
    ...(restore?.dismissed ?? []).map((one) => ({ ...one, places: one.places.map(placed) })),
    ...(change.dismiss ?? []).map(({ id, what, places }) => ({
      ...{ id, what, created: created(shown.dismissed, id), places: places.map(given) },
    })),
  ]);
  const restored = put(
    shown.rows,
    (restore?.rows ?? []).map((row) => ({
      ...row,
      cells: row.cells.map(({ target, ...cell }) => ({ ...cell, place: placed(target) })),
    })),
  );
  const homes = new Map<string, { row: string; cell: ShownCell }>();
  for (const { row, cell } of restore?.cells ?? [])
    homes.set(cell.id, {
      row,
      cell: { id: cell.id, annotation: cell.annotation, place: placed(cell.target) },
    });
  const there = new Map(restored.flatMap(({ cells }) => cells.map((cell) => [cell.id, cell])));
  for (const { row, id, place, annotation = null } of change.cells ?? []) {
    const cell = place ? { id, annotation, place: given(place) } : there.get(id);
    if (cell) homes.set(id, { row, cell });
  }
  const rows = withFields(restored, change.rows ?? [])
    .filter(left)
    .map((row) => withCells(row, homes, left))
    .sort(byRank);

  return {
    ...shown,
    ...{ decisions: decisions.filter(left), dismissed: dismissed.filter(left), rows },
    ...(change.articles && { articles: change.articles }),
    ...(change.name !== undefined && { name: change.name }),
    ...(change.note !== undefined && { note: change.note }),
    ...(change.view && { view: change.view }),
    ...(change.deleted !== undefined && { deleted: change.deleted ? (shown.deleted ?? now) : null }),
  };
}

function withFields(list: readonly ShownRow[], changes: NonNullable<ComparisonChange['rows']>): ShownRow[] {
  const rows = [...list];
  for (const { id, rank, claim, verdict, note } of changes) {
    const at = rows.findIndex((row) => row.id === id);
    const last = rows.reduce<string | null>(
      (most, row) => (most !== null && most > row.rank ? most : row.rank),
      null,
    );
    const row = rows[at] ?? {
      id,
      rank: rankBetween(last, null),
      claim: '',
      cells: [],
      verdict: null,
      note: '',
    };
    rows.splice(at < 0 ? rows.length : at, at < 0 ? 0 : 1, {
      ...row,
      ...(rank !== undefined && { rank }),
      ...(claim !== undefined && { claim }),
      ...(verdict !== undefined && { verdict }),
      ...(note !== undefined && { note }),
    });
  }
  return rows;
}

/** A cell is in one row: put into another, it leaves the one it was in. */
function withCells(
  row: ShownRow,
  homes: ReadonlyMap<string, { row: string; cell: ShownCell }>,
  left: (cell: ShownCell) => boolean,
): ShownRow {
  const come = [...homes.values()].filter((home) => home.row === row.id).map(({ cell }) => cell);
  const stay = row.cells.filter(({ id }) => (homes.get(id)?.row ?? row.id) === row.id);
  return { ...row, cells: put(stay, come).filter(left) };
}

/** A comparison that is being made, before the main side has named it. */
export function comparisonBegun(
  { id, articles, view }: { id: string; articles: string[]; view: ShownComparison['view'] },
  name: string,
  now = new Date().toISOString(),
): ShownComparison {
  return {
    ...{ id, name, articles, view, note: '' },
    ...{ decisions: [], dismissed: [], rows: [] },
    ...{ created: now, modified: now, deleted: null },
  };
}

import { type GridRow, limits } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import { inOrder } from '../../comparison/saved/order';
import type { ComparisonFile } from '../formats';
import { byId } from './by-id';
import { descent, type Field, pastOf, remember } from './lineage';
import { ranked, settled, taken, union, withoutPast } from './ranking';
import { bothTexts } from './texts';

const said = ({ view: _, ...rest }: ComparisonFile): unknown => ({ ...withoutPast(rest), modified: null });
const comparisonFields: readonly Field<ComparisonFile>[] = [{ name: 'all', of: said }];
const [whole] = comparisonFields as [Field<ComparisonFile>];

/** What two computers made of one comparison. */
export function mergeComparisons(
  ours: ComparisonFile,
  theirs: ComparisonFile,
  base?: ComparisonFile,
): ComparisonFile {
  const line = descent(ours, theirs, base, whole);
  if (line === 'ours' || line === 'theirs') {
    const [newer, older] = line === 'ours' ? [ours, theirs] : [theirs, ours];
    const { past: _, ...rest } = newer;
    return settled(ours, theirs, { ...rest, ...pastOf(newer, [newer, older], comparisonFields) }, base);
  }
  const sides = { ours, theirs, base };
  const { winner, loser } = ranked(ours, theirs, (one) => [said(one), one.view]);
  const { past: _, ...rest } = winner;
  const merged: ComparisonFile = inOrder({
    ...rest,
    name: taken(sides, winner, (one) => one.name),
    articles: union(winner.articles, loser.articles, base?.articles).slice(0, limits.compared),
    note: text(sides, winner, loser, (one) => one.note, limits.note),
    decisions: list(sides, winner, loser, (one) => one.decisions),
    dismissed: list(sides, winner, loser, (one) => one.dismissed),
    rows: rowsOf(sides, winner === ours),
    deleted: taken(sides, winner, (one) => one.deleted),
  });
  return settled(ours, theirs, { ...merged, ...pastOf(merged, [winner, loser], comparisonFields) }, base);
}

export function rememberComparison(
  old: ComparisonFile,
  young: ComparisonFile,
  out: ComparisonFile | null,
): ComparisonFile {
  return remember(old, young, comparisonFields, out ?? undefined);
}

interface Sides<T> {
  ours: T;
  theirs: T;
  base: T | undefined;
}

/** A text of both: from the side that has changed it, or both texts when both have. */
function text<T>(
  sides: Sides<T>,
  winner: T,
  loser: T,
  of: (one: T) => string,
  longest: number,
  line?: string,
): string {
  const { ours, theirs, base } = sides;
  if (base && (of(base) === of(ours) || of(base) === of(theirs))) return taken(sides, winner, of);
  return bothTexts(of(winner), of(loser), longest, line);
}

/** Things by their ids, without what one side has taken out since the base and the other has not touched. */
function list<T extends { id: string }>(
  { base }: Sides<ComparisonFile>,
  winner: ComparisonFile,
  loser: ComparisonFile,
  of: (one: ComparisonFile) => readonly T[],
): T[] {
  return withoutRemoved(
    byId(of(winner), of(loser), undefined, (a) => [a]),
    of(winner),
    of(loser),
    base && of(base),
  );
}

function withoutRemoved<T extends { id: string }>(
  all: T[],
  a: readonly T[],
  b: readonly T[],
  base: readonly T[] | undefined,
): T[] {
  const was = new Map(base?.map((one) => [one.id, one]));
  return all.filter((one) => {
    const old = was.get(one.id);
    const isOnBoth = [a, b].every((side) => side.some(({ id }) => id === one.id));
    return isOnBoth || !old || !isDeepStrictEqual(old, one);
  });
}

function rowsOf({ ours, theirs, base }: Sides<ComparisonFile>, oursWins: boolean): GridRow[] {
  const all = byId(ours.rows, theirs.rows, base?.rows, (a, b, was) => {
    const sides = { ours: a, theirs: b, base: was };
    const [winner, loser] = oursWins ? [a, b] : [b, a];
    const cells = withoutRemoved(
      byId(winner.cells, loser.cells, undefined, (cell) => [cell]),
      ...([winner.cells, loser.cells, was?.cells] as const),
    );
    return [
      {
        ...winner,
        rank: taken(sides, winner, (one) => one.rank),
        verdict: taken(sides, winner, (one) => one.verdict),
        claim: text(sides, winner, loser, (one) => one.claim, limits.claim, ' / '),
        note: text(sides, winner, loser, (one) => one.note, limits.note),
        cells: cells.slice(0, limits.cells),
      },
    ];
  });
  return inOneRow(
    withoutRemoved(all, ours.rows, theirs.rows, base?.rows),
    oursWins ? ours.rows : theirs.rows,
  );
}

/** A passage that was put into another row on one side stays where the winner has it. */
function inOneRow(rows: GridRow[], winner: readonly GridRow[]): GridRow[] {
  const homes = new Map(winner.flatMap((row) => row.cells.map(({ id }) => [id, row.id] as const)));
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const row of sorted) for (const { id } of row.cells) if (!homes.has(id)) homes.set(id, row.id);
  const there = new Set(rows.map(({ id }) => id));
  const isHome = (row: string, cell: string): boolean => {
    const home = homes.get(cell);
    return home === row || home === undefined || !there.has(home);
  };
  return rows.map((row) => ({ ...row, cells: row.cells.filter(({ id }) => isHome(row.id, id)) }));
}

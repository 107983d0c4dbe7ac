/** A place in the grid that the keyboard comes to. Rows and columns count from 0; a cell with several passages has several. */
export interface Stop {
  key: string;
  row: number;
  column: number;
}

export type Move =
  'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'first' | 'last' | 'page-up' | 'page-down';

const page = 5;

/**
 * The stop that a key leads to from another; the same one where it leads nowhere.
 * @param stops in the order in which they stand on the page
 * @param stacked cells stand below one another, so up and down go through them
 */
export function stopAfter(stops: readonly Stop[], from: string, move: Move, stacked: boolean): string {
  const at = stops.findIndex(({ key }) => key === from);
  const here = stops[at];
  if (!here) return stops[0]?.key ?? from;
  const inRow = stops.filter(({ row }) => row === here.row);
  const cell = inRow.filter(({ column }) => column === here.column);
  const [first, last] = [stops[0] ?? here, stops.at(-1) ?? here];

  const acrossRow = (by: 1 | -1): Stop => {
    const columns = [...new Set(inRow.map(({ column }) => column))].sort((a, b) => a - b);
    const to = columns[columns.indexOf(here.column) + by];
    return inRow.find(({ column }) => column === to) ?? here;
  };
  /** In another row the same column, or the nearest one before it. */
  const inOther = (row: number, fromEnd = false): Stop => {
    const there = stops.filter((stop) => stop.row === row);
    if (there.length === 0) return here;
    const columns = there.map(({ column }) => column);
    const upTo = columns.filter((column) => column <= here.column);
    const wanted = upTo.length > 0 ? Math.max(...upTo) : Math.min(...columns);
    const found = there.filter(({ column }) => column === wanted);
    return (fromEnd ? found.at(-1) : found[0]) ?? here;
  };
  const rows = [...new Set(stops.map(({ row }) => row))].sort((a, b) => a - b);
  const rowAfter = (by: number): number => {
    const to = Math.max(0, Math.min(rows.indexOf(here.row) + by, rows.length - 1));
    return rows[to] ?? here.row;
  };
  const vertical = (by: 1 | -1): Stop => {
    if (stacked) return stops[at + by] ?? here;
    const next = cell[cell.indexOf(here) + by];
    if (next) return next;
    const row = rowAfter(by);
    return row === here.row ? here : inOther(row, by < 0);
  };

  const to: Record<Move, () => Stop> = {
    left: () => acrossRow(-1),
    right: () => acrossRow(1),
    up: () => vertical(-1),
    down: () => vertical(1),
    home: () => inRow.reduce((least, stop) => (stop.column < least.column ? stop : least), here),
    end: () => inRow.reduce((most, stop) => (stop.column > most.column ? stop : most), here),
    first: () => first,
    last: () => last,
    'page-up': () => inOther(rowAfter(-page)),
    'page-down': () => inOther(rowAfter(page)),
  };
  return to[move]().key;
}

/** Where the keyboard is when the stop that it was on is gone: what came to stand in its place. */
export function stopNear(stops: readonly Stop[], before: readonly Stop[], key: string): string | null {
  if (stops.some((stop) => stop.key === key)) return key;
  const gone = before.find((stop) => stop.key === key);
  if (!gone) return stops[0]?.key ?? null;
  const distance = ({ row, column }: Stop): number =>
    Math.abs(row - gone.row) * 1000 + Math.abs(column - gone.column);
  return (
    stops.reduce<Stop | null>((near, stop) => (near && distance(near) <= distance(stop) ? near : stop), null)
      ?.key ?? null
  );
}

import type { Category, NotesQuery } from '#contract';
import { type Pauses, sortInTurns } from './pauses';
import type { Entry, Row } from './rows';

/** Notes that stand together, in their order. */
export interface Group {
  key: string;
  label: string;
  rows: readonly Row[];
}

/** The rows of one article that a query wants. */
export interface Found {
  entry: Entry;
  rows: readonly Row[];
}

/** What was found, in the groups and the order that a query wants. No group is empty. */
export async function arrange(
  found: readonly Found[],
  by: NotesQuery['group'],
  categories: readonly Category[],
  pauses: Pauses,
): Promise<Group[]> {
  if (by === 'article') return found.map(({ entry, rows }) => ({ key: entry.id, label: entry.title, rows }));
  if (by === 'outline') return outlined(found, pauses);
  const keysOf = { category: byCategory, tag: byTag, date: byDay }[by];
  const groups = await gather(found, keysOf, pauses);
  if (by === 'category') return inTheirOrder(groups, categories);
  return by === 'tag' ? alphabetical(groups) : newestFirst(groups, pauses);
}

type Groups = Map<string, Row[]>;

const byCategory = ({ category }: Row): readonly string[] => [category];
const untagged: readonly string[] = [''];
const byTag = ({ tags }: Row): readonly string[] => (tags.length === 0 ? untagged : tags);
const two = (n: number): string => String(n).padStart(2, '0');
const byDay = ({ created }: Row): readonly string[] => {
  const day = new Date(created);
  return [`${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`];
};

async function gather(
  found: readonly Found[],
  keysOf: (row: Row) => readonly string[],
  pauses: Pauses,
): Promise<Groups> {
  const groups: Groups = new Map();
  for (const { rows } of found) {
    for (const row of rows) {
      for (const key of keysOf(row)) {
        const group = groups.get(key);
        if (group) group.push(row);
        else groups.set(key, [row]);
      }
      if (pauses.due()) await pauses.take();
    }
  }
  return groups;
}

/** Those that there are no more by that id come last. */
function inTheirOrder(groups: Groups, categories: readonly Category[]): Group[] {
  const known = new Set(categories.map(({ id }) => id));
  const others = [...groups.keys()].filter((id) => !known.has(id)).sort();
  const all = [...categories, ...others.map((id) => ({ id, name: id }))];
  return all.flatMap(({ id, name }) => {
    const rows = groups.get(id);
    return rows ? [{ key: id, label: name, rows }] : [];
  });
}

/** Those without a tag come last. */
function alphabetical(groups: Groups): Group[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const tags = [...groups.keys()].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : compare(a, b)));
  return tags.map((key) => ({ key, label: key === '' ? 'Without a tag' : key, rows: groups.get(key) ?? [] }));
}

async function newestFirst(groups: Groups, pauses: Pauses): Promise<Group[]> {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });
  const days: Group[] = [];
  for (const [key, rows] of [...groups].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const sorted = await sortInTurns(rows, (a, b) => b.created - a.created, pauses);
    days.push({ key, label: format.format(sorted[0]?.created), rows: sorted });
  }
  return days;
}

/** What the notes are called that have no place in the reader's own order. */
const notInOrder = 'Not in your order yet';

/** The reader's own order; what has no place in it comes last, in the order of the articles. */
async function outlined(found: readonly Found[], pauses: Pauses): Promise<Group[]> {
  const [placed, others]: [Row[], Row[]] = [[], []];
  for (const { rows } of found) {
    for (const row of rows) (row.rank === null ? others : placed).push(row);
    if (pauses.due(rows.length)) await pauses.take();
  }
  const byRank = (a: Row, b: Row): number =>
    a.rank === b.rank ? 0 : (a.rank ?? '') < (b.rank ?? '') ? -1 : 1;
  const sorted = await sortInTurns(placed, byRank, pauses);
  return [
    { key: '', label: '', rows: sorted },
    { key: '', label: notInOrder, rows: others },
  ].filter(({ rows }) => rows.length > 0);
}

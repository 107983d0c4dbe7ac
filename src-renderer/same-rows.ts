import { replaceEqualDeep } from '@tanstack/react-query';

const hasId = (value: unknown): value is { id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

/**
 * A new answer with the objects of the old one wherever they say the same, so that what shows them need not be drawn
 * again. Rows are known by their ids: an article that comes in on top of the list moves all others by one place.
 */
export function sameRows(held: unknown, fresh: unknown): unknown {
  if (!Array.isArray(held) || !Array.isArray(fresh) || !fresh.every(hasId))
    return replaceEqualDeep(held, fresh);
  const known = new Map(held.filter(hasId).map((row) => [row.id, row]));
  const rows = fresh.map((row) => replaceEqualDeep(known.get(row.id), row));
  return rows.length === held.length && rows.every((row, i) => row === held[i]) ? held : rows;
}

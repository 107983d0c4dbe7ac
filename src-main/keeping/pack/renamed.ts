import type { Id } from '#contract';

/** Fields whose values are ids of articles, and lists of such. */
const fields = new Set(['source', 'article', 'into', 'mergedInto']);
const lists = new Set(['articles', 'apart', 'others']);

/**
 * The same document with other ids of articles. Only fields that hold such ids are looked at: words of the reader that
 * read like one stay.
 * @param ids old id → new id, only those that become another
 */
export function renamed<T>(value: T, ids: ReadonlyMap<Id, Id>): T {
  if (ids.size === 0) return value;
  const walk = (one: unknown, key: string): unknown => {
    if (typeof one === 'string') return fields.has(key) || lists.has(key) ? (ids.get(one) ?? one) : one;
    if (Array.isArray(one)) return one.map((inner) => walk(inner, lists.has(key) ? key : ''));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner, name)]));
  };
  return walk(value, '') as T;
}

/**
 * What turns one JSON value into another, small where they share most: properties of objects, and entries of lists whose
 * entries have an `id` of their own or are different strings. It only ever sets and removes, so that a value which has seen
 * some of a row of patches already is brought to the same end by all of them, in order.
 */
export type Patch = Whole | ObjectPatch | ListPatch;

/** Takes the place of all that there was. */
interface Whole {
  whole: unknown;
}

interface ObjectPatch {
  set?: [key: string, value: unknown][];
  unset?: string[];
  in?: [key: string, patch: Patch][];
}

interface ListPatch {
  drop?: string[];
  in?: [id: string, patch: Patch][];
  /** Entries that take the place of those with their ids. */
  put?: unknown[];
  /** New entries, which come last, also where they are known already. */
  add?: unknown[];
  /** All ids, where they are not in the order that the rest leaves them in. */
  order?: string[];
}

type Fields = Record<string, unknown>;

/** Null when they say the same. A property that is `undefined` is none. */
export function diff(before: unknown, after: unknown): Patch | null {
  const patch = between(before, after);
  return patch === other ? { whole: after } : patch;
}

/** @returns a value that shares with `value` what is not changed; what fits nowhere is left out */
export function patched(value: unknown, patch: Patch): unknown {
  if ('whole' in patch) return patch.whole;
  if (Array.isArray(value)) return patchedList(value, patch);
  return isObject(value) ? patchedObject(value, patch) : value;
}

/** Whether it says all by itself, whatever there was before. */
export const isWhole = (patch: Patch): boolean => 'whole' in patch;

/** Whether it is one: what stands in a file may be anything. */
export function isPatch(value: unknown): value is Patch {
  if (!isObject(value)) return false;
  if ('whole' in value) return true;
  const { set, unset, in: inside, drop, put, add, order } = value;
  return (
    [unset, drop, order].every((names) => areAll(names, (name) => typeof name === 'string')) &&
    [put, add].every((entries) => areAll(entries, (entry) => keyOf(entry) !== null)) &&
    areAll(set, (step) => Array.isArray(step) && step.length === 2 && typeof step[0] === 'string') &&
    areAll(inside, (step) => Array.isArray(step) && typeof step[0] === 'string' && isPatch(step[1]))
  );
}

const areAll = (list: unknown, fits: (value: unknown) => boolean): boolean =>
  list === undefined || (Array.isArray(list) && list.every(fits));

/** They have nothing in common that could stay. */
const other = Symbol('other');

function between(a: unknown, b: unknown): Patch | null | typeof other {
  if (a === b) return null;
  if (Array.isArray(a) && Array.isArray(b)) return betweenLists(a, b);
  if (isObject(a) && isObject(b)) return betweenObjects(a, b);
  return other;
}

function betweenObjects(a: Fields, b: Fields): Patch | null {
  const patch: Required<ObjectPatch> = { set: [], unset: [], in: [] };
  for (const [key, value] of Object.entries(b)) {
    if (value === undefined) continue;
    const old = Object.hasOwn(a, key) ? a[key] : undefined;
    const step = old === undefined ? other : between(old, value);
    if (step === other) patch.set.push([key, value]);
    else if (step) patch.in.push([key, step]);
  }
  for (const [key, value] of Object.entries(a)) {
    if (value !== undefined && (!Object.hasOwn(b, key) || b[key] === undefined)) patch.unset.push(key);
  }
  return unlessEmpty(patch);
}

function betweenLists(a: readonly unknown[], b: readonly unknown[]): Patch | null | typeof other {
  if (a.length === b.length && a.every((value, at) => value === b[at])) return null;
  const quick = inTheirPlaces(a, b);
  if (quick !== undefined) return quick;
  const [old, young] = [byKey(a), byKey(b)];
  if (!old || !young) return sameText(a, b) ? null : other;
  const patch: Required<ListPatch> = { drop: [], in: [], put: [], add: [], order: [] };
  for (const key of old.keys()) if (!young.has(key)) patch.drop.push(key);
  const order = [...old.keys()].filter((key) => young.has(key));
  for (const [key, value] of young) {
    const before = old.get(key);
    if (before === undefined) {
      order.push(key);
      patch.add.push(value);
      continue;
    }
    const step = between(before, value);
    if (step === other) patch.put.push(value);
    else if (step) patch.in.push([key, step]);
  }
  const wanted = [...young.keys()];
  if (wanted.some((key, at) => key !== order[at])) patch.order = wanted;
  return unlessEmpty(patch);
}

/**
 * The same, where all entries are still in their places and new ones stand behind them: long lists change like that, and
 * comparing identical entries costs nothing. Undefined for others.
 */
function inTheirPlaces(a: readonly unknown[], b: readonly unknown[]): Patch | null | undefined {
  if (b.length < a.length) return undefined;
  const patch: Required<ListPatch> = { drop: [], in: [], put: [], add: [], order: [] };
  const keys = new Set<string>();
  for (const [at, value] of b.entries()) {
    const key = keyOf(value);
    if (key === null || keys.has(key)) return undefined;
    keys.add(key);
    if (at >= a.length) patch.add.push(value);
    else if (a[at] !== value) {
      if (keyOf(a[at]) !== key) return undefined;
      const step = between(a[at], value);
      if (step === other) patch.put.push(value);
      else if (step) patch.in.push([key, step]);
    }
  }
  return unlessEmpty(patch);
}

function patchedObject(value: Fields, { set = [], unset = [], in: inside = [] }: ObjectPatch): Fields {
  const fields = new Map(Object.entries(value));
  for (const key of unset) fields.delete(key);
  for (const [key, patch] of inside) if (fields.has(key)) fields.set(key, patched(fields.get(key), patch));
  for (const [key, to] of set) fields.set(key, to);
  return Object.fromEntries(fields);
}

function patchedList(list: unknown[], patch: ListPatch): unknown[] {
  const { drop = [], in: inside = [], put = [], add = [], order = [] } = patch;
  const entries = byKey(list);
  if (!entries) return list;
  for (const key of drop) entries.delete(key);
  for (const [key, step] of inside) if (entries.has(key)) entries.set(key, patched(entries.get(key), step));
  for (const value of put) entries.set(keyOf(value) ?? '', value);
  for (const value of add) {
    entries.delete(keyOf(value) ?? '');
    entries.set(keyOf(value) ?? '', value);
  }
  if (order.length === 0) return [...entries.values()];
  const first = order.filter((key) => entries.has(key));
  return [...new Set([...first, ...entries.keys()])].map((key) => entries.get(key));
}

/** Entries by what tells them apart, in their order; null for a list where nothing does. */
function byKey(list: readonly unknown[]): Map<string, unknown> | null {
  const entries = new Map<string, unknown>();
  for (const value of list) {
    const key = keyOf(value);
    if (key === null || entries.has(key)) return null;
    entries.set(key, value);
  }
  return entries;
}

function keyOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isObject(value) && Object.hasOwn(value, 'id') && typeof value.id === 'string' ? value.id : null;
}

/** Without what is empty; null when nothing is left. */
function unlessEmpty<P extends ObjectPatch | ListPatch>(patch: P): P | null {
  const parts = (Object.entries(patch) as [string, readonly unknown[]][]).filter(
    ([, steps]) => steps.length > 0,
  );
  return parts.length === 0 ? null : (Object.fromEntries(parts) as unknown as P);
}

const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

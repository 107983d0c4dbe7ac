/** Questions to foreign JSON: own properties only, and nothing is what it should be until it is asked. */

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function fieldOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function textAt(value: unknown, name: string): string | undefined {
  const found = fieldOf(value, name);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined;
}

export function listAt(value: unknown, name: string): unknown[] {
  const found = fieldOf(value, name);
  return Array.isArray(found) ? found : [];
}

/** Strings of a list, and the `name` of objects in it. */
export const namesIn = (list: readonly unknown[]): string[] =>
  list.flatMap((one) => (typeof one === 'string' ? [one] : (textAt(one, 'name') ?? [])));

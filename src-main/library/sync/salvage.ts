import type { Raw } from '../../store/migrations';
import type { Format } from '../../store/migrations';

/** What could be read of a document that is not as a whole what it should be. */
export interface Salvaged<T> {
  data: T;
  /** How many of its parts could not: entries of its lists, and other fields. */
  unread: number;
}

/**
 * Takes what fits out of a document that does not fit as a whole: of each list the entries that are good, and each other
 * field that is. What is missing or no good stays as in `empty`.
 * @param mend makes an entry of a list as it should be, where it can; any error means that it cannot
 */
export function salvage<T extends { formatVersion: number }>(
  raw: Raw,
  format: Format<T>,
  empty: T,
  mend: (entry: unknown, list: string) => unknown = (entry) => entry,
): Salvaged<T> {
  let data = empty;
  let unread = 0;
  /** The field alone, checked as part of a document that has nothing else. */
  const read = <K extends keyof T>(field: K, value: unknown): T[K] | null => {
    const parsed = format.schema.safeParse({ ...empty, [field]: value });
    return parsed.success ? parsed.data[field] : null;
  };
  const mended = (entry: unknown, list: string): unknown => {
    try {
      return mend(entry, list);
    } catch {
      return entry;
    }
  };
  for (const field of Object.keys(empty) as (keyof T & string)[]) {
    const value = raw[field];
    if (field === 'formatVersion' || value === undefined) continue;
    if (!Array.isArray(empty[field]) || !Array.isArray(value)) {
      const found = read(field, value);
      if (found === null) unread++;
      else data = { ...data, [field]: found };
      continue;
    }
    const entries = (value as unknown[]).flatMap((entry) => {
      const found = read(field, [entry]) ?? read(field, [mended(entry, field)]);
      if (found === null) unread++;
      return found ?? [];
    });
    data = { ...data, [field]: entries };
  }
  return { data, unread };
}

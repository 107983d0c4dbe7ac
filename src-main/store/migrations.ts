import { AppError } from '#contract';
import type { z } from 'zod';

export type Raw = Record<string, unknown>;

/** One kind of stored document: its schema in the newest version, and the way there from each older one. */
export interface Format<T extends { formatVersion: number }> {
  /** What messages call it: "the notes of an article". */
  name: string;
  version: number;
  schema: z.ZodType<T>;
  /** `migrations[n]` makes version n + 1 out of version n. Pure; tested on a file of each old version. */
  migrations: Readonly<Record<number, (raw: Raw) => Raw>>;
  /**
   * What two computers have made of one document; the same object as `ours` when nothing is new to it. Pure, and the same
   * on both computers. @param base what both began with, where that is known
   */
  merge?: (ours: T, theirs: T, base?: T) => T;
  /** The document after a change by the reader, with what merging will need to know of the state before. */
  remember?: (old: T, young: T) => T;
}

/** The document cannot be understood: no JSON, no version, or not of its schema. */
export class Damaged extends Error {}

/**
 * Text of a file → document of the newest version; `from` is the version it had.
 * @param newer what becomes of a document that a newer Synoptic wrote: `read` takes what is understood of it, and must not
 *   be stored
 * @throws Damaged, and AppError `newer-format` when a newer Synoptic wrote it
 */
export function parseDocument<T extends { formatVersion: number }>(
  text: string,
  format: Format<T>,
  newer: 'refuse' | 'read' = 'refuse',
): { data: T; from: number } {
  const raw = parseObject(text);
  const from = raw.formatVersion;
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 1) throw new Damaged('no format version');
  if (from > format.version) {
    const understood = format.schema.safeParse({ ...raw, formatVersion: format.version });
    if (newer === 'read' && understood.success) return { data: understood.data, from };
    throw new AppError(
      'newer-format',
      `A newer version of Synoptic wrote ${format.name}. Update Synoptic to open it; nothing was changed.`,
    );
  }
  const parsed = format.schema.safeParse(migrate(raw, from, format));
  if (!parsed.success) throw new Damaged(parsed.error.issues[0]?.message ?? 'not of its schema');
  return { data: parsed.data, from };
}

function migrate(raw: Raw, from: number, format: Pick<Format<never>, 'version' | 'migrations'>): Raw {
  let document = raw;
  for (let version = from; version < format.version; version++) {
    const step = format.migrations[version];
    if (!step) throw new Damaged(`no way from version ${version}`);
    document = { ...step(document), formatVersion: version + 1 };
  }
  return document;
}

function parseObject(text: string): Raw {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
  } catch (error) {
    throw new Damaged('no JSON', { cause: error });
  }
  throw new Damaged('no object');
}

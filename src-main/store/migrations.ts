import { AppError } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { sumOf } from './document-sum';
import type { Change } from './journal/line';
import { isWhole, type Patch, patched } from './journal/patch';

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
  /**
   * The document after a change by the reader, with what merging will need to know of the state before.
   * @param out what its file says: that others may have
   */
  remember?: (old: T, young: T, out: T) => T;
}

/** The document cannot be understood: no JSON, no version, or not of its schema. */
export class Damaged extends Error {}

/**
 * Text of a file → document of the newest version; `from` is the version it had, and `outside` says that it is not what was
 * written into it last: a hand, another program or the disk has changed it.
 * @param newer what becomes of a document that a newer Synoptic wrote: `read` takes what is understood of it, and must not
 *   be stored
 * @throws Damaged, and AppError `newer-format` when a newer Synoptic wrote it
 */
export function parseDocument<T extends { formatVersion: number }>(
  text: string,
  format: Format<T>,
  newer: 'refuse' | 'read' = 'refuse',
): Parsed<T> {
  return parseChanged(text, [], format, newer);
}

/**
 * The same with changes from the journal, which the file may have already, or some of them. Each was made on a document of
 * its version: that is what the file becomes before.
 * @param changes those of another computer's journal are merged with what the others make of the file
 * @param text null when there is no file: then one of the changes must say all of the document
 * @param of `named`: a file that none of the changes was made on, and that says something else than they make of it, has
 *   been written by another computer since: both are merged. `any`: they are to be applied to whatever it is, as to a backup
 * @param newer as for `parseDocument`
 * @throws as `parseDocument` does
 */
export function parseChanged<T extends { formatVersion: number }>(
  text: string | null,
  changes: readonly Change[],
  format: Format<T>,
  newer: 'refuse' | 'read' = 'refuse',
  of: 'named' | 'any' = 'named',
): Parsed<T> & { inFile: T | null; isMerged: boolean } {
  const own = changes.filter(({ from }) => from === undefined);
  const elsewhere = new Set(changes.flatMap(({ from }) => from ?? []));
  // What another computer would have here is merged, as its file would be.
  const theirs = [...elsewhere].flatMap((name) => {
    const row = changes.filter(({ from }) => from === name);
    return readable(() => parseOwn(text, row, format, newer)) ?? [];
  });
  const first = text === null && own.length === 0 ? theirs.shift() : undefined;
  const parsed = first ?? parseOwn(text, own, format, newer);
  const file =
    text === null || changes.length === 0 ? null : readable(() => parseOwn(text, [], format, newer));
  const isNamed = own.some(({ on }) => on === undefined || on === file?.sum);
  if (file && of === 'named' && own.length > 0 && !isNamed) theirs.push(file);
  const all = {
    ...parsed,
    inFile: changes.length === 0 ? parsed.data : (file?.data ?? null),
    isMerged: false,
  };
  for (const { data } of theirs) {
    if (!format.merge || isDeepStrictEqual(all.data, data)) continue;
    all.data = format.merge(all.data, data);
    all.isMerged = true;
  }
  return all;
}

/**
 * The same up to where the schema is asked: for what may be good in part.
 * @throws as `parseDocument` does
 */
export function parseRaw<T extends { formatVersion: number }>(text: string, format: Format<T>): Raw {
  const { raw, from } = withVersion(text);
  if (from > format.version) throw tooNew(format);
  return migrate(raw, from, format);
}

interface Parsed<T> {
  data: T;
  from: number;
  outside: boolean;
  /** Of what the file holds, as its `sum` should be; null when there is none. */
  sum: string | null;
}

function parseOwn<T extends { formatVersion: number }>(
  text: string | null,
  changes: readonly Change[],
  format: Format<T>,
  newer: 'refuse' | 'read',
): Parsed<T> {
  const file = text === null ? null : readable(() => withVersion(text));
  const sum = file && sumOf(file.raw);
  // A newer program may work it out in another way.
  const isSummed = file?.raw.sum !== undefined && file.from <= format.version;
  const outside = isSummed && file.raw.sum !== sum;
  // That may be the changed word itself.
  if (outside && file.from !== format.version) throw new Damaged('another format version than was written');
  // A file of a newer version was written when it had all changes of older ones.
  const later = changes.filter(({ version }) => version >= (file?.from ?? 0));
  const whole = later.findLastIndex(({ patch }) => isWhole(patch));
  if (!file && whole === -1) throw new Damaged('no document');
  const first = later[whole]?.version ?? file?.from ?? 0;
  const last = later.at(-1)?.version ?? first;
  const steps = { ...format, version: Math.max(format.version, last) };
  if (last > format.version && newer === 'refuse') throw tooNew(format);
  let [raw, from] = [file?.raw ?? {}, first];
  for (const { version, patch } of later.slice(Math.max(0, whole))) {
    // What a newer program has changed can only be looked at, as it is.
    if (version <= format.version) raw = migrate(raw, isWhole(patch) ? version : from, { ...steps, version });
    raw = asObject(applied(raw, patch));
    from = version;
  }
  if (last > format.version) {
    const understood = format.schema.safeParse({ ...raw, formatVersion: format.version });
    if (!understood.success) throw tooNew(format);
    return { data: understood.data, from: last, outside, sum };
  }
  const parsed = format.schema.safeParse(migrate(raw, from, format));
  if (!parsed.success) throw new Damaged(parsed.error.issues[0]?.message ?? 'not of its schema');
  return { data: parsed.data, from: first, outside, sum };
}

function applied(raw: Raw, patch: Patch): unknown {
  try {
    return patched(raw, patch);
  } catch (error) {
    throw new Damaged('a change that fits nowhere', { cause: error });
  }
}

/** Null for what cannot be understood. */
function readable<R>(read: () => R): R | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function withVersion(text: string): { raw: Raw; from: number } {
  const raw = parseObject(text);
  return { raw, from: versionOf(raw) };
}

function versionOf({ formatVersion: from }: Raw): number {
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 1) throw new Damaged('no format version');
  return from;
}

function tooNew({ name }: Pick<Format<never>, 'name'>): AppError {
  return new AppError(
    'newer-format',
    `A newer version of Synoptic wrote ${name}. Update Synoptic to open it; nothing was changed.`,
  );
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
    return asObject(JSON.parse(text));
  } catch (error) {
    throw new Damaged('no JSON', { cause: error });
  }
}

function asObject(value: unknown): Raw {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
  throw new Damaged('no object');
}

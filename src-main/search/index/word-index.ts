import type { Id } from '#contract';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, goneDocument, type Part, parts } from './document';
import { type Manifest, readManifest, removeIndex, sweepFolder, writeManifest } from './manifest';
import { createMemorySegment, type MemorySegment } from './memory-segment';
import { runToMerge } from './merging';
import { IndexDamaged, type Segment } from './segment';
import { openSegment } from './segment-file';
import { writeSegment } from './write-segment';

/** Postings in memory after which they are written, in bytes. */
const mostInMemory = 4 * 1024 * 1024;

interface Stored {
  name: string;
  bytes: number;
  segment: Segment;
}

/** What an article's documents were made of; empty where there is none. */
export interface Stamps {
  id: Id;
  record: string;
  made: string;
}

/**
 * The index of words of one library: segments that are never changed, the newest in memory. What is newer counts; every
 * change costs what it says and not what the index holds. Not for two processes at once.
 */
export interface WordIndex {
  /** All segments, the oldest first. */
  segments: () => readonly Segment[];
  /** Number of articles that ever were; `ids` by number. */
  readonly ids: readonly Id[];
  numberOf: (id: Id) => number | undefined;
  /** Numbers of the articles by the documents of a segment. */
  numbers: (segment: Segment) => Int32Array;
  stamps: () => Stamps[];
  /** How many articles there are. */
  count: () => number;
  /** Words of all texts together. */
  length: () => number;
  put: (document: Document) => void;
  remove: (id: Id) => void;
  /**
   * Writes what is in memory and merges segments for some milliseconds.
   * @param force also writes little
   * @returns whether there is nothing left to do
   */
  tidy: (milliseconds: number, force: boolean) => boolean;
  /** Writes all that is in memory, however long that takes; what is being merged is left as it was. */
  write: () => void;
  close: () => void;
}

/**
 * Opens the index in a folder, or begins one.
 * @param isWritable otherwise nothing is written, and what is put stays in memory
 * @throws IndexDamaged, and errors of `node:fs`
 */
export function openWordIndex(folder: string, isWritable = true): WordIndex {
  const manifest = readManifest(folder);
  if (isWritable) sweepFolder(folder, manifest);
  const stored: Stored[] = [];
  try {
    for (const [name, bytes] of manifest?.segments ?? []) {
      const segment = openSegment(join(folder, name));
      stored.push({ name, bytes, segment });
    }
  } catch (error) {
    for (const { segment } of stored) segment.close();
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new IndexDamaged('A file of the index is missing.', { cause: error });
    throw error;
  }
  return createWordIndex(folder, isWritable, stored, manifest?.next ?? 1);
}

/** Removes what a damaged index has left, so that it can be begun anew. */
export const dropWordIndex = removeIndex;

function createWordIndex(folder: string, isWritable: boolean, stored: Stored[], first: number): WordIndex {
  let next = first;
  let frozen: MemorySegment[] = [];
  let memory = createMemorySegment();
  const ids: Id[] = [];
  const byId = new Map<Id, number>();
  /** Where the document of each article that counts is, by part. */
  const where: [(Place | undefined)[], (Place | undefined)[]] = [[], []];
  const numbers = new Map<Segment, number[]>();
  const typed = new Map<Segment, Int32Array>();
  let articles = 0;
  let words = 0;
  let work: Generator<void, void> | null = null;

  const numberFor = (id: Id): number => {
    const known = byId.get(id);
    if (known !== undefined) return known;
    byId.set(id, ids.length);
    return ids.push(id) - 1;
  };
  /** Takes over the document of a segment: what there was of it before counts no more. */
  const take = (segment: Segment, doc: number): void => {
    const listed = segment.docs[doc];
    if (!listed) return;
    const number = numberFor(listed.id);
    let its = numbers.get(segment);
    if (!its) numbers.set(segment, (its = []));
    its[doc] = number;
    const places = where[listed.part];
    const old = places[number];
    const before = old?.segment.docs[old.doc];
    if (old) old.segment.live[old.doc] = 0;
    places[number] = { segment, doc };
    if (listed.part !== parts.record) return;
    words += listed.length - (before?.length ?? 0);
    articles += (listed.gone ? 0 : 1) - (before && !before.gone ? 1 : 0);
  };
  for (const { segment } of stored) segment.docs.forEach((_, doc) => take(segment, doc));

  const all = (): Segment[] => [...stored.map(({ segment }) => segment), ...frozen, memory];
  const save = (): void => {
    const manifest: Manifest = {
      version: 1,
      segments: stored.map(({ name, bytes }) => [name, bytes]),
      next,
    };
    writeManifest(folder, manifest);
  };

  /** Puts one segment in the place of some, which lie side by side. */
  const replace = (old: readonly Segment[], made: Stored | null, renumbered: readonly Int32Array[]): void => {
    old.forEach((segment, n) => {
      segment.docs.forEach(({ id, part }, doc) => {
        const at = renumbered[n]?.[doc] ?? -1;
        const number = byId.get(id) ?? -1;
        if (at >= 0 && made) {
          // Replaced while it was written.
          if (!segment.live[doc]) made.segment.live[at] = 0;
          else where[part][number] = { segment: made.segment, doc: at };
          let its = numbers.get(made.segment);
          if (!its) numbers.set(made.segment, (its = []));
          its[at] = number;
        } else if (segment.live[doc]) where[part][number] = undefined;
      });
      numbers.delete(segment);
      typed.delete(segment);
    });
  };

  const write = function* (
    old: readonly Segment[],
    keepsGone: boolean,
  ): Generator<void, Stored & { numbers: Int32Array[] }> {
    const name = `${next++}.words`;
    const path = join(folder, name);
    const { numbers: renumbered } = yield* writeSegment(path, old, keepsGone);
    const segment = openSegment(path);
    return { name, bytes: segment.bytes, segment, numbers: renumbered };
  };

  const writeMemory = function* (): Generator<void, void> {
    const old = frozen;
    const { numbers: renumbered, ...made } = yield* write(old, stored.length > 0);
    stored.push(made);
    frozen = frozen.slice(old.length);
    replace(old, made, renumbered);
    save();
  };

  const merge = function* (from: number, to: number): Generator<void, void> {
    const old = stored.slice(from, to);
    const segments = old.map(({ segment }) => segment);
    const { numbers: renumbered, ...made } = yield* write(segments, from > 0);
    stored.splice(from, to - from, made);
    replace(segments, made, renumbered);
    save();
    for (const { segment, name } of old) {
      segment.close();
      rmSync(join(folder, name), { force: true });
    }
  };

  const freeze = (): void => {
    frozen = [memory];
    memory = createMemorySegment();
  };
  const nextWork = (force: boolean): Generator<void, void> | null => {
    if (!isWritable) return null;
    if (frozen.length === 0 && memory.docs.length > 0 && (force || memory.bytes() > mostInMemory)) {
      freeze();
    }
    if (frozen.length > 0) return writeMemory();
    const sizes = stored.map(({ segment: { docs, live } }) => ({
      docs: docs.length,
      live: countLive(live, docs.length),
    }));
    const run = runToMerge(sizes);
    return run && merge(run.from, run.to);
  };

  const put = (document: Document): void => take(memory, memory.add(document));

  return {
    ids,
    segments: all,
    numberOf: (id) => byId.get(id),
    numbers: (segment) => {
      const its = numbers.get(segment) ?? [];
      let known = typed.get(segment);
      if (known?.length !== its.length) typed.set(segment, (known = Int32Array.from(its)));
      return known;
    },
    count: () => articles,
    length: () => words,
    stamps: () => {
      const found: Stamps[] = [];
      ids.forEach((id, number) => {
        const [record, made] = [where[0][number], where[1][number]].map(
          (place) => place?.segment.docs[place.doc],
        );
        if (record && !record.gone) found.push({ id, record: record.stamp, made: made?.stamp ?? '' });
      });
      return found;
    },
    put,
    remove: (id) => {
      const number = byId.get(id);
      if (number === undefined) return;
      for (const part of [0, 1] as const satisfies readonly Part[]) {
        const place = where[part][number];
        if (place && !place.segment.docs[place.doc]?.gone) put(goneDocument(id, part));
      }
    },
    tidy: (milliseconds, force) => {
      const end = performance.now() + milliseconds;
      for (;;) {
        work ??= nextWork(force);
        if (!work) return true;
        try {
          for (let n = 0; ; n++) {
            if (work.next().done) break;
            if ((n & 15) === 0 && performance.now() > end) return false;
          }
          work = null;
        } catch (error) {
          work = null;
          throw error;
        }
        if (performance.now() > end) return false;
      }
    },
    write: () => {
      if (!isWritable) return;
      work?.return();
      work = null;
      while (frozen.length > 0 || memory.docs.length > 0) {
        if (frozen.length === 0) freeze();
        for (const _ of writeMemory());
      }
    },
    close: () => {
      work?.return();
      for (const { segment } of stored) segment.close();
    },
  };
}

interface Place {
  segment: Segment;
  doc: number;
}

function countLive(live: Uint8Array, length: number): number {
  let count = 0;
  for (let n = 0; n < length; n++) count += live[n] ?? 0;
  return count;
}

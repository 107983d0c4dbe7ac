import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { ByteWriter } from './bytes';
import { pageSize } from './paged-file';
import { Postings, PostingsWriter } from './postings';
import type { Listed, Segment, Term } from './segment';
import { blockSize, type Footer } from './segment-file';

export interface Written {
  /** For each segment, the new numbers of its documents; -1 for those that were left out. */
  numbers: Int32Array[];
}

/** Written at once. */
const pieceSize = 16 * pageSize;

/**
 * Writes the documents of some segments, the oldest first, as one, without those that have been replaced. Done in small
 * steps, so that searches can be answered between them; abandoning it leaves a temporary file.
 * @param keepsGone whether an older segment may still have documents that are not there any more
 */
export function* writeSegment(
  path: string,
  segments: readonly Segment[],
  keepsGone: boolean,
): Generator<void, Written> {
  const { docs, numbers } = renumbered(segments, keepsGone);
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  const file = openSync(temporary, 'wx', 0o600);
  let isWhole = false;
  try {
    yield* writeTo(file, docs, merged(segments, numbers));
    fsyncSync(file);
    isWhole = true;
  } finally {
    // Also when it is given up between two steps.
    closeSync(file);
    if (!isWhole) rmSync(temporary, { force: true });
  }
  renameSync(temporary, path);
  return { numbers };
}

function renumbered(
  segments: readonly Segment[],
  keepsGone: boolean,
): { docs: Listed[]; numbers: Int32Array[] } {
  const docs: Listed[] = [];
  const numbers = segments.map(({ docs: its, live }) =>
    Int32Array.from(its, (doc, n) => (live[n] && (keepsGone || !doc.gone) ? docs.push(doc) - 1 : -1)),
  );
  return { docs, numbers };
}

interface Output {
  term: string;
  count: number;
  docs: Uint8Array;
  positions: Uint8Array;
}

/** The terms of all segments in order, with the postings of the documents that are kept. */
function* merged(segments: readonly Segment[], numbers: readonly Int32Array[]): Generator<Output> {
  const cursors = segments.map((segment, n) => {
    const terms = segment.inOrder();
    return { terms, now: terms.next(), numbers: numbers[n] ?? new Int32Array() };
  });
  const out = new PostingsWriter();
  for (;;) {
    let least: string | null = null;
    for (const { now } of cursors)
      if (!now.done && (least === null || now.value.term < least)) least = now.value.term;
    if (least === null) return;
    out.clear();
    for (const cursor of cursors) {
      if (cursor.now.done || cursor.now.value.term !== least) continue;
      copyLive(cursor.now.value, cursor.numbers, out);
      cursor.now = cursor.terms.next();
    }
    if (out.count > 0)
      yield { term: least, count: out.count, docs: out.docs.written, positions: out.positions.written };
  }
}

function copyLive(term: Term, numbers: Int32Array, out: PostingsWriter): void {
  const postings = new Postings(term);
  while (postings.next()) {
    const doc = numbers[postings.doc] ?? -1;
    if (doc >= 0) out.copy(doc, postings);
  }
}

function* writeTo(file: number, docs: readonly Listed[], terms: Iterable<Output>): Generator<void, void> {
  const pages = createPages(file);
  const dictionary = new ByteWriter(1 << 16);
  const blocks: Footer['blocks'] = [];
  let before = '';
  let inBlock = blockSize;
  for (const { term, count, docs: its, positions } of terms) {
    if (inBlock === blockSize) {
      blocks.push([term, dictionary.length, pages.length()]);
      before = '';
      inBlock = 0;
    }
    inBlock++;
    const shared = sharedUnits(before, term);
    const rest = Buffer.from(term.slice(shared), 'utf8');
    dictionary.number(shared);
    dictionary.number(rest.length);
    dictionary.bytes(rest);
    dictionary.number(count);
    dictionary.number(its.length);
    dictionary.number(positions.length);
    before = term;
    pages.add(its);
    pages.add(positions);
    yield;
  }
  const sums = pages.end();
  let at = pages.length();
  const section = (bytes: Uint8Array): Footer['terms'] => {
    writeAll(file, bytes);
    const found = { at, length: bytes.length, sum: crc32(bytes) };
    at += bytes.length;
    return found;
  };
  const list = docs.map(({ id, part, stamp, length, gone }) => [id, part, stamp, length, gone ? 1 : 0]);
  const footer: Footer = {
    ...{ postings: at, sums: section(sums), terms: section(dictionary.written) },
    ...{ docs: section(Buffer.from(JSON.stringify(list))), blocks },
  };
  const bytes = Buffer.from(JSON.stringify(footer));
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(bytes.length, 0);
  tail.writeUInt32LE(crc32(bytes), 4);
  writeAll(file, bytes);
  writeAll(file, tail);
}

/** Units that two terms begin with alike; never half a pair. */
function sharedUnits(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && a.charCodeAt(n) === b.charCodeAt(n)) n++;
  const last = n > 0 ? a.charCodeAt(n - 1) : 0;
  return last >= 0xd800 && last <= 0xdbff ? n - 1 : n;
}

/** Writes pages and keeps their sums. */
function createPages(file: number) {
  const piece = new ByteWriter(pieceSize * 2);
  const sums: number[] = [];
  let written = 0;
  const flush = (isEnd: boolean): void => {
    const bytes = piece.written;
    const whole = isEnd ? bytes.length : bytes.length - (bytes.length % pageSize);
    for (let at = 0; at < whole; at += pageSize)
      sums.push(crc32(bytes.subarray(at, Math.min(at + pageSize, whole))));
    writeAll(file, bytes.subarray(0, whole));
    written += whole;
    const rest = bytes.slice(whole);
    piece.clear();
    piece.bytes(rest);
  };
  return {
    length: () => written + piece.length,
    add: (bytes: Uint8Array): void => {
      piece.bytes(bytes);
      if (piece.length >= pieceSize) flush(false);
    },
    end: (): Uint8Array => {
      flush(true);
      const bytes = Buffer.alloc(sums.length * 4);
      sums.forEach((sum, n) => bytes.writeUInt32LE(sum, n * 4));
      return bytes;
    },
  };
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at);
}

import { Id } from '#contract';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { ByteReader } from './bytes';
import { PagedFile, readExactly } from './paged-file';
import { IndexDamaged, type Listed, type Segment, type Term } from './segment';

/*
 * A segment on disk, never changed: pages of postings, term after term (documents, then positions); the sums of the pages;
 * the dictionary; the list of documents (JSON); a footer (JSON) that says where these are, with their sums; and its length
 * and sum, 8 bytes.
 *
 * The dictionary is blocks of 32 terms in the order of their UTF-16 units. Of each term: how many UTF-16 units it shares
 * with the one before in its block, the bytes of the rest in UTF-8, the number of documents, and the lengths of its
 * postings. The footer says where each block and its postings begin.
 */

export const blockSize = 32;

const Section = z.object({ at: z.int().min(0), length: z.int().min(0), sum: z.int() });
export const Footer = z.object({
  /** Bytes of the postings, which begin the file. */
  postings: z.int().min(0),
  sums: Section,
  terms: Section,
  docs: Section,
  /** First term of each block, where the block begins, and where its postings do. */
  blocks: z.array(z.tuple([z.string(), z.int().min(0), z.int().min(0)])),
});
export type Footer = z.infer<typeof Footer>;

const Docs = z.array(
  z.tuple([
    Id,
    z.union([z.literal(0), z.literal(1)]),
    z.string(),
    z.int().min(0),
    z.union([z.literal(0), z.literal(1)]),
  ]),
);
export const footerTail = 8;

/**
 * Opens a segment and checks all of it but the postings, which are checked as they are read.
 * @throws IndexDamaged, and errors of `node:fs`
 */
export function openSegment(path: string): Segment & { bytes: number } {
  const file = openSync(path, 'r');
  try {
    return readSegment(file);
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function readSegment(file: number): Segment & { bytes: number } {
  const { size } = fstatSync(file);
  if (size < footerTail) throw new IndexDamaged('A file of the index is too short.');
  const tail = readExactly(file, size - footerTail, footerTail);
  const length = tail.readUInt32LE(0);
  if (length > size - footerTail) throw new IndexDamaged('A file of the index has no end.');
  const footerBytes = readExactly(file, size - footerTail - length, length);
  if (crc32(footerBytes) !== tail.readUInt32LE(4))
    throw new IndexDamaged('The end of an index file is damaged.');
  const footer = Footer.parse(JSON.parse(footerBytes.toString('utf8')));
  const section = ({ at, length: its, sum }: Footer['terms']): Buffer => {
    if (at + its > size) throw new IndexDamaged('A file of the index is too short.');
    const bytes = readExactly(file, at, its);
    if (crc32(bytes) !== sum) throw new IndexDamaged('A part of an index file is damaged.');
    return bytes;
  };
  const sumBytes = section(footer.sums);
  const sums = new Uint32Array(sumBytes.length / 4);
  for (let n = 0; n < sums.length; n++) sums[n] = sumBytes.readUInt32LE(n * 4);
  const terms = section(footer.terms);
  const docs = Docs.parse(JSON.parse(section(footer.docs).toString('utf8'))).map(
    ([id, part, stamp, words, gone]): Listed => ({ id, part, stamp, length: words, gone: gone === 1 }),
  );
  const postings = new PagedFile(file, footer.postings, sums);
  const { blocks } = footer;

  /** Number of the block that a term would stand in. */
  const blockOf = (term: string): number => {
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.[0] ?? '') <= term) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };
  const termOf = ({ term, count, from, docsLength, positionsLength }: Entry): Term => ({
    ...{ term, count },
    docs: postings.read(from, docsLength),
    positions: () => postings.read(from + docsLength, positionsLength),
  });
  const entries = (block: number): Generator<Entry> => entriesOf(terms, blocks, block);

  return {
    docs,
    live: new Uint8Array(docs.length).fill(1),
    bytes: size,
    find: (term) => {
      for (const entry of entries(blockOf(term))) {
        if (entry.term === term) return termOf(entry);
        if (entry.term > term) break;
      }
      return null;
    },
    beginning: (prefix) => {
      const found: { term: string; count: number }[] = [];
      for (let block = blockOf(prefix); block < blocks.length; block++) {
        for (const { term, count } of entries(block)) {
          if (term.startsWith(prefix)) found.push({ term, count });
          else if (term > prefix) return found;
        }
      }
      return found;
    },
    eachTerm: (visit) => {
      for (let block = 0; block < blocks.length; block++)
        for (const { term, count } of entries(block)) visit(term, count);
    },
    inOrder: function* () {
      // Postings lie in the order of the terms: they are read in large pieces.
      let piece: Uint8Array = new Uint8Array(0);
      let start = 0;
      const read = (from: number, its: number): Uint8Array => {
        if (from < start || from + its > start + piece.length) {
          piece = postings.read(from, Math.min(Math.max(its, pieceSize), footer.postings - from));
          start = from;
        }
        return piece.subarray(from - start, from - start + its);
      };
      for (let block = 0; block < blocks.length; block++) {
        for (const { term, count, from, docsLength, positionsLength } of entries(block)) {
          const whole = read(from, docsLength + positionsLength);
          yield {
            ...{ term, count, docs: whole.subarray(0, docsLength) },
            positions: () => whole.subarray(docsLength),
          };
        }
      }
    },
    close: () => closeSync(file),
  };
}

const pieceSize = 256 * 1024;

interface Entry {
  term: string;
  count: number;
  from: number;
  docsLength: number;
  positionsLength: number;
}

function* entriesOf(terms: Buffer, blocks: Footer['blocks'], block: number): Generator<Entry> {
  const [, at = 0, start = 0] = blocks[block] ?? [];
  const end = blocks[block + 1]?.[1] ?? terms.length;
  const reader = new ByteReader(terms);
  reader.at = at;
  let from = start;
  let term = '';
  while (reader.at < end) {
    const shared = reader.number();
    const length = reader.number();
    term = term.slice(0, shared) + terms.toString('utf8', reader.at, reader.at + length);
    reader.at += length;
    const count = reader.number();
    const docsLength = reader.number();
    const positionsLength = reader.number();
    yield { term, count, from, docsLength, positionsLength };
    from += docsLength + positionsLength;
  }
}

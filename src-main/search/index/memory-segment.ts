import type { Document } from './document';
import { PostingsWriter } from './postings';
import type { Listed, Segment, Term } from './segment';

/** The newest documents, in memory until they are written. */
export interface MemorySegment extends Segment {
  /** @returns the number of the document */
  add: (document: Document) => number;
  /** About how many bytes its postings take. */
  bytes: () => number;
}

export function createMemorySegment(): MemorySegment {
  const docs: Listed[] = [];
  const terms = new Map<string, PostingsWriter>();
  let live = new Uint8Array(64);
  let bytes = 0;
  const termOf = (term: string, { docs: its, positions, count }: PostingsWriter): Term => ({
    ...{ term, count, docs: its.written },
    positions: () => positions.written,
  });
  return {
    docs,
    get live() {
      return live;
    },
    bytes: () => bytes,
    add: (document) => {
      const doc = docs.length;
      const { id, part, stamp, length } = document;
      docs.push({ id, part, stamp, length, gone: document.terms === null });
      if (doc >= live.length) {
        const more = new Uint8Array(live.length * 2);
        more.set(live);
        live = more;
      }
      live[doc] = 1;
      for (const [term, places] of document.terms ?? []) {
        let postings = terms.get(term);
        if (!postings) terms.set(term, (postings = new PostingsWriter()));
        postings.add(doc, places);
        bytes += 4 + places.length;
      }
      return doc;
    },
    find: (term) => {
      const postings = terms.get(term);
      return postings ? termOf(term, postings) : null;
    },
    beginning: (prefix) => {
      const found: { term: string; count: number }[] = [];
      for (const [term, { count }] of terms) if (term.startsWith(prefix)) found.push({ term, count });
      return found;
    },
    eachTerm: (visit) => {
      for (const [term, { count }] of terms) visit(term, count);
    },
    inOrder: function* () {
      for (const term of [...terms.keys()].sort()) {
        const postings = terms.get(term);
        if (postings) yield termOf(term, postings);
      }
    },
    close: () => undefined,
  };
}

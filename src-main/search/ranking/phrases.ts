import { fieldCount } from '../index/document';
import { Postings } from '../index/postings';
import type { Segment } from '../index/segment';
import type { WordIndex } from '../index/word-index';
import { averageLength, type Matches, put, weigh } from './matches';

/**
 * Adds what a phrase weighs: terms at places next to each other. Each place may be taken by one of several terms.
 * @param slots the terms of each place
 */
export function addPhrase(
  index: WordIndex,
  slots: readonly (readonly string[])[],
  mask: number,
  worth: number,
  to: Matches,
): void {
  for (const segment of index.segments()) addIn(index, segment, slots, mask, worth, to);
}

function addIn(
  index: WordIndex,
  segment: Segment,
  slots: readonly (readonly string[])[],
  mask: number,
  worth: number,
  to: Matches,
): void {
  const places: Postings[][] = [];
  for (const terms of slots) {
    const found = terms.flatMap((term) => segment.find(term) ?? []).map((term) => new Postings(term));
    if (found.length === 0) return;
    places.push(found);
  }
  const average = averageLength(index);
  const numbers = index.numbers(segment);
  const counts = new Uint32Array(fieldCount);
  for (let doc = 0; ; doc++) {
    doc = nextCommon(places, doc);
    if (doc < 0) return;
    if (!segment.live[doc]) continue;
    if (!places.every((its) => its.some((one) => one.doc === doc && one.mask & mask))) continue;
    let here = placesOf(places[0] ?? [], doc, mask);
    for (let n = 1; n < places.length && here.length > 0; n++)
      here = following(here, placesOf(places[n] ?? [], doc, mask));
    if (here.length === 0) continue;
    counts.fill(0);
    let fields = 0;
    for (const place of here) {
      const field = place & (fieldCount - 1);
      counts[field] = (counts[field] ?? 0) + 1;
      fields |= 1 << field;
    }
    put(to, numbers[doc] ?? 0, worth * weigh(counts, fields, segment.docs[doc]?.length ?? 0, average));
  }
}

/** The first document from `from` on that has a term at each place; -1 when there is none. */
function nextCommon(places: readonly Postings[][], from: number): number {
  let doc = from;
  for (;;) {
    let least = doc;
    for (const its of places) {
      let first = -1;
      for (const one of its) if (one.reach(doc) && (first < 0 || one.doc < first)) first = one.doc;
      if (first < 0) return -1;
      if (first > least) least = first;
    }
    if (least === doc) return doc;
    doc = least;
  }
}

function placesOf(postings: readonly Postings[], doc: number, mask: number): number[] {
  const here = postings.filter((one) => one.doc === doc);
  if (here.length === 1) return here[0]?.places(mask) ?? [];
  return here.flatMap((one) => one.places(mask)).sort((a, b) => a - b);
}

/** Those of `next` that stand right behind one of `before`, in the same field. */
function following(before: readonly number[], next: readonly number[]): number[] {
  const found: number[] = [];
  let n = 0;
  for (const place of next) {
    while (n < before.length && (before[n] ?? 0) + fieldCount < place) n++;
    if (before[n] === place - fieldCount) found.push(place);
  }
  return found;
}

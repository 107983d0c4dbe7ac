import type { Entry } from './contents';

/** A stretch of one of a book's files, from one element to another by their ids; null for its start or end. */
export interface Stretch {
  path: string;
  from: string | null;
  to: string | null;
}

/** A chapter as the table of contents has it; null for what stands outside of it. */
export interface Chapter {
  title: string | null;
  /** 0 for the outermost in the table of contents. */
  depth: number;
  stretches: Stretch[];
}

/** Where in a file its elements with ids stand: how many characters of text are before each, in document order. */
export type Anchors = ReadonlyMap<string, number>;

/** Less text before a chapter's first place in a file is its own: a number, an ornament, a heading. Characters. */
const littleText = 200;

/**
 * Divides a book into its chapters. All text of the spine is in exactly one of them, in order: a table of contents names
 * places, and what stands between two of them belongs to the first. Entries that lead to places inside a chapter of a
 * higher level do not divide it.
 */
export function chaptersOf(
  spine: readonly string[],
  entries: readonly Entry[],
  anchorsOf: (path: string) => Anchors,
): Chapter[] {
  const files = new Set(entries.map(({ path }) => path));
  // A table that names but one place of many files is none.
  const useful = spine.filter((path) => files.has(path)).length > 1 || spine.length < 4;
  const chapters: Chapter[] = [];
  let current: Chapter | null = null;
  for (const path of spine) {
    const cuts = useful ? cutsOf(path, entries, anchorsOf) : [];
    if (cuts.length === 0) {
      if (current && useful) current.stretches.push({ path, from: null, to: null });
      else chapters.push({ title: null, depth: 0, stretches: [{ path, from: null, to: null }] });
      continue;
    }
    const [first] = cuts;
    const before = first && first.at >= littleText ? { path, from: null, to: first.id } : null;
    if (before) {
      if (current) current.stretches.push(before);
      else chapters.push({ title: null, depth: 0, stretches: [before] });
    }
    for (const [n, { title, depth, id }] of cuts.entries()) {
      const from = n === 0 && !before ? null : id;
      current = { title, depth, stretches: [{ path, from, to: cuts[n + 1]?.id ?? null }] };
      chapters.push(current);
    }
  }
  return chapters;
}

interface Cut {
  title: string;
  depth: number;
  id: string | null;
  /** Characters of text before it. */
  at: number;
}

function cutsOf(path: string, entries: readonly Entry[], anchorsOf: (path: string) => Anchors): Cut[] {
  const own = entries.filter((entry) => entry.path === path);
  const outermost = Math.min(...own.map(({ depth }) => depth));
  const divides = own.filter(({ depth }) => depth === outermost);
  const anchors = divides.some(({ fragment }) => fragment !== '')
    ? anchorsOf(path)
    : new Map<string, number>();
  const order = [...anchors.keys()];
  const cuts: (Cut & { place: number })[] = [];
  for (const { title, depth, fragment } of divides) {
    const at = anchors.get(fragment);
    // A place that is not there is the start of its file, where a reader would land too.
    const id = at === undefined ? null : fragment;
    if (cuts.some((cut) => cut.id === id)) continue;
    cuts.push({ title, depth, id, at: at ?? 0, place: id === null ? -1 : order.indexOf(id) });
  }
  return cuts.sort((a, b) => a.place - b.place);
}

import type { Passage } from '#contract';
import { limits } from '#contract/limits';
import { create } from 'zustand';
import { announce } from './announce';
import { heldAnswer } from './api';
import { changeComparison, placeGiven } from './changing-comparison';
import { heldComparison } from './comparing';

/** A passage that is to come into the claim grid; `annotation` when it is a highlight. */
export interface GridPlace {
  article: string;
  passage: Passage;
  annotation?: string | null;
}

interface Grid {
  /** The row that what is put into the grid comes into. */
  current: string | null;
}
export const useGrid = create<Grid>(() => ({ current: null }));

interface Options {
  /** Where to; null makes a new row. Without it, the current row, or a new one when none is. */
  row?: string | null;
  /** What a new row claims; without it, the shortest of the passages. */
  claim?: string;
}

const wordsOf = ({ article, passage }: GridPlace): string =>
  (heldAnswer('getArticle', { id: article })?.text.slice(passage.start, passage.end) ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Puts passages of open articles into a row of the claim grid, each into the column of its article: one step that can be
 * taken back. What the row has already stays as it is.
 * @returns the row, or null when nothing was stored; the reader has been told why
 */
export async function putIntoGrid(
  places: readonly GridPlace[],
  { row, claim }: Options = {},
): Promise<string | null> {
  const rows = heldComparison()?.rows ?? [];
  const wanted = row === undefined ? useGrid.getState().current : row;
  const there = rows.find(({ id }) => id === wanted);
  const id = there?.id ?? crypto.randomUUID();
  const cells = places.flatMap(({ article, passage, annotation = null }) => {
    const place = placeGiven(article, passage);
    return place ? [{ id: crypto.randomUUID(), row: id, place, annotation }] : [];
  });
  if (cells.length === 0) return null;
  const shortest = places.map(wordsOf).sort((a, b) => a.length - b.length)[0] ?? '';
  const made = there ? {} : { rows: [{ id, claim: (claim ?? shortest).slice(0, limits.claim) }] };
  useGrid.setState({ current: id });
  const stored = await changeComparison(there ? 'put into the grid' : 'new row', { ...made, cells });
  if (stored) announce(there ? 'Put into the grid' : 'New row in the grid');
  return stored ? id : null;
}

import { AppError } from '#contract/errors';
import { call, heldAnswer } from './api';
import { sendChange, storeView } from './changing-comparison';
import { useComparing } from './comparing';
import { useGrid } from './grid-filling';
import type { NotePlace, RowField } from './note-drafts';
import type { StoredNote } from './note-session';
import { openTogether } from './workspace';

/** A claim, the note on it, or (without a row) that on the comparison, as something that is written and stored with every key. */
export interface RowText extends NotePlace {
  row: RowField;
}

export const isRowText = (place: NotePlace): place is RowText =>
  place.row !== undefined && place.row !== 'template';

const rowGone = (): AppError =>
  new AppError('not-found', 'This row of the grid is not there any more. It may have been deleted.');

/** @throws AppError `conflict` when another window has written there since */
export async function putRowText(
  { article: comparison, annotation: id, row: field }: RowText,
  text: string,
  was: string,
): Promise<StoredNote> {
  const change =
    id === null
      ? { note: text, was: { note: was } }
      : { rows: [{ id, [field]: text }], was: { rows: [{ id, [field]: was }] } };
  await sendChange({ id: comparison, ...change });
  const held = heldAnswer('getComparison', { id: comparison });
  if (!held) throw rowGone();
  return { note: text, modified: held.modified };
}

export async function getRowText({
  article,
  annotation: id,
  row: field,
}: RowText): Promise<StoredNote | null> {
  const { rows, note, modified } = await call('getComparison', { id: article });
  if (id === null) return { note, modified };
  const row = rows.find((other) => other.id === id);
  return row ? { note: row[field], modified } : null;
}

/** Opens the comparison of a row, with the grid beside it; without a row, with the overview, where its own note stands. */
export async function showRow(comparison: string, row: string | null): Promise<void> {
  const { articles } = await call('getComparison', { id: comparison });
  openTogether(articles);
  useComparing.setState({ chosen: comparison });
  useGrid.setState({ current: row });
  storeView({ panel: row === null ? 'overview' : 'grid' });
}

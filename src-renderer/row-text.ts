import { AppError } from '#contract/errors';
import { call, heldAnswer } from './api';
import { sendChange, storeView } from './changing-comparison';
import { useComparing } from './comparing';
import { useGrid } from './grid-filling';
import type { NotePlace, RowField } from './note-drafts';
import type { StoredNote } from './note-session';
import { openTogether } from './workspace';

/** A claim, or the note on it, as something that is written and stored with every key. */
export interface RowText extends NotePlace {
  annotation: string;
  row: RowField;
}

export const isRowText = (place: NotePlace): place is RowText =>
  place.row !== undefined && place.annotation !== null;

const rowGone = (): AppError =>
  new AppError('not-found', 'This row of the grid is not there any more. It may have been deleted.');

/** @throws AppError `conflict` when another window has written there since */
export async function putRowText(
  { article: comparison, annotation: id, row: field }: RowText,
  text: string,
  was: string,
): Promise<StoredNote> {
  await sendChange({ id: comparison, rows: [{ id, [field]: text }], was: { rows: [{ id, [field]: was }] } });
  const held = heldAnswer('getComparison', { id: comparison });
  if (!held) throw rowGone();
  return { note: text, modified: held.modified };
}

export async function getRowText({
  article,
  annotation: id,
  row: field,
}: RowText): Promise<StoredNote | null> {
  const { rows, modified } = await call('getComparison', { id: article });
  const row = rows.find((other) => other.id === id);
  return row ? { note: row[field], modified } : null;
}

/** Opens the comparison of a row, with the grid beside it. */
export async function showRow(comparison: string, row: string): Promise<void> {
  const { articles } = await call('getComparison', { id: comparison });
  openTogether(articles);
  useComparing.setState({ chosen: comparison });
  useGrid.setState({ current: row });
  storeView({ panel: 'grid' });
}

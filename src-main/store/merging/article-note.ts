import { limits } from '#contract';
import type { StoredArticleNote } from '../formats';
import { descent, type Field, pastOf } from './lineage';
import { ranked, settled } from './ranking';
import { bothTexts } from './texts';

export const articleNoteFields: readonly Field<StoredArticleNote>[] = [
  { name: 'note', of: (one) => one.note },
];
const [field] = articleNoteFields as [Field<StoredArticleNote>];

/** The newer one; of two that were written independently both, one below the other. */
export function mergeArticleNotes(
  ours: StoredArticleNote,
  theirs: StoredArticleNote,
  base?: StoredArticleNote,
): StoredArticleNote {
  const { winner, loser } = ranked(ours, theirs, ({ note }) => note);
  const line = descent(ours, theirs, base, field);
  const note =
    line === 'apart'
      ? bothTexts(winner.note, loser.note, limits.note)
      : (line === 'theirs' ? theirs : ours).note;
  const merged: StoredArticleNote = { note, modified: winner.modified };
  return settled(ours, theirs, { ...merged, ...pastOf(merged, [winner, loser], articleNoteFields) }, base);
}

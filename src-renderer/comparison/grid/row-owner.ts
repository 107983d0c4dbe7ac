import type { ShownComparison, ShownRow } from '#contract';
import type { RowField } from '../../note-drafts';
import type { NoteOwner } from '../../note-saving';
import type { StoredNote } from '../../note-session';

/** Whose words a claim or its note are, as the saving of notes knows them. */
export const rowOwner = (comparison: string, row: ShownRow, field: RowField, number: number): NoteOwner => ({
  ...{ article: comparison, annotation: row.id, row: field },
  ...{ quote: row.claim || `Claim ${number}`, made: null },
});

export const noteOf = ({ modified }: ShownComparison, { note }: ShownRow): StoredNote => ({ note, modified });
export const claimOf = ({ modified }: ShownComparison, { claim }: ShownRow): StoredNote => ({
  ...{ note: claim, modified },
});

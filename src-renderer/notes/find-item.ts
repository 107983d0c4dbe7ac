import type { Annotation, NoteRow } from '#contract';
import { limits } from '#contract/limits';
import { tagsOf } from '../annotation';
import { call } from '../api';
import { dayOf } from './notes-here';
import type { Section } from './sections';
import type { Notes } from './use-notes';

/**
 * The item that shows a note, when it is at hand; else -1.
 * @param remembered an item beyond those that are drawn that may show it
 */
export function itemAtHand(
  { rows, sections }: Notes,
  id: string,
  row: (row: number) => NoteRow | undefined,
  drawn: { first: number; last: number },
  remembered = -1,
): number {
  if (rows) {
    // By tag it may stand in several groups: rather in one that is not collapsed.
    const items = rows.flatMap(({ annotation }, at) =>
      annotation.id === id ? [sections.itemOfRow(at)] : [],
    );
    return items.find((item) => sections.at(item)?.kind === 'note') ?? items[0] ?? -1;
  }
  const shows = (item: number): boolean => {
    const at = sections.at(item);
    return at?.kind === 'note' && row(at.row)?.annotation.id === id;
  };
  if (shows(remembered)) return remembered;
  for (let item = drawn.first; item <= drawn.last; item++) if (shows(item)) return item;
  return -1;
}

/** The item that shows a note of the library, wherever it stands; -1 when it is not found. */
export async function itemInLibrary({ sections, group, query }: Notes, wanted: Annotation): Promise<number> {
  const section = sections.list.find((one) => holds(one, group, wanted));
  // References do not follow the numbers of rows where a note stands in several.
  if (!section || group === 'tag') return -1;
  const end = section.firstRow + section.group.count;
  for (let from = section.firstRow; from < end; from += limits.noteRefs) {
    const count = Math.min(limits.noteRefs, end - from);
    const refs = await call('listNoteRefs', { query, from, count });
    const at = refs.findIndex(({ id }) => id === wanted.id);
    if (at >= 0) return sections.itemOfRow(from + at);
  }
  return -1;
}

function holds({ group: { key, label } }: Section, group: Notes['group'], wanted: Annotation): boolean {
  if (group === 'article') return key === wanted.target.source;
  if (group === 'category') return key === wanted.category;
  if (group === 'date') return key === dayOf(wanted.created);
  if (group === 'tag') return key === (tagsOf(wanted)[0] ?? '');
  return (label === '') === (wanted.outline !== undefined);
}

import type { Annotation, Article, Category, NoteRow, NotesGroup, NotesQuery } from '#contract';
import { isPlaced, noteOf, quoteOf, tagsOf } from '../annotation';
import { levelled } from '../levelled';
import type { NotesFilter } from './notebook-state';

/** The notes of an open article, in document order. */
export interface NotesOfArticle {
  article: Pick<Article, 'id' | 'title' | 'siteName' | 'lang' | 'version'>;
  annotations: readonly Annotation[];
}

export interface NotesHere {
  groups: NotesGroup[];
  /** In the order of the groups. */
  rows: NoteRow[];
  /** Those that have no place in the text as it is now, by article. */
  unplaced: Map<string, Annotation[]>;
  /** How many notes there are, each once. */
  total: number;
}

/** What a group of notes in no order of the reader's own is called. */
const notInOrder = 'Not in your order yet';

/** The day of a time where the reader is: `2024-03-02`. */
export function dayOf(time: string): string {
  const date = new Date(time);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whether a note is wanted: what the main side asks of notes of the whole library, asked here of those at hand. */
function isWanted(
  annotation: Annotation,
  { words, categories, tags, noted }: NotesFilter,
  names: ReadonlyMap<string, string>,
): boolean {
  const own = tagsOf(annotation);
  if (categories.length > 0 && !categories.includes(annotation.category)) return false;
  if (!tags.every((tag) => own.includes(tag))) return false;
  const note = noteOf(annotation);
  if (noted !== undefined && (note.trim() !== '') !== noted) return false;
  const wanted = levelled(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const said = [
    quoteOf(annotation),
    note,
    names.get(annotation.category) ?? '',
    ...own.map((tag) => `#${tag}`),
  ];
  const hay = levelled(said.join('\n'));
  return wanted.every((word) => hay.includes(word));
}

interface Keyed {
  key: string;
  label: string;
  rows: NoteRow[];
}

const { compare: byName } = new Intl.Collator(undefined, { numeric: true });
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows under what they have in common; a note stands under each of its tags. */
function grouped(
  rows: readonly NoteRow[],
  group: NotesQuery['group'],
  categories: readonly Category[],
): Keyed[] {
  const found = new Map<string, Keyed>();
  const put = (key: string, label: string, row: NoteRow): void => {
    const there = found.get(key);
    if (there) there.rows.push(row);
    else found.set(key, { key, label, rows: [row] });
  };
  for (const row of rows) {
    const { annotation, article } = row;
    if (group === 'article') put(article.id, article.title, row);
    else if (group === 'date') put(dayOf(annotation.created), dayOf(annotation.created), row);
    else if (group === 'outline')
      put(annotation.outline ? 'in' : 'out', annotation.outline ? '' : notInOrder, row);
    else if (group === 'category') {
      const { category } = annotation;
      put(category, categories.find(({ id }) => id === category)?.name ?? category, row);
    } else {
      const tags = tagsOf(annotation);
      for (const tag of tags.length ? tags : ['']) put(tag, tag, row);
    }
  }
  return [...found.values()];
}

function ordered(groups: Keyed[], group: NotesQuery['group'], categories: readonly Category[]): Keyed[] {
  const placeOf = (id: string): number => {
    const at = categories.findIndex((category) => category.id === id);
    return at < 0 ? categories.length : at;
  };
  if (group === 'date') {
    groups.sort((a, b) => compare(b.key, a.key));
    for (const { rows } of groups) rows.sort((a, b) => compare(b.annotation.created, a.annotation.created));
  }
  if (group === 'category') groups.sort((a, b) => placeOf(a.key) - placeOf(b.key));
  // Those without a tag come last.
  if (group === 'tag')
    groups.sort((a, b) => Number(a.key === '') - Number(b.key === '') || byName(a.label, b.label));
  if (group === 'outline') {
    groups.sort((a, b) => compare(a.key, b.key));
    for (const { key, rows } of groups)
      if (key === 'in')
        rows.sort((a, b) => compare(a.annotation.outline?.rank ?? '', b.annotation.outline?.rank ?? ''));
  }
  return groups;
}

/**
 * The notes of the open articles as the notebook shows them, at once, without asking the main side.
 * @param kept a note that is chosen or being written: it is never filtered away from under the reader
 */
export function notesHere(
  articles: readonly NotesOfArticle[],
  filter: NotesFilter,
  group: NotesQuery['group'],
  { categories, kept }: { categories: readonly Category[]; kept: string | null },
): NotesHere {
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const rows: NoteRow[] = [];
  const unplaced = new Map<string, Annotation[]>();
  for (const { article, annotations } of articles) {
    const { id, title, siteName, lang, version } = article;
    for (const annotation of annotations) {
      if (annotation.id !== kept && !isWanted(annotation, filter, names)) continue;
      if (isPlaced(annotation, version)) {
        if (!filter.unplaced || annotation.id === kept)
          rows.push({ annotation, article: { id, title, siteName, lang, version } });
      } else {
        const there = unplaced.get(id);
        if (there) there.push(annotation);
        else unplaced.set(id, [annotation]);
      }
    }
  }
  const groups = ordered(grouped(rows, group, categories), group, categories);
  const orphans = [...unplaced.values()].reduce((sum, { length }) => sum + length, 0);
  return {
    groups: groups.map(({ key, label, rows: { length } }) => ({
      key: group === 'outline' ? '' : key,
      label,
      count: length,
    })),
    rows: groups.flatMap((one) => one.rows),
    unplaced,
    total: rows.length + orphans,
  };
}

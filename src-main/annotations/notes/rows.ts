import type { Annotation, Id } from '#contract';
import { noteOf, tagsOf } from '../bodies';
import { fold } from './fold';

/** What is kept of an annotation to find and order it by: some hundred bytes. Never changed. */
export interface Row {
  id: Id;
  article: Id;
  /** The version of the text that it stands in. */
  version: number;
  start: number;
  end: number;
  category: string;
  tags: readonly string[];
  /** Quote, note and tags, levelled. */
  text: string;
  noted: boolean;
  /** Milliseconds since 1970. */
  created: number;
  deleted: boolean;
  rank: string | null;
}

/** One article's rows in document order, those without a place last; made anew with each change. */
export interface Entry {
  id: Id;
  title: string;
  importedAt: string;
  /** The newest version of its text. */
  version: number;
  rows: readonly Row[];
}

/** Categories and tags are few and come again and again: one string of each is enough. */
const strings = new Map<string, string>();
const one = (text: string): string => {
  const known = strings.get(text);
  if (known !== undefined) return known;
  if (strings.size > 50_000) strings.clear();
  strings.set(text, text);
  return text;
};

export function rowOf(annotation: Annotation, article: Id): Row {
  const { target, created, deleted, outline } = annotation;
  const [{ start, end }, { exact }] = target.selector;
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);
  return {
    ...{ id: annotation.id, article, version: target.version, start, end },
    category: one(annotation.category),
    tags: tags.length === 0 ? none : tags.map(one),
    text: fold(tags.length === 0 && note === '' ? exact : [exact, note, ...tags].join('\n')),
    noted: note !== '',
    created: Date.parse(created),
    deleted: deleted !== null,
    rank: outline ? outline.rank : null,
  };
}

const none: readonly string[] = [];

/** Rows of an article in document order, those that its text has no place for last. */
export function inOrder(rows: readonly Row[], version: number): Row[] {
  const later = (row: Row): number => (row.version === version ? 0 : 1);
  return [...rows].sort(
    (a, b) => later(a) - later(b) || a.start - b.start || a.end - b.end || a.created - b.created,
  );
}

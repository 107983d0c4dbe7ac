import type { Annotation, Differences, RestoreHow } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import { later } from '../annotations/later';
import { type AnnotationsFile, noAnnotations, type StoredLink } from '../store/formats';

/** Something with an id that leaves a tombstone. */
export interface Kept {
  id: string;
  modified: string;
  deleted: string | null;
}

/** What is the same whoever touched it, and whenever, is not compared. */
type Content<T> = (one: T) => unknown;

export interface Compared<T extends Kept> {
  back: T[];
  changed: T[];
  newer: T[];
}

/** How a list of then differs from that of now. `back` and `changed` are those of then, `newer` those of now. */
export function compareLists<T extends Kept>(
  then: readonly T[],
  now: readonly T[],
  contentOf: Content<T>,
): Compared<T> {
  const nowById = new Map(now.map((one) => [one.id, one]));
  const live = new Map(then.filter(({ deleted }) => deleted === null).map((one) => [one.id, one]));
  const found: Compared<T> = { back: [], changed: [], newer: [] };
  for (const [id, old] of live) {
    const one = nowById.get(id);
    if (!one || one.deleted !== null) found.back.push(old);
    else if (!isDeepStrictEqual(contentOf(one), contentOf(old))) found.changed.push(old);
  }
  found.newer = now.filter(({ id, deleted }) => deleted === null && !live.has(id));
  return found;
}

/**
 * The list of now brought to that of then. What changes is of `time`, or later, so that another machine takes it over.
 * What is taken away leaves a tombstone; a tombstone that comes back says what it said when it was deleted.
 */
export function restoredList<T extends Kept>(
  then: readonly T[],
  now: readonly T[],
  how: RestoreHow,
  contentOf: Content<T>,
  time: Date,
): T[] {
  const { back, changed, newer } = compareLists(then, now, contentOf);
  const isBack = new Map(back.map((one) => [one.id, one]));
  const isChanged = new Map(how === 'exact' ? changed.map((one) => [one.id, one]) : []);
  const goes = new Set(how === 'exact' ? newer.map(({ id }) => id) : []);
  const touched = (one: T, last: string): T => ({ ...one, modified: after(time, last) });
  const there = new Set(now.map(({ id }) => id));
  const next = now.map((one) => {
    const old = isBack.get(one.id);
    if (old) return touched({ ...(how === 'exact' ? old : one), deleted: null }, one.modified);
    const other = isChanged.get(one.id);
    if (other) return touched(other, one.modified);
    const modified = after(time, one.modified);
    return goes.has(one.id) ? { ...one, modified, deleted: modified } : one;
  });
  return [...next, ...back.filter(({ id }) => !there.has(id)).map((one) => touched(one, one.modified))];
}

/** Takes a change of a list back where nothing else has changed it since. */
export function undoneList<T extends Kept>(
  before: readonly T[],
  made: readonly T[],
  now: readonly T[],
  time: Date,
): T[] {
  const [was, became] = [before, made].map((list) => new Map(list.map((one) => [one.id, one])));
  return now.map((one) => {
    const old = was?.get(one.id);
    // Each change gives another time.
    if (became?.get(one.id)?.modified !== one.modified || old?.modified === one.modified) return one;
    const modified = after(time, one.modified);
    return old ? { ...old, modified } : { ...one, modified, deleted: modified };
  });
}

/** Strictly after the last change: of two copies of one time it would not be known which is meant. */
function after(time: Date, last: string): string {
  const at = later(time, last);
  return at === last ? new Date(Date.parse(last) + 1).toISOString() : at;
}

export const annotationContent = ({ body, category, outline, target, origin }: Annotation): unknown => [
  body.filter(({ value }) => value !== ''),
  category,
  outline,
  // Where it stands in newer texts is worked out from there.
  (origin ?? target).selector[1].exact,
  (origin ?? target).version,
];
const linkContent = ({ relation, note }: StoredLink): unknown => [relation, note];

const withoutTime = <T extends { modified: unknown; past?: unknown }>({
  modified: _,
  past: _past,
  ...rest
}: T): unknown => rest;

/** Whether what the reader says of the article as a whole is another. */
export function ownDiffers(then: AnnotationsFile, now: AnnotationsFile): boolean {
  return (
    !isDeepStrictEqual(withoutTime(then.note), withoutTime(now.note)) ||
    !isDeepStrictEqual(withoutTime(then.marks), withoutTime(now.marks))
  );
}

export const compareNotes = (then: AnnotationsFile, now: AnnotationsFile): Compared<Annotation> =>
  compareLists(then.annotations, now.annotations, annotationContent);

/** The notes, links and the reader's words on an article, brought to those of then. */
export function restoredNotes(
  then: AnnotationsFile,
  now: AnnotationsFile,
  how: RestoreHow,
  time: Date,
): AnnotationsFile {
  const isLost = now.note.note === '' && then.note.note !== '';
  const touched = <T extends { modified: string | null; past?: unknown }>(old: T, one: T): T =>
    isDeepStrictEqual(withoutTime(old), withoutTime(one))
      ? one
      : { ...old, modified: after(time, one.modified ?? new Date(0).toISOString()) };
  return {
    ...now,
    annotations: restoredList(then.annotations, now.annotations, how, annotationContent, time),
    links: restoredList(then.links, now.links, how, linkContent, time),
    note: how === 'exact' || isLost ? touched(then.note, now.note) : now.note,
    marks: how === 'exact' ? touched(then.marks, now.marks) : now.marks,
    // What was placed in an older text is placed again.
    placedIn: Math.min(then.placedIn ?? 1, now.placedIn ?? 1),
  };
}

/** Takes a restoring of notes back where nothing else has changed them since. */
export function undoneNotes(
  before: AnnotationsFile,
  made: AnnotationsFile,
  now: AnnotationsFile,
  time: Date,
): AnnotationsFile {
  const back = <T extends { modified: string | null }>(was: T, became: T, one: T): T =>
    became.modified === one.modified && was.modified !== one.modified
      ? { ...was, modified: after(time, one.modified ?? new Date(0).toISOString()) }
      : one;
  return {
    ...now,
    annotations: undoneList(before.annotations, made.annotations, now.annotations, time),
    links: undoneList(before.links, made.links, now.links, time),
    note: back(before.note, made.note, now.note),
    marks: back(before.marks, made.marks, now.marks),
  };
}

export const countsOf = ({ back, changed, newer }: Compared<Kept>): Differences => ({
  ...{ back: back.length, changed: changed.length, newer: newer.length },
});

/**
 * What a list was at a time, by what it says itself, for when there is no copy: what was made later was not there, what was
 * deleted later was.
 */
export const listUntil = <T extends Kept & { created: string }>(now: readonly T[], time: Date): T[] =>
  now
    .filter(({ created }) => isUntil(created, time))
    .map((one) => (one.deleted !== null && !isUntil(one.deleted, time) ? { ...one, deleted: null } : one));

/** The same of all that the reader made of an article. Words on the whole that stood there before are not known. */
export function notesUntil(now: AnnotationsFile, time: Date): AnnotationsFile {
  const annotations = listUntil(now.annotations, time);
  const links = listUntil(now.links, time);
  const times = [now.note.modified, now.marks.modified];
  const isOlder =
    annotations.length + links.length > 0 || times.some((one) => one !== null && isUntil(one, time));
  const { note, marks } = isOlder ? now : noAnnotations;
  return { ...now, annotations, links, note, marks };
}

const isUntil = (iso: string, time: Date): boolean => Date.parse(iso) <= time.getTime();

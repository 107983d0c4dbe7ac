import type { Annotation, Id } from '#contract';
import { changed } from '../annotations/change';
import { later } from '../annotations/later';
import { merged } from '../annotations/three-way';
import { withGiven, withTakenBack } from '../store/brought';
import type { AnnotationsFile, ArticleMarks } from '../store/formats';
import type { Sums } from './came';

export type Way = 'back' | 'again';

/** Of two states of a thing: the one that was left, and the one that turning goes to. */
interface Two<T> {
  is: T;
  other: T;
}
type Marks = Omit<ArticleMarks, 'modified'>;

/** What an article was given, as far as its file says it, so that it can be taken back, and given again. */
export interface Given {
  article: Id;
  way: Way;
  /** The annotations that came, as they were left. */
  annotations: Annotation[];
  note: Two<string> | null;
  marks: Two<Marks> | null;
  /** By what it is known not to come again; none of it had come before. */
  sums: Sums;
}

/** What was changed since, and stays. */
export interface Stayed {
  annotations: number;
  note: boolean;
  marks: boolean;
}

/** What a change of the file by a gift of these sums has given. */
export function givenBy(article: Id, before: AnnotationsFile, after: AnnotationsFile, sums: Sums): Given {
  const had = new Set(before.brought?.given);
  const fresh = (all: readonly string[]): string[] => all.filter((one) => !had.has(one));
  const known = new Map(before.annotations.map((one) => [one.id, one]));
  return {
    ...{ article, way: 'again' },
    annotations: after.annotations.filter((one) => known.get(one.id) !== one),
    note: before.note === after.note ? null : { is: after.note.note, other: before.note.note },
    marks: before.marks === after.marks ? null : { is: after.marks, other: before.marks },
    sums: { notes: fresh(sums.notes), others: fresh(sums.others) },
  };
}

/** Whether anything was given. */
export const isSomething = ({ annotations, note, marks, sums }: Given): boolean =>
  annotations.length + sums.notes.length + sums.others.length > 0 || note !== null || marks !== null;

/** Takes back what was given, or gives it again. What others have changed since stays, and is turned no more. */
export function turned(
  file: AnnotationsFile,
  given: Given,
  way: Way,
  now: Date,
): { file: AnnotationsFile; given: Given; stayed: Stayed } {
  const stayed: Stayed = { annotations: 0, note: false, marks: false };
  if (given.way === way) return { file, given, stayed };
  const { article } = given;
  const byId = new Map(given.annotations.map((one) => [one.id, one]));
  const left: Given['annotations'] = [];
  const annotations = file.annotations.map((one) => {
    const its = byId.get(one.id);
    if (!its) return one;
    if (said(one) !== said(its)) {
      // One that the reader deleted is gone already.
      if (way === 'again' || one.deleted === null) stayed.annotations++;
      return one;
    }
    const next = changed(one, { article, id: one.id, deleted: one.deleted === null }, undefined, now);
    left.push(next);
    return next;
  });
  let { note, marks } = file;
  let [givenNote, givenMarks] = [given.note, given.marks];
  let { sums } = given;
  if (givenNote && note.note === givenNote.is) {
    note = { note: givenNote.other, modified: timeAfter(now, note.modified) };
    givenNote = { is: givenNote.other, other: givenNote.is };
  } else if (givenNote) {
    stayed.note = true;
    givenNote = null;
    // It is there: it must not come a second time.
    sums = { ...sums, notes: [] };
  }
  if (givenMarks) {
    const { is, other } = givenMarks;
    const one = <K extends 'favourite' | 'finished'>(key: K): Marks[K] =>
      marks[key] === is[key] ? other[key] : marks[key];
    // One mark that is another by now is the reader's; a tag that is gone already is no matter.
    stayed.marks = (['favourite', 'finished'] as const).some(
      (key) => is[key] !== other[key] && marks[key] !== is[key] && marks[key] !== other[key],
    );
    marks = {
      ...{ favourite: one('favourite'), finished: one('finished') },
      tags: merged(marks.tags, is.tags, other.tags),
      modified: timeAfter(now, marks.modified),
    };
    givenMarks = { is: other, other: is };
  }
  const all = [...sums.notes, ...sums.others];
  const next = withGiven(
    { ...file, annotations, note, marks },
    way === 'back' ? { remove: all } : { add: all },
  );
  return {
    file: withTakenBack(next, way === 'back' ? left : []),
    given: { article, way, annotations: left, note: givenNote, marks: givenMarks, sums },
    stayed,
  };
}

const timeAfter = (now: Date, last: string | null): string =>
  last === null ? now.toISOString() : later(now, last);

/** What an annotation says, whatever place it has in the newest text: changed and changed back it is the same. */
const said = ({ id, body, category, outline, earlier, deleted }: Annotation): string =>
  JSON.stringify([id, body, category, outline ?? null, earlier?.length ?? 0, deleted !== null]);

/** What the reader has made of an article, by which one tells whether anything was made of it since. */
export function stampOf({ annotations, links, note, marks }: AnnotationsFile): string {
  const { tags, favourite, finished } = marks;
  return JSON.stringify([
    annotations.filter(({ deleted }) => deleted === null).map(said),
    links.filter(({ deleted }) => deleted === null).map(({ id, relation, note }) => [id, relation, note]),
    ...[note.note, tags, favourite, finished],
  ]);
}

import type { Annotation, Id } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import { later } from '../../annotations/later';
import { merged } from '../../annotations/three-way';
import type { AnnotationsFile } from '../../store/formats';
import type { MergeRecord } from './merge-record';
import type { Plan } from './plan';

/** The kept article's file with the notes, the tags and the note of the others. Doing it twice changes nothing. */
export function withMerged(
  file: AnnotationsFile,
  { copies, record }: Plan,
  version: number,
  now: Date,
): AnnotationsFile {
  const wanted = new Map(copies.map((copy) => [copy.id, copy]));
  // Those of a merge that was taken back come back.
  const old = file.annotations.map((one) => wanted.get(one.id) ?? one);
  const there = new Set(old.map(({ id }) => id));
  const placedIn = file.annotations.length === 0 ? version : file.placedIn;
  return {
    ...file,
    ...(placedIn && { placedIn }),
    annotations: [...old, ...copies.filter(({ id }) => !there.has(id))],
    ...saying(file, record.marks.after, record.note.after, now),
  };
}

/** The kept article's file without what a merge brought; what the reader has changed of it since stays. */
export function withoutMerged(file: AnnotationsFile, record: MergeRecord, now: Date): AnnotationsFile {
  const made = new Map<Id, string>(record.copies.map(({ copy, modified }) => [copy, modified]));
  const linked = new Set(
    file.links
      .filter(({ id, deleted }) => deleted === null && record.links.every(({ copy }) => copy !== id))
      .flatMap(({ ends }) => ends.map(({ annotation }) => annotation)),
  );
  const annotations = file.annotations.map((one): Annotation => {
    const isAsMade = one.deleted === null && made.get(one.id) === one.modified && !linked.has(one.id);
    if (!isAsMade) return one;
    const deleted = later(now, one.modified);
    return { ...one, deleted, modified: deleted };
  });
  const { before, after } = record.marks;
  const { marks, note } = file;
  const back = {
    tags: merged(marks.tags, after.tags, before.tags),
    favourite: marks.favourite === after.favourite ? before.favourite : marks.favourite,
    finished: marks.finished === after.finished ? before.finished : marks.finished,
  };
  const said = note.note === record.note.after ? record.note.before : note.note;
  return { ...file, annotations, ...saying(file, back, said, now) };
}

function saying(
  { marks, note }: AnnotationsFile,
  wanted: MergeRecord['marks']['after'],
  said: string,
  now: Date,
): Pick<AnnotationsFile, 'marks' | 'note'> {
  const { modified, past: _, ...is } = marks;
  const time = (last: string | null): string => (last === null ? now.toISOString() : later(now, last));
  return {
    marks: isDeepStrictEqual(is, wanted) ? marks : { ...marks, ...wanted, modified: time(modified) },
    note: note.note === said ? note : { ...note, note: said, modified: time(note.modified) },
  };
}

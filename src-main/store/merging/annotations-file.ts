import { isDeepStrictEqual } from 'node:util';
import type { AnnotationsFile } from '../formats';
import { annotationFields, mergeAnnotations } from './annotations';
import { articleNoteFields, mergeArticleNotes } from './article-note';
import { mergeBrought } from './brought';
import { type Dated, type Field, remember } from './lineage';
import { linkFields, mergeLinks } from './links';
import { markFields, mergeMarks } from './marks';

/** What two computers made of one article; the same object as `ours` when nothing is new to it. */
export function mergeAnnotationsFiles(
  ours: AnnotationsFile,
  theirs: AnnotationsFile,
  base?: AnnotationsFile,
): AnnotationsFile {
  // Those that were not placed in the newest text by both are placed again.
  const placedIn = Math.min(ours.placedIn ?? 1, theirs.placedIn ?? 1);
  const { placedIn: _, brought: _brought, ...rest } = ours;
  const brought = mergeBrought(ours.brought, theirs.brought, base?.brought);
  const merged: AnnotationsFile = {
    ...rest,
    annotations: mergeAnnotations(ours.annotations, theirs.annotations, base?.annotations),
    ...(placedIn > 1 && { placedIn }),
    links: mergeLinks(ours.links, theirs.links, base?.links),
    note: mergeArticleNotes(ours.note, theirs.note, base?.note),
    marks: mergeMarks(ours.marks, theirs.marks, base?.marks),
    ...(brought && { brought }),
  };
  return isDeepStrictEqual(merged, ours) ? ours : merged;
}

/** The file after a change by the reader, with what its records were before. Only what was changed is looked at. */
export function rememberAnnotations(
  old: AnnotationsFile,
  young: AnnotationsFile,
  out: AnnotationsFile,
): AnnotationsFile {
  const annotations = rememberAll(old.annotations, young.annotations, annotationFields, out.annotations);
  const links = rememberAll(old.links, young.links, linkFields, out.links);
  const note = remember(old.note, young.note, articleNoteFields, out.note);
  const marks = remember(old.marks, young.marks, markFields, out.marks);
  const isSame =
    annotations === young.annotations &&
    links === young.links &&
    note === young.note &&
    marks === young.marks;
  return isSame ? young : { ...young, annotations, links, note, marks };
}

/** The same list when nothing is to be remembered. */
export function rememberAll<T extends Dated & { id: string }>(
  old: readonly T[],
  young: T[],
  fields: readonly Field<T>[],
  out: readonly T[],
): T[] {
  if (old === young) return young;
  const before = new Map<string, T>();
  const there = new Set(young);
  for (const one of old) if (!there.has(one)) before.set(one.id, one);
  if (before.size === 0) return young;
  const written = new Map(out.flatMap((one) => (before.has(one.id) ? [[one.id, one] as const] : [])));
  let isSame = true;
  const next = young.map((one) => {
    const was = before.get(one.id);
    const kept = was ? remember(was, one, fields, written.get(one.id)) : one;
    isSame &&= kept === one;
    return kept;
  });
  return isSame ? young : next;
}

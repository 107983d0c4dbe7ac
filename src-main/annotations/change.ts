import { type Annotation, type AnnotationChange, limits, type Passage } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import { bodyOf, distinct, motivationOf, noteOf, tagsOf, written } from './bodies';
import { later } from './later';
import { changedElsewhere, notThere, tooManyTags } from './refusals';
import { type Chosen, placedOn } from './replaced';
import { merged } from './three-way';

/**
 * An annotation with the given fields set; the same one when that changes nothing.
 * @param chosen what the passage of the change has become in the newest text
 * @throws AppError `not-found` for a deleted one that is not to come back, `conflict` when what is to change is another by now
 *   than the caller saw
 */
export function changed(
  old: Annotation,
  change: AnnotationChange,
  chosen: Chosen | undefined,
  now: Date,
): Annotation {
  if (old.deleted !== null && change.deleted === undefined) throw notThere();
  const body = bodyOf(noteAfter(old, change), tagsAfter(old, change));
  refuseOvertaken(old, change);
  const { target: stood, origin, earlier, outline, leftUnplacedIn, ...rest } = old;
  const [place, left] = [
    change.outline === undefined ? outline : change.outline,
    change.leftUnplacedIn === undefined ? leftUnplacedIn : change.leftUnplacedIn,
  ];
  const modified = later(now, old.modified);
  const next: Annotation = {
    ...rest,
    motivation: motivationOf(body),
    ...(chosen
      ? placedOn(old, chosen)
      : { target: stood, ...(origin && { origin }), ...(earlier && { earlier }) }),
    body,
    category: change.category ?? old.category,
    ...(place && { outline: place }),
    ...(left && !(chosen && change.leftUnplacedIn === undefined) && { leftUnplacedIn: left }),
    deleted: change.deleted === undefined ? old.deleted : change.deleted ? (old.deleted ?? modified) : null,
  };
  return isDeepStrictEqual(next, old) ? old : { ...next, modified };
}

function noteAfter(old: Annotation, { note, was }: AnnotationChange): string {
  const now = noteOf(old);
  if (note === undefined) return now;
  if (was?.note !== undefined && now !== written(was.note) && now !== written(note)) {
    throw changedElsewhere('This note');
  }
  return note;
}

/** A category or a place that others have chosen since the caller saw it is not overwritten. */
function refuseOvertaken(old: Annotation, { category, passage, version, was }: AnnotationChange): void {
  const other = was?.category !== undefined && ![was.category, category].includes(old.category);
  if (category !== undefined && other) throw changedElsewhere('The category of this note');
  if (!passage || !was?.passage || old.target.version !== version) return;
  const [stands] = old.target.selector;
  if (!near(stands, was.passage) && !near(stands, passage)) throw changedElsewhere('The place of this note');
}

/** A passage that would have cut a character was widened by one. */
const near = (a: Passage, b: Passage): boolean =>
  Math.abs(a.start - b.start) <= 1 && Math.abs(a.end - b.end) <= 1;

function tagsAfter(old: Annotation, { tags, was }: AnnotationChange): string[] {
  const now = tagsOf(old);
  if (!tags) return now;
  const next = merged(now, was?.tags && distinct(was.tags), distinct(tags));
  if (next.length > limits.tags && next.length > now.length) throw tooManyTags();
  return next;
}

/** What takes a change back that made `young` out of `old`; what others change after it stays. */
export function inverseOf(old: Annotation, young: Annotation, change: AnnotationChange): AnnotationChange {
  const [{ start, end }] = old.target.selector;
  const [stands] = young.target.selector;
  const moved = change.passage !== undefined && young.target !== old.target;
  return {
    id: old.id,
    article: old.target.source,
    ...(moved && { passage: { start, end }, version: old.target.version }),
    ...(change.category !== undefined && { category: old.category }),
    ...(change.note !== undefined && { note: noteOf(old) }),
    ...(change.tags !== undefined && { tags: tagsOf(old) }),
    ...(change.outline !== undefined && { outline: old.outline ?? null }),
    ...((change.leftUnplacedIn !== undefined || moved) && { leftUnplacedIn: old.leftUnplacedIn ?? null }),
    ...(change.deleted !== undefined && { deleted: old.deleted !== null }),
    was: {
      ...(moved && { passage: { start: stands.start, end: stands.end } }),
      ...(change.category !== undefined && { category: young.category }),
      ...(change.note !== undefined && { note: noteOf(young) }),
      ...(change.tags !== undefined && { tags: tagsOf(young) }),
    },
  };
}

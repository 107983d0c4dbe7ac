import { type Annotation, limits } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import { bodyOf, motivationOf, noteOf, tagsOf } from '../../annotations/bodies';
import type { StoredAnnotation } from '../formats';
import { byId } from './by-id';
import { descent, type Field, pastOf } from './lineage';
import { compare, ranked, settled, taken, union } from './ranking';
import { sha256 } from '../sha256';

/** On the copy of an annotation whose note was written differently on two computers. */
export const conflictTag = 'changed on two computers';

export const annotationFields: readonly Field<StoredAnnotation>[] = [
  { name: 'note', of: noteOf },
  { name: 'tags', of: (one) => tagsOf(one).sort(compare) },
];
const [note, tags] = annotationFields as [Field<StoredAnnotation>, Field<StoredAnnotation>];

/** Annotations of both, in the order they were made. */
export function mergeAnnotations(
  ours: readonly StoredAnnotation[],
  theirs: readonly StoredAnnotation[],
  base?: readonly StoredAnnotation[],
): StoredAnnotation[] {
  let all: readonly StoredAnnotation[] = [];
  let copies: StoredAnnotation[] = [];
  all = byId(ours, theirs, base, (a, b, was) => {
    const { merged, copy } = mergeAnnotation(a, b, was);
    if (copy) copies.push(copy);
    return [merged];
  });
  // One that was made of the same words before, and that the reader may have changed or deleted since.
  copies = [...new Map(copies.map((copy) => [copy.id, copy])).values()];
  const known = byId(all, copies, undefined, (a, b) => [ranked(a, b).winner]);
  return [...known].sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id));
}

/**
 * What two states of one annotation become. The later one counts, tags are united, and a note that was written
 * differently on both sides is kept as a second annotation, whose id follows from its words: every computer makes the same.
 */
export function mergeAnnotation(
  ours: StoredAnnotation,
  theirs: StoredAnnotation,
  base?: StoredAnnotation,
): { merged: StoredAnnotation; copy: StoredAnnotation | null } {
  // Most are, and telling so takes a tenth of what merging takes.
  if (isDeepStrictEqual(ours, theirs)) return { merged: ours, copy: null };
  const sides = { ours, theirs, base };
  const { winner, loser } = ranked(ours, theirs, registerOf);
  const { text, other } = mergedNote(sides);
  const body = bodyOf(text, mergedTags(sides));
  const outline = taken(sides, winner, (one) => one.outline);
  const left = taken(sides, winner, (one) => one.leftUnplacedIn);
  const merged: StoredAnnotation = {
    id: ours.id,
    motivation: motivationOf(body),
    ...placeOf(sides, winner, loser),
    body,
    category: taken(sides, winner, (one) => one.category),
    ...(outline && { outline }),
    ...(left !== undefined && { leftUnplacedIn: left }),
    created: compare(ours.created, theirs.created) <= 0 ? ours.created : theirs.created,
    modified: winner.modified,
    deleted: taken(sides, winner, (one) => one.deleted),
  };
  const whole = { ...merged, ...pastOf(merged, [winner, loser], annotationFields) };
  const copy = other?.deleted === null ? copyOf(other) : null;
  return { merged: settled(ours, theirs, whole, base), copy };
}

interface Sides {
  ours: StoredAnnotation;
  theirs: StoredAnnotation;
  base: StoredAnnotation | undefined;
}

/** The note that counts, and the side whose other note must not be lost. */
function mergedNote({ ours, theirs, base }: Sides): { text: string; other: StoredAnnotation | null } {
  const line = descent(ours, theirs, base, note);
  if (line !== 'apart') return { text: noteOf(line === 'theirs' ? theirs : ours), other: null };
  // Nothing written cannot be lost.
  if (noteOf(ours) === '') return { text: noteOf(theirs), other: null };
  if (noteOf(theirs) === '') return { text: noteOf(ours), other: null };
  const { winner, loser } = ranked(ours, theirs, noteOf);
  return { text: noteOf(winner), other: loser };
}

function mergedTags({ ours, theirs, base }: Sides): string[] {
  const line = descent(ours, theirs, base, tags);
  if (line === 'ours' || line === 'theirs') return tagsOf(line === 'ours' ? ours : theirs);
  // Ranked by the tags themselves: with a note from the other side the merged state would rank differently, and the order
  // of its tags would change when one of the two comes again.
  const { winner, loser } = ranked(ours, theirs, tagsOf);
  return union(tagsOf(winner), tagsOf(loser), base && tagsOf(base));
}

type Place = Pick<Annotation, 'target' | 'origin' | 'earlier'>;

/** Where it stands. Of one that the reader did not move in between, the place in the newer text. */
function placeOf(sides: Sides, winner: StoredAnnotation, loser: StoredAnnotation): Place {
  const of = ({ target, origin, earlier }: StoredAnnotation): Place => ({
    ...{ target, ...(origin && { origin }), ...(earlier && { earlier }) },
  });
  const isMoved =
    !isDeepStrictEqual(winner.earlier, loser.earlier) || !isDeepStrictEqual(made(winner), made(loser));
  if (!isMoved && winner.target.version !== loser.target.version)
    return of(winner.target.version > loser.target.version ? winner : loser);
  return taken(sides, winner, of);
}

const made = ({ target, origin = target }: Annotation): Annotation['target'] => origin;

const registerOf = (one: StoredAnnotation): unknown => ({
  ...placeOf({ ours: one, theirs: one, base: undefined }, one, one),
  ...{ category: one.category, outline: one.outline, left: one.leftUnplacedIn, deleted: one.deleted },
});

function copyOf({ past: _, ...other }: StoredAnnotation): StoredAnnotation {
  const text = noteOf(other);
  const marked = [conflictTag, ...tagsOf(other).filter((tag) => tag !== conflictTag)].slice(0, limits.tags);
  return { ...other, id: `both-${sha256(`${other.id}\n${text}`).slice(0, 20)}`, body: bodyOf(text, marked) };
}

import type { Id } from '#contract';
import type { AnnotationsFile, Brought, StoredAnnotation } from './formats';

type Deleted = Pick<StoredAnnotation, 'id' | 'deleted'>;

/** Ids of annotations that other tools made begin with this: the same annotation has the same one whenever it comes. */
export const broughtPrefix = 'from-';

const none: Brought = { given: [], takenBack: [] };
const mark = ({ id, deleted }: Deleted): string => `${id} ${deleted ?? ''}`;
const sorted = (all: Iterable<string>): string[] =>
  [...new Set(all)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** The file with more that has come, by its sums, and without others; the same file when that changes nothing. */
export function withGiven(
  file: AnnotationsFile,
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): AnnotationsFile {
  const { given } = file.brought ?? none;
  const gone = new Set(remove);
  const known = new Set(given);
  if (add.every((one) => known.has(one)) && !given.some((one) => gone.has(one))) return file;
  const next = sorted([...given.filter((one) => !gone.has(one)), ...add]);
  return { ...file, brought: { ...none, ...file.brought, given: next } };
}

/** The file with those of `annotations` that are deleted marked as taken back; marks that are not true any more go. */
export function withTakenBack(file: AnnotationsFile, annotations: readonly Deleted[]): AnnotationsFile {
  const { takenBack } = file.brought ?? none;
  const isTrue = new Set(file.annotations.filter(({ deleted }) => deleted !== null).map(mark));
  const next = sorted([...takenBack, ...annotations.map(mark)].filter((one) => isTrue.has(one)));
  const isSame = next.length === takenBack.length && next.every((one, at) => one === takenBack[at]);
  return isSame ? file : { ...file, brought: { ...none, ...file.brought, takenBack: next } };
}

/** What of the annotations that have come before must not come again: ids of all that were not taken back. */
export function cameBefore({ annotations, brought = none }: AnnotationsFile): {
  there: Set<Id>;
  deleted: Set<Id>;
} {
  const takenBack = new Set(brought.takenBack);
  const there = new Set<Id>();
  const deleted = new Set(brought.given.filter((one) => one.startsWith(broughtPrefix)));
  for (const one of annotations) {
    if (one.deleted === null) there.add(one.id);
    else if (!takenBack.has(mark(one))) deleted.add(one.id);
  }
  return { there, deleted };
}

/** The file without annotations that are deleted for good; those that the reader deleted do not come again. */
export function withoutForGood(
  file: AnnotationsFile,
  goes: (annotation: StoredAnnotation) => boolean,
): AnnotationsFile {
  const { deleted } = cameBefore(file);
  const gone = file.annotations.filter(goes).map(({ id }) => id);
  const add = gone.filter((id) => id.startsWith(broughtPrefix) && deleted.has(id));
  return withTakenBack(
    { ...withGiven(file, { add }), annotations: file.annotations.filter((one) => !goes(one)) },
    [],
  );
}

import type { AnnotationChange, Input } from '#contract';
import { limits } from '#contract/limits';
import { call, stale } from './api';
import type { AnnotationRef } from './workspace';

/** Which notes of the whole library. */
type Which = Omit<Input<'listNoteRefs'>['query'], 'scope'>;

/** References to all notes of the library that a query finds. */
export async function notesWith(which: Which): Promise<AnnotationRef[]> {
  const query = { ...which, scope: { kind: 'library' as const } };
  const all: AnnotationRef[] = [];
  for (;;) {
    const some = await call('listNoteRefs', { query, from: all.length, count: limits.noteRefs });
    all.push(...some);
    if (some.length < limits.noteRefs) return all;
  }
}

/** Makes changes, as many at a time as one call takes; answers what would take them back. */
export async function makeChanges(changes: readonly AnnotationChange[]): Promise<AnnotationChange[]> {
  const inverse: AnnotationChange[] = [];
  for (let from = 0; from < changes.length; from += limits.changes) {
    const made = await call('changeAnnotations', {
      id: crypto.randomUUID(),
      changes: changes.slice(from, from + limits.changes),
    });
    inverse.unshift(...made.inverse);
  }
  // Open articles show it at once; the rest is asked for when it is looked at.
  for (const article of new Set(changes.map((change) => change.article)))
    stale('listAnnotations', { article });
  return inverse;
}

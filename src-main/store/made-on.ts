import type { Annotation, Target } from '#contract';

const of = ({ target, origin }: { target: Target; origin?: Target | undefined }): number[] =>
  origin ? [target.version, origin.version] : [target.version];

/** Versions of the text in which an annotation stands and was made. It is placed in a newer one from them. */
export const standsOn = (annotation: Annotation): number[] => of(annotation);

/** The same, with those of the places that it had before, which the reader may go back to. */
export const madeOn = (annotation: Annotation): number[] =>
  [annotation, ...(annotation.earlier ?? [])].flatMap(of);

import type { Annotation, Target } from '#contract';

const of = ({ target, origin }: { target: Target; origin?: Target | undefined }): number[] =>
  origin ? [target.version, origin.version] : [target.version];

/** Versions of the text in which an annotation stands and was made. It is placed in a newer one from them. */
export const standsOn = (annotation: Annotation): number[] => of(annotation);

/** All versions that an annotation names: also those of its earlier places, which the reader may go back to, and where it was left. */
export function versionsOf(annotation: Annotation): number[] {
  const { earlier = [], leftUnplacedIn } = annotation;
  const versions = [annotation, ...earlier].flatMap(of);
  return leftUnplacedIn === undefined ? versions : [...versions, leftUnplacedIn];
}

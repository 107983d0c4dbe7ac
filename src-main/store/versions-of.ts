import type { Annotation } from '#contract';

/** The versions of a text that an annotation names: where it stands and stood, where it was made, and where it was left. */
export function versionsOf({ target, origin, earlier = [], leftUnplacedIn }: Annotation): number[] {
  const places = [{ target, origin }, ...earlier];
  const versions = places.flatMap((one) => [one.target.version, one.origin?.version ?? []].flat());
  return leftUnplacedIn === undefined ? versions : [...versions, leftUnplacedIn];
}

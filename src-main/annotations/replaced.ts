import type { Annotation, Passage, Target } from '#contract';
import { isDeepStrictEqual } from 'node:util';

type Places = Pick<Annotation, 'target' | 'origin' | 'earlier'>;

/** A place of an annotation, and where it was made when that was in another text. */
export type Place = Pick<Annotation, 'target' | 'origin'>;

/** What the passage of a change has become in the newest text. */
export interface Chosen {
  target: Target;
  /** The place that the annotation had before, when the passage is that one. */
  back?: Place;
}

/** Most places that are remembered of one annotation: the first one always, and the last ones. */
const mostEarlier = 10;

/**
 * The places of an annotation that the reader puts on another passage. Where it stood before is remembered, from the place
 * where it was made on; going back to one of those makes it as it was there, in the text as it is now.
 */
export function placedOn(old: Annotation, { target, back: asked }: Chosen): Places {
  const { earlier = [], origin } = old;
  // The call may come twice.
  if (isDeepStrictEqual(old.target, target)) return places(target, origin, earlier);
  const goal = asked?.target ?? target;
  const at = earlier.findLastIndex((place) => isDeepStrictEqual(place.target, goal));
  const back = earlier[at] ?? (isDeepStrictEqual(old.target, goal) ? old : undefined);
  if (back) {
    const from = target.version === back.target.version ? back.origin : (back.origin ?? back.target);
    return places(target, from, back === old ? earlier : earlier.slice(0, at));
  }
  const drags = !origin && old.target.version === target.version && earlier.length > 0;
  // While an edge is dragged to and fro in one text, it is the first and the last place that count.
  if (drags) return places(target, undefined, earlier);
  const all = [...earlier, { target: old.target, ...(origin && { origin }) }];
  return places(target, undefined, all.length > mostEarlier ? [...all.slice(0, 1), ...all.slice(2)] : all);
}

function places(target: Target, origin: Target | undefined, earlier: Annotation['earlier'] = []): Places {
  return { target, ...(origin && { origin }), ...(earlier.length > 0 && { earlier }) };
}

/** The place that an annotation has, or one that it had before, by its version of the text and its passage; it may be gone back to in any text. */
export function earlierPlace(
  annotations: readonly Annotation[],
  { id, passage, version }: { id: string; passage: Passage; version?: number | undefined },
): Place | undefined {
  const annotation = annotations.find((one) => one.id === id);
  const all = annotation ? [...(annotation.earlier ?? []), annotation] : [];
  return all.findLast(({ target: { version: made, selector } }) => {
    const [{ start, end }] = selector;
    return made === version && start === passage.start && end === passage.end;
  });
}

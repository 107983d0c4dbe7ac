import type { Passage, Target } from '#contract';
import type { Placer } from '../annotations/placer';
import { contextLength } from '../annotations/selectors';
import type { BroughtAnnotation } from './record';

/**
 * Where passages that were marked in another tool stand in an article's text: where their words stand once, whatever is
 * between the lines, or else by what stood around them, as passages of an older text are found. Null for one without a sure
 * place: words that stand in several places and of which nothing more is known have none.
 */
export async function placeBrought(
  text: string,
  annotations: readonly BroughtAnnotation[],
  placer: Placer,
): Promise<(Passage | null)[]> {
  if (annotations.length === 0) return [];
  const found = await placer.run('only', { text, quotes: annotations.map(({ exact }) => exact) });
  const asked = annotations.flatMap((annotation, at) => {
    const isTold = annotation.prefix.trim() !== '' || annotation.suffix.trim() !== '';
    return found[at] === 'several' && !isTold
      ? []
      : typeof found[at] === 'object'
        ? []
        : [{ annotation, at }];
  });
  const placed =
    asked.length === 0
      ? []
      : await placer.run('place', {
          text,
          olds: [],
          passages: asked.map(({ annotation }) => [{ version: 0, selector: selectorIn(annotation) }]),
        });
  const places = new Map(asked.map(({ at }, n) => [at, placed[n] ?? null]));
  return found.map((one, at) => {
    const place = typeof one === 'object' ? one : (places.get(at) ?? null);
    return place && { start: place.start, end: place.end };
  });
}

/** As the tool says it; its text is not ours, so a position is a hint. */
export function selectorIn({ exact, prefix, suffix, position }: BroughtAnnotation): Target['selector'] {
  const start = position?.start ?? 0;
  return [
    { type: 'TextPositionSelector', start, end: start + exact.length },
    {
      type: 'TextQuoteSelector',
      exact,
      prefix: prefix.slice(-contextLength),
      suffix: suffix.slice(0, contextLength),
    },
  ];
}

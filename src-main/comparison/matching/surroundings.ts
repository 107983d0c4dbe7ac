import type { Terms } from './terms';

/** Words beside a figure that may say what it counts. */
const reach = { before: 3, after: 4 };

/** From these bits on a word says what is counted. */
const telling = 5;

/** The terms around the figures of a sentence, each once. */
export type Surroundings = readonly number[];

/**
 * What the figures of each sentence may be about. Two sentences that count the same thing tell the same, whatever the
 * figures: “five people injured”, “dozens have been reported injured”.
 */
export function surroundingsOf({ all, ...sides }: Terms, side: 'a' | 'b'): Surroundings[] {
  return sides[side].map((sentence) => {
    const figures = sentence.filter(({ term }) => all[term]?.kind === 'figure');
    if (figures.length === 0 || figures.length > 20) return [];
    return sentence.flatMap(({ term, from }) => {
      const { kind, bits = 0 } = all[term] ?? {};
      if ((kind !== 'word' && kind !== 'name') || bits < telling) return [];
      const beside = figures.some((one) => from >= one.from - reach.before && from < one.to + reach.after);
      return beside ? [term] : [];
    });
  });
}

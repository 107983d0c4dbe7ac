import { differencesOf, withFigures } from './figures/differences';
import { alignTexts } from './matching/align';
import { readText } from './matching/read-text';
import type { Compared, ComparedText } from './text';

/** What two texts have in common. The same input gives the same output; exchanging the texts exchanges `a` and `b`. */
export function compareTexts(a: ComparedText, b: ComparedText): Compared {
  const [readA, readB] = [readText(a), readText(b)];
  const matched = alignTexts(readA, readB);
  const figures = differencesOf(
    withFigures(a, readA.sentences),
    withFigures(b, readB.sentences),
    matched.matches,
  );
  return { ...matched, figures, quotations: [], copied: [], copiedShare: { a: 0, b: 0 } };
}

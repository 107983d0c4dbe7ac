import { alignTexts } from './matching/align';
import { readText } from './matching/read-text';
import type { Compared, ComparedText } from './text';

/** What two texts have in common. The same input gives the same output; exchanging the texts exchanges `a` and `b`. */
export function compareTexts(a: ComparedText, b: ComparedText): Compared {
  const matched = alignTexts(readText(a), readText(b));
  return { ...matched, figures: [], quotations: [], copied: [], copiedShare: { a: 0, b: 0 } };
}

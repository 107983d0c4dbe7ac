import type { Passage, ShownComparison } from '#contract';
import { changeComparison, placeGiven } from '../../changing-comparison';

interface Place {
  article: string;
  passage: Passage;
}
type What = ShownComparison['dismissed'][number]['what'];

/** Takes finds out of what is shown of this comparison; each is one or two places. */
export function dismiss(what: What, finds: readonly (readonly Place[])[]): void {
  const dismissals = finds.flatMap((find) => {
    const places = find.flatMap(({ article, passage }) => placeGiven(article, passage) ?? []);
    return places.length === find.length ? [{ id: crypto.randomUUID(), what, places }] : [];
  });
  if (dismissals.length === 0) return;
  const [label, said] =
    what === 'figures'
      ? ['dismiss figures', 'Figures dismissed']
      : ['dismiss a sentence', 'Sentence dismissed'];
  void changeComparison(label, { dismiss: dismissals }, said);
}

/** Shows again what was dismissed, of one article only when it is said which. */
export function bringBack(comparison: ShownComparison, what: What, article?: string): void {
  const ids = comparison.dismissed
    .filter((one) => one.what === what && (!article || one.places[0]?.article === article))
    .map(({ id }) => id);
  void changeComparison('bring back what was dismissed', { remove: ids }, 'Shown again');
}

const keyOf = (places: readonly Place[]): string =>
  places
    .map(({ article, passage }) => `${article} ${passage.start}-${passage.end}`)
    .sort()
    .join(' ');

/** Says of a find whether the reader has dismissed it. */
export function dismissedIn(
  comparison: ShownComparison | null,
  what: What,
): (places: readonly Place[]) => boolean {
  const keys = new Set<string>();
  for (const one of comparison?.dismissed ?? []) {
    const places = one.places.flatMap(({ article, passage }) => (passage ? [{ article, passage }] : []));
    if (one.what === what && places.length === one.places.length) keys.add(keyOf(places));
  }
  return (places) => keys.has(keyOf(places));
}

import type { Fact, Id, ShownComparison, ShownPlace } from '#contract';
import type { Decided, Dismissed } from '../decisions';
import { overlaps } from '../overlap';

/** What the reader decided about two articles, as far as it has its places in them now; in the order it was decided. */
export function decidedOn(
  { decisions, dismissed }: Pick<ShownComparison, 'decisions' | 'dismissed'>,
  a: Id,
  b: Id,
): { decided: Decided[]; dismissed: Dismissed[] } {
  const at = (places: readonly ShownPlace[], article: Id) =>
    places.find((place) => place.article === article)?.passage;
  return {
    decided: decisions.flatMap(({ id, ends, corresponds }) => {
      const [one, other] = [at(ends, a), at(ends, b)];
      return one && other ? [{ id, a: one, b: other, corresponds }] : [];
    }),
    dismissed: dismissed.flatMap(({ what, places }): Dismissed[] => {
      const [one, other] = [at(places, a), at(places, b)];
      if (what === 'fact') return [];
      if (what === 'figures') return one && other ? [{ what, a: one, b: other }] : [];
      if (one) return [{ what, side: 'a', passage: one }];
      return other ? [{ what, side: 'b', passage: other }] : [];
    }),
  };
}

/** Facts without those that the reader does not want as rows. */
export function wantedFacts(
  facts: readonly Fact[],
  { dismissed }: Pick<ShownComparison, 'dismissed'>,
): Fact[] {
  const unwanted = dismissed.filter(({ what }) => what === 'fact');
  const holds = ({ cells }: Fact, { article, passage }: ShownPlace): boolean =>
    passage !== null && cells.some((cell) => cell.article === article && overlaps(cell.passage, passage));
  return facts.filter((fact) => !unwanted.some(({ places }) => places.every((place) => holds(fact, place))));
}

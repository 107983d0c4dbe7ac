import type { Comparison, ShownComparison, ShownPlace, Target } from '#contract';
import type { Places } from './places';

/** A comparison with where everything in it stands now. */
export async function shown(comparison: Comparison, places: Places): Promise<ShownComparison> {
  const { decisions, dismissed, rows } = comparison;
  const targets = [
    ...decisions.flatMap(({ ends }) => ends),
    ...dismissed.flatMap((one) => one.places),
    ...rows.flatMap(({ cells }) => cells.map(({ target }) => target)),
  ];
  const found = await places.show(targets);
  const byTarget = new Map(targets.map((target, n) => [target, found[n]]));
  const placeOf = (target: Target): ShownPlace =>
    byTarget.get(target) ?? { article: target.source, passage: null, quote: target.selector[1].exact };
  const { id, name, articles, note, view, created, modified, deleted } = comparison;
  const column = ({ article }: ShownPlace): number => articles.indexOf(article);
  const start = ({ passage }: ShownPlace): number => passage?.start ?? Number.MAX_SAFE_INTEGER;
  return {
    ...{ id, name, articles, note, view, created, modified, deleted },
    decisions: decisions.map(({ ends: [a, b], ...rest }) => ({ ...rest, ends: [placeOf(a), placeOf(b)] })),
    dismissed: dismissed.map(({ places: its, ...rest }) => ({ ...rest, places: its.map(placeOf) })),
    rows: rows.map(({ cells, ...rest }) => ({
      ...rest,
      cells: cells
        .map(({ target, ...cell }) => ({ ...cell, place: placeOf(target) }))
        .sort((x, y) => column(x.place) - column(y.place) || start(x.place) - start(y.place)),
    })),
  };
}

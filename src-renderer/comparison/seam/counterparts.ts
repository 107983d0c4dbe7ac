import type { ArticleAlignment, Passage } from '#contract';
import type { Selected } from '../../workspace';

/**
 * Passages that correspond to those that are known, from neighbour to neighbour outwards: in each pane the best match of
 * what was found beside it. Ends where there is none. A mention of the same topic is none.
 *
 * @param order articles, left to right
 * @param known passages of some of them
 */
export function counterparts(
  order: readonly string[],
  known: ReadonlyMap<string, Passage>,
  alignmentOf: (one: string, other: string) => ArticleAlignment | undefined,
): Selected[] {
  const at = new Map(known);
  const places = [...known.keys()].map((article) => order.indexOf(article));
  const step = (from: number, by: 1 | -1): void => {
    for (let i = from; ; i += by) {
      const [here, next] = [order[i], order[i + by]];
      if (here === undefined || next === undefined || at.has(next)) return;
      const passage = at.get(here);
      const found = passage && best(passage, here, alignmentOf(here, next));
      if (!found) return;
      at.set(next, found);
    }
  };
  // Between the known ones first, from the left.
  const [first, last] = [Math.min(...places), Math.max(...places)];
  step(first, 1);
  step(last, 1);
  step(first, -1);
  return [...at]
    .filter(([article]) => !known.has(article))
    .map(([article, passage]) => ({ article, passage }));
}

function best(passage: Passage, here: string, alignment: ArticleAlignment | undefined): Passage | null {
  if (!alignment) return null;
  const flipped = alignment.a.article !== here;
  let found: { passage: Passage; score: number } | null = null;
  for (const { a, b, kind, score, origin } of alignment.matches) {
    const [own, other] = flipped ? [b, a] : [a, b];
    if (kind === 'same-topic' || own.start >= passage.end || own.end <= passage.start) continue;
    const worth = origin === 'pinned' ? Infinity : score;
    if (!found || worth > found.score) found = { passage: other, score: worth };
  }
  return found?.passage ?? null;
}

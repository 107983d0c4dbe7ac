import type { ArticleAlignment, Passage } from '#contract';
import { alignFreely } from '../../aligning';
import { heldAlignment, hoverMatches, pairOf, passageIn, type MatchRef } from '../../comparing';
import { revealPassage, showCleaning, useWorkspace } from '../../workspace';

interface At {
  article: string;
  passage: Passage;
}

const overlap = (x: Passage, y: Passage): number => Math.min(x.end, y.end) - Math.max(x.start, y.start);

/**
 * The match that a passage stands in, with a passage of another article or with whatever it is matched best.
 * @param there a place of the other article that the match is to hold, too
 */
export function matchAt(
  alignment: ArticleAlignment | undefined,
  here: At,
  there: { article: string; passage?: Passage },
): MatchRef | null {
  if (!alignment) return null;
  const pair = pairOf(here.article, there.article);
  const holding = alignment.matches
    .filter((match) => overlap(passageIn(match, pair, here.article), here.passage) > 0)
    .filter((match) => !there.passage || overlap(passageIn(match, pair, there.article), there.passage) > 0)
    // What only touches the same topic is gone to when there is nothing else.
    .sort((x, y) => Number(x.kind === 'same-topic') - Number(y.kind === 'same-topic') || y.score - x.score);
  const [best] = holding;
  return best ? { ...pair, id: best.id } : null;
}

const heldMatch = (here: At, there: { article: string; passage?: Passage }): MatchRef | null =>
  matchAt(heldAlignment(here.article, there.article), here, there);

/** The other open articles, those beside it first. */
const othersOf = (article: string): string[] => {
  const { panes } = useWorkspace.getState();
  const at = panes.indexOf(article);
  const away = (id: string): number => Math.abs(panes.indexOf(id) - at);
  return panes.filter((id) => id !== article).sort((x, y) => away(x) - away(y));
};

/** Brings a passage into view, and what it is matched with to the same height. The focus stays where it is. */
export function goTo(here: At): void {
  showCleaning(here.article, false);
  for (const article of othersOf(here.article)) {
    const ref = heldMatch(here, { article });
    if (ref) return alignFreely(ref, here.article);
  }
  revealPassage(here.article, here.passage);
}

/** Brings two passages of two articles to the same height. */
export function goToBoth(here: At, there: At): void {
  const ref = heldMatch(here, there);
  if (ref) return alignFreely(ref, here.article);
  for (const { article } of [here, there]) showCleaning(article, false);
  useWorkspace.setState({ reveal: { ...there, beside: here } });
}

/** Lights up the match of two passages in the texts, as the pointer on it would; null lights none. */
export function light(pair: [At, At] | null): void {
  const match = pair && heldMatch(...pair);
  hoverMatches(match ? [match] : []);
}

import { announce } from '../../announce';
import { alignMatch } from '../../aligning';
import { heldAnswer } from '../../api';
import { hoverMatches, sameMatch, useComparing } from '../../comparing';
import { shortQuote } from '../../linking';
import { useWorkspace } from '../../workspace';
import { articleName, inSentence } from './article-names';
import type { Counterpart, MarkedPassage } from './marked-passages';
import { kindName } from './match-words';

const textOf = ({ article, passage: { start, end } }: Counterpart): string =>
  heldAnswer('getArticle', { id: article })?.text.slice(start, end) ?? '';

/** Which counterpart comes next: the first, and on coming again the one after the last, round and round. */
export function nextCounterpart({ counterparts }: MarkedPassage): number {
  const { active } = useComparing.getState();
  const at = counterparts.findIndex(({ ref }) => sameMatch(ref, active));
  return counterparts.length === 0 ? 0 : (at + 1) % counterparts.length;
}

/** “same fact, in The Gazette: “…”, 2 of 3”. */
export function said(passage: MarkedPassage, index: number): string {
  const counterpart = passage.counterparts[index];
  if (!counterpart) return `no counterpart found in ${inSentence(othersThan(null))}`;
  const several = passage.counterparts.length;
  return [
    kindName(counterpart.match),
    counterpart.differing.length > 0 && 'figures differ',
    `in ${articleName(counterpart.article)}: “${shortQuote(textOf(counterpart), 160)}”`,
    several > 1 && `counterpart ${index + 1} of ${several}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Names of the open articles but one: the given, or that in front. */
export function othersThan(article: string | null): string[] {
  const { panes, focused } = useWorkspace.getState();
  const here = article ?? panes[focused];
  return panes.filter((id) => id !== here).map(articleName);
}

/**
 * Brings a counterpart to the height of a passage.
 *
 * @param before what is said first: “Match 4 of 31”
 */
export function goToMark(article: string, passage: MarkedPassage, index: number, before?: string): void {
  const counterpart = passage.counterparts[index];
  if (counterpart) {
    alignMatch(counterpart.ref, article);
    hoverMatches([counterpart.ref]);
  }
  const words = said(passage, index);
  announce(before ? `${before}, ${words}` : words);
}

import { sameMatch, useComparing, type MatchRef } from '../../comparing';
import { say } from '../../toasts';
import { focusedArticle } from '../../workspace';
import { inSentence } from './article-names';
import { othersThan } from './go-to-mark';
import { rejectMatch } from './deciding';
import { matchOf } from './match-of';
import { markHere } from './walking';
import { askWhy } from './why-place';

/** The match that a key is about: the one pointed at, else that of the passage where the reader is. */
function matchHere(): { ref: MatchRef; article: string } | 'only-here' | null {
  const { hovered, active } = useComparing.getState();
  const focused = focusedArticle();
  if (hovered) {
    const inFocused = focused === hovered.a || focused === hovered.b;
    return { ref: hovered, article: inFocused && focused !== undefined ? focused : hovered.a };
  }
  const at = markHere();
  if (!at) return null;
  const { counterparts } = at.passage;
  const gone = counterparts.find(({ ref }) => sameMatch(ref, active)) ?? counterparts[0];
  return gone ? { ref: gone.ref, article: at.article } : 'only-here';
}

const sayNone = (found: 'only-here' | null): void =>
  say(
    found === 'only-here'
      ? `No counterpart was found in ${inSentence(othersThan(null))}`
      : 'Point at a matched passage, or go to one with ]',
  );

/** Shows why the passages of the match here correspond. */
export function whyHere(): void {
  const at = matchHere();
  if (at === null || at === 'only-here') return sayNone(at);
  askWhy(at.ref, at.article);
}

/** The reader says of the match here that its passages do not correspond. */
export function rejectHere(): void {
  const at = matchHere();
  if (at === null || at === 'only-here') return sayNone(at);
  const match = matchOf(at.ref);
  if (match) void rejectMatch(at.ref, match);
}

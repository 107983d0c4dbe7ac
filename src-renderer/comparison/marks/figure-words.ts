import type { FigurePair } from '#contract';
import { heldAnswer } from '../../api';
import type { MatchRef } from '../../comparing';

const stateNames: Record<FigurePair['state'], string> = {
  differ: 'figures differ',
  rounded: 'the same, rounded',
  'other-time': 'reported at different times',
};

const wordsAt = (article: string, { start, end }: { start: number; end: number }): string =>
  heldAnswer('getArticle', { id: article })?.text.slice(start, end).replace(/\s+/g, ' ').trim() ?? '';

/** “21 %” and “27 %”, the one of the given article first, and what they are. */
export function figureWords(
  pair: FigurePair,
  { a, b }: Pick<MatchRef, 'a' | 'b'>,
  here: string,
): { here: string; there: string; state: string; about: string } {
  const [own, other] = here === a ? [pair.a, pair.b] : [pair.b, pair.a];
  return {
    here: wordsAt(here, own),
    there: wordsAt(here === a ? b : a, other),
    state: stateNames[pair.state],
    about: pair.about,
  };
}

import type { Match } from '#contract';
import { heldAlignment, type MatchRef } from '../../comparing';

/** A match of two open articles, as far as the page holds it. */
export const matchOf = (ref: MatchRef): Match | undefined =>
  heldAlignment(ref.a, ref.b)?.matches.find(({ id }) => id === ref.id);

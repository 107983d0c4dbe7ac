import type { Scored } from './score';

/** From this score on two sentences are said to report the same. */
export const firm = 0.6;

/** From this score on they are said to touch the same; less will do for the best of one sentence, or of both. */
export const mention = 0.42;
export const mentionOfBest = 0.38;
export const mentionOfMutualBest = 0.3;

/** The same for two texts that may be about different events. */
export const mentionOfOtherEvent = 0.45;

/** Two sentences must have this much in common themselves: where they stand, and their neighbours, are not enough. */
export const ownAtLeast = 3;

/** From these log-odds on two texts are taken for accounts of one event. */
export const sameEventFrom = -0.5;

/** Which scored pairs are matches; of two different events only what is plainly alike. */
export function decide(scored: readonly Scored[], event: number): Scored[] {
  const best = { a: new Map<number, number>(), b: new Map<number, number>() };
  for (const { a, b, score } of scored) {
    best.a.set(a, Math.max(best.a.get(a) ?? 0, score));
    best.b.set(b, Math.max(best.b.get(b) ?? 0, score));
  }
  return scored.filter(({ a, b, score, own }) => {
    if (own < ownAtLeast) return false;
    if (event < sameEventFrom) return score >= mentionOfOtherEvent;
    const bests = Number(score === best.a.get(a)) + Number(score === best.b.get(b));
    return score >= ([mention, mentionOfBest, mentionOfMutualBest][bests] ?? mention);
  });
}

/**
 * A sentence whose best score is under this has no counterpart; over it nobody can be sure. Names and figures that the
 * other text does not have make it surer.
 */
export const onlyHereBelow = (news: number): number => 0.08 + 0.07 * Math.min(news, 2.5);

import type { Scored } from './score';

/** From this score on two sentences are said to report the same. */
export const firm = 0.6;

/** From this score on they are said to touch the same; less will do for the best of both sentences. */
export const mention = 0.42;
export const mentionOfMutualBest = 0.3;

/** Which scored pairs are matches; of two different events only what is plainly the same. */
export function decide(scored: readonly Scored[], event: number): Scored[] {
  const best = { a: new Map<number, number>(), b: new Map<number, number>() };
  for (const { a, b, score } of scored) {
    best.a.set(a, Math.max(best.a.get(a) ?? 0, score));
    best.b.set(b, Math.max(best.b.get(b) ?? 0, score));
  }
  return scored.filter(({ a, b, score }) => {
    if (event < sameEventFrom) return score >= firm;
    if (score >= mention) return true;
    return score >= mentionOfMutualBest && score === best.a.get(a) && score === best.b.get(b);
  });
}

/** Sentences whose best score is under this have no counterpart; over it nobody can be sure. */
export const onlyHereBelow = 0.2;

/** From these log-odds on two texts are taken for accounts of one event. */
export const sameEventFrom = -0.2;

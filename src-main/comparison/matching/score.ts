import type { Candidate } from './candidates';
import { measureEvent } from './event';
import { against, around, featureNames, measure, type Measured } from './features';
import type { Pair } from './pair';
import { eventWeights, firstWeights, secondWeights } from './weights';

/** What the second look adds to the first score. */
export const secondNames = [...['first', 'behindInB', 'along', 'beside', 'unlikeRest', 'event']] as const;

const [along, beside] = [secondNames.indexOf('along'), secondNames.indexOf('beside')];

export interface Scored extends Measured {
  /** Of the second look, 0 to 1. */
  score: number;
  /** What the two sentences have in common by themselves, wherever they stand: log-odds of the first look. */
  own: number;
  /** Neighbouring sentences match as well. */
  context: number;
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export function weightedSum(features: readonly number[], weights: readonly number[]): number {
  let sum = weights[features.length] ?? 0;
  for (let i = 0; i < features.length; i++) sum += (features[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}

/** The same on every engine: the last bits of `Math.exp` differ. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Candidates measured, with those beside good ones, in order of `a`, then `b`. */
export function measureWithNeighbours(pair: Pair, candidates: readonly Candidate[]): Measured[] {
  const measured = measure(pair, candidates);
  const width = pair.terms.b.length;
  const known = new Set(candidates.map(({ a, b }) => a * width + b));
  const more: Candidate[] = [];
  for (const { a, b, features } of measured) {
    if (weightedSum(features, firstWeights) < 0) continue;
    for (const [x, y] of neighbours) {
      const [i, j] = [a + x, b + y];
      if (!pair.a.sentences[i]?.compared || !pair.b.sentences[j]?.compared || known.has(i * width + j))
        continue;
      known.add(i * width + j);
      more.push({ a: i, b: j });
    }
  }
  more.sort((x, y) => x.a - y.a || x.b - y.b);
  return [...measured, ...measure(pair, more)].sort((x, y) => x.a - y.a || x.b - y.b);
}

const neighbours = [
  [-1, -1],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** What the second look sees of each measured pair. */
export function secondFeatures(
  pair: Pair,
  measured: readonly Measured[],
  logits: readonly number[],
  event: number,
): number[][] {
  const width = pair.terms.b.length;
  const at = new Map<number, number>();
  const best = new Float64Array(width).fill(-Infinity);
  let [copied, compared] = [0, 0];
  measured.forEach(({ a, b, runs }, n) => {
    const logit = logits[n] ?? 0;
    at.set(a * width + b, logistic(logit));
    best[b] = Math.max(best[b] ?? -Infinity, logit);
    if (logit > 0) {
      compared++;
      copied += Math.max(runs.a, runs.b);
    }
  });
  const copiedLevel = compared ? copied / compared : 0;
  const score = (a: number, b: number): number => (b < 0 || b >= width ? 0 : (at.get(a * width + b) ?? 0));
  return measured.map(({ a, b, runs }, n) => {
    const logit = logits[n] ?? 0;
    const beside = Math.max(score(a - 1, b), score(a + 1, b), score(a, b - 1), score(a, b + 1));
    return [
      logit,
      // How far it is behind the best of its row: 0 for the best, 1 for far behind.
      Math.min(1, ((best[b] ?? logit) - logit) / 4),
      Math.min(1, score(a - 1, b - 1) + score(a + 1, b + 1)),
      beside,
      copiedLevel * (1 - Math.max(runs.a, runs.b)),
      event,
    ];
  });
}

/** Scores and the log-odds that both texts are about one event. */
export function scoreAll(pair: Pair, measured: readonly Measured[]): { scored: Scored[]; event: number } {
  const logits = measured.map(({ features }) => weightedSum(features, firstWeights));
  const event = weightedSum(measureEvent(pair, measured, logits.map(logistic)), eventWeights);
  const second = secondFeatures(pair, measured, logits, clipped(event));
  const scored = measured.map((one, n) => {
    const features = second[n] ?? [];
    const context = Math.max(features[along] ?? 0, features[beside] ?? 0);
    const score = rounded(logistic(weightedSum(features, secondWeights)));
    return { ...one, score, own: rounded(ownOf(one.features)), context };
  });
  return { scored, event: rounded(event) };
}

const own = featureNames.flatMap((name, i) => (against.has(name) || around.has(name) ? [] : [i]));

const ownOf = (features: readonly number[]): number =>
  own.reduce((sum, i) => sum + (features[i] ?? 0) * (firstWeights[i] ?? 0), 0);

export const clipped = (event: number): number => Math.max(-3, Math.min(3, event)) / 3;

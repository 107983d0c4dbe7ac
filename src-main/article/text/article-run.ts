import type { Block } from '../rules/block';
import { furnitureOf, judgeLines, type JudgedLine } from './line-features';
import { lineWeights, type LineFeature } from './line-weights';

/**
 * In doubt a line stays: this much speaks for each. A text of many short lines is a whole page with its menus, where
 * there is more to cut and less doubt.
 */
const benefit = { article: 3, page: 1 };
/** Short lines from which on a text is taken for a whole page. */
const pageLines = 80;
/** What a further stretch must be worth to count beside the best one. */
const gap = 4;
/** A line inside the article goes only if this much speaks against it. */
const certain = 2.5;
/** Longer lines weigh more, up to this many words; the shortest weigh `least`. */
const fullWeight = 30;
const least = 0.3;
/** Lines of furniture without which a text is taken to be an article and nothing else. */
const someFurniture = 2;
/** Words of prose without which nobody can tell: poems, lists, tables. */
const someProse = 25;

/**
 * Which lines stand outside the article, in a text that is an article with furniture around it or a whole page: menus
 * above, teasers, comments and a footer below. In a text without furniture, or without prose, there are none.
 * @param groups the stretch between empty lines that each block stands in.
 */
export function outsideArticle(blocks: readonly Block[], groups: readonly number[]): boolean[] {
  const none = blocks.map(() => false);
  if (blocks.filter((b) => furnitureOf(b) !== null).length < someFurniture) return none;
  const lines = judgeLines(blocks, groups);
  const prose = blocks.reduce((n, b, i) => n + (lines[i]?.prose ? b.words : 0), 0);
  if (prose < someProse) return none;
  const doubt = blocks.filter((b) => b.words < 12).length > pageLines ? benefit.page : benefit.article;
  const scores = lines.map(scoreOf);
  const inside = bestStretches(
    scores.map(
      (score, i) => (score + doubt) * Math.max(least, Math.min(1, (blocks[i]?.words ?? 0) / fullWeight)),
    ),
    gap,
  );
  return scores.map((score, i) => !inside[i] || score < -certain);
}

function scoreOf({ features, prose }: JudgedLine): number {
  const column = prose ? 'prose' : 'other';
  let score = 0;
  for (const [name, weights] of Object.entries(lineWeights)) {
    score += weights[column] * features[name as LineFeature];
  }
  return score;
}

/**
 * The stretches of lines with the largest sum. The first one is free, each further one must be worth `gap` more, so that
 * the sentences of a footer far below are no part of it. At least one line is chosen.
 * @param values what speaks for each line (above 0) or against it (below 0).
 */
export function bestStretches(values: readonly number[], gap: number): boolean[] {
  // The best sums so far, within a stretch and behind one, and from where each was reached.
  let within = -Infinity;
  let behind = -Infinity;
  const steps: { within: State | 'start'; behind: State }[] = [];
  for (const value of values) {
    const best = Math.max(0, within, behind - gap);
    steps.push({
      within: best === within ? 'within' : best === 0 ? 'start' : 'behind',
      behind: within >= behind ? 'within' : 'behind',
    });
    behind = Math.max(within, behind);
    within = best + value;
  }
  const chosen = values.map(() => false);
  let state: State = within >= behind ? 'within' : 'behind';
  for (let i = values.length - 1; i >= 0; i--) {
    const step = steps[i];
    if (step === undefined) break;
    if (state === 'behind') {
      state = step.behind;
      continue;
    }
    chosen[i] = true;
    if (step.within === 'start') break;
    state = step.within;
  }
  return chosen;
}

type State = 'within' | 'behind';

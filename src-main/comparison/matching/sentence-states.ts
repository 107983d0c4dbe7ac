import type { ComparedSentence } from '#contract';
import { firm, onlyHereBelow } from './decide';
import type { Pair } from './pair';
import { rounded, type Scored } from './score';

/**
 * What became of each sentence of one side. Only those with hardly anything like them in the other text are
 * `only-here`; between them and the matches lies `unsure`.
 */
export function sentenceStates(
  pair: Pair,
  side: 'a' | 'b',
  scored: readonly Scored[],
  matches: readonly Scored[],
): ComparedSentence[] {
  const sentences = pair[side].sentences;
  const best = bestScores(sentences.length, side, scored);
  const matched = bestScores(sentences.length, side, matches);
  return sentences.map(({ start, end, compared, heading }, at) => {
    const [near, score] = [best[at] ?? 0, matched[at] ?? 0];
    const weight = newsOf(pair, side, at);
    // A subhead tells nothing: without a counterpart it is no news.
    const state =
      !compared || (heading && score === 0)
        ? 'not-compared'
        : score >= firm
          ? 'shared'
          : score > 0
            ? 'partly'
            : near >= onlyHereBelow(weight)
              ? 'unsure'
              : 'only-here';
    return { start, end, state, best: near, weight };
  });
}

function bestScores(count: number, side: 'a' | 'b', scored: readonly Scored[]): Float64Array {
  const best = new Float64Array(count);
  for (const one of scored) best[one[side]] = Math.max(best[one[side]] ?? 0, one.score);
  return best;
}

/** How much a word counts beside a name or a figure that only one text has. */
const wordShare = 0.1;

/** Names and figures of a sentence that the other text does not have; words count a little. */
function newsOf({ terms, weighed }: Pair, side: 'a' | 'b', at: number): number {
  const elsewhere = side === 'a' ? weighed.countB : weighed.countA;
  let sum = 0;
  for (const { term } of terms[side][at] ?? []) {
    const { kind = 'word', bits = 0 } = terms.all[term] ?? {};
    if ((elsewhere[term] ?? 0) === 0) sum += (Math.max(0, bits - 4) / 10) * (kind === 'word' ? wordShare : 1);
  }
  return rounded(sum);
}

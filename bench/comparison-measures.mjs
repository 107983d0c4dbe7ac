import { sentencesAt } from './comparison-pairs.mjs';

const key = (a, b) => `${a}-${b}`;
const keys = (links = []) => new Set(links.map(({ a, b }) => key(a, b)));

export const emptyTally = () => ({
  ...{ pairs: 0, sameEvent: 0, said: 0, right: 0, rightSame: 0, gold: 0, goldSame: 0 },
  ...{ asked: 0, firstRight: 0, only: 0, onlyWrong: 0, sentences: 0, shared: 0 },
  ...{ figuresSaid: 0, figuresRight: 0, figuresGold: 0, cpuMs: 0 },
});

/**
 * Adds what was found in one pair. `found` is `{ matches: [{ a, b, score }], only: { a: [], b: [] }, figures: [{ a, b }],
 * sameEvent }`, all places as offsets. A pair with a `scope` is labelled in these sentences only.
 */
export function tally(sum, pair, found) {
  const scores = new Map();
  for (const match of found.matches) {
    for (const a of sentencesAt(match.a, pair.a.sentences)) {
      for (const b of sentencesAt(match.b, pair.b.sentences)) {
        scores.set(key(a, b), Math.max(match.score, scores.get(key(a, b)) ?? 0));
      }
    }
  }
  const gold = keys(pair.links);
  const same = keys(pair.links.filter(({ strength }) => strength === 2));
  const ignored = keys(pair.ignore);
  const inScope = (a, b) => !pair.scope || (pair.scope.a.includes(a) && pair.scope.b.includes(b));
  const best = { a: new Map(), b: new Map() };
  const better = (side, i, j, score) => {
    if (!(best[side].get(i)?.score >= score)) best[side].set(i, { other: j, score });
  };
  for (const [link, score] of scores) {
    const [a, b] = link.split('-').map(Number);
    better('a', a, b, score);
    better('b', b, a, score);
    if (ignored.has(link) || !inScope(a, b)) continue;
    sum.said++;
    if (gold.has(link)) sum.right++;
    if (same.has(link)) sum.rightSame++;
  }
  sum.pairs++;
  if (found.sameEvent) sum.sameEvent++;
  sum.gold += gold.size;
  sum.goldSame += same.size;
  if (!pair.scope) tallySides(sum, pair, found, { gold, same, ignored, best });
  tallyFigures(sum, pair, found.figures);
}

function tallySides(sum, pair, found, { gold, same, ignored, best }) {
  const linked = { a: new Set(), b: new Set() };
  for (const link of same) {
    const [a, b] = link.split('-').map(Number);
    linked.a.add(a);
    linked.b.add(b);
  }
  for (const side of ['a', 'b']) {
    sum.sentences += pair[side].sentences.length;
    sum.shared += best[side].size;
    for (const i of linked[side]) {
      sum.asked++;
      const first = best[side].get(i);
      if (!first) continue;
      const link = side === 'a' ? key(i, first.other) : key(first.other, i);
      if (gold.has(link) || ignored.has(link)) sum.firstRight++;
    }
    for (const passage of found.only[side]) {
      for (const i of sentencesAt(passage, pair[side].sentences)) {
        sum.only++;
        if (linked[side].has(i)) sum.onlyWrong++;
      }
    }
  }
}

function tallyFigures(sum, pair, figures) {
  const gold = keys(pair.disagreements);
  const ignored = keys(pair.disagreeIgnore);
  const said = new Set();
  for (const figure of figures) {
    for (const a of sentencesAt(figure.a, pair.a.sentences)) {
      for (const b of sentencesAt(figure.b, pair.b.sentences)) {
        if (!ignored.has(key(a, b))) said.add(key(a, b));
      }
    }
  }
  sum.figuresSaid += said.size;
  sum.figuresGold += gold.size;
  for (const link of gold) if (said.has(link)) sum.figuresRight++;
}

const mean = (p, r) => (p + r > 0 ? (2 * p * r) / (p + r) : 0);
const share = (part, all, none = null) => (all > 0 ? part / all : none);

/**
 * `f1s`: harmonic mean of the precision over all links and the recall of same-fact links; `f1`: with the recall of all
 * links; `firstRight`: sentences with a same fact whose best counterpart is a right one; `onlyWrong`: of the sentences
 * called only here, those that have a same fact; `shared`: sentences said to have a counterpart.
 */
export function figuresOf(sum) {
  const precision = share(sum.right, sum.said, 0);
  const recallSame = share(sum.rightSame, sum.goldSame, 0);
  const recall = share(sum.right, sum.gold, 0);
  return {
    ...{ pairs: sum.pairs, precision, recall, recallSame },
    ...{ f1s: mean(precision, recallSame), f1: mean(precision, recall) },
    firstRight: share(sum.firstRight, sum.asked),
    ...{ only: sum.only, onlyWrong: share(sum.onlyWrong, sum.only) },
    figuresPrecision: share(sum.figuresRight, sum.figuresSaid),
    figuresRecall: share(sum.figuresRight, sum.figuresGold),
    falseAlarms: (sum.figuresSaid - sum.figuresRight) / sum.pairs,
    shared: share(sum.shared, sum.sentences),
    otherEvents: 1 - sum.sameEvent / sum.pairs,
    cpuMs: sum.cpuMs / sum.pairs,
  };
}

import { fields } from '../index/document';
import type { WordIndex } from '../index/word-index';
import type { Wanted } from '../query/query';
import { addTerm, allFields, type Matches, noMatches, put } from './matches';
import { lift } from './nearness';
import { addPhrase } from './phrases';
import type { Corrected, Plan, Ranking, Split } from './plan';
import { nearTerms } from './typos';
import { ofPrefix, ofTyping, ofTypo, saturation } from './weights';

/** Most words that one beginning stands for, the most frequent ones. */
const mostExpansions = 200;

/** Scores by number of the article; `has` says which are found, `score` what for: the better the higher. */
interface Hits {
  has: Uint8Array;
  score: Float32Array;
  /**
   * 1 where the word that is being typed only begins so, while others have it as it is: these come behind, whatever else
   * they say. Null: nowhere.
   */
  guessed: Uint8Array | null;
}

/** Answers a search from the index: the articles of which all holds, the best first. */
export function rank(index: WordIndex, plan: Plan): Ranking {
  const told: Told = { corrected: [], split: [] };
  const evaluate = createEvaluation(index, told);
  let hits = evaluate(plan);
  let relaxed = false;
  let numbers = sorted(hits);
  if (numbers.length === 0 && plan.kind === 'and') {
    const words = plan.of.filter(({ kind }) => kind === 'words');
    const others = plan.of.filter(({ kind }) => kind !== 'words');
    if (words.length > 1) {
      hits = some(index, words.map(evaluate), evaluate({ kind: 'and', of: others }));
      numbers = sorted(hits);
      relaxed = numbers.length > 0;
    }
  }
  if (numbers.length > 1 && !relaxed) {
    const words = singleWords(plan);
    if (words.length > 1) {
      lift(index, words, numbers, hits.score);
      numbers = sorted(hits);
    }
  }
  return { numbers, ...told, relaxed };
}

/** What is said of words that stand nowhere. */
type Told = Pick<Ranking, 'corrected' | 'split'>;

/** @param told null where words are not to be there: nothing stands in their stead */
function createEvaluation(index: WordIndex, told: Told | null): (plan: Plan) => Hits {
  const size = index.ids.length;
  const known = new Map<Plan, Hits>();
  const evaluate = (plan: Plan): Hits => {
    const there = known.get(plan);
    if (there) return there;
    const hits = make(plan);
    known.set(plan, hits);
    return hits;
  };
  const all = (): Hits => ({
    has: new Uint8Array(size).fill(1),
    score: new Float32Array(size),
    guessed: null,
  });

  const make = (plan: Plan): Hits => {
    switch (plan.kind) {
      case 'words':
        return wordHits(index, plan.wanted, told);
      case 'term': {
        const matches = noMatches(index);
        addTerm(index, plan.term, allFields, 1, matches);
        const { has } = hitsOf(index, matches);
        return { has, score: new Float32Array(size), guessed: null };
      }
      case 'set': {
        const has = new Uint8Array(size);
        has.set(plan.has.subarray(0, size));
        return { has, score: new Float32Array(size), guessed: null };
      }
      case 'not': {
        const { has } = createEvaluation(index, null)(plan.of);
        return { has: has.map((one) => 1 - one), score: new Float32Array(size), guessed: null };
      }
      case 'and': {
        const both = all();
        for (const { has, score, guessed } of plan.of.map(evaluate)) {
          if (guessed) {
            const its = (both.guessed ??= new Uint8Array(size));
            for (let n = 0; n < size; n++) its[n] = (its[n] ?? 0) | (guessed[n] ?? 0);
          }
          for (let n = 0; n < size; n++) {
            both.has[n] = (both.has[n] ?? 0) & (has[n] ?? 0);
            both.score[n] = (both.score[n] ?? 0) + (score[n] ?? 0);
          }
        }
        return both;
      }
      case 'or': {
        const either: Hits = { has: new Uint8Array(size), score: new Float32Array(size), guessed: null };
        for (const { has, score } of plan.of.map(evaluate)) {
          for (let n = 0; n < size; n++) {
            if (!has[n]) continue;
            either.has[n] = 1;
            either.score[n] = (either.score[n] ?? 0) + (score[n] ?? 0);
          }
        }
        return either;
      }
    }
  };
  return evaluate;
}

interface Exact {
  /** Articles that have the word as it is, the first ones of those found. */
  exact: number;
  isTyped: boolean;
}

/** Articles with a word or phrase. A word that stands nowhere is corrected, of a phrase it is told why. */
function wordHits(index: WordIndex, wanted: Wanted, told: Told | null): Hits {
  const matches = matchesOf(index, wanted);
  if (matches.found.length > 0 || !told) return hitsOf(index, matches);
  if (wanted.terms.length > 1) told.split.push(splitOf(index, wanted));
  else if (wanted.prefix !== 'asked') return correctedHits(index, wanted, told);
  return hitsOf(index, matches);
}

const maskOf = ({ scope }: Wanted): number => (scope === null ? allFields : 1 << fields[scope]);

/** Articles with the words that are most like one that stands nowhere. */
function correctedHits(index: WordIndex, wanted: Wanted, told: Told): Hits {
  const { terms, said } = wanted;
  const [term = ''] = terms;
  const one: Corrected = { word: said, term, instead: [], examples: [] };
  told.corrected.push(one);
  const hits = hitsOf(index, noMatches(index));
  for (const { term: other, distance } of nearTerms(index, term)) {
    const matches = noMatches(index);
    addTerm(index, other, maskOf(wanted), 1, matches);
    const example = matches.found.at(-1);
    if (example === undefined) continue;
    // Each is as rare as it is itself: a name must not drown in articles with frequent words that are as near.
    const its = hitsOf(index, matches);
    const worth = ofTypo / distance / (one.instead.length + 1);
    for (const number of matches.found) {
      hits.has[number] = 1;
      hits.score[number] = Math.max(hits.score[number] ?? 0, (its.score[number] ?? 0) * worth);
    }
    one.instead.push(other);
    one.examples.push(example);
  }
  return hits;
}

function splitOf(index: WordIndex, wanted: Wanted): Split {
  const { terms, prefix } = wanted;
  const having = terms.map((term, n) => {
    const matches = noMatches(index);
    addTerm(index, term, maskOf(wanted), 1, matches);
    if (prefix !== 'no' && n === terms.length - 1)
      for (const longer of expansions(index, term)) addTerm(index, longer, maskOf(wanted), 1, matches);
    return matches;
  });
  const [first] = having;
  return {
    wanted,
    missing: having.flatMap(({ found }, n) => (found.length === 0 ? [n] : [])),
    articles: (first?.found ?? []).filter((number) => having.every(({ weight }) => weight[number])).length,
  };
}

/** Where a word or phrase stands. */
function matchesOf(index: WordIndex, wanted: Wanted): Matches & Exact {
  const { terms, whole, prefix } = wanted;
  const mask = maskOf(wanted);
  const matches = noMatches(index);
  const add = (slots: readonly (readonly string[])[], to: Matches): void => {
    const [first] = slots;
    if (slots.length > 1) addPhrase(index, slots, mask, 1, to);
    else for (const term of first ?? []) addTerm(index, term, mask, 1, to);
  };
  add(
    terms.map((term) => [term]),
    matches,
  );
  if (whole !== null) add([[whole]], matches);
  const exact = matches.found.length;
  if (prefix !== 'no') {
    const last = terms.at(-1) ?? '';
    const worth = prefix === 'asked' ? ofPrefix : ofTyping;
    const more = noMatches(index);
    add([...terms.slice(0, -1).map((term) => [term]), expansions(index, last)], more);
    if (whole !== null) add([expansions(index, whole)], more);
    // However often, it says less than the word itself.
    for (const number of more.found) {
      const often = more.weight[number] ?? 0;
      put(matches, number, (worth * often) / (often + 1));
    }
  }
  return { ...matches, exact, isTyped: prefix === 'typing' };
}

/** Words that begin so and go on. */
function expansions(index: WordIndex, beginning: string): string[] {
  const counts = new Map<string, number>();
  for (const segment of index.segments())
    for (const { term, count } of segment.beginning(beginning))
      if (term !== beginning) counts.set(term, (counts.get(term) ?? 0) + count);
  const all = [...counts];
  if (all.length > mostExpansions) all.sort((a, b) => b[1] - a[1]);
  return all.slice(0, mostExpansions).map(([term]) => term);
}

function hitsOf(
  index: WordIndex,
  { weight, found, exact = found.length, isTyped = false }: Matches & Partial<Exact>,
): Hits {
  const size = index.ids.length;
  const has = new Uint8Array(size);
  const score = new Float32Array(size);
  // A word that is there as it was typed is as rare as that is; what it might go on to does not make it common.
  const often = exact > 0 ? exact : found.length;
  const rarity = Math.log(1 + (Math.max(index.count(), often) - often + 0.5) / (often + 0.5));
  for (const number of found) {
    const its = weight[number] ?? 0;
    has[number] = 1;
    score[number] = (rarity * its * (saturation + 1)) / (its + saturation);
  }
  if (!isTyped || exact === 0 || exact === found.length) return { has, score, guessed: null };
  const guessed = new Uint8Array(size);
  for (const number of found.slice(exact)) guessed[number] = 1;
  return { has, score, guessed };
}

/** Articles that have some of the words, and everything else: those with more words first. */
function some(index: WordIndex, words: readonly Hits[], others: Hits): Hits {
  const size = index.ids.length;
  const hits: Hits = { has: new Uint8Array(size), score: new Float32Array(size), guessed: null };
  for (let n = 0; n < size; n++) {
    if (!others.has[n]) continue;
    let count = 0;
    let score = 0;
    for (const word of words) {
      if (!word.has[n]) continue;
      count++;
      score += word.score[n] ?? 0;
    }
    if (count === 0) continue;
    hits.has[n] = 1;
    hits.score[n] = score * (count / words.length) ** 2;
  }
  return hits;
}

/** Words that are asked for by themselves, all of which must be there. */
function singleWords(plan: Plan): string[] {
  if (plan.kind !== 'and') return [];
  return plan.of.flatMap((one) =>
    one.kind === 'words' && one.wanted.terms.length === 1 && one.wanted.scope === null
      ? (one.wanted.terms[0] ?? [])
      : [],
  );
}

function sorted({ has, score, guessed }: Hits): Int32Array {
  const numbers: number[] = [];
  for (let n = 0; n < has.length; n++) if (has[n]) numbers.push(n);
  const behind = (n: number): number => guessed?.[n] ?? 0;
  // Of two that are as good the one that came later.
  return Int32Array.from(
    numbers.sort((a, b) => behind(a) - behind(b) || (score[b] ?? 0) - (score[a] ?? 0) || b - a),
  );
}

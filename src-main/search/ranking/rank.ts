import { fields } from '../index/document';
import type { WordIndex } from '../index/word-index';
import type { Wanted } from '../query/query';
import { addTerm, allFields, type Matches, noMatches, put } from './matches';
import { lift } from './nearness';
import { addPhrase } from './phrases';
import type { Corrected, Plan, Ranking } from './plan';
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
  const corrected: Corrected[] = [];
  const evaluate = createEvaluation(index, corrected);
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
  return { numbers, corrected, relaxed };
}

function createEvaluation(index: WordIndex, corrected: Corrected[]): (plan: Plan) => Hits {
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
        return hitsOf(index, matchesOf(index, plan.wanted, corrected));
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
        const { has } = evaluate(plan.of);
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

/** Where a word or phrase stands. One that stands nowhere is corrected. */
function matchesOf(index: WordIndex, wanted: Wanted, corrected: Corrected[]): Matches & Exact {
  const { terms, whole, prefix, scope } = wanted;
  const mask = scope === null ? allFields : 1 << fields[scope];
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
  const [term = ''] = terms;
  if (matches.found.length === 0 && terms.length === 1 && prefix !== 'asked') {
    const near = nearTerms(index, term);
    for (const { term: other, distance } of near) addTerm(index, other, mask, ofTypo / distance, matches);
    corrected.push({ word: wanted.said, term, instead: near.map((one) => one.term) });
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

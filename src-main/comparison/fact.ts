import { type Fact, type Id, limits, type Match, type Passage } from '#contract';
import { createHash } from 'node:crypto';
import { common, overlaps } from './overlap';
import type { AlignedPair, OverviewArticle } from './pairs';

/** A sentence of an article. */
export interface Place {
  article: number;
  sentence: number;
}

/** A firm match between the sentences that it mostly stands in. */
export interface Link {
  pair: AlignedPair;
  match: Match;
  a: Place;
  b: Place;
}

export interface Group {
  /** By article: at most one sentence of each. */
  places: Map<number, Place>;
  links: Link[];
}

export type Sentences = readonly (readonly Passage[])[];

/** How much each of these says that a fact is worth a row: how many have it, how sure it is, how early it stands. */
const worth = { articles: 0.6, score: 0.25, early: 0.15 };

interface Cell {
  article: Id;
  passage: Passage;
  place: Place;
  wording: string;
  /** Share of the article that stands before it. */
  before: number;
}

/** What the facts of some articles are told from. */
export interface Told {
  pairs: readonly AlignedPair[];
  /** The matches with figures that differ. */
  differing: ReadonlySet<string>;
}

const matchKey = ({ a, b }: AlignedPair, match: string): string => `${a} ${b} ${match}`;

export const differingMatches = (pairs: readonly AlignedPair[]): ReadonlySet<string> =>
  new Set(
    pairs.flatMap((pair) =>
      pair.alignment.figures
        .filter(({ state }) => state === 'differ')
        .map(({ match }) => matchKey(pair, match)),
    ),
  );

/** A group as it is told. @param sentences those of each article */
export function factOf(
  { places, links }: Group,
  articles: readonly OverviewArticle[],
  sentences: Sentences,
  { pairs, differing }: Told,
): Fact {
  const sorted = [...places.values()].sort((x, y) => x.article - y.article);
  const cells = sorted.map((place): Cell => {
    const { start, end } = passageOf(place, links, sentences);
    const { article = '', text = '' } = articles[place.article] ?? {};
    const wording = text.slice(start, end).replace(/\s+/gu, ' ').trim();
    return { article, passage: { start, end }, place, wording, before: start / Math.max(1, text.length) };
  });
  const wordings = cells.map(({ wording }) => wording).sort((x, y) => x.length - y.length);
  const claim = wordings.find(isSentence) ?? wordings[0] ?? '';
  const sum =
    worth.articles * (witnesses(cells, pairs) / articles.length) +
    worth.score * mean(links.map(({ match }) => match.score)) +
    worth.early * (1 - mean(cells.map(({ before }) => before)));
  // Headlines say the same of one event in any case; what the articles tell comes first.
  const score = isSentence(claim) ? sum : sum / 2;
  const key = cells.map(({ article, passage }) => `${article}:${passage.start}-${passage.end}`).join(' ');
  return {
    id: createHash('sha256').update(key).digest('hex').slice(0, 16),
    claim: claim.slice(0, limits.claim),
    cells: cells.map(({ article, passage }) => ({ article, passage })),
    differs: links.some(({ match, pair }) => differing.has(matchKey(pair, match.id))),
    score: Math.round(score * 10_000) / 10_000,
  };
}

/** Whether words end as sentences do; headlines and captions mostly do not. */
const isSentence = (words: string): boolean => /[.!?…。！？।؟]['"”’»)\]]*$/u.test(words);

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

/** The sentence, or the part of it that was matched where that is less than half of it. */
function passageOf(place: Place, links: readonly Link[], sentences: Sentences): Passage {
  const sentence = sentences[place.article]?.[place.sentence] ?? { start: 0, end: 0 };
  const parts = links.flatMap(({ a, b, match }) => [
    ...(a.article === place.article ? [match.a] : []),
    ...(b.article === place.article ? [match.b] : []),
  ]);
  const longest = parts.toSorted((x, y) => y.end - y.start - (x.end - x.start))[0] ?? sentence;
  const isPart = common(longest, sentence) <= (sentence.end - sentence.start) / 2;
  return isPart || !overlaps(longest, sentence) ? longest : sentence;
}

/** How many say it for themselves: articles that have copied it from each other are one. */
function witnesses(cells: readonly Cell[], pairs: readonly AlignedPair[]): number {
  const copies = (x: Cell, y: Cell): boolean =>
    pairs.some(({ a, b, alignment: { copied } }) => {
      const [first, second] = a === x.place.article ? [x, y] : [y, x];
      if (a !== first.place.article || b !== second.place.article) return false;
      return copied.some((one) => overlaps(one.a, first.passage) && overlaps(one.b, second.passage));
    });
  return cells.filter((cell, n) => !cells.slice(0, n).some((other) => copies(other, cell))).length;
}

import type { Fact, Passage } from '#contract';
import { isFirm } from './decisions';
import { differingMatches, factOf, type Group, type Link, type Place, type Sentences } from './fact';
import { common, firstBehind } from './overlap';
import { type AlignedPair, type OverviewArticle, sidesOf } from './pairs';

/** Most facts that are told. */
const most = 200;

/**
 * What several articles report, the most important first. Matched sentences are joined only where each is the other's
 * best counterpart, the surest first, and an article has one sentence in a fact: otherwise everything chains into one.
 */
export function factsOf(articles: readonly OverviewArticle[], pairs: readonly AlignedPair[]): Fact[] {
  const sentences = articles.map((_, n) => {
    const [first] = sidesOf(n, pairs);
    return first ? first.alignment.sentences[first.side] : [];
  });
  const groups = groupsOf(pairs.flatMap((pair) => mutual(pair, sentences)));
  const differing = differingMatches(pairs);
  return groups
    .map((group) => factOf(group, articles, sentences, { pairs, differing }))
    .sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1))
    .slice(0, most);
}

/** Links of a pair whose ends are each other's best. */
function mutual(pair: AlignedPair, sentences: Sentences): Link[] {
  const { alignment } = pair;
  const links = alignment.matches
    // Of articles about different events only the reader's own word counts.
    .filter((match) => isFirm(match) && (alignment.sameEvent || match.origin === 'pinned'))
    .flatMap((match): Link[] => {
      const [a, b] = [
        sentenceAt(sentences[pair.a] ?? [], match.a),
        sentenceAt(sentences[pair.b] ?? [], match.b),
      ];
      if (a < 0 || b < 0) return [];
      return [{ pair, match, a: { article: pair.a, sentence: a }, b: { article: pair.b, sentence: b } }];
    })
    .sort(surestFirst);
  const [bestOfA, bestOfB] = [new Map<number, Link>(), new Map<number, Link>()];
  for (const link of links) {
    if (!bestOfA.has(link.a.sentence)) bestOfA.set(link.a.sentence, link);
    if (!bestOfB.has(link.b.sentence)) bestOfB.set(link.b.sentence, link);
  }
  return links.filter(
    (link) => bestOfA.get(link.a.sentence) === link && bestOfB.get(link.b.sentence) === link,
  );
}

/** Number of the sentence that most of a passage stands in, -1 for none. */
function sentenceAt(sentences: readonly Passage[], passage: Passage): number {
  let [best, most] = [-1, 0];
  for (let n = firstBehind(sentences, passage.start); n < sentences.length; n++) {
    const sentence = sentences[n];
    if (!sentence || sentence.start >= passage.end) break;
    const shared = common(sentence, passage);
    if (shared > most) [best, most] = [n, shared];
  }
  return best;
}

const scoreOf = ({ match }: Link): number => match.score + (match.origin === 'pinned' ? 1 : 0);
const surestFirst = (x: Link, y: Link): number =>
  scoreOf(y) - scoreOf(x) ||
  x.pair.a - y.pair.a ||
  x.pair.b - y.pair.b ||
  x.a.sentence - y.a.sentence ||
  x.b.sentence - y.b.sentence;

function groupsOf(links: Link[]): Group[] {
  const groupOf = new Map<string, Group>();
  const keyOf = ({ article, sentence }: Place): string => `${article}:${sentence}`;
  const alone = (place: Place): Group => ({ places: new Map([[place.article, place]]), links: [] });
  for (const link of links.sort(surestFirst)) {
    const [one, other] = [
      groupOf.get(keyOf(link.a)) ?? alone(link.a),
      groupOf.get(keyOf(link.b)) ?? alone(link.b),
    ];
    if (one !== other) {
      if ([...other.places.keys()].some((article) => one.places.has(article))) continue;
      for (const [article, place] of other.places) one.places.set(article, place);
      one.links.push(...other.links);
      for (const place of one.places.values()) groupOf.set(keyOf(place), one);
    }
    one.links.push(link);
  }
  return [...new Set(groupOf.values())];
}

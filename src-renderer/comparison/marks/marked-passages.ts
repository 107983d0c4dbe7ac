import type { ArticleAlignment, ComparisonMark, FigurePair, Match, Passage } from '#contract';
import type { MatchRef } from '../../comparing';

/** A passage of another article that a marked one corresponds to. */
export interface Counterpart {
  ref: MatchRef;
  article: string;
  passage: Passage;
  match: Match;
  /** Figures that differ in it. */
  differing: readonly FigurePair[];
}

/** A passage with a mark of its own beside the text. */
export interface MarkedPassage extends Passage {
  id: string;
  /** That of the best counterpart; `only-here` when there is none. */
  kind: 'quotation' | 'copied' | 'same-fact' | 'only-here';
  /** Firm ones, the best first. Empty for `only-here`. */
  counterparts: readonly Counterpart[];
  /** In how many articles it is found, this one included. */
  sources: number;
  differs: boolean;
  pinned: boolean;
}

/** A passage that another article merely mentions too: lit when it is pointed at, never marked. */
export interface Mention extends Passage {
  id: string;
  counterparts: readonly Counterpart[];
}

/** Which filter a kind of match belongs to. */
export const markOfKind = {
  'same-fact': 'shared',
  quotation: 'quotation',
  copied: 'copied',
  'only-here': 'only-here',
} as const satisfies Record<MarkedPassage['kind'], ComparisonMark>;

/** With this share of their common stretch in common, two passages are one place. */
const sameplace = 0.5;

function overlap(x: Passage, y: Passage): number {
  const common = Math.min(x.end, y.end) - Math.max(x.start, y.start);
  const all = Math.max(x.end, y.end) - Math.min(x.start, y.start);
  return common <= 0 ? 0 : common / all;
}

const byPlace = (x: Passage, y: Passage): number => x.start - y.start || y.end - x.end;
const byScore = ({ match: x }: Counterpart, { match: y }: Counterpart): number =>
  Number(y.origin === 'pinned') - Number(x.origin === 'pinned') || y.score - x.score;

/** All counterparts that an article's passages have in the aligned ones, by the place here. */
function counterpartsOf(
  article: string,
  alignments: readonly ArticleAlignment[],
): (Passage & { of: Counterpart })[] {
  const all: (Passage & { of: Counterpart })[] = [];
  for (const { a, b, matches, figures } of alignments) {
    const isA = a.article === article;
    const differing = new Map<string, FigurePair[]>();
    for (const pair of figures) {
      if (pair.state !== 'differ') continue;
      differing.set(pair.match, [...(differing.get(pair.match) ?? []), pair]);
    }
    for (const match of matches) {
      const [here, there] = isA ? [match.a, match.b] : [match.b, match.a];
      const of: Counterpart = {
        ref: { a: a.article, b: b.article, id: match.id },
        article: isA ? b.article : a.article,
        passage: there,
        match,
        differing: differing.get(match.id) ?? [],
      };
      all.push({ start: here.start, end: here.end, of });
    }
  }
  return all.sort(byPlace);
}

/** Passages that are one place are put together; a passage stays apart from a longer one that merely holds it. */
function inPlaces(all: readonly (Passage & { of: Counterpart })[]): (Passage & { of: Counterpart[] })[] {
  const places: (Passage & { of: Counterpart[]; first: Passage })[] = [];
  for (const { start, end, of } of all) {
    let place: (typeof places)[number] | undefined;
    for (let i = places.length - 1; i >= 0 && i >= places.length - 8; i--) {
      const other = places[i];
      if (other && overlap(other.first, { start, end }) >= sameplace) {
        place = other;
        break;
      }
    }
    if (place) {
      place.end = Math.max(place.end, end);
      place.of.push(of);
    } else places.push({ start, end, of: [of], first: { start, end } });
  }
  return places.map(({ start, end, of }) => ({ start, end, of: of.sort(byScore) }));
}

export interface Marked {
  /** In document order. */
  passages: readonly MarkedPassage[];
  mentions: readonly Mention[];
}

/**
 * What is to be marked in one article.
 *
 * @param alignments those of this article with others, as far as they are known
 * @param others how many other articles are open: what stands only here is not said before all are compared
 * @param hidden only-here sentences whose mark the reader does not want
 */
export function markedPassages(
  article: string,
  alignments: readonly ArticleAlignment[],
  others: number,
  hidden: readonly Passage[] = [],
): Marked {
  const all = counterpartsOf(article, alignments);
  const firm = inPlaces(all.filter(({ of }) => of.match.kind !== 'same-topic'));
  const passages: MarkedPassage[] = firm.map(({ start, end, of }) => {
    const kind = of[0]?.match.kind ?? 'same-fact';
    return {
      ...{ start, end, counterparts: of },
      id: `${start}-${end}`,
      kind: kind === 'same-topic' ? 'same-fact' : kind,
      sources: 1 + new Set(of.map(({ article }) => article)).size,
      differs: of.some(({ differing }) => differing.length > 0),
      pinned: of.some(({ match }) => match.origin === 'pinned'),
    };
  });
  if (alignments.length === others) {
    for (const { start, end } of onlyHere(article, alignments)) {
      if (hidden.some((place) => overlap(place, { start, end }) >= sameplace)) continue;
      passages.push({
        ...{ start, end, id: `${start}-${end}`, kind: 'only-here', counterparts: [] },
        ...{ sources: 1, differs: false, pinned: false },
      });
    }
  }
  const mentions = inPlaces(all.filter(({ of }) => of.match.kind === 'same-topic')).map(
    ({ start, end, of }) => ({ start, end, id: `~${start}-${end}`, counterparts: of }),
  );
  return { passages: passages.sort(byPlace), mentions };
}

/** Sentences without a counterpart in any of the aligned articles. Where one alignment is not sure, nothing is said. */
export function onlyHere(article: string, alignments: readonly ArticleAlignment[]): Passage[] {
  const states = new Map<string, Passage & { sure: number }>();
  for (const { a, sentences } of alignments) {
    for (const { start, end, state } of a.article === article ? sentences.a : sentences.b) {
      if (state !== 'only-here') continue;
      const key = `${start}-${end}`;
      const sentence = states.get(key) ?? { start, end, sure: 0 };
      sentence.sure++;
      states.set(key, sentence);
    }
  }
  return [...states.values()]
    .filter(({ sure }) => sure === alignments.length)
    .map(({ start, end }) => ({ start, end }));
}

/** What of it is shown, as the reader has chosen; a passage with a differing figure is shown for that as well. */
export function shownPassages(
  passages: readonly MarkedPassage[],
  marks: readonly ComparisonMark[],
): MarkedPassage[] {
  const on = new Set(marks);
  return passages
    .filter(({ kind, differs }) => on.has(markOfKind[kind]) || (differs && on.has('differ')))
    .map((passage) => (passage.differs && !on.has('differ') ? { ...passage, differs: false } : passage));
}

/** Those that `[` and `]` go to: what has a counterpart, or, with nothing of that shown, what stands only here. */
export function walkedPassages(shown: readonly MarkedPassage[]): readonly MarkedPassage[] {
  const matched = shown.filter(({ kind }) => kind !== 'only-here');
  return matched.length > 0 ? matched : shown;
}

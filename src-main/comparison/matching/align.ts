import type { Alignment, Match } from '#contract';
import { candidatesOf } from './candidates';
import { decide, firm, sameEventFrom } from './decide';
import { evidenceOf } from './evidence';
import { pairOf } from './pair';
import type { ReadText } from './read-text';
import { measureWithNeighbours, scoreAll, type Scored } from './score';
import { sentenceStates } from './sentence-states';
import { sameLanguage } from './terms';

export type Matched = Pick<Alignment, 'matches' | 'sentences' | 'sameEvent' | 'sameLanguage'>;

/** Finds which sentences of two texts speak of the same. */
export function alignTexts(a: ReadText, b: ReadText): Matched {
  const pair = pairOf(a, b);
  const { scored, event } = scoreAll(pair, measureWithNeighbours(pair, candidatesOf(pair)));
  const decided: Scored[] = [];
  const matches: Match[] = [];
  for (const one of decide(scored, event)) {
    const evidence = evidenceOf(pair, one);
    // What nobody can be shown a reason for is no match.
    if (!evidence.some(({ type }) => type !== 'context')) continue;
    const [a, b] = [pair.a.sentences[one.a], pair.b.sentences[one.b]];
    const places = {
      a: { start: a?.start ?? 0, end: a?.end ?? 0 },
      b: { start: b?.start ?? 0, end: b?.end ?? 0 },
    };
    const kind = one.score >= firm ? 'same-fact' : 'same-topic';
    decided.push(one);
    matches.push({ id: matchId(places), ...places, kind, score: one.score, origin: 'found', evidence });
  }
  return {
    matches,
    sentences: {
      a: sentenceStates(pair, 'a', scored, decided),
      b: sentenceStates(pair, 'b', scored, decided),
    },
    sameEvent: event >= sameEventFrom,
    sameLanguage: sameLanguage(pair.a, pair.b),
  };
}

const matchId = ({ a, b }: Pick<Match, 'a' | 'b'>): string => `${a.start}-${a.end}_${b.start}-${b.end}`;

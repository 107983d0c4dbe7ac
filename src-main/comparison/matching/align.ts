import type { Alignment, Evidence, Match } from '#contract';
import { candidatesOf } from './candidates';
import { decide, firm, sameEventFrom } from './decide';
import { evidenceOf } from './evidence';
import { type Pair, pairOf } from './pair';
import type { ReadText } from './read-text';
import { measureWithNeighbours, scoreAll } from './score';
import { sentenceStates } from './sentence-states';
import { sameLanguage } from './terms';

export type Matched = Pick<Alignment, 'matches' | 'sentences' | 'sameEvent' | 'sameLanguage'>;

/**
 * Finds which sentences of two texts speak of the same. The texts are taken in one order, whichever comes first, and
 * the result is turned round again: so exchanging them exchanges the result and nothing else.
 */
export function alignTexts(a: ReadText, b: ReadText): Matched {
  if (inOrder(a, b)) return align(pairOf(a, b));
  return exchanged(align(pairOf(b, a)), a.text);
}

function inOrder(a: ReadText, b: ReadText): boolean {
  if (a.text !== b.text) return a.text < b.text;
  const rest = ({ lang, published }: ReadText): string => `${lang ?? ''} ${published ?? ''}`;
  return rest(a) <= rest(b);
}

function align(pair: Pair): Matched {
  const { scored, event } = scoreAll(pair, measureWithNeighbours(pair, candidatesOf(pair)));
  const decided = decide(scored, event);
  const matches = decided.map((one): Match => {
    const [a, b] = [pair.a.sentences[one.a], pair.b.sentences[one.b]];
    const places = {
      a: { start: a?.start ?? 0, end: a?.end ?? 0 },
      b: { start: b?.start ?? 0, end: b?.end ?? 0 },
    };
    const kind = one.score >= firm ? 'same-fact' : 'same-topic';
    const evidence = evidenceOf(pair, one);
    return { id: matchId(places), ...places, kind, score: one.score, origin: 'found', evidence };
  });
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

export const matchId = ({ a, b }: Pick<Match, 'a' | 'b'>): string =>
  `${a.start}-${a.end}_${b.start}-${b.end}`;

function exchanged({ matches, sentences, ...rest }: Matched, text: string): Matched {
  const back = matches.map((match): Match => {
    const places = { a: match.b, b: match.a };
    const id = matchId(places);
    return { ...match, ...places, id, evidence: match.evidence.map((one) => exchangedEvidence(one, text)) };
  });
  back.sort((x, y) => x.a.start - y.a.start || x.b.start - y.b.start);
  return {
    ...rest,
    matches: back,
    sentences: { a: sentences.b, b: sentences.a },
  };
}

function exchangedEvidence({ a, b, ...rest }: Evidence, text: string): Evidence {
  const place = b[0];
  return { ...rest, text: place ? text.slice(place.start, place.end) : '', a: b, b: a };
}

import type { Alignment, ComparedSentence, Id, Match, Passage } from '#contract';
import { common, overlaps } from './overlap';

/** What the reader said of two passages of the two texts of an alignment. */
export interface Decided {
  id: Id;
  a: Passage;
  b: Passage;
  corresponds: boolean;
}

/** A mark that the reader does not want to see. */
export type Dismissed =
  { what: 'figures'; a: Passage; b: Passage } | { what: 'only-here'; side: 'a' | 'b'; passage: Passage };

/**
 * An alignment as the reader wants it. What corresponds by the reader's word is a match with the score 1, and matches of
 * the same topic only that lead elsewhere from there go; other firm ones stay, as a passage may have several counterparts.
 * What does not correspond is no match any more, and what stood on it goes with it. Of decisions that contradict each
 * other the last one holds.
 */
export function applyDecisions(
  found: Alignment,
  decisions: readonly Decided[],
  dismissed: readonly Dismissed[],
): Alignment {
  let alignment = found;
  for (const decision of decisions)
    alignment = decision.corresponds ? pinned(alignment, decision) : refused(alignment, decision);
  for (const mark of dismissed) alignment = without(alignment, mark);
  return alignment;
}

interface Ends {
  a: Passage;
  b: Passage;
}

const sameEnds = (x: Ends, y: Ends): boolean => overlaps(x.a, y.a) && overlaps(x.b, y.b);

const mostOf = (whole: Passage, part: Passage): boolean =>
  common(whole, part) > (whole.end - whole.start) / 2;

function pinned(alignment: Alignment, { id, a, b }: Decided): Alignment {
  const found = alignment.matches.filter((match) => sameEnds(match, { a, b }));
  const [best] = found.toSorted((x, y) => Number(isFirm(y)) - Number(isFirm(x)) || y.score - x.score);
  const kind = best && isFirm(best) ? best.kind : 'same-fact';
  const evidence = best?.evidence ?? [];
  const pin: Match = { id: best?.id ?? `pin-${id}`, a, b, kind, score: 1, origin: 'pinned', evidence };
  const leadsElsewhere = (match: Match): boolean =>
    !isFirm(match) && overlaps(match.a, a) !== overlaps(match.b, b);
  const others = alignment.matches.filter((match) => match !== best && !leadsElsewhere(match));
  return withMatches(alignment, [...others, pin].sort(inOrder), pin);
}

function refused(alignment: Alignment, ends: Decided): Alignment {
  const isRefused = (one: Ends): boolean => sameEnds(one, ends);
  const matches = alignment.matches.filter((match) => !isRefused(match));
  // A stretch of several sentences stays when one of them is refused.
  const isMostlyRefused = (one: Ends): boolean => mostOf(one.a, ends.a) && mostOf(one.b, ends.b);
  return {
    ...withMatches(alignment, matches),
    quotations: alignment.quotations.filter((one) => !isMostlyRefused(one)),
    copied: alignment.copied.filter((one) => !isMostlyRefused(one)),
  };
}

/** The alignment with other matches: figures, the backbone and the states of sentences follow. */
function withMatches(alignment: Alignment, matches: Match[], pin?: Match): Alignment {
  const ids = new Set(matches.map(({ id }) => id));
  const restate = (side: 'a' | 'b'): ComparedSentence[] =>
    restated(alignment.sentences[side], side, alignment.matches, matches);
  return {
    ...alignment,
    matches,
    backbone: backboneWith(alignment.backbone, matches, pin),
    figures: alignment.figures.filter(({ match }) => ids.has(match)),
    sentences: { a: restate('a'), b: restate('b') },
  };
}

/** Scrolling follows the reader's pairs: whatever crosses a new one leaves the backbone. */
function backboneWith(backbone: readonly string[], matches: readonly Match[], pin?: Match): string[] {
  const wanted = new Set(backbone);
  const goesAlong = (match: Match): boolean => {
    if (!pin || match.id === pin.id) return true;
    const [a, b] = [match.a.start - pin.a.start, match.b.start - pin.b.start];
    return (a < 0 && b < 0) || (a > 0 && b > 0);
  };
  return matches
    .filter((match) => match.id === pin?.id || (wanted.has(match.id) && goesAlong(match)))
    .map(({ id }) => id);
}

function restated(
  sentences: readonly ComparedSentence[],
  side: 'a' | 'b',
  before: readonly Match[],
  after: readonly Match[],
): ComparedSentence[] {
  const [old, young] = [new Set(before), new Set(after)];
  const changed = [
    ...before.filter((match) => !young.has(match)),
    ...after.filter((match) => !old.has(match)),
  ];
  return sentences.map((sentence) => {
    const touches = (match: Match): boolean => overlaps(match[side], sentence);
    if (!changed.some(touches)) return sentence;
    const left = after.filter(touches);
    const best = Math.max(0, ...left.map(({ score }) => score));
    if (left.some(({ origin }) => origin === 'pinned')) return { ...sentence, state: 'shared', best };
    if (sentence.state === 'not-compared') return sentence;
    if (left.some(isFirm)) return { ...sentence, best };
    return { ...sentence, state: left.length > 0 ? 'partly' : 'only-here', best };
  });
}

function without(alignment: Alignment, mark: Dismissed): Alignment {
  if (mark.what === 'figures') {
    return { ...alignment, figures: alignment.figures.filter((pair) => !sameEnds(pair, mark)) };
  }
  const { side, passage } = mark;
  const sentences = alignment.sentences[side].map((sentence): ComparedSentence =>
    sentence.state === 'only-here' && overlaps(sentence, passage)
      ? { ...sentence, state: 'unsure' }
      : sentence,
  );
  return { ...alignment, sentences: { ...alignment.sentences, [side]: sentences } };
}

export const isFirm = ({ kind }: Match): boolean => kind !== 'same-topic';

const inOrder = (x: Ends, y: Ends): number =>
  x.a.start - y.a.start || x.a.end - y.a.end || x.b.start - y.b.start || x.b.end - y.b.end;

import type { Alignment, Passage } from '#contract';

/**
 * The same alignment with the texts exchanged.
 * @param textOfB text of the article that was the second and becomes the first: evidence is told in its words
 */
export function swapped(alignment: Alignment, textOfB: string): Alignment {
  const turn = <T>({ a, b }: { a: T; b: T }): { a: T; b: T } => ({ a: b, b: a });
  const said = (text: string, [place]: readonly Passage[]): string =>
    place ? textOfB.slice(place.start, place.end) : text;
  const matches = alignment.matches.map((match) => ({
    ...match,
    ...turn(match),
    evidence: match.evidence.map((one) => ({ ...one, ...turn(one), text: said(one.text, one.b) })),
  }));
  return {
    ...alignment,
    matches: matches.sort(inOrder),
    figures: alignment.figures.map((pair) => ({ ...pair, ...turn(pair) })).sort(inOrder),
    quotations: alignment.quotations
      .map((one) => ({
        ...one,
        ...turn(one),
        quoted: turn(one.quoted),
        speakers: turn(one.speakers),
        shared: one.shared.map(turn),
        dropped: turn(one.dropped),
      }))
      .sort(inOrder),
    copied: alignment.copied.map((one) => ({ ...one, ...turn(one) })).sort(inOrder),
    copiedShare: turn(alignment.copiedShare),
    sentences: turn(alignment.sentences),
  };
}

type Pair = { a: Passage; b: Passage };

/** In the order of the text of `a`. */
const inOrder = (x: Pair, y: Pair): number =>
  x.a.start - y.a.start || x.a.end - y.a.end || x.b.start - y.b.start || x.b.end - y.b.end;

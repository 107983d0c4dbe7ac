import type { Alignment, ComparedSentence, Match } from '#contract';
import { describe, expect, it } from 'vitest';
import { applyDecisions, type Decided } from './decisions';

/** Texts of sentences of ten characters each: sentence n stands from 10n to 10n + 10. */
const at = (n: number) => ({ start: 10 * n, end: 10 * n + 10 });
const match = (a: number, b: number, more: Partial<Match> = {}): Match => ({
  ...{ id: `${a}-${b}`, a: at(a), b: at(b), kind: 'same-fact', score: 0.8 },
  ...{ origin: 'found', evidence: [], ...more },
});
const sentence = (n: number, state: ComparedSentence['state'] = 'only-here'): ComparedSentence => ({
  ...at(n),
  ...{ state, best: state === 'shared' ? 0.8 : 0, weight: 1 },
});

function alignment(matches: Match[]): Alignment {
  const states = (side: 'a' | 'b') =>
    Array.from({ length: 5 }, (_, n) =>
      sentence(n, matches.some((one) => one[side].start === 10 * n) ? 'shared' : 'only-here'),
    );
  const first = matches[0] ?? match(0, 0);
  const side = { value: '1', unit: null };
  const quoted = { speakers: { a: null, b: null }, shared: [], dropped: { a: [], b: [] }, whole: true };
  return {
    matches,
    backbone: matches.map(({ id }) => id),
    figures: [
      {
        ...{ id: 'f', match: first.id, type: 'number', state: 'differ', about: 'people', confidence: 0.9 },
        ...{ a: { ...first.a, ...side }, b: { ...first.b, ...side } },
      },
    ],
    quotations: [
      { ...{ id: 'q', a: first.a, b: first.b, quoted: { a: [first.a], b: [first.b] } }, ...quoted },
    ],
    copied: [{ a: first.a, b: first.b, words: 5 }],
    copiedShare: { a: 0.2, b: 0.2 },
    sentences: { a: states('a'), b: states('b') },
    ...{ sameEvent: true, sameLanguage: true },
  };
}

const decide = (a: number, b: number, corresponds: boolean): Decided => ({
  ...{ id: `decided-${a}-${b}`, a: at(a), b: at(b), corresponds },
});
const statesOf = (one: Alignment, side: 'a' | 'b') => one.sentences[side].map(({ state }) => state);

describe('what the reader says corresponds', () => {
  it('is a match with the highest score, shared in both texts, and scrolling follows it', () => {
    const before = alignment([match(0, 0), match(2, 3), match(4, 4)]);
    const after = applyDecisions(before, [decide(3, 1, true)], []);
    expect(after.matches.map(({ id }) => id)).toEqual(['0-0', '2-3', 'pin-decided-3-1', '4-4']);
    expect(after.matches[2]).toMatchObject({
      a: at(3),
      b: at(1),
      kind: 'same-fact',
      score: 1,
      origin: 'pinned',
    });
    expect(after.backbone).toEqual(['0-0', 'pin-decided-3-1', '4-4']);
    expect(statesOf(after, 'a')).toEqual(['shared', 'only-here', 'shared', 'shared', 'shared']);
    expect(after.sentences.b[1]).toMatchObject({ state: 'shared', best: 1 });
    expect(after.figures).toEqual(before.figures);
  });

  it('takes the place of the found match of the same passages, with its evidence and its figures', () => {
    const evidence: Match['evidence'] = [{ type: 'word', text: 'dam', a: [], b: [], weight: 1 }];
    const before = alignment([match(0, 0, { kind: 'copied', evidence }), match(1, 1)]);
    const after = applyDecisions(before, [decide(0, 0, true)], []);
    expect(after.matches[0]).toMatchObject({
      id: '0-0',
      kind: 'copied',
      score: 1,
      origin: 'pinned',
      evidence,
    });
    expect(after.matches).toHaveLength(2);
    expect(after.figures).toEqual(before.figures);
  });

  it('wins over mentions that lead elsewhere; other firm counterparts stay', () => {
    const before = alignment([match(1, 2, { kind: 'same-topic' }), match(1, 3)]);
    const after = applyDecisions(before, [decide(1, 4, true)], []);
    expect(after.matches.map(({ id }) => id)).toEqual(['1-3', 'pin-decided-1-4']);
    expect(statesOf(after, 'b')).toEqual(['only-here', 'only-here', 'only-here', 'shared', 'shared']);
  });
});

describe('what the reader says does not correspond', () => {
  it('is no match, and its figures, quotation and copied stretch go with it', () => {
    const after = applyDecisions(alignment([match(0, 0), match(2, 2)]), [decide(0, 0, false)], []);
    expect(after.matches.map(({ id }) => id)).toEqual(['2-2']);
    expect(after).toMatchObject({ backbone: ['2-2'], figures: [], quotations: [], copied: [] });
    expect(statesOf(after, 'a')[0]).toBe('only-here');
  });

  it('leaves a longer copied stretch that has more than the refused sentence', () => {
    const whole = { start: 0, end: 30 };
    const before = { ...alignment([match(0, 0)]), copied: [{ a: whole, b: whole, words: 15 }] };
    const after = applyDecisions(before, [decide(0, 0, false)], []);
    expect(after.matches).toEqual([]);
    expect(after.copied).toEqual(before.copied);
  });

  it('needs more than half of both ends', () => {
    const before = alignment([match(0, 0)]);
    const half = { ...decide(0, 0, false), b: { start: 5, end: 25 } };
    expect(applyDecisions(before, [half], [])).toEqual(before);
    const more = { ...half, b: { start: 4, end: 25 } };
    expect(applyDecisions(before, [more], []).matches).toEqual([]);
  });

  it('leaves a sentence shared that has another counterpart, and partly where that is a mention', () => {
    const before = alignment([
      match(0, 0),
      match(0, 1),
      match(1, 2),
      match(1, 3, { kind: 'same-topic', score: 0.4 }),
    ]);
    const after = applyDecisions(before, [decide(0, 0, false), decide(1, 2, false)], []);
    expect(after.sentences.a.slice(0, 2)).toMatchObject([
      { state: 'shared', best: 0.8 },
      { state: 'partly', best: 0.4 },
    ]);
  });

  it('holds until the reader says otherwise: the last decision counts', () => {
    const before = alignment([match(0, 0)]);
    const pin = applyDecisions(before, [decide(0, 0, false), decide(0, 0, true)], []);
    expect(pin.matches).toMatchObject([{ origin: 'pinned' }]);
    const none = applyDecisions(before, [decide(0, 0, true), decide(0, 0, false)], []);
    expect(none.matches).toEqual([]);
  });
});

it('takes dismissed figures and only-here marks away, and nothing else', () => {
  const before = alignment([match(0, 0)]);
  const after = applyDecisions(
    before,
    [],
    [
      { what: 'figures', a: at(0), b: at(0) },
      { what: 'only-here', side: 'b', passage: at(3) },
      { what: 'only-here', side: 'a', passage: at(0) },
    ],
  );
  expect(after).toMatchObject({ figures: [], matches: before.matches });
  expect(statesOf(after, 'b')).toEqual(['shared', 'only-here', 'only-here', 'unsure', 'only-here']);
  expect(statesOf(after, 'a')).toEqual(statesOf(before, 'a'));
});

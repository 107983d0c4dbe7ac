import type { ArticleAlignment, ComparedSentence, Match } from '#contract';
import { expect, test } from 'vitest';
import { markedPassages, shownPassages, walkedPassages } from './marked-passages';

type Place = [start: number, end: number];
const place = ([start, end]: Place) => ({ start, end });

const match = (a: Place, b: Place, kind: Match['kind'] = 'same-fact', score = 0.8): Match => ({
  ...{ id: `${a.join('-')}_${b.join('-')}`, a: place(a), b: place(b), kind, score },
  ...{ origin: 'found', evidence: [] },
});

function alignment(
  a: string,
  b: string,
  matches: Match[],
  states: Partial<Record<'a' | 'b', [Place, ComparedSentence['state']][]>> = {},
): ArticleAlignment {
  const sentences = (side: 'a' | 'b') =>
    (states[side] ?? []).map(([at, state]) => ({ ...place(at), state, best: 0, weight: 1 }));
  return {
    ...{ a: { article: a, version: 1 }, b: { article: b, version: 1 }, matches, backbone: [], figures: [] },
    ...{ quotations: [], copied: [], copiedShare: { a: 0, b: 0 }, sameEvent: true, sameLanguage: true },
    sentences: { a: sentences('a'), b: sentences('b') },
  };
}

test('a passage with counterparts in two articles has one mark that counts three sources', () => {
  const { passages } = markedPassages(
    'm',
    [
      alignment('a', 'm', [match([0, 40], [100, 150])]),
      alignment('m', 'z', [match([100, 150], [7, 60]), match([100, 152], [90, 120], 'quotation', 0.9)]),
    ],
    2,
  );
  expect(passages).toHaveLength(1);
  const [only] = passages;
  expect(only).toMatchObject({ start: 100, end: 152, sources: 3, kind: 'quotation' });
  // The best first, each seen from here.
  expect(only?.counterparts.map(({ article, passage }) => [article, passage.start])).toEqual([
    ['z', 90],
    ['a', 0],
    ['z', 7],
  ]);
});

test('a clause stays apart from the long passage that holds it', () => {
  const { passages } = markedPassages(
    'a',
    [alignment('a', 'b', [match([0, 200], [0, 200], 'copied'), match([20, 60], [300, 340])])],
    1,
  );
  expect(passages.map(({ start, end, kind }) => [start, end, kind])).toEqual([
    [0, 200, 'copied'],
    [20, 60, 'same-fact'],
  ]);
});

test('a mere mention is no mark and makes no passage shared', () => {
  const { passages, mentions } = markedPassages(
    'a',
    [alignment('a', 'b', [match([0, 30], [0, 30], 'same-topic')])],
    1,
  );
  expect(passages).toEqual([]);
  expect(mentions).toHaveLength(1);
});

test('only here is what no article has, once all are compared, and never what one is not sure of', () => {
  const first = alignment('a', 'b', [], {
    a: [
      [[0, 10], 'only-here'],
      [[10, 20], 'only-here'],
      [[20, 30], 'unsure'],
      [[30, 40], 'only-here'],
    ],
  });
  const second = alignment('a', 'c', [], {
    a: [
      [[0, 10], 'only-here'],
      [[10, 20], 'unsure'],
      [[20, 30], 'only-here'],
      [[30, 40], 'only-here'],
    ],
  });
  const starts = (alignments: ArticleAlignment[]): number[] =>
    markedPassages('a', alignments, 2, [{ start: 31, end: 40 }]).passages.map(({ start }) => start);
  expect(starts([first])).toEqual([]);
  // The last one is hidden by the reader.
  expect(starts([first, second])).toEqual([0]);
});

const withDiffering = (): ArticleAlignment => {
  const [fact, quote] = [match([0, 40], [0, 40]), match([50, 90], [50, 90], 'quotation')];
  const side = { start: 5, end: 8, value: '21', unit: 'percent' };
  return {
    ...alignment('a', 'b', [fact, quote], { a: [[[100, 120], 'only-here']] }),
    figures: [
      {
        ...{ id: 'f', match: fact.id, type: 'percent', state: 'differ', a: side, b: side },
        ...{ about: 'people', confidence: 1 },
      },
    ],
  };
};

test('filters show what they name, and a differing figure shows its passage', () => {
  const { passages } = markedPassages('a', [withDiffering()], 1);
  const kinds = (...marks: Parameters<typeof shownPassages>[1]) =>
    shownPassages(passages, marks).map(({ kind, differs }) => (differs ? `${kind}!` : kind));
  expect(kinds('shared', 'only-here', 'differ', 'quotation', 'copied')).toEqual([
    'same-fact!',
    'quotation',
    'only-here',
  ]);
  expect(kinds('quotation')).toEqual(['quotation']);
  expect(kinds('differ')).toEqual(['same-fact!']);
  expect(kinds('shared')).toEqual(['same-fact']);
  expect(kinds()).toEqual([]);
});

test('walking goes to what has a counterpart; with none of that shown, to what stands only here', () => {
  const { passages } = markedPassages('a', [withDiffering()], 1);
  expect(walkedPassages(passages).map(({ start }) => start)).toEqual([0, 50]);
  expect(walkedPassages(shownPassages(passages, ['only-here'])).map(({ start }) => start)).toEqual([100]);
});

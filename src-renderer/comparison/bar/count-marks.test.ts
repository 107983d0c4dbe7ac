import type { ArticleAlignment, Match } from '#contract';
import { expect, test } from 'vitest';
import { countMarks } from './count-marks';

const match = (kind: Match['kind'], n: number): Match => ({
  ...{ id: `${kind}${n}`, kind, score: 0.9, origin: 'found', evidence: [] },
  ...{ a: { start: n, end: n + 1 }, b: { start: n, end: n + 1 } },
});
const pair = (a: string, b: string, kinds: Match['kind'][]): ArticleAlignment => ({
  ...{ a: { article: a, version: 1 }, b: { article: b, version: 1 } },
  matches: kinds.map(match),
  ...{ backbone: [], figures: [], quotations: [], copied: [], copiedShare: { a: 0, b: 0 } },
  sentences: { a: [{ start: 0, end: 9, state: 'only-here', best: 0, weight: 0 }], b: [] },
  ...{ sameEvent: true, sameLanguage: true },
});

test('nothing is counted before anything is known', () => {
  expect(Object.values(countMarks(['a', 'b'], []))).toEqual([null, null, null, null, null]);
});

test('matches are counted by kind over all pairs; mentions are none', () => {
  const counts = countMarks(
    ['a', 'b', 'c'],
    [pair('a', 'b', ['same-fact', 'quotation', 'same-topic']), pair('a', 'c', ['same-fact', 'copied'])],
  );
  expect(counts).toMatchObject({ shared: 2, quotation: 1, copied: 1, differ: 0 });
  // What stands only here is not known before all pairs are.
  expect(counts['only-here']).toBeNull();
});

test('with all pairs known, sentences without a counterpart in any are counted once', () => {
  expect(countMarks(['a', 'b'], [pair('a', 'b', [])])['only-here']).toBe(1);
});

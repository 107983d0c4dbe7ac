import { expect, it } from 'vitest';
import { quotationGroups, type OverviewQuotation } from './quotation-groups';

type Side = [article: string, start: number, end: number];
const pair = (
  [a, aStart, aEnd]: Side,
  [b, bStart, bEnd]: Side,
  about: Partial<OverviewQuotation> = {},
): OverviewQuotation => ({
  ...{ id: `${a}${aStart}${b}${bStart}`, articles: { a, b }, quotes: { a: '', b: '' } },
  ...{ a: { start: aStart, end: aEnd }, b: { start: bStart, end: bEnd } },
  quoted: { a: [{ start: aStart, end: aEnd }], b: [{ start: bStart, end: bEnd }] },
  droppedWords: { a: [], b: [] },
  ...{ speakers: { a: null, b: null }, shared: [], dropped: { a: [], b: [] }, whole: true },
  ...about,
});

it('stands an utterance under its longest wording, whichever article has it', () => {
  const dropped = { a: [], b: [{ start: 130, end: 160 }] };
  const [group] = quotationGroups(
    [pair(['x', 0, 30], ['y', 100, 160], { dropped, whole: false })],
    ['x', 'y'],
  );
  expect(group?.longest).toMatchObject({ article: 'y', passage: { start: 100, end: 160 } });
  expect(group?.others).toMatchObject([
    { article: 'x', without: [{ start: 130, end: 160 }], own: [], whole: false },
  ]);
});

it('puts three articles that quote the same into one, in the order of the panes', () => {
  const groups = quotationGroups(
    [pair(['z', 5, 25], ['y', 7, 37]), pair(['x', 0, 50], ['z', 5, 25]), pair(['x', 0, 50], ['y', 7, 37])],
    ['x', 'y', 'z'],
  );
  expect(
    groups.map(({ longest, others }) => [longest.article, ...others.map(({ article }) => article)]),
  ).toEqual([['x', 'y', 'z']]);
});

it('keeps different quotations apart, in their order', () => {
  const groups = quotationGroups(
    [pair(['x', 0, 20], ['y', 0, 20]), pair(['x', 100, 180], ['y', 90, 170])],
    ['x', 'y'],
  );
  expect(groups.map(({ longest }) => longest.passage.start)).toEqual([0, 100]);
});

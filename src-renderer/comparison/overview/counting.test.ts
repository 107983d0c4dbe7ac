import { expect, it } from 'vitest';
import type { ComparisonOverview, OverviewSentence, ShownComparison } from '#contract';
import { overviewCounts } from './counting';
import type { OverviewFigure } from './figure-groups';

const sentence = (n: number, more: Partial<OverviewSentence>): OverviewSentence => ({
  ...{ start: 10 * n, end: 10 * n + 9, shared: 0, onlyHere: false },
  ...{ differs: false, quotation: false, copied: false, ...more },
});
const article = (id: string, sentences: OverviewSentence[]): ComparisonOverview['articles'][number] => ({
  ...{ article: id, version: 1, length: 100, sentences },
  counts: {
    shared: sentences.filter(({ shared }) => shared > 0).length,
    onlyHere: sentences.filter(({ onlyHere }) => onlyHere).length,
    differing: 0,
  },
});
const figure = (a: string, b: string): OverviewFigure => ({
  ...{ id: a + b, match: '', type: 'number', state: 'differ', about: '', confidence: 1 },
  a: { start: 0, end: 2, value: '1', unit: null },
  b: { start: 0, end: 2, value: '2', unit: null },
  ...{ articles: { a, b }, quotes: { a: '', b: '' } },
});
const overview: ComparisonOverview = {
  articles: [
    article('x', [sentence(0, { shared: 2 }), sentence(1, { onlyHere: true }), sentence(2, {})]),
    article('y', [sentence(0, { shared: 1, copied: true }), sentence(1, { onlyHere: true })]),
    article('z', [sentence(0, { shared: 1 })]),
  ],
  ...{ onlyHere: [], quotations: [], reuse: [], facts: [], differentEvents: [], differentLanguages: [] },
  figures: [figure('x', 'y'), figure('x', 'z'), figure('y', 'z')],
};

it('counts sentences over all articles, and a figure once however many give it', () => {
  const { all, articles } = overviewCounts(overview, null, ['x', 'y', 'z']);
  expect(all).toEqual({ shared: 3, 'only-here': 2, differ: 1, quotation: 0, copied: 1 });
  expect(articles[0]).toEqual({ article: 'x', shared: 1, onlyHere: 1, differing: 1, unsure: 1 });
  // What the bar says is what the articles have together.
  expect(articles.reduce((sum, { shared }) => sum + shared, 0)).toBe(all.shared);
});

it('leaves out what the reader has dismissed', () => {
  const place = { article: 'x', passage: { start: 10, end: 19 }, quote: '' };
  const dismissed = [{ id: 'd', what: 'only-here', places: [place], created: '' }];
  const comparison = { dismissed } as unknown as ShownComparison;
  const { all, articles } = overviewCounts(overview, comparison, ['x', 'y', 'z']);
  expect([all['only-here'], articles[0]?.onlyHere]).toEqual([1, 0]);
});

import { encode } from '#contract/wire';
import { beforeEach, describe, expect, it } from 'vitest';
import { connect, queries } from './api';
import { heldAlignment, hoverMatches, jobOf, useComparing, type MatchRef } from './comparing';
import { useWorkspace } from './workspace';

let receive: (message: string) => void = () => {};
connect({
  listen: (on) => {
    receive = on;
    return () => {};
  },
  send: () => {},
});

const [one, two, three] = ['article-1', 'article-2', 'article-3'];
const ref = (a: string, b: string, id: string): MatchRef => ({ a, b, id });

beforeEach(() => {
  queries.clear();
  useWorkspace.setState({ panes: [one, two, three], cleaning: [] });
  useComparing.setState({ hovered: null, lit: [], active: null, why: null, evidence: null });
});

describe('what is pointed at', () => {
  it('is lit again after something else was pointed at in between', () => {
    const [first, other] = [ref(one, two, 'match-1'), ref(one, two, 'match-2')];
    hoverMatches([first]);
    useComparing.setState({ hovered: other });
    hoverMatches([first]);
    expect(useComparing.getState().hovered).toEqual(first);
  });

  it('is let go when an article of it is closed or shows its cleaning, as is what was asked about it', () => {
    const [between, beside] = [ref(one, two, 'match-1'), ref(two, three, 'match-2')];
    hoverMatches([between]);
    useComparing.setState({ why: between, active: beside, evidence: 1 });
    useWorkspace.setState({ panes: [two, three] });
    expect(useComparing.getState()).toMatchObject({
      ...{ hovered: null, lit: [], why: null, evidence: null },
      active: beside,
    });
    useComparing.setState({ why: beside });
    useWorkspace.setState({ cleaning: [three] });
    expect(useComparing.getState().why).toBeNull();
  });
});

describe('answers that are stale', () => {
  const aligned = (a: string, b: string, comparison?: string): unknown[] => [
    'alignArticles',
    { a, b, job: `${a} ${b}`, ...(comparison !== undefined && { comparison }) },
  ];
  const isStale = (key: unknown[]): boolean | undefined => queries.getQueryState(key)?.isInvalidated;
  const overview = ['getOverview', { articles: [one, two], comparison: 'comparison-1' }];
  const keys = [aligned(one, two, 'comparison-1'), aligned(one, three), aligned(two, three), overview];
  beforeEach(() => keys.forEach((key) => queries.setQueryData(key, {})));

  it('are not those of the texts when a claim is written, only when a decision is made in their comparison', () => {
    receive(encode({ event: 'comparisonsChanged', data: { id: 'comparison-1', decided: false } }));
    expect(keys.map(isStale)).toEqual([false, false, false, false]);
    receive(encode({ event: 'comparisonsChanged', data: { id: 'comparison-1', decided: true } }));
    expect(keys.map(isStale)).toEqual([true, false, false, true]);
  });

  it('are those of an article that has changed, and no others', () => {
    receive(encode({ event: 'articleChanged', data: { article: one } }));
    expect(keys.map(isStale)).toEqual([true, true, false, true]);
  });
});

it('passages count in the texts that are shown, or not at all', () => {
  const end = (article: string) => ({ article, version: 1 });
  const text = (id: string, version: number): void =>
    void queries.setQueryData(['getArticle', { id }], { id, version });
  useWorkspace.setState({ panes: [one, two] });
  text(one, 1);
  text(two, 1);
  expect(heldAlignment(one, two)).toBeUndefined();
  const found = { a: end(one), b: end(two), matches: [] };
  queries.setQueryData(['alignArticles', { a: one, b: two, job: jobOf([one, two]) }], found);
  expect(heldAlignment(two, one)).toEqual(found);
  text(two, 2);
  expect(heldAlignment(one, two)).toBeUndefined();
});

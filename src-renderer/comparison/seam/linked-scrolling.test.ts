import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Article, ArticleAlignment } from '#contract';
import type { OpenArticle } from '../../reader/open-articles';
import { scrolledOwn, scrollsOwn } from '../../reader/own-scrolls';
import { createTextMap } from '../../reader/text-map';
import { geometryOf } from './geometry';
import { createLinkedScrolling, type LinkedScrolling } from './linked-scrolling';

// Three texts of paragraphs of ten letters; those with the same letter match, and their heights differ.
let panes: OpenArticle[] = [];
let scrolling: LinkedScrolling;
let stops: (() => void)[] = [];

function pane(id: string, heights: readonly number[]): OpenArticle {
  const scroller = document.createElement('div');
  scroller.style.cssText =
    'position: absolute; top: 0; height: 400px; width: 200px; overflow: auto; font: 10px/20px monospace';
  const container = document.createElement('article');
  container.className = 'article';
  heights.forEach((height, i) => {
    const p = document.createElement('p');
    p.style.cssText = `margin: 0; height: ${height}px`;
    p.textContent = String.fromCharCode(97 + i).repeat(10);
    container.append(p);
  });
  scroller.append(container);
  document.body.append(scroller);
  const article = { id, version: 1 } as Article;
  return { article, map: createTextMap(container), scroller, painter: null as never };
}

const passage = (i: number): { start: number; end: number } => ({ start: i * 10, end: i * 10 + 10 });
const matched = [2, 5, 9, 14, 18];
const alignment = (a: string, b: string): ArticleAlignment => ({
  ...{ a: { article: a, version: 1 }, b: { article: b, version: 1 } },
  matches: matched.map((i) => ({
    ...{
      id: `${i}`,
      a: passage(i),
      b: passage(i),
      kind: 'same-fact',
      score: 1,
      origin: 'found',
      evidence: [],
    },
  })),
  backbone: matched.map(String),
  ...{ figures: [], quotations: [], copied: [], copiedShare: { a: 0, b: 0 }, sentences: { a: [], b: [] } },
  ...{ sameEvent: true, sameLanguage: true },
});

const frames = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
};
const rest = async (): Promise<void> => {
  await frames(3);
  for (let i = 0; i < 300 && !scrolling.resting(); i++) await frames(1);
  await frames(3);
};
const tops = (): number[] => panes.map(({ scroller }) => scroller.scrollTop);
/** Where a paragraph stands in its pane. */
const heightOf = (index: number, i: number): number => {
  const { scroller } = panes[index]!;
  return geometryOf(panes[index]!).spanOf(passage(i)).top - scroller.scrollTop;
};

beforeEach(async () => {
  panes = [
    pane(
      'a',
      Array.from({ length: 24 }, () => 100),
    ),
    pane(
      'b',
      Array.from({ length: 24 }, (_, i) => (i % 3 ? 40 : 210)),
    ),
    pane(
      'c',
      Array.from({ length: 24 }, (_, i) => 60 + i * 9),
    ),
  ];
  scrolling = createLinkedScrolling();
  stops = [
    ...panes.map((shown) => scrolling.add(shown)),
    scrolling.join('a', 'b', alignment('a', 'b')),
    scrolling.join('b', 'c', alignment('b', 'c')),
  ];
  scrolling.set({ order: ['a', 'b', 'c'], linked: true, frozen: [] });
  await frames(3);
});
afterEach(() => {
  stops.forEach((stop) => stop());
  scrolling.destroy();
  panes.forEach(({ scroller }) => scroller.remove());
});

it.each([0, 1, 2])('from pane %d the others follow by what matches, outwards', async (leading) => {
  for (const i of [9, 14]) {
    // The paragraph comes to the middle of its pane: there is the line that is followed.
    const { scroller } = panes[leading]!;
    scroller.scrollTop = geometryOf(panes[leading]!).spanOf(passage(i)).top - 200;
    await rest();
    for (const index of [0, 1, 2]) expect(heightOf(index, i), `pane ${index}`).toBeCloseTo(200, -0.5);
  }
});

it('starts stand with starts, and ends with ends', async () => {
  panes[1]!.scroller.scrollTop = 10_000;
  await rest();
  panes.forEach(({ scroller }) =>
    expect(scroller.scrollTop).toBeCloseTo(scroller.scrollHeight - scroller.clientHeight, -0.5),
  );
  panes[1]!.scroller.scrollTop = 0;
  await rest();
  expect(tops()).toEqual([0, 0, 0]);
});

it('the pane that the reader scrolls is never moved', async () => {
  const { scroller } = panes[1]!;
  for (const top of [300, 301, 640, 200]) {
    scroller.scrollTop = top;
    await rest();
    expect(scroller.scrollTop).toBe(top);
  }
});

it('what the program scrolls has no echo', async () => {
  const { scroller } = panes[0]!;
  scroller.scrollTop = 700;
  scrolledOwn(scroller);
  await rest();
  expect(tops()).toEqual([700, 0, 0]);
  scrollsOwn(scroller, 300);
  scroller.scrollTo({ top: 300, behavior: 'smooth' });
  await frames(60);
  expect(tops()).toEqual([300, 0, 0]);
});

it('nothing moves when panes are linked, only when one is scrolled', async () => {
  scrolling.set({ order: ['a', 'b', 'c'], linked: false, frozen: [] });
  panes[0]!.scroller.scrollTop = 900;
  await rest();
  expect(tops()).toEqual([900, 0, 0]);
  scrolling.set({ order: ['a', 'b', 'c'], linked: true, frozen: [] });
  await rest();
  expect(tops()).toEqual([900, 0, 0]);
  panes[0]!.scroller.scrollTop = 910;
  await rest();
  expect(panes[1]!.scroller.scrollTop).toBeGreaterThan(100);
});

it('a frozen pane stays, and what lies beyond it goes on', async () => {
  scrolling.set({ order: ['a', 'b', 'c'], linked: true, frozen: ['b'] });
  panes[0]!.scroller.scrollTop = geometryOf(panes[0]!).spanOf(passage(9)).top - 200;
  await rest();
  expect(panes[1]!.scroller.scrollTop).toBe(0);
  expect(heightOf(2, 9)).toBeCloseTo(200, -0.5);
  const before = tops();
  panes[1]!.scroller.scrollTop = 400;
  await rest();
  expect(tops()).toEqual([before[0], 400, before[2]]);
});

it('where nothing was found nothing moves', async () => {
  stops.push(scrolling.join('b', 'c', { ...alignment('b', 'c'), backbone: [] }));
  panes[0]!.scroller.scrollTop = 900;
  await rest();
  expect(panes[1]!.scroller.scrollTop).toBeGreaterThan(100);
  expect(panes[2]!.scroller.scrollTop).toBe(0);
});

it('panes go where they are sent and keep what was brought together until it is out of view', async () => {
  scrolling.send([{ article: 'b', to: 500 }]);
  await rest();
  expect(tops()).toEqual([0, 500, 0]);
  // Paragraphs that no match joins are to stand at the same height: they do as long as they are in view.
  scrolling.hold('a', passage(1), passage(7));
  panes[0]!.scroller.scrollTop = 60;
  await rest();
  expect(heightOf(1, 7)).toBeCloseTo(heightOf(0, 1), 0);
  panes[0]!.scroller.scrollTop = geometryOf(panes[0]!).spanOf(passage(9)).top - 200;
  await rest();
  expect(heightOf(1, 9)).toBeCloseTo(200, -0.5);
});

import { describe, expect, it } from 'vitest';
import type { Match, Passage } from '#contract';
import { layRibbons, mostStubs, type Side } from './lay-ribbons';
import { isMarked, lookOf, type SeamLink } from './seam-links';

const link = (id: string, left: number, right: number, more: Partial<SeamLink> = {}): SeamLink => {
  const [a, b]: Passage[] = [
    { start: left, end: left + 10 },
    { start: right, end: right + 10 },
  ];
  const match: Match = { id, a: a!, b: b!, kind: 'same-fact', score: 1, origin: 'found', evidence: [] };
  return { ref: { a: 'a', b: 'b', id }, match, left: a!, right: b!, differs: false, pinned: false, ...more };
};

/** A text in which each character is one pixel tall, scrolled to `top`; counts what is measured. */
function side(top: number): Side & { measured: Passage[] } {
  const measured: Passage[] = [];
  return {
    measured,
    seen: { start: Math.max(0, top - 50), end: top + 550 },
    view: { top: 0, bottom: 500 },
    spanOf: (passage) => {
      measured.push(passage);
      return { top: passage.start - top, bottom: passage.end - top };
    },
  };
}

describe('what is drawn between two panes', () => {
  it('joins passages that are both in view', () => {
    const [laid] = layRibbons([link('one', 1100, 2300)], side(1000), side(2000));
    expect(laid?.ribbon).toEqual({ left: { top: 100, bottom: 110 }, right: { top: 300, bottom: 310 } });
  });

  it('says of a passage whose counterpart is out of sight where that is', () => {
    const laid = layRibbons(
      [
        link('up', 1100, 200),
        link('down', 1200, 9000),
        link('from the right', 8000, 2100),
        link('just', 1300, 1985),
      ],
      side(1000),
      side(2000),
    );
    expect(laid.map(({ link, stub }) => [link.ref.id, stub?.side, stub?.towards])).toEqual([
      ['down', 'left', 'below'],
      ['just', 'left', 'above'],
      ['up', 'left', 'above'],
      ['from the right', 'right', 'below'],
    ]);
  });

  it('draws and measures nothing that is out of sight in both', () => {
    const links = Array.from({ length: 1600 }, (_, i) => link(`${i}`, i * 20, i * 20));
    const [left, right] = [side(1000), side(20_000)];
    const laid = layRibbons(links, left, right);
    expect(laid.every(({ stub }) => stub)).toBe(true);
    expect(left.measured.length + right.measured.length).toBeLessThan(80);
  });

  it('keeps the arrows nearest to the middle when there are many', () => {
    const links = Array.from({ length: 40 }, (_, i) => link(`${i}`, 1000 + i * 12, 90_000));
    const laid = layRibbons(links, side(1000), side(2000));
    expect(laid).toHaveLength(mostStubs);
    const middles = laid.map(({ stub }) => (stub!.at.top + stub!.at.bottom) / 2);
    expect(Math.max(...middles.map((y) => Math.abs(y - 250)))).toBeLessThan(80);
  });

  it('draws nothing where a text is not there', () => {
    expect(layRibbons([link('one', 1100, 2300)], side(1000), { ...side(2000), seen: null })).toEqual([]);
  });
});

describe('the filter', () => {
  const kind = (kind: Match['kind'], more: Partial<SeamLink> = {}): SeamLink => {
    const made = link('one', 0, 0, more);
    return { ...made, match: { ...made.match, kind } };
  };

  it('shows a link by its kind, by figures that differ, and a pin always', () => {
    expect(isMarked(kind('same-fact'), ['shared'])).toBe(true);
    expect(isMarked(kind('same-fact'), ['quotation', 'copied'])).toBe(false);
    expect(isMarked(kind('quotation'), ['quotation'])).toBe(true);
    expect(isMarked(kind('copied', { differs: true }), ['differ'])).toBe(true);
    expect(isMarked(kind('same-fact', { pinned: true }), [])).toBe(true);
  });

  it('never draws a mention of the same topic by itself', () => {
    expect(isMarked(kind('same-topic'), ['shared', 'only-here', 'differ', 'quotation', 'copied'])).toBe(
      false,
    );
  });

  it('what the reader said comes before what was found in how a link looks', () => {
    expect(lookOf(kind('copied', { differs: true, pinned: true }))).toBe('pinned');
    expect(lookOf(kind('copied', { differs: true }))).toBe('differ');
    expect(lookOf(kind('same-fact'))).toBe('shared');
  });
});

import { describe, expect, it } from 'vitest';
import { betweenEdges, wordsMoved } from './edge';

const text = 'The ferry ran aground. 船只离开了港口。\nNext day';
const words = (fixed: number, offset: number, snap: boolean): string | null => {
  const passage = betweenEdges(text, fixed, offset, { snap, lang: 'en' });
  return passage && text.slice(passage.start, passage.end);
};

describe('betweenEdges', () => {
  it.each([
    ['an end inside a word goes on to its edge', 4, 12, true, 'ferry ran'],
    ['or back to the nearer one', 4, 11, true, 'ferry'],
    ['exactly, when asked', 4, 12, false, 'ferry ra'],
    ['over the end that stays', 9, 1, true, 'The ferry'],
    ['over it exactly', 10, 7, false, 'ry'],
    ['into the next paragraph', 14, text.length, true, 'aground. 船只离开了港口。\nNext day'],
    ['white space at the end is left out', 4, 10, true, 'ferry'],
    ['in a script without spaces', 23, 26, true, '船只离开'],
  ])('%s', (_, fixed, offset, snap, expected) => {
    expect(words(fixed, offset, snap)).toBe(expected);
  });

  it('is null when nothing is left', () => {
    expect(words(4, 4, true)).toBeNull();
    expect(words(4, 3, false)).toBeNull();
    expect(words(4, 6, true)).toBeNull();
  });
});

describe('wordsMoved', () => {
  it.each([
    [{ start: 4, end: 9 }, { start: 4, end: 13 }, '“ran” added'],
    [{ start: 4, end: 13 }, { start: 4, end: 9 }, '“ran” left out'],
    [{ start: 4, end: 9 }, { start: 0, end: 9 }, '“The” added'],
    [{ start: 0, end: 9 }, { start: 4, end: 9 }, '“The” left out'],
    [{ start: 4, end: 9 }, { start: 0, end: 4 }, '“The” added, “ferry” left out'],
    [{ start: 4, end: 9 }, { start: 4, end: 9 }, ''],
  ])('from %o to %o says %s', (before, after, said) => {
    expect(wordsMoved(text, before, after)).toBe(said);
  });

  it('is short', () => {
    const long = 'word '.repeat(100);
    expect(wordsMoved(long, { start: 0, end: 4 }, { start: 0, end: 400 }).length).toBeLessThan(100);
  });
});

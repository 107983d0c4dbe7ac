import { expect, it } from 'vitest';
import type { LibraryEntry } from '../store/formats';
import { createRecentArticles } from './recent-articles';
import type { Searchable } from './searchable';

const entry = (): LibraryEntry => ({}) as LibraryEntry;
const article = (text: string): Searchable => ({ text }) as Searchable;

it('keeps those that were asked for last, and no more letters than it may', () => {
  const recent = createRecentArticles(10);
  const [a, b, c] = [entry(), entry(), entry()];
  const [first, second, third] = [article('aaaa'), article('bbbb'), article('cccc')];
  recent.keep(a, first);
  recent.keep(b, second);
  expect(recent.get(a)).toBe(first);
  recent.keep(c, third);
  expect([recent.get(a), recent.get(b), recent.get(c)]).toEqual([first, undefined, third]);
  const d = entry();
  recent.keep(d, article('far too long a text'));
  expect([recent.get(a), recent.get(c), recent.get(d)]).toEqual([first, third, undefined]);
});

it('knows nothing of an article that has changed', () => {
  const recent = createRecentArticles();
  recent.keep(entry(), article('before'));
  expect(recent.get(entry())).toBeUndefined();
});

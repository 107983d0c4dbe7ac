import { beforeEach, expect, it } from 'vitest';
import { createDrafts, draftPrefix, type Draft } from './note-drafts';

const draft = (note: string, at = '2026-01-01T00:00:00.000Z'): Draft => ({
  ...{
    article: 'article-1',
    annotation: 'annotation-1',
    note,
    was: '',
    quote: 'words',
    sent: null,
    made: null,
    at,
  },
});
const clear = (): void => {
  for (const key of Object.keys(localStorage)) if (key.startsWith(draftPrefix)) localStorage.removeItem(key);
};
beforeEach(clear);

it('a draft is found by the next page, and not by the one that keeps it', () => {
  const here = createDrafts(localStorage, 'one');
  here.keep(draft('half a wo'));
  expect(here.abandoned(new Set())).toEqual([]);
  expect(createDrafts(localStorage, 'two').abandoned(new Set())).toEqual([draft('half a wo')]);
});

it('what a living window writes is its own affair', () => {
  createDrafts(localStorage, 'one').keep(draft('theirs'));
  expect(createDrafts(localStorage, 'two').abandoned(new Set(['one']))).toEqual([]);
});

it('two windows with the same note do not take each other’s draft away', () => {
  const [one, two] = [createDrafts(localStorage, 'one'), createDrafts(localStorage, 'two')];
  one.keep(draft('mine'));
  two.keep(draft('theirs'));
  one.drop(draft(''));
  expect(createDrafts(localStorage, 'three').abandoned(new Set())).toEqual([draft('theirs')]);
});

it('a draft that is taken over is gone, a newer one of the same note is not', () => {
  createDrafts(localStorage, 'one').keep(draft('older', '2026-01-01T00:00:00.000Z'));
  createDrafts(localStorage, 'two').keep(draft('newer', '2026-01-02T00:00:00.000Z'));
  const now = createDrafts(localStorage, 'three');
  const [older] = now.abandoned(new Set());
  if (!older) throw new Error('No draft was found.');
  now.take(older, new Set());
  expect(now.abandoned(new Set()).map(({ note }) => note)).toEqual(['newer']);
});

it('what is no draft is thrown away', () => {
  localStorage.setItem(`${draftPrefix}one/a/b`, '{"note":1}');
  localStorage.setItem(`${draftPrefix}one/a/c`, 'nonsense');
  expect(createDrafts(localStorage, 'two').abandoned(new Set())).toEqual([]);
  expect(Object.keys(localStorage).filter((key) => key.startsWith(draftPrefix))).toEqual([]);
});

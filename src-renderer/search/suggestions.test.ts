import { describe, expect, it } from 'vitest';
import { suggestions, type Known } from './suggestions';

const known: Known = {
  tags: ['dam', 'to check', 'damage'],
  sites: ['The Coast Courier', 'Island Radio'],
  languages: ['en', 'de'],
  categories: ['Claim', 'To follow up'],
  collections: ['Floods'],
};
const labels = (search: string, caret = search.length): string[] =>
  suggestions(search, caret, known).map(({ label }) => label);
const first = (search: string, caret = search.length) => suggestions(search, caret, known)[0];

describe('how a search may go on', () => {
  it('offers the fields that a word begins', () => {
    expect(labels('flood au')).toEqual(['author:']);
    expect(labels('ta')).toEqual(['tag:']);
    expect(labels('flood')).toEqual([]);
    expect(labels('f a')).toEqual([]);
  });

  it('offers the values of a field, those first that begin so', () => {
    expect(labels('tag:da')).toEqual(['tag:dam', 'tag:damage']);
    expect(labels('tag:ch')).toEqual(['tag:"to check"']);
    expect(labels('site:cou')).toEqual(['site:"The Coast Courier"']);
    expect(labels('-has:')).toEqual(['-has:notes', '-has:links']);
    expect(labels('category:"to fo')).toEqual(['category:"To follow up"']);
    expect(labels('tag:xyz')).toEqual([]);
  });

  it('puts the value in its place and goes on behind it', () => {
    expect(first('tag:ch')).toMatchObject({ search: 'tag:"to check" ', caret: 15 });
    expect(first('tag:dama flood', 8)).toMatchObject({ search: 'tag:damage flood', caret: 11 });
    expect(first('(au')).toMatchObject({ search: '(author:', caret: 8 });
    expect(first('-ta')).toMatchObject({ label: '-tag:', search: '-tag:' });
  });

  it('offers nothing when all is said', () => {
    expect(labels('lang:en')).toEqual([]);
    expect(labels('tag:dam ')).toEqual([]);
    expect(labels('before:20')).toEqual([]);
    expect(labels('')).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { completions, splitTags } from './tag-completion';

const known = ['harbour', 'pilot', 'Évacuation', 'sea harbour', 'boathouse'].map((tag) => ({
  tag,
  count: 1,
}));
const found = (typed: string, without: string[] = []): string[] =>
  completions(known, typed, without).map(({ tag }) => tag);

it('puts tags that begin so first, then words, then anything that holds it', () => {
  expect(found('h')).toEqual(['harbour', 'sea harbour', 'boathouse']);
});

it('takes no notice of case, accents and the sign of a tag', () => {
  expect(found('evac')).toEqual(['Évacuation']);
  expect(found('#HARB')).toEqual(['harbour', 'sea harbour']);
});

it('offers everything for nothing, but not what is there already', () => {
  expect(found('', ['pilot'])).toEqual(['harbour', 'Évacuation', 'sea harbour', 'boathouse']);
  expect(found('xyz')).toEqual([]);
});

it('takes a pasted list apart', () => {
  expect(splitTags('a, #b ,, c\nd  e; a')).toEqual(['a', 'b', 'c', 'd e']);
  expect(splitTags('مد، جزر')).toEqual(['مد', 'جزر']);
  expect(splitTags(`${'x'.repeat(200)}`)[0]).toHaveLength(80);
});

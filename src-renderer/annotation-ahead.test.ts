import { expect, it } from 'vitest';
import type { Annotation } from '#contract';
import { noteOf, tagsOf } from './annotation';
import { ahead } from './annotation-ahead';

const annotation: Annotation = {
  id: 'one',
  motivation: 'highlighting',
  target: {
    source: 'article-1',
    version: 1,
    selector: [
      { type: 'TextPositionSelector', start: 0, end: 3 },
      { type: 'TextQuoteSelector', exact: 'one', prefix: '', suffix: '' },
    ],
  },
  body: ['a', 'x'].map((value) => ({
    ...{ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' },
  })),
  category: 'claim',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  deleted: null,
};

it('has the tags at once, with those that came meanwhile after them', () => {
  const next = ahead(annotation, { tags: ['new ', 'new', 'b'], was: { tags: ['a', 'b'] } });
  expect(tagsOf(next)).toEqual(['new', 'x']);
  expect(tagsOf(ahead(annotation, { tags: ['only'] }))).toEqual(['only']);
});

it('has the note before the tags, and none of white space', () => {
  const noted = ahead(annotation, { note: 'Sure?' });
  expect(noted.body.map(({ value }) => value)).toEqual(['Sure?', 'a', 'x']);
  expect(noted.motivation).toBe('commenting');
  expect(noteOf(ahead(noted, { note: ' ' }))).toBe('');
  expect(ahead(annotation, { category: 'doubt' })).toEqual({ ...annotation, category: 'doubt' });
});

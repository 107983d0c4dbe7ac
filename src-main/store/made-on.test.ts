import type { Annotation, Target } from '#contract';
import { expect, it } from 'vitest';
import { madeOn, standsOn } from './made-on';

it('texts are needed in which an annotation stands, was made, or stood before the reader moved it', () => {
  const on = (version: number): Target => ({
    source: 'article-1',
    version,
    selector: [
      { type: 'TextPositionSelector', start: 0, end: 1 },
      { type: 'TextQuoteSelector', exact: 'a', prefix: '', suffix: '' },
    ],
  });
  const annotation: Annotation = {
    ...{ id: 'note-0001', motivation: 'highlighting', body: [], category: 'claim' },
    ...{ target: on(9), origin: on(7), earlier: [{ target: on(4), origin: on(2) }, { target: on(5) }] },
    ...{ created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z', deleted: null },
  };
  expect(standsOn(annotation)).toEqual([9, 7]);
  expect(madeOn(annotation)).toEqual([9, 7, 4, 2, 5]);
});

import type { Annotation } from '#contract';
import { expect, it } from 'vitest';
import { standsOn, versionsOf } from './versions-of';

it('names every text that an annotation counts in', () => {
  const inText = (version: number): Annotation['target'] => ({
    source: 'dam',
    version,
    selector: [
      { type: 'TextPositionSelector', start: 0, end: 3 },
      { type: 'TextQuoteSelector', exact: 'Dam', prefix: '', suffix: '' },
    ],
  });
  const annotation: Annotation = {
    ...{ id: 'note', motivation: 'highlighting', body: [], category: 'claim', deleted: null },
    ...{ target: inText(5), origin: inText(4), earlier: [{ target: inText(3), origin: inText(1) }] },
    leftUnplacedIn: 6,
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
  };
  expect(versionsOf(annotation).sort()).toEqual([1, 3, 4, 5, 6]);
  expect(standsOn(annotation)).toEqual([5, 4]);
});

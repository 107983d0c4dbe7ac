import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AwaitedFile, StoredAwaited } from '../formats';
import { mergeAwaited } from './awaited';

const annotation = (exact: string): StoredAwaited['annotations'][number] => ({
  ...{ exact, prefix: '', suffix: '', position: null, note: '', tags: [], colour: null },
  ...{ created: null, modified: null, toolId: null },
});
const day = (n: number): string => `2026-01-0${n}T00:00:00.000Z`;
const page: StoredAwaited = {
  ...{
    id: 'page-1',
    tool: 'pocket',
    url: 'https://example.org/1',
    title: 'One',
    byline: null,
    siteName: null,
  },
  ...{ savedAt: null, publishedTime: null, tags: ['a'], collections: [], favourite: false, state: null },
  ...{ note: '', annotations: [annotation('one')], created: day(1), modified: day(1) },
  ...{ deleted: null, article: null },
};
const file = (one: StoredAwaited): AwaitedFile => ({ formatVersion: 1, pages: [one] });
const merge = (a: StoredAwaited, b: StoredAwaited, base?: StoredAwaited) =>
  mergeAwaited(file(a), file(b), base && file(base)).pages[0];

const mine: StoredAwaited = {
  ...page,
  ...{ annotations: [annotation('one'), annotation('mine')], tags: ['a', 'm'], note: 'My words' },
  ...{ collections: [['News']], modified: day(2) },
};
const theirs: StoredAwaited = {
  ...page,
  ...{ annotations: [annotation('one'), annotation('theirs')], tags: ['a', 't'], note: 'Their words' },
  ...{ collections: [['Water', 'Dams']], modified: day(3) },
};
const words = (one: StoredAwaited | undefined) => one?.annotations.map(({ exact }) => exact).sort();

describe('a page that waits on two computers', () => {
  it('has what was brought onto it on both', () => {
    for (const base of [page, undefined]) {
      const merged = merge(mine, theirs, base);
      expect(words(merged)).toEqual(['mine', 'one', 'theirs']);
      expect(merged?.tags.toSorted()).toEqual(['a', 'm', 't']);
      expect(merged?.collections.toSorted()).toEqual([['News'], ['Water', 'Dams']]);
      expect(merged?.note).toBe('Their words\n\nMy words');
      expect(merged).toMatchObject({ deleted: null, article: null });
    }
  });

  it('waits on for what was brought onto it while it got its text on the other', () => {
    const completed = { ...page, modified: day(4), deleted: day(4), article: 'article-1' };
    for (const base of [page, undefined]) {
      expect(merge(completed, mine, base)).toMatchObject({ deleted: null, article: null, note: 'My words' });
      expect(words(merge(mine, completed, base))).toEqual(['mine', 'one']);
    }
  });

  it('does not wait any more where it has got all of it, or was taken off', () => {
    const old = { ...page, modified: day(1) };
    for (const article of ['article-1', null]) {
      const gone = { ...mine, modified: day(4), deleted: day(4), article };
      expect(merge(old, gone)).toMatchObject({ deleted: day(4), article });
      expect(merge(gone, mine, mine)).toMatchObject({ deleted: day(4), article });
    }
  });

  it('is without what one of them took back', () => {
    expect(words(merge(page, { ...mine, modified: day(1) }, mine))).toEqual(['one']);
    expect(merge(page, mine, mine)).toMatchObject({ tags: ['a'], note: '' });
  });

  it('is the same, whichever of the two merges, and once more merged', () => {
    const some = fc.constantFrom('one', 'two', 'three');
    const any = fc
      .record({
        names: fc.uniqueArray(some),
        note: fc.constantFrom('', 'x', 'y'),
        on: fc.integer({ min: 1, max: 4 }),
        off: fc.boolean(),
      })
      .map(({ names, note, on, off }): StoredAwaited => ({
        ...{ ...page, note, tags: names, annotations: names.map(annotation), modified: day(on) },
        deleted: off ? day(on) : null,
      }));
    fc.assert(
      fc.property(any, any, fc.option(any, { nil: undefined }), (a, b, base) => {
        const both = merge(a, b, base) as StoredAwaited;
        expect(merge(b, a, base)).toEqual(both);
        expect(merge(both, both, base)).toEqual(both);
      }),
    );
  });
});

import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { StoredAwaited } from '../store/formats';
import { createAwaitedSearch } from './awaited-search';

const page = (n: number, more: Partial<StoredAwaited> = {}): StoredAwaited => ({
  ...{ id: `page-${n}`, tool: 'pocket', url: `https://example.org/${n}`, title: `Page ${n} of MANY` },
  ...{
    byline: null,
    siteName: null,
    savedAt: null,
    publishedTime: null,
    tags: [`t${n % 5}`],
    collections: [],
  },
  ...{ favourite: false, state: null, note: '', annotations: [], deleted: null, article: null },
  ...{ created: new Date(n * 1000).toISOString(), modified: '2026-01-01T00:00:00.000Z' },
  ...more,
});
const pages = Array.from({ length: 30 }, (_, n) =>
  page(n, n === 7 ? { deleted: '2026-01-02T00:00:00.000Z' } : {}),
);

describe('the list of pages that wait', () => {
  it.each(['', 'many', 'PAGE 2', 'page 2 t1', '2 page', 'pa', 'nowhere', 'of t3 example'])(
    'is the same by words, whatever was asked before: “%s”',
    async (words) => {
      const search = createAwaitedSearch();
      for (const before of ['', 'p', 'pag', 'page', 'page 2', '2', 'of', 'nowhere else'])
        await search(pages, before);
      const has = (text: string): boolean =>
        words
          .toLowerCase()
          .split(' ')
          .every((word) => text.toLowerCase().includes(word));
      const expected = pages
        .filter(({ title, url, tags, deleted }) => deleted === null && has([title, url, ...tags].join('\n')))
        .reverse();
      expect(await search(pages, words)).toEqual({ total: 29, pages: expected });
    },
  );

  it('is another one after a change', async () => {
    const search = createAwaitedSearch();
    expect((await search(pages, 'page')).total).toBe(29);
    expect(await search(pages.slice(0, 3), 'page')).toMatchObject({ total: 3, pages: [{}, {}, {}] });
  });

  it('is looked through in turns: others have theirs meanwhile', async () => {
    const search = createAwaitedSearch();
    const long = Array.from({ length: 40_000 }, (_, n) => page(n));
    let done = false;
    const found = search(long, 'page 39').then((answer) => ((done = true), answer));
    let turns = 0;
    while (!done) {
      turns++;
      await setImmediate();
    }
    expect((await found).total).toBe(40_000);
    expect(turns).toBeGreaterThan(1);
  });
});

import { defaultCategories } from '#contract/categories';
import { expect, it, vi } from 'vitest';
import type { ExportedArticle } from '../exported';
import { exampleArticle } from '../template/example';
import { docxOf } from './document';
import { saidIn } from './said-in';

const categories = defaultCategories.map((category) => ({ ...category }));
const html =
  '<p>Fourteen <a href="https://example.org/a">people</a> and <a href="https://example.org/b">dogs</a>.</p>\n';
const document = (more: Partial<ExportedArticle> = {}): Promise<Uint8Array> =>
  docxOf([{ ...exampleArticle, html, ...more }], { categories, title: null, cite: () => 'Doe, J. (2026).' });

it('the same article is the same whenever it is written, and another word makes another', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-05T09:30:00.000Z'), toFake: ['Date'] });
  try {
    const first = await document();
    vi.setSystemTime(new Date('2026-03-06T11:00:00.000Z'));
    const second = await document();
    expect(Buffer.from(second).equals(first)).toBe(false);
    expect(await saidIn(second)).toBe(await saidIn(first));
    const others = await Promise.all([
      document({ html: html.replace('dogs', 'cats') }),
      document({ html: html.replace('/b"', '/c"') }),
      document({ note: 'Another note.' }),
      document({ article: { ...exampleArticle.article, title: 'Another' } }),
    ]);
    const sums = await Promise.all([first, ...others].map(saidIn));
    expect(new Set(sums).size).toBe(sums.length);
  } finally {
    vi.useRealTimers();
  }
});

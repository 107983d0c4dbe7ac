import { expect, it } from 'vitest';
import { outletNames } from './outlets';

const article = (
  id: string,
  siteName: string | null,
  title: string,
  publishedTime: string | null = null,
) => ({
  ...{ id, siteName, title, publishedTime },
  source: { fileName: `${id}.html`, importedAt: '2025-01-01T00:00:00Z' } as never,
});
const names = (...articles: ReturnType<typeof article>[]): string[] => [...outletNames(articles).values()];

it('calls an article by its outlet, or by its title when it has none', () => {
  expect(names(article('a', 'The Courier', 'One'), article('b', null, 'Two'))).toEqual([
    'The Courier',
    'Two',
  ]);
});

it('tells articles of one outlet apart by their dates, then by their titles', () => {
  expect(
    names(
      article('a', 'The Courier', 'One', '2025-03-11'),
      article('b', 'The Courier', 'Two', '2025-03-12'),
      article('c', 'The Dispatch', 'Three', '2025-03-12'),
    ),
  ).toEqual(['The Courier, Mar 11, 2025', 'The Courier, Mar 12, 2025', 'The Dispatch']);
  expect(names(article('a', 'The Courier', 'One'), article('b', 'The Courier', 'Two'))).toEqual([
    'One',
    'Two',
  ]);
});

it('numbers what is the same in everything', () => {
  expect(names(article('a', 'The Courier', 'One'), article('b', 'The Courier', 'One'))).toEqual([
    'One (1)',
    'One (2)',
  ]);
});

import type { Locator, Page } from 'playwright/test';
import type { TestFile } from './articles';
import { expect, test } from './fixtures';
import { dropFiles } from './pages';

const panel = (page: Page): Locator => page.getByRole('navigation', { name: 'Library' });
const rows = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Articles', exact: true }).getByRole('row');
const row = (page: Page, title: string): Locator =>
  page.getByRole('grid', { name: 'Articles', exact: true }).getByRole('row', { name: title });

const text = (n: number, words: string): TestFile => ({
  name: `report-${n}.txt`,
  type: 'text/plain',
  text: `${words}\n\nReport ${n}: ${Array.from({ length: 60 }, (_, k) => `line ${k} of ${words.toLowerCase()}`).join(', ')}.\n`,
});
const titles = ['Harbour wall gives way', 'School reopens', 'Tram line opens late'] as const;

/** Three articles in the library, none of them open. */
async function threeArticles(page: Page): Promise<void> {
  await dropFiles(
    page,
    titles.map((title, n) => text(n, title)),
  );
  await expect(page.getByRole('main', { name: 'Reader' }).getByRole('region').first()).toBeVisible();
  const library = page.getByRole('button', { name: 'Library', exact: true });
  if ((await library.getAttribute('aria-pressed')) === 'false') await library.click();
  await expect(rows(page)).toHaveCount(3);
}

test('filters and orders are remembered over a restart, and left again', async ({ synoptic }) => {
  const { page } = synoptic;
  await threeArticles(page);
  await panel(page)
    .getByRole('button', { name: /^Order/ })
    .click();
  await page.getByRole('menuitemradio', { name: 'Title' }).click();
  await page.keyboard.press('Escape');
  await expect(rows(page).first()).toHaveAccessibleName(titles[0]);
  await row(page, titles[1]).focus();
  await page.keyboard.press('s');
  await panel(page).getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('checkbox', { name: /^Favourites/ }).click({ force: true });
  await page.getByRole('checkbox', { name: /^Unread/ }).click({ force: true });
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(1);
  // What is chosen is stored a moment after it.
  await expect(async () => {
    await synoptic.restart();
    await expect(rows(page)).toHaveCount(1, { timeout: 2000 });
  }).toPass();
  await expect(row(page, titles[1])).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Order: Title, a to z' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(rows(page)).toHaveCount(3);
});

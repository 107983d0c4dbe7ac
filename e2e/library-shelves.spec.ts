import type { Locator, Page } from 'playwright/test';
import type { TestFile } from './articles';
import { expect, test } from './fixtures';
import { dropFiles, runCommand } from './pages';

const panel = (page: Page): Locator => page.getByRole('navigation', { name: 'Library' });
const rows = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Articles', exact: true }).getByRole('row');
const row = (page: Page, title: string): Locator =>
  page.getByRole('grid', { name: 'Articles', exact: true }).getByRole('row', { name: title });
const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Collections' });

const text = (n: number, words: string): TestFile => ({
  name: `report-${n}.txt`,
  type: 'text/plain',
  text: `${words}\n\nReport ${n}: ${Array.from({ length: 60 }, (_, k) => `line ${k} of ${words.toLowerCase()}`).join(', ')}.\n`,
});
const titles = ['Harbour wall gives way', 'School reopens', 'Tram line opens late'] as const;

/** Three articles in the library, shown beside them. */
async function threeArticles(page: Page): Promise<void> {
  await dropFiles(
    page,
    titles.map((title, n) => text(n, title)),
  );
  await expect(page.getByRole('main', { name: 'Reader' }).getByRole('region').first()).toBeVisible();
  await showLibrary(page);
  await expect(rows(page)).toHaveCount(3);
}

/** It makes room by itself when many articles are opened. */
async function showLibrary(page: Page): Promise<void> {
  const library = page.getByRole('button', { name: 'Library', exact: true });
  if ((await library.getAttribute('aria-pressed')) === 'false') await library.click();
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
    // Three articles lie open again, for which it makes room.
    await showLibrary(page);
    await expect(rows(page)).toHaveCount(1, { timeout: 5000 });
  }).toPass();
  await expect(row(page, titles[1])).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Order: Title, a to z' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(rows(page)).toHaveCount(3);
});

test('collections are made, nested, filled and deleted by the keyboard', async ({ synoptic: { page } }) => {
  await threeArticles(page);
  for (const name of ['Floods', 'Harbours']) {
    await runCommand(page, 'New collection…');
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(tree(page).getByRole('row', { name })).toBeVisible();
  }
  await expect(rows(page)).toHaveCount(0);
  await tree(page).getByRole('row', { name: 'Harbours' }).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(tree(page).getByRole('row', { name: 'Harbours' })).toHaveAttribute('aria-level', '2');
  await tree(page).getByRole('row', { name: 'All articles' }).click();
  await row(page, titles[0]).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Add to a collection' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Harbours' }).press('Enter');
  await expect(page.getByText('1 article put into “Harbours”')).toBeVisible();
  await tree(page).getByRole('row', { name: 'Floods' }).click();
  await expect(rows(page)).toHaveCount(1);
  await tree(page).getByRole('row', { name: 'Floods' }).focus();
  await page.keyboard.press('Delete');
  await expect(tree(page).getByRole('row', { name: 'Floods' })).toHaveCount(0);
  await expect(tree(page).getByRole('row', { name: 'Harbours' })).toHaveAttribute('aria-level', '1');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tree(page).getByRole('row', { name: 'Harbours' })).toHaveAttribute('aria-level', '2');
});

test('many at once are tagged and moved to the trash, each in one step', async ({ synoptic: { page } }) => {
  await threeArticles(page);
  await rows(page).first().focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('group', { name: 'Selected articles' });
  await expect(bar.getByText('3 selected')).toBeVisible();
  await bar.getByRole('button', { name: 'Tags' }).click();
  await page.getByRole('combobox', { name: 'New tag' }).fill('coast');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(rows(page).filter({ hasText: '#coast' })).toHaveCount(3);
  await runCommand(page, 'Undo');
  await expect(rows(page).filter({ hasText: '#coast' })).toHaveCount(0);
  await bar.getByRole('button', { name: 'Move to trash' }).click();
  await expect(page.getByText('3 articles are in the trash')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(3);
});

test('duplicates are found, merged and taken apart again', async ({ synoptic: { page } }) => {
  await threeArticles(page);
  const again = text(0, titles[0]);
  await dropFiles(page, [{ ...again, name: 'copy.txt', text: `${again.text}\nOne more line.\n` }]);
  await expect(page.getByRole('main', { name: 'Reader' }).getByText('One more line.')).toBeVisible();
  await showLibrary(page);
  await expect(rows(page)).toHaveCount(4);
  await runCommand(page, 'Duplicates…');
  const dialog = page.getByRole('dialog', { name: 'Duplicates' });
  await expect(dialog.getByText(/of their wording is the same/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(dialog.getByText('No article is there twice.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(3);
  await runCommand(page, 'Undo');
  await expect(rows(page)).toHaveCount(4);
});

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import { ferryPage, ferryText, type TestFile } from './articles';
import { expect, test } from './fixtures';
import { articleText, dropFiles, painted, pane, runCommand } from './pages';

/** Long enough that what is sought at its end is not in view. */
const longReport: TestFile = {
  name: 'marwick.txt',
  type: 'text/plain',
  text: `Marwick prepares for the autumn tides

October 5, 2025

${Array.from({ length: 40 }, (_, i) => `Paragraph ${i + 1} of the council’s report goes through the sea walls street by street and says what each of them would hold back.`).join('\n\n')}

At the gasworks a zeppelin mast of 1919 still stands, and the surveyors tied their instruments to it.
`,
};

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Search the library' });
const library = (page: Page): Locator => page.getByRole('navigation', { name: 'Library' });
const said = (page: Page): Locator => page.locator('[role="status"][aria-live="polite"]').last();

async function open(page: Page): Promise<void> {
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
}

test('find in the open articles: counts for each, next and previous, words as they are', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await open(page);
  await articleText(page, /runs aground/).click({ position: { x: 3, y: 3 } });
  await page.keyboard.press('/');
  const bar = page.getByRole('search', { name: 'Find in the open articles' });
  await expect(bar.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('joan petrie');
  await expect(bar).toContainText('2 hits');
  await expect(bar).toContainText(/left\s*1\s*right\s*1/);
  expect((await painted(page, 'syn-found')).sort()).toEqual(['Joan Petrie', 'Joan Petrie']);

  await page.keyboard.press('Enter');
  await expect(bar).toContainText('1 of 2');
  await expect.poll(() => painted(page, 'syn-hit')).toEqual(['Joan Petrie']);
  await expect(said(page)).toContainText(/Hit 1 of 2.*said Joan Petrie, a nurse/);
  await page.keyboard.press('Enter');
  await expect(bar).toContainText('2 of 2');
  await expect(pane(page, /All safe/)).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('from the start');
  await page.keyboard.press('Shift+Enter');
  await expect(bar).toContainText('2 of 2');

  // Options, and nothing found.
  await bar.getByRole('searchbox').fill('FERRY');
  await expect(bar).toContainText(/\d+ hits/);
  await bar.getByRole('button', { name: 'Match capital letters' }).click();
  await expect(bar).toContainText('Not in these articles');
  await expect(bar.getByRole('button', { name: 'Search the library' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[data-region="find"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  // Escape ends it, and the keyboard is in the text.
  await bar.getByRole('searchbox').press('Escape');
  await expect(bar).toHaveCount(0);
  await expect.poll(() => painted(page, 'syn-found')).toEqual([]);
  await expect(page.locator('[data-article]:focus')).toHaveCount(1);
});

test('n and p go through hits while they are shown, and mean notes and pins else', async ({ synoptic }) => {
  const { page } = synoptic;
  await open(page);
  await articleText(page, /runs aground/).click({ position: { x: 3, y: 3 } });
  await page.keyboard.press('Control+f');
  await page.keyboard.type('aurelia');
  await page.keyboard.press('Enter');
  await page.locator('[data-article]').first().focus();
  const bar = page.getByRole('search', { name: 'Find in the open articles' });
  await expect(bar).toContainText('1 of 2');
  await page.keyboard.press('n');
  await expect(bar).toContainText('2 of 2');
  await page.keyboard.press('p');
  await expect(bar).toContainText('1 of 2');
  await page.keyboard.press('F3');
  await expect(bar).toContainText('2 of 2');

  // A pane that closes takes its hits along.
  await pane(page, /All safe/)
    .getByRole('button', { name: 'Close' })
    .click();
  await expect(bar).toContainText('1 hit');
  await expect.poll(() => painted(page, 'syn-found')).toEqual(['Aurelia']);

  await page.locator('[data-article]').first().focus();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: /note/i }).first()).toBeFocused();
});

test('a search finds words of an article that is not open, and opens it there', async ({ synoptic }) => {
  const { page } = synoptic;
  await open(page);
  await dropFiles(page, [longReport]);
  await expect(pane(page, /Marwick prepares/)).toBeVisible();
  await pane(page, /Marwick prepares/)
    .getByRole('button', { name: 'Close' })
    .click();
  await expect(pane(page, /Marwick prepares/)).toHaveCount(0);

  await page.keyboard.press('Control+Shift+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('zeppelin');
  const snippet = library(page).locator('button[data-field="text"]');
  await expect(snippet).toContainText('a zeppelin mast of 1919');
  await expect(snippet.locator('mark')).toHaveText('zeppelin');
  const { violations } = await new AxeBuilder({ page }).include('[data-region="library"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await snippet.click();
  const mast = articleText(page, /Marwick prepares/).getByText('a zeppelin mast');
  await expect(mast).toBeInViewport();
  await expect.poll(() => painted(page, 'syn-hit')).toEqual(['zeppelin']);

  // A word that is misspelt.
  await page.keyboard.press('Control+Shift+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('zepelin');
  await expect(library(page)).toContainText('Nothing for “zepelin”; showing “zeppelin”');

  // Across the window, by keyboard, and back.
  await field(page).first().fill('ferry');
  await expect(library(page)).toContainText('2 articles');
  await page.keyboard.press('Control+Shift+f');
  const results = page.getByRole('main', { name: 'Search results' });
  await expect(results.getByRole('combobox')).toBeFocused();
  await expect(results.locator('[data-result="article"]')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await expect(results.locator('[data-result="article"]:focus')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(results.locator('button[data-field]:focus')).toHaveCount(1);
  const wide = await new AxeBuilder({ page }).include('[data-region="results"]').analyze();
  expect(wide.violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(results).toHaveCount(0);
  await expect(articleText(page, /Marwick prepares/)).toBeVisible();
});

test('a search that is saved is a collection after a restart, and recent searches are there', async ({
  synoptic,
}) => {
  await open(synoptic.page);
  await synoptic.page.keyboard.press('Control+Shift+f');
  await synoptic.page.keyboard.type('captain');
  await synoptic.page.keyboard.press('Enter');
  await library(synoptic.page).getByRole('button', { name: 'Save…' }).click();
  const dialog = synoptic.page.getByRole('dialog', { name: 'Save this search' });
  await dialog.getByRole('textbox').fill('What the captain said');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(library(synoptic.page).getByText('What the captain said')).toBeVisible();
  await synoptic.restart();
  const { page } = synoptic;
  await page.keyboard.press('Control+Shift+f');
  await expect(library(page).getByText('What the captain said')).toBeVisible();
  await expect(field(page)).toBeFocused();
  await field(page).fill('');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'captain' })).toBeVisible();
  await page.keyboard.press('Escape');
  await runCommand(page, 'How to search');
  await page.getByRole('button', { name: /tag:evacuation/ }).click();
  await expect(field(page)).toHaveValue('tag:evacuation');
});

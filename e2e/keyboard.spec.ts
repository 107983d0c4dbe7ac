import type { Locator, Page } from 'playwright/test';
import { ferryPage, ferryText } from './articles';
import { savedText } from './exported-files';
import { expect, test } from './fixtures';
import { articleText, cards, dropFiles, notebook, painted, runCommand } from './pages';

const said = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('status').filter({ hasText: words });
const focusedRegion = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('aria-label') ?? null);

test('a whole session by keyboard alone', async ({ synoptic }) => {
  const { page } = synoptic;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await runCommand(page, 'Open the sample comparison');
  await expect(page.locator('article.article')).toHaveCount(2);
  const articles = page.locator('article.article');

  // Read, select a sentence, make it longer, highlight it.
  await press('Control+1', 'j', 'j');
  await expect(page.locator('[data-cursor]')).toBeFocused();
  await press('ArrowRight', 'h');
  await expect(cards(page)).toHaveCount(1);
  await expect(said(page, 'Highlighted as Claim')).toBeAttached();
  const first = (await cards(page).first().getByTitle('Go to the passage').innerText()).trim();

  // Recategorise, note, tag.
  await press('4');
  await expect(said(page, 'Category: Doubt')).toBeAttached();
  await press('n');
  await expect(cards(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Who says so?');
  await press('Escape');
  await expect(cards(page)).toContainText('Who says so?');
  await press('t');
  await page.keyboard.type('to check');
  await press('Enter', 'Escape');
  await expect(cards(page)).toContainText('#to check');

  // Link it with a sentence of the other pane.
  await press('l');
  await expect(said(page, /^Link from “/)).toBeAttached();
  await press('Control+2', 'j', 'j', 'ArrowRight', 'Enter');
  await expect(page.getByRole('radio', { name: 'same fact' })).toBeFocused();
  await press('3');
  await expect(page.getByRole('radio', { name: 'contradicts' })).toBeChecked();
  await press('Enter');
  await expect(said(page, /^Linked: contradicts “/)).toBeAttached();
  await expect(cards(page)).toHaveCount(2);
  await expect.poll(() => painted(page, 'syn-linked')).not.toEqual([]);
  const second = (await cards(page).nth(1).getByTitle('Go to the passage').innerText()).trim();

  // Every highlight says what it is, what is written on it, and what it is linked with.
  await press('Control+1', 'J');
  await expect(said(page, /^Highlight 1 of 1, Doubt, “.*note: Who says so\?, tags: to check/)).toBeAttached();
  await expect(said(page, `linked: contradicts “${second.slice(0, 20)}`)).toBeAttached();
  await expect(articles.first().locator('[aria-details]')).toHaveCount(1);

  // Follow the link, and come back.
  await press('L');
  await expect(said(page, /^contradicts: “/)).toBeAttached();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-article')))
    .toBe(await page.locator('[data-article]').nth(1).getAttribute('data-article'));
  await press('b');
  await expect(said(page, 'Back')).toBeAttached();

  // Through the parts of the window, to the notebook and its cards.
  const went = new Set<string | null>();
  for (let i = 0; i < 5; i++) {
    await press('F6');
    went.add(await focusedRegion(page));
  }
  expect(went).toContain('Notebook');
  for (let i = 0; i < 6 && (await focusedRegion(page)) !== 'Notebook'; i++) await press('F6');
  expect(await focusedRegion(page)).toBe('Notebook');
  await cards(page).first().getByTitle('Go to the passage').focus();
  await press('Enter');

  // Delete, undo, redo; the focus is never lost.
  await press('Delete');
  await expect(cards(page)).toHaveCount(1);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  await press('Control+z');
  await expect(cards(page)).toHaveCount(2);
  await expect(cards(page).first()).toContainText('Who says so?');
  await press('Control+Shift+z');
  await expect(cards(page)).toHaveCount(1);
  await press('Control+z');
  await expect(cards(page)).toHaveCount(2);

  // Export.
  await press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog).toContainText('Who says so?');
  const saved = page.waitForEvent('download');
  await press('Enter');
  const markdown = await savedText(saved);
  expect(markdown).toContain(first.slice(0, 20));
});

test('a key is made another, says who had it, and is in force after a restart', async ({ synoptic }) => {
  const { page } = synoptic;
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  const keyOf = (title: string): Locator =>
    dialog.getByRole('button', { name: new RegExp(`^Key of ${title}.*:`) });

  await page.keyboard.press('?');
  await expect(dialog.getByRole('searchbox', { name: 'Find a command or a key' })).toBeFocused();
  await page.keyboard.type('highlight the');
  await keyOf('Highlight the selection').press('Enter');
  const field = dialog.getByRole('textbox', { name: /^New key for Highlight/ });
  await expect(field).toBeFocused();
  // A key of the browser is refused with its reason, one of another command asked about.
  await page.keyboard.press('Control+n');
  await expect(dialog).toContainText('Ctrl N opens a new window or tab. Press another key.');
  await page.keyboard.press('x');
  await expect(dialog).toContainText('X is “Close this pane” now.');
  await dialog.getByRole('button', { name: 'Use it here' }).click();
  await expect(keyOf('Highlight the selection')).toHaveAccessibleName(/: X\. Change$/);
  await expect(keyOf('Highlight the selection')).toBeFocused();
  await page.keyboard.press('Escape');

  const highlighted = async (count: number): Promise<void> => {
    await page.keyboard.press('Control+1');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('x');
    await expect(cards(page)).toHaveCount(count);
    await expect(page.locator('article.article')).toHaveCount(2);
  };
  await highlighted(1);
  await synoptic.restart();
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await highlighted(2);
  // Palette and tooltips say the same.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('highlight the');
  await expect(page.getByRole('menuitem').first().locator('kbd')).toHaveText('X');
  // Escape clears what is looked for, then closes.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('?');
  await page.keyboard.type('close this');
  await expect(keyOf('Close this pane')).toHaveAccessibleName(/: none\. Change$/);
  await dialog.getByRole('button', { name: 'Reset all' }).click();
  await expect(keyOf('Close this pane')).toHaveAccessibleName(/: X\. Change$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await expect(page.locator('article.article')).toHaveCount(1);
});

test('single letters are switched off, everything else goes on', async ({ synoptic: { page } }) => {
  await dropFiles(page, [ferryPage]);
  await expect(articleText(page, /runs aground/)).toBeVisible();
  await page.keyboard.press('?');
  await page
    .getByRole('dialog', { name: 'Keys' })
    .getByRole('switch', { name: 'Single-letter keys' })
    .press('Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.press('h');
  await expect(cards(page)).toHaveCount(0);
  await expect(page.locator('article.article')).toHaveCount(1);
  await page.keyboard.press('Control+j');
  await expect(notebook(page)).toHaveCount(0);
});

test('the palette finds what cannot be done now, and says what it needs', async ({ synoptic: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('next paragraph');
  const item = page.getByRole('menuitem', { name: /Next paragraph/ });
  await expect(item).toContainText('needs an open article');
  await expect(item).toHaveAttribute('aria-disabled', 'true');
});

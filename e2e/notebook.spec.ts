import type { Locator, Page } from 'playwright/test';
import { ferryPage, ferryText } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, notebook, pane, runCommand } from './pages';

const grid = (page: Page): Locator => notebook(page).getByRole('treegrid', { name: 'Notes' });
const rows = (page: Page): Locator => grid(page).locator('[role="row"][aria-selected]');
const headings = (page: Page): Locator => grid(page).locator('[role="row"][aria-expanded]');
const inPage = 'Ferry runs aground';
const inText = 'All safe';

async function scope(page: Page, name: string): Promise<void> {
  await notebook(page)
    .getByRole('button', { name: /^Notes of/ })
    .click();
  await page.getByRole('menuitemradio', { name }).click();
}

async function groupBy(page: Page, name: string): Promise<void> {
  await notebook(page)
    .getByRole('button', { name: /^Grouped by/ })
    .click();
  await page.getByRole('menuitemradio', { name }).click();
}

/** Two articles side by side with three notes: two claims and a figure. */
async function threeNotes(page: Page): Promise<void> {
  await dropFiles(page, [ferryPage, ferryText]);
  const highlight = async (text: Locator, words: string, category: string): Promise<void> => {
    await dragSelect(text, words);
    await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: category }).click();
    await page.keyboard.press('Escape');
  };
  await highlight(articleText(page, inPage), '214 people on board', 'Figure');
  await highlight(articleText(page, inPage), 'failed steering pump', 'Claim');
  await highlight(articleText(page, inText), 'a smaller boat', 'Claim');
  await expect(cards(page)).toHaveCount(3);
}

test('scopes, groups and filter', async ({ synoptic: { page } }) => {
  await threeNotes(page);
  await expect(headings(page)).toHaveCount(2);
  await groupBy(page, 'Category');
  await expect(headings(page)).toHaveText([/Claim.*2/, /Figure.*1/]);

  await headings(page).first().getByRole('button').click();
  await expect(rows(page)).toHaveCount(1);
  await headings(page).first().getByRole('button').click();
  await expect(rows(page)).toHaveCount(3);

  await notebook(page).getByRole('button', { name: 'Figure', exact: true }).first().click();
  await expect(rows(page)).toHaveCount(1);
  await expect(notebook(page)).toContainText('1 note matches');
  await notebook(page).getByRole('searchbox').fill('nowhere');
  await expect(notebook(page)).toContainText('No note matches');
  await notebook(page).getByRole('button', { name: 'Clear filter' }).click();
  await expect(rows(page)).toHaveCount(3);

  // The library knows the notes of what is closed, and one goes to its passage from there.
  await scope(page, 'Whole library');
  await pane(page, inText).getByRole('button', { name: 'Close' }).click();
  await expect(rows(page)).toHaveCount(3);
  await rows(page).filter({ hasText: 'smaller boat' }).focus();
  await page.keyboard.press('Enter');
  await expect(articleText(page, inText).locator('p', { hasText: 'smaller boat' })).toBeInViewport();
});

test('many at once: category, tag and delete, each one step back', async ({ synoptic: { page } }) => {
  await threeNotes(page);
  await rows(page).first().focus();
  await page.keyboard.press('Control+a');
  await expect(notebook(page)).toContainText('3 selected');
  await page.keyboard.press('4');
  await expect(cards(page).locator('button[aria-label="Category: Doubt"]')).toHaveCount(3);

  await notebook(page).getByRole('button', { name: 'Add or remove a tag' }).click();
  await page.getByRole('dialog', { name: 'Tag of the selected notes' }).getByRole('textbox').fill('harbour');
  await page.keyboard.press('Enter');
  await expect(cards(page).filter({ hasText: '#harbour' })).toHaveCount(3);

  await rows(page).first().focus();
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(0);

  await runCommand(page, 'Undo');
  await expect(cards(page).filter({ hasText: '#harbour' })).toHaveCount(3);
  await runCommand(page, 'Undo');
  await expect(cards(page).filter({ hasText: '#harbour' })).toHaveCount(0);
  await runCommand(page, 'Undo');
  await expect(cards(page).locator('button[aria-label="Category: Claim"]')).toHaveCount(2);
  await runCommand(page, 'Redo');
  await expect(cards(page).locator('button[aria-label="Category: Doubt"]')).toHaveCount(3);
});

test('the reader’s own order: by keys and by dragging, and after a restart', async ({ synoptic }) => {
  const { page } = synoptic;
  await threeNotes(page);
  await groupBy(page, 'My own order');
  await expect(headings(page)).toHaveText([/Not in your order yet.*3/]);
  for (const words of ['smaller boat', 'steering pump', '214 people']) {
    await rows(page).filter({ hasText: words }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(rows(page).filter({ hasText: words })).toHaveAttribute('aria-level', '1');
  }
  await expect(rows(page)).toHaveText([/smaller boat/, /steering pump/, /214 people/]);
  await expect(headings(page)).toHaveCount(0);

  await rows(page).filter({ hasText: '214 people' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rows(page)).toHaveText([/smaller boat/, /214 people/, /steering pump/]);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(rows(page).nth(1)).toHaveAttribute('aria-level', '2');

  await rows(page).nth(2).hover();
  const from = await rows(page).nth(2).getByTitle(/^Drag/).boundingBox();
  const to = await rows(page).nth(0).boundingBox();
  if (!from || !to) throw new Error('The rows have no place.');
  const x = from.x + from.width / 2;
  await page.mouse.move(x, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, from.y, { steps: 4 });
  await page.mouse.move(x, to.y + 4, { steps: 8 });
  await page.mouse.up();
  const ordered = [/steering pump/, /smaller boat/, /214 people/];
  await expect(rows(page)).toHaveText(ordered);
  await synoptic.restart();
  await expect(rows(page)).toHaveText(ordered);
  await expect(rows(page).nth(2)).toHaveAttribute('aria-level', '2');
});

test('the trash gives back notes and articles', async ({ synoptic: { page } }) => {
  await threeNotes(page);
  await rows(page).first().focus();
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(2);
  await runCommand(page, 'Trash…');
  const trash = page.getByRole('dialog', { name: 'Trash' });
  await trash.getByRole('button', { name: /Restore the note/ }).click();
  await expect(trash).toContainText('The trash is empty');
  await page.keyboard.press('Escape');
  await expect(cards(page)).toHaveCount(3);
});

test('five steps back and forth across two articles', async ({ synoptic: { page } }) => {
  await threeNotes(page);
  const first = rows(page).first();
  await first.focus();
  await page.keyboard.press('5');
  await expect(first).toContainText('Background');
  await page.keyboard.press('t');
  await page.keyboard.type('ship');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(first).toContainText('#ship');
  await rows(page).first().focus();
  await page.keyboard.press('n');
  await page.keyboard.type('Who counted?');
  await page.keyboard.press('Escape');
  await expect(first).toContainText('Who counted?');
  await rows(page).last().focus();
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(2);
  await page.keyboard.press('Control+1');

  await runCommand(page, 'Undo');
  await expect(cards(page)).toHaveCount(3);
  await runCommand(page, 'Undo');
  await expect(first).not.toContainText('Who counted?');
  await runCommand(page, 'Undo');
  await expect(first).not.toContainText('#ship');
  await runCommand(page, 'Undo');
  await expect(first).toContainText('Figure');
  await runCommand(page, 'Undo');
  await expect(cards(page)).toHaveCount(2);
  for (let step = 0; step < 5; step++) await runCommand(page, 'Redo');
  await expect(cards(page)).toHaveCount(2);
  await expect(first).toContainText('Background');
  await expect(first).toContainText('Who counted?');
  await expect(first).toContainText('#ship');
});

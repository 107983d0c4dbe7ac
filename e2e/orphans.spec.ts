import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { monday, tuesday } from './orphans-page';
import { articleText, cards, dragSelect, dropFiles, notebook, painted, pane, runCommand } from './pages';

const title = /Bakers of Ostrow/;
const marked = async (page: Page): Promise<string[]> => [...new Set(await painted(page))].sort();
const tray = (page: Page): Locator => notebook(page).getByRole('region', { name: 'Notes without a place' });
const orphan = (page: Page, words: string): Locator =>
  tray(page).locator('[data-orphan]').filter({ hasText: words });
const summary = (page: Page): Locator => page.getByRole('status', { name: 'Import' });

const kept = 'stayed cold on Monday';
const moved = 'begin at three instead of one o’clock';
const movedTo = 'begin at half past three instead of one o’clock';
const carried = 'Neither side would say';
const flour = 'told reporters that flour was piling up in the yard';
const bread = 'eighty loaves in all';
const rusks = 'enough rusks for a week';

/** Imports the page, marks six passages, and imports it as it stood a day later. */
async function reimport(page: Page): Promise<void> {
  await dropFiles(page, [monday]);
  const article = articleText(page, title);
  for (const [n, words] of [kept, moved, carried, flour, bread, rusks].entries()) {
    await dragSelect(article, words);
    await page.keyboard.press('1');
    await expect(cards(page)).toHaveCount(n + 1);
  }
  await page.keyboard.press('Escape');
  await dropFiles(page, [tuesday]);
  await expect(summary(page)).toContainText('1 updated');
  // The summary comes before the new text is on the page.
  await expect.poll(() => marked(page)).toEqual([carried, movedTo, kept]);
}

test('a changed article is imported, and every note that lost its words finds what the reader wants for it', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  const article = articleText(page, title);
  await reimport(page);
  await expect(summary(page)).toContainText('2 kept, 1 moved, 3 need you');
  await expect(article).toContainText('half past three');
  await expect(page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(1);
  await expect(pane(page, title).getByRole('button', { name: '3 need you' })).toBeVisible();

  await summary(page).getByRole('button', { name: 'Show changes' }).click();
  const changes = page.getByRole('dialog', { name: 'What has changed' });
  await expect(changes).toContainText('eighty loaves');
  await expect(changes).toContainText('Harrow Bridge');
  await changes.getByRole('button', { name: 'Keep' }).click();

  // A guess, by keyboard alone: it shows in the text before it is taken.
  await summary(page).getByRole('button', { name: 'Review' }).click();
  const guess = orphan(page, flour)
    .getByRole('button', { name: /^Place it here: .*flour/ })
    .first();
  await expect(guess).toBeFocused();
  await expect.poll(() => painted(page, 'syn-pending')).toEqual([expect.stringContaining('flour')]);
  await page.keyboard.press('Enter');
  await expect(tray(page)).toContainText('2 need you');
  await expect.poll(() => marked(page)).toEqual(expect.arrayContaining([expect.stringContaining('flour')]));
  // The next one has the focus.
  await expect(orphan(page, bread).locator('[data-stop]').first()).toBeFocused();

  // Other words, selected in the text.
  await orphan(page, bread).getByRole('button', { name: 'Select the words yourself' }).click();
  const strip = page.getByRole('group', { name: 'New words for a note' });
  await expect(strip).toContainText(bread);
  await page.keyboard.press('Escape');
  await expect(strip).toHaveCount(0);
  await orphan(page, bread).getByRole('button', { name: 'Select the words yourself' }).click();
  await dragSelect(article, 'four hundred rolls');
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(strip).toHaveCount(0);
  await expect.poll(() => marked(page)).toEqual(expect.arrayContaining(['four hundred rolls']));

  // And one stays without a place.
  await orphan(page, rusks).getByRole('button', { name: 'Keep without a place' }).click();
  await expect(tray(page)).not.toContainText('need');
  await expect(tray(page).getByText('Kept without a place')).toBeVisible();
  await expect(pane(page, title).getByRole('button', { name: /need/ })).toHaveCount(0);
  const asLeft = await marked(page);
  expect(asLeft).toHaveLength(5);

  await synoptic.restart();
  await expect.poll(() => marked(page)).toEqual(asLeft);
  await expect(tray(page).getByText('Kept without a place')).toBeVisible();
  await tray(page).getByText('Kept without a place').click();
  await tray(page).getByRole('button', { name: 'Find it a place' }).click();
  await expect(tray(page)).toContainText('1 needs you');
  await expect(tray(page)).toContainText(rusks);
});

test('every decision is taken back and made again, and the update with them', async ({
  synoptic: { page },
}) => {
  const article = articleText(page, title);
  await reimport(page);
  const atFirst = await marked(page);
  await runCommand(page, 'Review notes without a place');
  await orphan(page, flour)
    .getByRole('button', { name: /^Place it here/ })
    .first()
    .click();
  await expect(tray(page)).toContainText('2 need you');
  await orphan(page, bread).getByRole('button', { name: 'Select the words yourself' }).click();
  await dragSelect(article, 'four hundred rolls');
  await page.getByRole('button', { name: /^Place/ }).click();
  await expect(tray(page)).toContainText('1 needs you');
  await orphan(page, rusks).getByRole('button', { name: 'Keep without a place' }).click();
  await expect(tray(page)).not.toContainText('needs you');
  const decided = await marked(page);

  await page.keyboard.press('Control+z');
  await expect(tray(page)).toContainText('1 needs you');
  await page.keyboard.press('Control+z');
  await expect(tray(page)).toContainText('2 need you');
  await page.keyboard.press('Control+z');
  await expect(tray(page)).toContainText('3 need you');
  await expect.poll(() => marked(page)).toEqual(atFirst);
  await page.keyboard.press('Control+z');
  await expect(article).toContainText('begin at three');
  await expect(tray(page)).toHaveCount(0);
  await expect.poll(() => marked(page)).toEqual([kept, moved, carried, flour, bread, rusks].sort());

  for (let n = 0; n < 4; n++) await page.keyboard.press('Control+Shift+z');
  await expect(article).toContainText('half past three');
  await expect.poll(() => marked(page)).toEqual(decided);
  await expect(tray(page).getByText('Kept without a place')).toBeVisible();
});

test('a changed file is kept as a separate article, and that is undone', async ({ synoptic: { page } }) => {
  await reimport(page);
  const rows = page.getByRole('grid', { name: 'Articles' }).getByRole('row');
  await summary(page).getByRole('button', { name: 'Keep as a separate article' }).click();
  await expect(page.locator('article.article')).toHaveCount(2);
  await expect(page.locator('article.article').first()).toContainText('begin at three');
  await expect(page.locator('article.article').last()).toContainText('half past three');
  await expect.poll(() => marked(page)).toEqual([kept, moved, carried, flour, bread, rusks].sort());
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('article.article')).toHaveCount(1);
  await expect(articleText(page, title)).toContainText('half past three');
  // Two pages needed the room of the library; it is back.
  await expect(rows).toHaveCount(1);
});

import { ferryPage, ferryText } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, runCommand } from './pages';

test('another window begins empty, keeps what it opens, and sees what the first does', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  const opening = page.context().waitForEvent('page');
  await runCommand(page, 'Open another window');
  const other = await opening;
  const row = other.getByRole('grid', { name: 'Articles' }).getByRole('row', { name: /runs aground/ });
  await expect(other.getByRole('button', { name: 'Text and theme' })).toBeVisible();
  // The library has stepped aside in the first window only.
  await expect(other.locator('article.article')).toHaveCount(0);
  await row.dblclick();
  await expect(other.locator('article.article')).toHaveCount(1);
  await other.reload();
  await expect(other.locator('article.article')).toHaveCount(1);
  // What lies open in the other window is its own; the notes are everybody's.
  await expect(page.locator('article.article')).toHaveCount(2);
  await dragSelect(articleText(page, /runs aground/), '214 people on board');
  await page.keyboard.press('1');
  await expect(cards(other)).toContainText('Claim');
  await other.close();
  await synoptic.restart();
  await expect(page.locator('article.article')).toHaveCount(2);
});

import { ferryText } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, notebook, runCommand } from './pages';

test('a backup brings a note back, the library goes into one file and comes back, the trash is emptied', async ({
  synoptic: { page, restart },
}) => {
  await dropFiles(page, [ferryText]);
  for (const words of ['a smaller boat', 'All safe']) {
    await dragSelect(articleText(page, 'All safe'), words);
    await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Claim' }).click();
    await page.keyboard.press('Escape');
  }
  await expect(cards(page)).toHaveCount(2);
  // A copy is kept when the program ends.
  await restart();
  await expect(cards(page)).toHaveCount(2);
  const row = notebook(page).locator('[role="row"][aria-selected]');
  await row.first().focus();
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(1);

  await runCommand(page, 'Backups…');
  const backups = page.getByRole('dialog', { name: 'Backups' });
  await expect(backups.getByText('1 note deleted').first()).toBeVisible();
  await backups.getByRole('button', { name: 'Restore all' }).click();
  await expect(cards(page)).toHaveCount(2);
  await page.keyboard.press('Escape');

  await runCommand(page, 'Move and share the library…');
  const move = page.getByRole('dialog', { name: 'Move and share the library' });
  const download = page.waitForEvent('download');
  await move.getByRole('button', { name: 'Pack the library' }).click();
  const path = await (await download).path();
  await expect(move).toContainText('The library is in');
  const chooser = page.waitForEvent('filechooser');
  await move.getByRole('button', { name: 'Choose a file…' }).click();
  await (await chooser).setFiles(path);
  await expect(move).toContainText('is a Synoptic library of 1 article and 2 notes');
  await move.getByRole('button', { name: 'Add to this library' }).click();
  await expect(move).toContainText('0 articles added, the notes of 1 merged');
  await page.keyboard.press('Escape');
  await expect(cards(page)).toHaveCount(2);

  await row.first().focus();
  await page.keyboard.press('Delete');
  await runCommand(page, 'Trash…');
  const trash = page.getByRole('dialog', { name: 'Trash' });
  await trash.getByRole('button', { name: 'Empty the trash…' }).click();
  await expect(trash).toContainText('1 deleted note goes for good');
  await trash.getByRole('button', { name: 'Delete for good' }).click();
  await expect(trash).toContainText('The trash is empty');
});

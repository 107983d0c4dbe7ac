import type { Page } from 'playwright/test';
import type { TestFile } from './articles';
import { expect, test } from './fixtures';
import { dropFiles, runCommand } from './pages';

const titles = ['Harbour wall gives way', 'School reopens', 'Tram line opens late'];
const files: TestFile[] = titles.map((title, n) => ({
  name: `report-${n}.txt`,
  type: 'text/plain',
  text: `${title}\n\n${Array.from({ length: 60 }, (_, k) => `line ${k} of ${title.toLowerCase()}`).join(', ')}.\n`,
}));
const filter = (page: Page) => page.getByRole('dialog', { name: 'Filter' });

test('the keyboard goes through the library, and is never nowhere', async ({ synoptic: { page } }) => {
  await dropFiles(page, files);
  await expect(page.getByRole('main', { name: 'Reader' }).getByRole('region').first()).toBeVisible();
  const library = page.getByRole('button', { name: 'Library', exact: true });
  if ((await library.getAttribute('aria-pressed')) === 'false') await library.click();
  const rows = page.getByRole('grid', { name: 'Articles', exact: true }).getByRole('row');
  const tree = page.getByRole('treegrid', { name: 'Collections' });
  await expect(rows).toHaveCount(3);

  // A row, its tools, and the row again.
  await rows.first().focus();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(rows.last().getByRole('button', { name: 'Add to the favourites' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows.last().getByRole('button', { name: 'Take from the favourites' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(rows.last()).toBeFocused();

  // What is deleted hands the keyboard on; what is brought back leaves it where it is.
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toBeFocused();

  // A choice among the filters is kept by Escape, which closes them.
  await page.keyboard.press('Shift+T');
  await page.keyboard.type('coast');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await runCommand(page, 'Filter the library');
  await filter(page).getByRole('option', { name: '#coast' }).focus();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(filter(page)).toHaveCount(0);
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Filter, 1 set' })).toBeFocused();
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);

  // A smart collection that is about to be changed, and is not: it is shown again as it was.
  await runCommand(page, 'Save this search');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('The coast');
  await page.keyboard.press('Enter');
  await expect(tree.getByRole('row', { name: 'The coast' })).toHaveAttribute('aria-selected', 'true');
  await runCommand(page, 'Change what this smart collection finds');
  await expect(tree.getByRole('row', { name: 'All articles' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(tree.getByRole('row', { name: 'The coast' })).toHaveAttribute('aria-selected', 'true');

  // The collection that is looked at goes: its place in the tree, and all articles in the list.
  await tree.getByRole('row', { name: 'The coast' }).focus();
  await page.keyboard.press('Delete');
  await expect(tree.getByRole('row', { name: 'The coast' })).toHaveCount(0);
  await expect(tree.getByRole('row', { name: 'Favourites' })).toBeFocused();
  await expect(tree.getByRole('row', { name: 'All articles' })).toHaveAttribute('aria-selected', 'true');
  await expect(rows).toHaveCount(3);
});

test('what is selected is what a key reaches, and tags written for many are not lost', async ({
  synoptic: { page },
}) => {
  await dropFiles(page, files);
  await expect(page.getByRole('main', { name: 'Reader' }).getByRole('region').first()).toBeVisible();
  const library = page.getByRole('button', { name: 'Library', exact: true });
  if ((await library.getAttribute('aria-pressed')) === 'false') await library.click();
  const rows = page.getByRole('grid', { name: 'Articles', exact: true }).getByRole('row');
  await expect(rows).toHaveCount(3);

  // Three times the same tag, written without the mouse: with Enter in the empty field, with Ctrl+Enter, and put off.
  const tagged = rows.filter({ hasText: '#' });
  await rows.first().focus();
  await page.keyboard.press('Control+a');
  for (const way of ['Enter', 'Control+Enter', 'Escape']) {
    await page.keyboard.press('Shift+T');
    await expect(page.getByRole('combobox', { name: 'New tag' })).toBeFocused();
    await page.keyboard.type('coast');
    if (way === 'Enter') await page.keyboard.press('Enter');
    await page.keyboard.press(way);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    if (way === 'Escape') {
      await expect(tagged).toHaveCount(0);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
    }
    await expect(tagged).toHaveCount(3);
    if (way !== 'Escape') await runCommand(page, 'Undo');
    await expect(tagged).toHaveCount(way === 'Escape' ? 3 : 0);
    await rows.first().focus();
  }

  // A span, and Delete before it is answered: both come in one task of the page.
  await page.keyboard.press('Escape');
  await rows.first().click({ modifiers: ['Control'] });
  await rows.nth(2).evaluate((row) => {
    row.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
    const first = row.parentElement?.querySelector<HTMLElement>('[role="row"]');
    first?.focus();
    first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true }));
  });
  await expect(page.getByText('3 articles are in the trash')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Selected articles' })).toHaveCount(0);
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { articleText, pane, runCommand } from './pages';

const sample = (name: string): string => join(import.meta.dirname, '../resources/samples', name);
const named = [sample('harbour-bridge.html'), sample('harbour-bridge-dispatch.txt')];
test.use({ files: [named, { scope: 'test' }] });

const courier = /Barge strikes/;
const dispatch = /Kellport crossing/;
const overview = (page: Page): Locator => page.getByRole('complementary', { name: /^Overview/ });
const differing = (page: Page): Locator => overview(page).getByRole('grid', { name: 'Figures that differ' });
const barley = (page: Page): Locator => differing(page).getByRole('row', { name: /barley/ });
const onlyIn = (page: Page, outlet: RegExp): Locator => overview(page).getByRole('grid', { name: outlet });
const comparisons = (page: Page): Locator => page.getByRole('grid', { name: 'Comparisons' });

async function openOverview(page: Page): Promise<void> {
  await expect(page.locator('article.article')).toHaveCount(2);
  await page.keyboard.press('o');
  await expect(barley(page)).toBeVisible();
}

/** How high on the screen some words of an article stand, in CSS pixels. */
const heightOf = (article: Locator, words: string): Promise<number> =>
  article.evaluate((container, sought) => {
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      return range.getBoundingClientRect().top;
    }
    throw new Error(`The article does not hold “${sought}”.`);
  }, words);

test('the side turns to the overview and back, by key and by tab', async ({ synoptic: { page } }) => {
  await openOverview(page);
  const tabs = page.getByRole('tablist', { name: 'Beside the articles' });
  await expect(tabs.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true');
  await tabs.getByRole('tab', { name: 'Overview' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('complementary', { name: 'Notebook' })).toBeVisible();
  await page.keyboard.press('o');
  await expect(overview(page)).toBeVisible();
  // A note is written among the notes, wherever the side was.
  await articleText(page, dispatch).locator('p').first().click();
  await page.keyboard.press('n');
  await expect(page.getByRole('complementary', { name: 'Notebook' })).toBeVisible();
  await page.keyboard.press('Escape');
  await pane(page, dispatch).getByRole('button', { name: 'Close', exact: true }).click();
  await expect(tabs).toHaveCount(0);
});

test('figures that differ stand in their sentences; one is brought to the same height, dismissed and shown again', async ({
  synoptic: { page },
}) => {
  await openOverview(page);
  await expect(barley(page)).toContainText('1,100 tonnes');
  await expect(barley(page)).toContainText('bound upriver with 1,400 tonnes of barley');

  await barley(page).click();
  await expect(async () => {
    // The lines of the two figures may be different ones of the same passages, but those begin level.
    const left = await heightOf(articleText(page, courier), 'Maren');
    const right = await heightOf(articleText(page, dispatch), 'The barge Maren');
    expect(Math.abs(left - right)).toBeLessThan(3);
  }).toPass();

  const before = await differing(page).getByRole('row').count();
  await barley(page).hover();
  await barley(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(barley(page)).toHaveCount(0);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(barley(page)).toBeVisible();
  await expect(differing(page).getByRole('row')).toHaveCount(before);

  await barley(page).focus();
  await page.keyboard.press('Delete');
  await expect(barley(page)).toHaveCount(0);
  await overview(page).getByRole('button', { name: 'Bring back' }).click();
  await expect(barley(page)).toBeVisible();
});

test('what only one has is listed for each, and gone to from the list and from the map', async ({
  synoptic: { page },
}) => {
  await openOverview(page);
  const only = onlyIn(page, /Only in Kellport crossing/).getByRole('row', {
    name: /a coaster named Beatrix/,
  });
  await only.click();
  await expect(articleText(page, dispatch).locator('p', { hasText: 'Beatrix' })).toBeInViewport();
  await expect(
    onlyIn(page, /Only in The Kellport Courier/).getByRole('row', { name: /dredger Aldwyn/ }),
  ).toHaveCount(1);

  const map = overview(page).getByRole('slider', { name: /^Map of The Kellport Courier/ });
  await map.focus();
  await page.keyboard.press('End');
  await expect(map).toHaveAttribute('aria-valuetext', /: .+/);
  const words =
    (await map.getAttribute('aria-valuetext'))?.split(': ').slice(1).join(': ').slice(0, 24) ?? '';
  await page.keyboard.press('Enter');
  await expect(async () => {
    const top = await heightOf(articleText(page, courier), words);
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(900);
  }).toPass();
  await expect(map).toBeFocused();
});

test('a comparison is saved by its name, opened as it was, deleted and restored', async ({ synoptic }) => {
  const { page } = synoptic;
  await openOverview(page);
  await page.keyboard.press('Control+s');
  await page.getByRole('textbox', { name: 'Name of the comparison' }).fill('The struck bridge');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Rename the comparison The struck bridge' })).toBeVisible();
  await barley(page).focus();
  await page.keyboard.press('Delete');
  await expect(barley(page)).toHaveCount(0);
  await overview(page).getByRole('button', { name: 'Note on the comparison' }).click();
  await page.keyboard.type('Who counted the **barley**?');
  await page.keyboard.press('Escape');
  await expect(overview(page).locator('strong', { hasText: 'barley' })).toBeVisible();

  await synoptic.restart();
  // Something else is open, and the side shows the notes.
  await pane(page, dispatch).getByRole('button', { name: 'Close', exact: true }).click();
  await runCommand(page, 'Open a comparison…');
  await page
    .getByRole('dialog', { name: 'Open a comparison' })
    .getByRole('row', { name: 'The struck bridge' })
    .click();
  await expect(page.locator('article.article')).toHaveCount(2);
  await expect(overview(page)).toContainText('1 dismissed');
  await expect(overview(page).locator('strong', { hasText: 'barley' })).toBeVisible();
  await expect(barley(page)).toHaveCount(0);

  if (!(await comparisons(page).isVisible())) await page.keyboard.press('Control+b');
  const row = comparisons(page).getByRole('row', { name: 'The struck bridge' });
  await row.hover();
  await row.getByRole('button', { name: 'More for The struck bridge' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('A bridge, struck');
  await page.keyboard.press('Enter');
  const renamed = comparisons(page).getByRole('row', { name: 'A bridge, struck' });
  await expect(renamed).toBeVisible();

  await renamed.focus();
  await page.keyboard.press('Delete');
  await expect(comparisons(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save this comparison…' })).toBeVisible();
  await expect(barley(page)).toBeVisible();
  await runCommand(page, 'Trash…');
  await page
    .getByRole('dialog', { name: 'Trash' })
    .getByRole('button', { name: 'Restore the comparison A bridge, struck' })
    .click();
  await page.keyboard.press('Escape');
  await expect(renamed).toBeVisible();
  await expect(barley(page)).toHaveCount(0);
});

test('the export is previewed, and saved as it was shown', async ({ synoptic: { page } }) => {
  await openOverview(page);
  await page.keyboard.press('E');
  const dialog = page.getByRole('dialog', { name: 'Export the comparison' });
  const preview = dialog.locator('pre');
  await expect(preview).toContainText('1,400 tonnes');
  await expect(preview).toContainText('The Kellport Courier');
  const shown = await preview.textContent();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/\.md$/);
  expect(await readFile(await file.path(), 'utf8')).toBe(shown);
});

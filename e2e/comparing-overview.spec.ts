import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures';
import type { TestFile } from './articles';
import { articleText, dropFiles, pane, runCommand } from './pages';

/** Two accounts that agree in most sentences word for word, but for figures, and have some of their own. */
const page = (outlet: string, title: string, paragraphs: string[]): string =>
  `<!doctype html><html lang="en"><head><title>${title} | ${outlet}</title><meta property="og:site_name" content="${outlet}"><meta property="article:published_time" content="2025-10-03T07:30:00Z"></head><body><article><h1>${title}</h1>${paragraphs.map((words) => `<p>${words}</p>`).join('')}</article></body></html>`;
const filler = Array.from(
  { length: 14 },
  (_, i) =>
    `Paragraph ${['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen'][i] ?? ''} of the harbour regulations of Skerrin deals with lanterns, ropes, buoys and the duties of pilots in fog.`,
);
const accounts: TestFile[] = [
  {
    ...{ name: 'courier.html', type: 'text/html' },
    text: page('The Coast Courier', 'Ferry runs aground off Skerrin', [
      'The ferry Aurelia ran aground on a sandbank off Skerrin early on Friday, the harbour office said on Friday morning.',
      'The Aurelia was carrying 1,100 tonnes of barley to the maltings at Marwick when she struck the sandbank.',
      'Two lifeboats, the Hilda and the Fulmar, reached the ship from Marwick within the hour and took off all passengers.',
      '“The crew handed out blankets and told us exactly what would happen next in the saloon,” said Joan Petrie, a nurse.',
      'Schoolchildren from Dunmouth sang for the passengers in the old customs house until the buses came.',
      ...filler,
    ]),
  },
  {
    ...{ name: 'radio.html', type: 'text/html' },
    text: page('Island Radio', 'All safe after ferry hits sandbank', [
      'The ferry Aurelia ran aground on a sandbank off Skerrin early on Friday, the harbour office said on Friday morning.',
      'The Aurelia was carrying 1,400 tonnes of barley to the maltings at Marwick when she struck the sandbank.',
      'Two lifeboats, the Hilda and the Fulmar, reached the ship from Marwick within the hour and took off all passengers.',
      '“The crew handed out blankets and told us exactly what would happen next,” said Joan Petrie, a nurse.',
      'Divers from the navy base at Orrin will look at the hull with a camera before Tuesday’s tide.',
      ...filler,
    ]),
  },
];
const courier = /Ferry runs aground/;
const radio = /All safe after/;
const overview = (page: Page): Locator => page.getByRole('complementary', { name: /^Overview/ });
const differing = (page: Page): Locator => overview(page).getByRole('grid', { name: 'Figures that differ' });
const barley = (page: Page): Locator => differing(page).getByRole('row', { name: /barley/ });
const onlyIn = (page: Page, outlet: RegExp): Locator => overview(page).getByRole('grid', { name: outlet });
const comparisons = (page: Page): Locator => page.getByRole('grid', { name: 'Comparisons' });

async function openOverview(page: Page): Promise<void> {
  await dropFiles(page, accounts);
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
  await articleText(page, radio).locator('p').first().click();
  await page.keyboard.press('n');
  await expect(page.getByRole('complementary', { name: 'Notebook' })).toBeVisible();
  await page.keyboard.press('Escape');
  await pane(page, radio).getByRole('button', { name: 'Close', exact: true }).click();
  await expect(tabs).toHaveCount(0);
});

test('figures that differ stand in their sentences; one is brought to the same height, dismissed and shown again', async ({
  synoptic: { page },
}) => {
  await openOverview(page);
  await expect(barley(page)).toContainText('1,100 tonnes');
  await expect(barley(page)).toContainText('carrying 1,400 tonnes of barley');

  const quotation = overview(page).getByRole('grid', { name: 'Shared quotations' }).getByRole('row');
  await expect(quotation).toContainText('Joan Petrie');
  await expect(quotation.locator('del')).toHaveText(/in the saloon/);

  await barley(page).click();
  await expect(async () => {
    const left = await heightOf(articleText(page, courier), 'The Aurelia was carrying');
    const right = await heightOf(articleText(page, radio), 'The Aurelia was carrying');
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
  const only = onlyIn(page, /Only in Island Radio/).getByRole('row', {
    name: /Divers from the navy/,
  });
  await only.click();
  await expect(articleText(page, radio).locator('p', { hasText: 'Divers' })).toBeInViewport();
  await expect(
    onlyIn(page, /Only in The Coast Courier/).getByRole('row', { name: /Schoolchildren/ }),
  ).toHaveCount(1);

  const map = overview(page).getByRole('slider', { name: /^Map of The Coast Courier/ });
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
  await pane(page, radio).getByRole('button', { name: 'Close', exact: true }).click();
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
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  const preview = dialog.locator('pre');
  await expect(preview).toContainText('1,400 tonnes');
  await expect(preview).toContainText('The Coast Courier');
  const shown = await preview.textContent();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/\.md$/);
  expect(await readFile(await file.path(), 'utf8')).toBe(shown);
});

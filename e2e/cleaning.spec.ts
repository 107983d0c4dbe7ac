import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { ferryPage } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, notebook, painted, pane, runCommand } from './pages';

const ferry = /runs aground/;
const original = (page: Page) => page.getByRole('grid', { name: /^Original of/ });
const line = (page: Page, words: string | RegExp) =>
  original(page).getByRole('row').filter({ hasText: words });

/** The words under all highlights, each once. */
const marked = async (page: Page): Promise<string[]> => [...new Set(await painted(page))].sort();

async function openFerry(page: Page): Promise<void> {
  await dropFiles(page, [ferryPage]);
  await expect(articleText(page, ferry)).toContainText('ran aground on a sandbank');
}

test.describe('what cleaning removed', () => {
  test.beforeEach(({ synoptic: { page } }) => openFerry(page));

  test('is shown in the order of the original, and one line comes back by keyboard, with its way back', async ({
    synoptic,
  }) => {
    const { page } = synoptic;
    const article = articleText(page, ferry);
    await expect(article).not.toContainText('Storm closes coastal road');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('r');
    await expect(line(page, 'Storm closes coastal road')).toBeVisible();
    await expect(original(page)).toContainText(/related/i);
    const lines = await original(page).getByRole('row').allInnerTexts();
    const at = (words: string): number => lines.findIndex((text) => text.includes(words));
    expect(at('Ferry runs aground')).toBeLessThan(at('We felt a long scrape'));
    expect(at('We felt a long scrape')).toBeLessThan(at('Storm closes coastal road'));

    for (let i = 0; i < 20; i++) {
      const chosen = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (chosen.includes('Storm closes coastal road')) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(line(page, 'Storm closes coastal road')).not.toHaveAttribute('data-removed');
    await expect(line(page, 'Storm closes coastal road')).toContainText('restored by you');
    await page.keyboard.press('Escape');
    await expect(article).toContainText('Storm closes coastal road');

    await page.keyboard.press('Control+z');
    await expect(article).not.toContainText('Storm closes coastal road');
    await page.keyboard.press('Control+Shift+z');
    await expect(article).toContainText('Storm closes coastal road');
    await synoptic.restart();
    await expect(articleText(page, ferry)).toContainText('Storm closes coastal road');
  });

  test('highlights stand on their words in the new text, and wait for words that are gone', async ({
    synoptic: { page },
  }) => {
    const article = articleText(page, ferry);
    await dragSelect(article, 'failed steering pump');
    await page.keyboard.press('1');
    await dragSelect(article, 'children and older people first');
    await page.keyboard.press('2');
    await expect(cards(page)).toHaveCount(2);

    await page.keyboard.press('r');
    await line(page, 'failed steering pump').hover();
    await line(page, 'failed steering pump').getByRole('button', { name: 'Remove' }).click();
    await expect(line(page, 'failed steering pump')).toHaveAttribute('data-removed');
    await expect(notebook(page).getByRole('region', { name: 'Notes without a place' })).toContainText(
      'failed steering pump',
    );
    await page.getByRole('button', { name: 'Back to the article' }).click();
    await expect(article).not.toContainText('failed steering pump');
    await expect.poll(() => marked(page)).toEqual(['children and older people first']);

    await page.keyboard.press('Control+z');
    await expect(article).toContainText('failed steering pump');
    await expect(notebook(page).getByRole('region', { name: 'Notes without a place' })).toHaveCount(0);
    await expect
      .poll(() => marked(page))
      .toEqual(['children and older people first', 'failed steering pump']);
  });

  test('all lines of one reason come back together', async ({ synoptic: { page } }) => {
    await page.keyboard.press('Control+1');
    await page.keyboard.press('r');
    await page
      .getByRole('button', { name: /^Restore all/ })
      .first()
      .click();
    await page.keyboard.press('Escape');
    await expect(articleText(page, ferry)).toContainText('Sport');
  });

  test('cleaning again says that nothing has changed', async ({ synoptic: { page } }) => {
    await runCommand(page, 'Clean this article again');
    await expect(page.getByText('Cleaned again: the text is the same')).toBeVisible();
    await runCommand(page, 'Clean all articles again');
    const dialog = page.getByRole('dialog', { name: 'Clean all articles again' });
    await dialog.getByRole('button', { name: 'Clean all again' }).click();
    await expect(dialog.getByRole('status')).toHaveText('1 article cleaned · 0 texts have changed');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
  });
});

test('what the reader writes about an article wins, is marked, stays, and can be given up', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await openFerry(page);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'About this article' });
  await dialog.getByLabel('Published').fill('yesterday');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Write a day as 2024-03-02');
  await dialog.getByLabel('Published').fill('2025-10-02');
  await dialog.getByLabel('Title').fill('The ferry that ran aground');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(pane(page, 'The ferry that ran aground')).toBeVisible();
  await synoptic.restart();
  await expect(pane(page, 'The ferry that ran aground')).toContainText('2, 2025');

  await page.getByRole('button', { name: 'About this article' }).click();
  await expect(page.getByText('set by you')).toHaveCount(2);
  await page.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByRole('button', { name: 'Use what was found' }).first().click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(pane(page, ferry)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(pane(page, 'The ferry that ran aground')).toBeVisible();
});

test('a text that was read with another encoding is read anew, and back', async ({ synoptic }) => {
  const { page } = synoptic;
  const folder = await mkdtemp(join(tmpdir(), 'synoptic-files-'));
  try {
    // Hungarian: only ő and ű tell windows-1250 from windows-1252, and a label says the wrong one.
    const said = 'Az őszi esők után a folyó elöntötte az utat, és a hűvös reggelen senki sem indult útnak.';
    const bytes = [...said].map((letter) => ({ ő: 0xf5, ű: 0xfb })[letter] ?? letter.charCodeAt(0));
    const page1 = `<!doctype html><html><head><meta charset="windows-1252"><title>Folyó</title></head><body><article><h1>A folyó</h1><p>`;
    const file = join(folder, 'river.html');
    await writeFile(
      file,
      Buffer.concat([
        Buffer.from(page1, 'latin1'),
        Buffer.from(bytes),
        Buffer.from('</p></article></body></html>'),
      ]),
    );
    await synoptic.restart([file]);
    const article = page.locator('article.article');
    await expect(article).toContainText('után a folyó');
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'About this article' }).click();
      await page.getByRole('button', { name: /Encoding/ }).click();
      await page.getByRole('option', { name, exact: true }).click();
      await page.keyboard.press('Escape');
    };
    await choose('koi8-r');
    await expect(article).not.toContainText('után a folyó');
    await choose('windows-1250');
    await expect(article).toContainText(said);
    await synoptic.restart();
    await expect(article).toContainText(said);
    await page.keyboard.press('Control+1');
    await choose('Find out');
    await expect(article).toContainText('után a folyó');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

import type { Locator, Page } from 'playwright/test';
import { ferryPage, ferryText } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, painted, runCommand } from './pages';

const page1 = /runs aground/;
const page2 = /All safe/;
const linkForm = (page: Page): Locator => page.getByRole('dialog', { name: /^Link with/ });
const strip = (page: Page): Locator => page.getByRole('group', { name: 'Link', exact: true });
const linksIn = (page: Page, card: string | RegExp): Locator =>
  cards(page)
    .filter({ has: page.getByTitle('Go to the passage').filter({ hasText: card }) })
    .getByRole('list', { name: 'Links' });

/** How far below the upper edge of its pane a phrase stands. */
const heightOf = (article: Locator, phrase: string): Promise<number> =>
  article.evaluate((container, wanted) => {
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const view = container.closest('[data-article]')?.getBoundingClientRect();
      return range.getBoundingClientRect().top - (view?.top ?? 0);
    }
    throw new Error(`The article does not say “${wanted}” in one piece.`);
  }, phrase);

test.beforeEach(async ({ synoptic: { page } }) => {
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
});

test('two passages of two panes become one link by mouse, in one step', async ({ synoptic }) => {
  const { page } = synoptic;
  await dragSelect(articleText(page, page1), '214 people on board');
  await page.keyboard.press('l');
  await expect(strip(page)).toContainText('214 people on board');
  await expect.poll(() => painted(page, 'syn-linking')).toEqual(['214 people on board']);
  await dragSelect(articleText(page, page2), 'passengers and crew at 209');
  await expect(linkForm(page)).toBeVisible();
  // Nothing is stored before the link is.
  await expect(cards(page)).toHaveCount(0);
  await linkForm(page).getByRole('radio', { name: 'contradicts' }).check({ force: true });
  await linkForm(page).getByRole('textbox', { name: 'Note on the link' }).fill('Crew counted here only.');
  await linkForm(page).getByRole('button', { name: 'Link' }).click();

  await expect(strip(page)).toHaveCount(0);
  await expect(cards(page)).toHaveCount(2);
  await expect(linksIn(page, '214 people on board')).toContainText('contradicts');
  await expect(linksIn(page, '214 people on board')).toContainText('passengers and crew at 209');
  await expect(linksIn(page, '214 people on board')).toContainText('Crew counted here only.');
  await expect(linksIn(page, 'passengers and crew at 209')).toContainText('contradicted by');
  // Both ends have the sign of links in the text.
  await expect
    .poll(async () => (await painted(page, 'syn-linked')).sort())
    .toEqual(['214 people on board', 'passengers and crew at 209']);

  await page.keyboard.press('Control+z');
  await expect(cards(page)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(cards(page)).toHaveCount(2);
  await expect(linksIn(page, '214 people on board')).toContainText('contradicts');

  await synoptic.restart();
  await expect(linksIn(page, '214 people on board')).toContainText('contradicts');
});

test('a link is followed to the same height, and gone back from', async ({ synoptic: { page } }) => {
  await dragSelect(articleText(page, page1), 'Two lifeboats and a pilot cutter');
  await page.keyboard.press('l');
  await dragSelect(articleText(page, page2), 'Lifeboats were alongside');
  await expect(linkForm(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(cards(page)).toHaveCount(2);

  // The other article is closed: following the link opens it beside.
  await page.keyboard.press('Control+2');
  await page.keyboard.press('x');
  await expect(page.locator('article.article')).toHaveCount(1);
  await page.keyboard.press('J');
  await page.keyboard.press('L');
  await expect(page.locator('article.article')).toHaveCount(2);
  const [a, b] = [articleText(page, page1), articleText(page, page2)];
  await expect
    .poll(async () => {
      const there = await heightOf(b, 'Lifeboats were alongside');
      return Math.abs((await heightOf(a, 'Two lifeboats')) - there) < 3 && there > 0;
    })
    .toBe(true);
  await expect(
    page.getByRole('status').filter({ hasText: /^same fact: “Lifeboats were alongside”/ }),
  ).toBeAttached();

  await page.keyboard.press('b');
  await expect(page.locator('article.article')).toHaveCount(1);
  await expect(articleText(page, page1)).toBeVisible();
});

test('what a link says is changed, the link deleted, and a deleted end takes it along', async ({
  synoptic: { page },
}) => {
  await dragSelect(articleText(page, page1), 'a failed steering pump');
  await page.keyboard.press('h');
  await page.keyboard.press('l');
  await dragSelect(articleText(page, page2), 'a fault in the steering');
  await linkForm(page).getByRole('radio', { name: 'same fact' }).press('4');
  await page.keyboard.press('Enter');
  const here = linksIn(page, 'a failed steering pump');
  await expect(here).toContainText('quotes');

  await here.getByRole('button', { name: 'Edit the link: quotes' }).click();
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await expect(here).toContainText('adds to');
  await page.keyboard.press('Control+z');
  await expect(here).toContainText('quotes');

  // A deleted end hides the link at the other; undo brings both back.
  await cards(page)
    .filter({ hasText: 'a fault in the steering' })
    .last()
    .getByTitle('Go to the passage')
    .click();
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Links' })).toHaveCount(0);
  await expect.poll(() => painted(page, 'syn-linked')).toEqual([]);
  await runCommand(page, 'All links of the open articles');
  const list = page.getByRole('dialog', { name: 'Links' });
  await expect(list).toContainText('a deleted highlight');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(cards(page)).toHaveCount(2);
  await expect(here).toContainText('quotes');

  await runCommand(page, 'All links of the open articles');
  await list.getByRole('button', { name: 'Remove the link' }).click();
  await expect(list).toContainText('No links in the open articles yet');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(here).toContainText('quotes');
});

test('Escape makes no link and leaves nothing behind', async ({ synoptic: { page } }) => {
  await dragSelect(articleText(page, page1), 'before noon');
  await page.keyboard.press('l');
  await dragSelect(articleText(page, page2), 'shortly after eleven');
  await expect(linkForm(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(linkForm(page)).toHaveCount(0);
  await expect(strip(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(strip(page)).toHaveCount(0);
  await expect(cards(page)).toHaveCount(0);
  await expect.poll(() => painted(page, 'syn-linking')).toEqual([]);
});

test('a link made in one window is shown in the other, and taken back there, too', async ({
  synoptic: { page },
}) => {
  // A page that this one opens has its token.
  const opened = page.context().waitForEvent('page');
  await page.evaluate(() => void window.open(location.href));
  const other = await opened;
  await expect(other.locator('article.article')).toHaveCount(2);
  await page.bringToFront();
  await dragSelect(articleText(page, page1), 'before noon');
  await page.keyboard.press('l');
  await dragSelect(articleText(page, page2), 'shortly after eleven');
  await expect(linkForm(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(linksIn(other, 'before noon')).toContainText('shortly after eleven');
  await page.keyboard.press('Control+z');
  await expect(cards(other)).toHaveCount(0);
});

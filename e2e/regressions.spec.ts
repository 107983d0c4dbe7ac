import { ferryPage, ferryText } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, notebook, pane, runCommand, still } from './pages';

const inPage = /runs aground/;
const inText = /All safe/;

test.beforeEach(async ({ synoptic: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
});

test('the text settings change the page and leave it standing', async ({ synoptic: { page } }) => {
  const size = () => articleText(page, inPage).evaluate((article) => getComputedStyle(article).fontSize);
  expect(await size()).toBe('18px');
  await page.getByRole('button', { name: 'Text and theme' }).click();
  const field = page.getByRole('textbox', { name: 'Size' });
  await field.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowUp');
  await expect(field).toHaveValue('21');
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await size()).toBe('21px');
});

test('a note can be written while the notebook is filtered', async ({ synoptic: { page } }) => {
  await notebook(page).getByRole('searchbox').fill('zzz');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('j');
  await page.keyboard.press('n');
  await page.keyboard.type('x is not a command here');
  await expect(page.locator('article.article')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(cards(page)).toContainText('x is not a command here');
});

test('a selection stays in its pane, and a key goes to it', async ({ synoptic: { page } }) => {
  await dragSelect(articleText(page, inPage), '214 people');
  await page.keyboard.press('1');
  await expect(cards(page)).toHaveCount(1);
  const from = await articleText(page, inPage).locator('p').nth(1).boundingBox();
  const to = await articleText(page, inText).locator('p').nth(2).boundingBox();
  if (!from || !to) throw new Error('The paragraphs have no place.');
  await page.mouse.move(from.x + 40, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 40, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.press('6');
  await expect(cards(page).first()).toContainText('Claim');
  const selected = await page.evaluate(() => document.getSelection()?.toString() ?? '');
  expect(selected).not.toContain('coastguard');
});

test('what was typed is stored when the program is told to end', async ({ synoptic }) => {
  const { page } = synoptic;
  await page.keyboard.press('Control+1');
  await page.keyboard.press('j');
  await page.keyboard.press('n');
  await page.keyboard.type('typed to the last letter');
  await synoptic.restart();
  await expect(cards(page)).toContainText('typed to the last letter');
});

test('the reading place survives moving panes, another width and a restart', async ({ synoptic }) => {
  const { page } = synoptic;
  await page.setViewportSize({ width: 1280, height: 420 });
  const place = () =>
    articleText(page, inText).evaluate((article) => article.closest('[data-article]')?.scrollTop ?? -1);
  await articleText(page, inText).evaluate((article) => article.closest('[data-article]')?.scrollTo(0, 260));
  // Stored a moment after the scrolling has ended; the list shows how far it is.
  await runCommand(page, 'Show or hide the library');
  await expect(page.getByRole('grid', { name: 'Articles' }).getByRole('row', { name: inText })).toContainText(
    '%',
  );
  await runCommand(page, 'Show or hide the library');
  const before = await place();
  expect(Math.abs(before - 260)).toBeLessThan(30);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('>');
  await expect(pane(page, inText).locator('xpath=..')).toBeVisible();
  expect(Math.abs((await place()) - before)).toBeLessThan(3);
  for (let i = 0; i < 6; i++) await page.keyboard.press('Control+j');
  await expect(notebook(page)).toBeVisible();
  await expect.poll(async () => Math.abs((await place()) - before)).toBeLessThan(12);
  await synoptic.restart();
  await expect.poll(async () => Math.abs((await place()) - before)).toBeLessThan(40);
});

test('all keys can be seen in the help', async ({ synoptic: { page } }) => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  const last = help.getByText('All commands');
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  expect(await help.evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth)).toBe(true);
});

test('the bar of a chosen highlight works with the mouse', async ({ synoptic: { page } }) => {
  const article = articleText(page, inPage);
  await dragSelect(article, '214 people on board');
  await page.keyboard.press('1');
  await expect(cards(page)).toContainText('Claim');
  await page.keyboard.press('Escape');
  const place = await still(page, () =>
    article.evaluate((container) => {
      const paragraph = container.querySelector('p');
      const words = paragraph?.lastChild;
      if (!words) throw new Error('There are no words.');
      const at = (words.textContent ?? '').indexOf('214 people');
      const range = document.createRange();
      range.setStart(words, at + 5);
      range.setEnd(words, at + 6);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }),
  );
  await page.mouse.click(place.x, place.y);
  const bar = page.getByRole('toolbar', { name: 'Highlight' });
  await bar.getByRole('button', { name: 'Doubt' }).click();
  await expect(cards(page)).toContainText('Doubt');
  await bar.getByRole('button', { name: 'Write a note' }).click();
  await page.keyboard.type('By mouse');
  await page.keyboard.press('Escape');
  await expect(cards(page)).toContainText('By mouse');
  await page.mouse.click(place.x, place.y);
  await bar.getByRole('button', { name: 'Delete highlight' }).click();
  await expect(cards(page)).toHaveCount(0);
});

test('a second export holds what was added after the first', async ({ synoptic: { page } }) => {
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await page.keyboard.press('Control+1');
  await page.keyboard.press('e');
  await expect(dialog).toContainText('highlights: 0');
  await page.keyboard.press('Escape');
  await dragSelect(articleText(page, inPage), '214 people on board');
  await page.keyboard.press('1');
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press('e');
  await expect(dialog).toContainText('highlights: 1');
});

test('the place is kept when a pane is closed right after scrolling', async ({ synoptic: { page } }) => {
  await page.setViewportSize({ width: 1280, height: 420 });
  const scroller = articleText(page, inText).locator('xpath=ancestor::*[@data-article]');
  await page.keyboard.press('Control+2');
  await scroller.evaluate((element) => element.scrollTo(0, 250));
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-article]')].some((e) => e.scrollTop > 200),
  );
  await page.keyboard.press('x');
  await expect(page.locator('article.article')).toHaveCount(1);
  // The library comes back by itself: one article leaves it room.
  await page.getByRole('grid', { name: 'Articles' }).getByRole('row', { name: inText }).hover();
  await page
    .getByRole('grid', { name: 'Articles' })
    .getByRole('row', { name: inText })
    .getByRole('button', { name: 'Open beside' })
    .click();
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBeGreaterThan(200);
});

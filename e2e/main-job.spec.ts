import { ferryPage, ferryText } from './articles';
import { savedText } from './exported-files';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, notebook, painted, pane, runCommand } from './pages';

const inPage = 'Ferry runs aground off Skerrin';
const inText = 'All safe after island ferry hits sandbank';

test('the main job with a mouse: drop, read, highlight, note, restart, export', async ({ synoptic }) => {
  const { page } = synoptic;
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await dropFiles(page, [ferryPage, ferryText]);

  const left = await pane(page, inPage).boundingBox();
  const right = await pane(page, inText).boundingBox();
  expect(left && right && left.x + left.width <= right.x + 1).toBe(true);
  await expect(pane(page, inPage)).toContainText('The Coast Courier');
  await expect(articleText(page, inPage)).not.toContainText('Related');
  await expect(articleText(page, inText)).not.toContainText('inbox');

  await dragSelect(articleText(page, inPage), '214 people on board');
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Figure' }).click();
  await expect(cards(page)).toHaveText([/214 people on board/]);
  await expect.poll(() => painted(page, 'syn-green')).toEqual(['214 people on board']);

  await dragSelect(articleText(page, inText), 'It put the number', '209.');
  await page
    .getByRole('toolbar', { name: 'Selection' })
    .getByRole('button', { name: 'Highlight with a note' })
    .click();
  await page.keyboard.type('The harbour office says *214*.');
  await page.keyboard.press('Escape');
  await expect(cards(page).nth(1)).toContainText('The harbour office says 214.');

  // From the notebook to the text, and from the text to the notebook.
  await articleText(page, inText).evaluate((element) =>
    element.closest('[data-article]')?.scrollTo(0, 100_000),
  );
  await cards(page).nth(1).getByTitle('Go to the passage').click();
  await expect(articleText(page, inText).locator('p', { hasText: '209' })).toBeInViewport();
  await page.keyboard.press('Escape');
  const placeOf = () =>
    articleText(page, inPage).evaluate((container) => {
      const [range] = [
        ...(CSS.highlights.get([...CSS.highlights.keys()].find((k) => k.startsWith('syn-green')) ?? '') ??
          []),
      ];
      if (!range || !container.contains(range.startContainer)) throw new Error('Nothing is painted.');
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const box = live.getClientRects()[0];
      return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    });
  // Each pane goes along with the one that is scrolled, and glides to its place.
  await articleText(page, inPage).evaluate((element) => element.closest('[data-article]')?.scrollTo(0, 0));
  let spot = await placeOf();
  await expect
    .poll(async () => {
      const before = spot?.y;
      spot = await placeOf();
      return spot?.y === before;
    })
    .toBe(true);
  if (!spot) throw new Error('The highlight has no place.');
  await page.mouse.click(spot.x, spot.y);
  await expect(cards(page).first()).toHaveAttribute('data-selected', 'true');

  // Delete and take it back.
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cards(page)).toHaveCount(2);

  await synoptic.restart();
  await expect(pane(page, inPage)).toBeVisible();
  await expect(pane(page, inText)).toBeVisible();
  await expect(cards(page)).toHaveText([/214 people on board/, /209.*The harbour office says 214\./s]);
  // The last category was taken again for the second one.
  await expect
    .poll(async () => (await painted(page, 'syn-green')).sort())
    .toEqual(['214 people on board', 'It put the number of passengers and crew at 209.']);

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('radiogroup', { name: 'Files' }).getByText('One file').click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const markdown = await savedText(saved);
  expect(markdown).toContain('> 214 people on board');
  expect(markdown).toMatch(
    /> It put the number of passengers and crew at 209\.[\s\S]*The harbour office says \*214\*\./,
  );
  expect(markdown).toContain('Figure');
  expect(markdown).toMatch(/synoptic:\/\/article\/[A-Za-z0-9_-]+#[A-Za-z0-9-]+/);
  expect(markdown).not.toContain('undefined');
});

test('the main job with the keyboard alone', async ({ synoptic }) => {
  const { page } = synoptic;
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await runCommand(page, 'Open the sample comparison');
  await expect(page.locator('article.article')).toHaveCount(2);

  await page.keyboard.press('Control+1');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const paragraph = page.locator('[data-cursor]');
  await expect(paragraph).toBeFocused();
  const words = (await paragraph.innerText()).trim();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('2');
  await expect(cards(page)).toHaveCount(1);
  const quote = (await cards(page).getByTitle('Go to the passage').innerText()).trim();
  expect(words).toContain(quote);
  expect(quote.length).toBeGreaterThan(20);

  await page.keyboard.press('n');
  await page.keyboard.type('Compare the other account.');
  await page.keyboard.press('Escape');
  await expect(cards(page)).toContainText('Compare the other account.');
  await page.keyboard.press('t');
  await page.keyboard.type('to check');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(cards(page)).toContainText('#to check');

  await page.keyboard.press('Control+2');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('h');
  await expect(cards(page)).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(cards(page)).toHaveCount(2);

  await page.keyboard.press('Control+1');
  await page.keyboard.press('J');
  await expect(page.getByRole('status').filter({ hasText: 'Highlight 1 of 1, Figure' })).toBeAttached();

  await synoptic.restart();
  await expect(cards(page)).toHaveCount(2);
  await expect(notebook(page)).toContainText('Compare the other account.');

  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeFocused();
  await expect(dialog).toContainText('Compare the other account.');
  const saved = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect(await savedText(saved)).toContain('Compare the other account.');
});

import type { Locator, Page } from 'playwright/test';
import { ferryPage, ferryText } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, pane, runCommand } from './pages';
import { holdSockets, secondTab } from './second-tab';

const inPage = /runs aground/;
const inText = /All safe/;

const side = (page: Page): Locator => page.getByRole('complementary', { name: 'Claim grid' });
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Claims' });
const rows = (page: Page): Locator => grid(page).locator('[data-row]');
const claims = (page: Page): Locator => rows(page).getByRole('rowheader');
const passages = (row: Locator): Locator =>
  row.locator('button[data-stop]').filter({ hasNotText: /^(Verdict|Same|Partly|Conflicting|Silent)$/ });

async function openGrid(page: Page): Promise<void> {
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  await page.getByRole('tab', { name: 'Grid' }).click();
  await expect(side(page)).toBeVisible();
}

/** Selects words and puts them into the grid. */
async function put(page: Page, article: RegExp, words: string, key: 'g' | 'G'): Promise<void> {
  await dragSelect(articleText(page, article), words);
  await page.keyboard.press(key);
  await expect(rows(page).getByRole('button', { name: words })).toHaveCount(1);
}

/** Two claims, the first with a passage of each article. */
async function twoClaims(page: Page): Promise<void> {
  await openGrid(page);
  await put(page, inPage, '214 people on board', 'g');
  await put(page, inText, 'passengers and crew at 209', 'g');
  await put(page, inPage, 'a failed steering pump', 'G');
  await expect(rows(page)).toHaveCount(2);
}

const undo = (page: Page): Promise<void> => runCommand(page, 'Undo');
const redo = (page: Page): Promise<void> => runCommand(page, 'Redo');

test('selections come into the columns of their articles, and all of it can be undone', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await openGrid(page);
  await expect(side(page)).toContainText('Rows are claims, columns the articles');
  await put(page, inPage, '214 people on board', 'g');
  await expect(claims(page)).toHaveText([/214 people on board/]);
  await put(page, inText, 'passengers and crew at 209', 'g');
  await expect(rows(page)).toHaveCount(1);
  await expect(
    rows(page).getByRole('gridcell', { name: 'Claim 1, The Coast Courier: 1 passage' }),
  ).toBeVisible();
  await expect(rows(page).getByRole('gridcell', { name: /^Claim 1, All safe.*: 1 passage$/ })).toBeVisible();
  // What a row has already stays as it is.
  await dragSelect(articleText(page, inPage), '214 people');
  await page.keyboard.press('g');
  await expect(page.getByRole('status').filter({ hasText: 'Already in claim 1' })).toHaveCount(1);
  await expect(passages(rows(page))).toHaveCount(2);

  await undo(page);
  await expect(passages(rows(page))).toHaveCount(1);
  await undo(page);
  await expect(rows(page)).toHaveCount(0);
  await redo(page);
  await redo(page);
  await expect(passages(rows(page))).toHaveCount(2);
  await synoptic.restart();
  await expect(passages(rows(page))).toHaveCount(2);
  await expect(claims(page)).toHaveText([/214 people on board/]);
});

test('a passage goes to its place, with the one beside it at the same height', async ({
  synoptic: { page },
}) => {
  await openGrid(page);
  await put(page, inPage, 'It expects the route to stay closed for three days', 'g');
  await put(page, inText, 'The route is expected to reopen on Tuesday', 'g');
  await page.locator('[data-article]').evaluateAll((all) => all.forEach((one) => one.scrollTo(0, 0)));
  await rows(page)
    .getByRole('button', { name: /stay closed/ })
    .click();
  const paragraphs = [
    articleText(page, inPage).locator('p', { hasText: 'stay closed' }),
    articleText(page, inText).locator('p', { hasText: 'reopen on Tuesday' }),
  ];
  for (const paragraph of paragraphs) await expect(paragraph).toBeInViewport();
});

test('verdict, note and claim are kept; each is one step', async ({ synoptic }) => {
  const { page } = synoptic;
  await twoClaims(page);
  const first = rows(page).first();
  await first.getByRole('button', { name: /verdict/ }).click();
  await page.getByRole('menuitemradio', { name: /Conflicting/ }).click();
  await expect(first.getByRole('button', { name: 'Claim 1, verdict: Conflicting' })).toBeVisible();

  await first.hover();
  await first.getByRole('button', { name: 'Write a note' }).click();
  await page.keyboard.type('Crew *included*?');
  await page.keyboard.press('Escape');
  await expect(first.locator('em', { hasText: 'included' })).toBeVisible();

  await claims(page).first().getByText('214 people on board').click();
  await page.keyboard.type('How many were on board');
  await page.keyboard.press('Enter');
  await expect(claims(page).first()).toContainText('How many were on board');
  await expect(claims(page).first()).toBeFocused();

  await undo(page);
  await expect(claims(page).first()).toContainText('214 people on board');
  await undo(page);
  await expect(first.locator('em', { hasText: 'included' })).toHaveCount(0);
  await undo(page);
  await expect(first.getByRole('button', { name: 'Claim 1, verdict: none yet' })).toBeVisible();
  for (let i = 0; i < 3; i++) await redo(page);
  await expect(claims(page).first()).toContainText('How many were on board');

  await synoptic.restart();
  await expect(claims(page).first()).toContainText('How many were on board');
  await expect(first.locator('em', { hasText: 'included' })).toBeVisible();
  await expect(first.getByRole('button', { name: 'Claim 1, verdict: Conflicting' })).toBeVisible();
});

test('what is typed is kept when the program is killed, but for the last tenth of a second', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await twoClaims(page);
  await claims(page).first().getByText('214 people on board').click();
  await page.keyboard.type('Typed and never left', { delay: 25 });
  await synoptic.kill();
  await synoptic.restart();
  await expect(claims(page).first()).toContainText('Typed and never');
});

test('dragging: a highlight into a row, a passage into another, a row before another', async ({
  synoptic: { page },
}) => {
  await twoClaims(page);
  // The notes beside, the grid below.
  await dragSelect(articleText(page, inText), 'a fault in the steering was the likely cause');
  await page.keyboard.press('h');
  await runCommand(page, 'Claim grid below the articles');
  await expect(cards(page)).toHaveCount(1);
  const quote = cards(page)
    .first()
    .getByRole('button', { name: /a fault in the steering/ });
  await quote.dragTo(rows(page).nth(1));
  await expect(
    rows(page)
      .nth(1)
      .getByRole('gridcell', { name: /^Claim 2, All safe.*1 passage/ }),
  ).toContainText('a fault in the steering');

  await rows(page)
    .first()
    .getByRole('button', { name: /crew at 209/ })
    .dragTo(rows(page).nth(1));
  await expect(
    rows(page)
      .nth(1)
      .getByRole('gridcell', { name: /2 passages/ }),
  ).toContainText('crew at 209');
  await expect(passages(rows(page).first())).toHaveCount(1);

  await claims(page).nth(1).hover();
  await claims(page)
    .nth(1)
    .locator('[draggable]')
    .dragTo(rows(page).first(), { targetPosition: { x: 60, y: 3 } });
  await expect(claims(page)).toHaveText([/failed steering pump/, /214 people/]);
  await undo(page);
  await expect(claims(page)).toHaveText([/214 people/, /failed steering pump/]);
  await undo(page);
  await expect(passages(rows(page).first())).toHaveCount(2);
});

test('by keyboard alone', async ({ synoptic: { page } }) => {
  await twoClaims(page);
  await claims(page).first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(
    rows(page)
      .first()
      .getByRole('button', { name: /214 people/ }),
  ).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(passages(rows(page).nth(1))).toHaveCount(2);
  await expect(
    rows(page)
      .nth(1)
      .getByRole('button', { name: /214 people/ }),
  ).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(passages(rows(page).nth(1))).toHaveCount(1);
  await expect(grid(page).locator(':focus')).toHaveCount(1);

  await claims(page).nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(claims(page)).toHaveText([/failed steering pump/, /214 people/]);
  await expect(claims(page).first()).toBeFocused();
  await page.keyboard.press('3');
  await expect(
    rows(page).first().getByRole('button', { name: 'Claim 1, verdict: Conflicting' }),
  ).toBeVisible();
  await page.keyboard.press('3');
  await expect(rows(page).first().getByRole('button', { name: 'Claim 1, verdict: none yet' })).toBeVisible();
  await page.keyboard.press('F2');
  await page.keyboard.type('The pump failed');
  await page.keyboard.press('Enter');
  await expect(claims(page).first()).toContainText('The pump failed');
  await page.keyboard.press('n');
  await page.keyboard.type('See line 3');
  await page.keyboard.press('Escape');
  await expect(rows(page).first()).toContainText('See line 3');
  await claims(page).nth(1).focus();
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(rows(page)).toHaveCount(2);

  await runCommand(page, 'Claim grid below the articles');
  await claims(page).first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(
    rows(page)
      .first()
      .getByRole('button', { name: /verdict/ }),
  ).toBeFocused();
  await page.keyboard.press('Control+Home');
  await expect(claims(page).first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-article]:focus')).toHaveCount(1);
});

test('what is typed on a note is the note: no letter of it runs a command', async ({
  synoptic: { page },
}) => {
  await twoClaims(page);
  await runCommand(page, 'Claim grid below the articles');
  // Chosen before: `h` would highlight it.
  await dragSelect(articleText(page, inText), 'a fault in the steering was the likely cause');
  const note = (n: number): Locator => grid(page).getByRole('gridcell', { name: `Claim ${n}, note` });
  const said = 'Check with coast guard, 214 or 209? N';
  await note(1).dblclick();
  await page.keyboard.type(said);
  await expect(note(1).getByRole('textbox')).toHaveValue(said);
  await page.keyboard.press('Escape');
  await expect(note(1)).toHaveAccessibleName(`Claim 1, note: ${said}`);

  await note(2).focus();
  await page.keyboard.type(said);
  await page.keyboard.press('Escape');
  await expect(note(2)).toHaveAccessibleName(`Claim 2, note: ${said}`);
  await note(2).focus();
  await page.keyboard.type('!');
  await page.keyboard.press('Escape');
  await expect(note(2)).toHaveAccessibleName(`Claim 2, note: ${said}!`);

  // On other cells a letter does what the grid has for it, or nothing.
  await passages(rows(page).first()).first().focus();
  await page.keyboard.type('hoeqjs');
  await expect(cards(page)).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(passages(rows(page).first()).first()).toBeFocused();
  for (const n of [1, 2])
    await expect(grid(page).getByRole('button', { name: `Claim ${n}, verdict: none yet` })).toBeVisible();
});

test('proposed claims are taken, dismissed, and not proposed again', async ({ synoptic: { page } }) => {
  await page.getByRole('button', { name: /sample comparison/ }).click();
  await expect(page.locator('article.article')).toHaveCount(2);
  await page.getByRole('tab', { name: 'Grid' }).click();
  const proposals = grid(page).getByRole('rowheader', { name: /^Proposed/ });
  await expect(proposals.first()).toBeVisible();
  const before = await grid(page)
    .getByRole('rowgroup', { name: 'Proposed claims' })
    .getByText(/^\d+$/)
    .innerText();
  const claim = await proposals.first().locator('span').first().innerText();
  await proposals.first().focus();
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(claims(page)).toContainText([claim]);
  expect(await passages(rows(page)).count()).toBeGreaterThanOrEqual(2);
  const count = (wanted: number): Promise<void> =>
    expect(
      grid(page)
        .getByRole('rowgroup', { name: 'Proposed claims' })
        .getByText(String(wanted), { exact: true }),
    ).toBeVisible();
  await count(Number(before) - 1);
  await grid(page).getByRole('button', { name: 'Do not propose this' }).first().click();
  await count(Number(before) - 2);
  await undo(page);
  await count(Number(before) - 1);
  await grid(page).getByRole('button', { name: 'Add all' }).click();
  await expect(rows(page)).toHaveCount(Number(before));
  await expect(proposals).toHaveCount(0);
  await undo(page);
  await expect(rows(page)).toHaveCount(1);
  await undo(page);
  await expect(rows(page)).toHaveCount(0);
  await count(Number(before));
});

test('a match fills both cells', async ({ synoptic: { page } }) => {
  await page.getByRole('button', { name: /sample comparison/ }).click();
  await expect(page.locator('article.article')).toHaveCount(2);
  await page.getByRole('tab', { name: 'Grid' }).click();
  await expect(
    grid(page)
      .getByRole('rowheader', { name: /^Proposed/ })
      .first(),
  ).toBeVisible();
  await page.locator('[data-article]').first().focus();
  await page.keyboard.press(']');
  await page.keyboard.press('g');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).getByRole('gridcell', { name: /: 1 passage$/ })).toHaveCount(2);
  // The next one tells of something else: it begins a claim of its own.
  await page.keyboard.press(']');
  await page.keyboard.press('g');
  await expect(passages(rows(page))).not.toHaveCount(2);
});

test('two windows follow each other, and undo leaves what the other wrote', async ({ synoptic }) => {
  const { page } = synoptic;
  await twoClaims(page);
  const other = await secondTab(synoptic);
  await expect(rows(other)).toHaveCount(2);
  await claims(page).first().focus();
  await page.keyboard.press('1');
  await expect(rows(other).first().getByRole('button', { name: 'Claim 1, verdict: Same' })).toBeVisible();
  await claims(other).nth(1).getByText('failed steering pump').click();
  await other.keyboard.type('Said by the other window');
  await other.keyboard.press('Enter');
  await expect(claims(page).nth(1)).toContainText('Said by the other window');
  await undo(page);
  await expect(rows(other).first().getByRole('button', { name: 'Claim 1, verdict: none yet' })).toBeVisible();
  await expect(claims(other).nth(1)).toContainText('Said by the other window');
});

test('a claim that two windows word at once: the reader chooses, in the field and after it', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await twoClaims(page);
  const other = await secondTab(synoptic);
  await holdSockets(other);
  const first = claims(other).first();
  const conflict = first.getByRole('region', { name: 'Changed in another window' });
  /** Both write the first claim, this window unheard by the other one until it is back. */
  const writeBoth = async (theirs: string, mine: string): Promise<void> => {
    await other.bringToFront();
    await first.locator('[class*="claimText"]').click();
    await expect(first.getByRole('textbox')).toBeFocused();
    await other.evaluate('goAway()');
    await other.keyboard.type(mine);
    await page.bringToFront();
    await claims(page).first().locator('[class*="claimText"]').click();
    await page.keyboard.type(theirs);
    await page.keyboard.press('Enter');
    await expect(claims(page).first()).toContainText(theirs);
    await other.bringToFront();
    await other.evaluate('comeBack()');
    await expect(conflict).toContainText(theirs);
  };
  await writeBoth('Theirs, the first time', 'Mine, the first time');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await other.keyboard.press('Enter');
  await expect(claims(page).first()).toContainText('Mine, the first time');

  await writeBoth('Theirs, the second time', 'Mine, the second time');
  await other.keyboard.press('Enter');
  await expect(first.getByRole('textbox')).toHaveCount(0);
  await expect(conflict).toContainText('Mine, the second time');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(claims(page).first()).toContainText('Mine, the second time');
});

test('the column of a closed article stays, and its passages open it', async ({ synoptic: { page } }) => {
  const text = ferryText.text.replace('All safe', 'Nobody hurt').replace('Friday morning', 'a calm morning');
  await dropFiles(page, [ferryPage, ferryText, { ...ferryText, name: 'third.txt', text }]);
  await expect(page.locator('article.article')).toHaveCount(3);
  await runCommand(page, 'Claim grid below the articles');
  await put(page, inPage, '214 people on board', 'g');
  await put(page, /Nobody hurt/, 'passengers and crew at 209', 'g');
  await expect(grid(page).getByRole('columnheader')).toHaveCount(6);
  await pane(page, /Nobody hurt/)
    .getByRole('button', { name: 'Close' })
    .click();
  await expect(page.locator('article.article')).toHaveCount(2);
  await expect(grid(page).getByRole('columnheader')).toHaveCount(6);
  await rows(page)
    .getByRole('button', { name: /crew at 209/ })
    .click();
  await expect(page.locator('article.article')).toHaveCount(3);
  await expect(articleText(page, /Nobody hurt/).locator('p', { hasText: 'crew at 209' })).toBeInViewport();
});

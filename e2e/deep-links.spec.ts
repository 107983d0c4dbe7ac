import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { ferryPage, ferryText } from './articles';
import { expect, test } from './fixtures';
import { monday, tuesday } from './orphans-page';
import { articleText, cards, dragSelect, dropFiles, notebook, painted, pane, runCommand } from './pages';

const aground = /runs aground/;
const safe = /All safe/;
const words = 'towed to Marwick on the next high tide';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const copied = (page: Page, type = 'text/plain'): Promise<string> =>
  page.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read();
    return item?.types.includes(wanted) ? (await item.getType(wanted)).text() : '';
  }, type);

/** Highlights the words and copies the highlight's address by keyboard. */
async function addressOf(page: Page, article: RegExp, phrase: string): Promise<string> {
  await dragSelect(articleText(page, article), phrase);
  await page.keyboard.press('1');
  await expect(cards(page).filter({ hasText: phrase })).toHaveCount(1);
  await page.keyboard.press('C');
  await expect(page.getByText('Link to the passage copied')).toBeVisible();
  const address = await copied(page);
  expect(address).toMatch(/^synoptic:\/\/article\/[\w-]{8,64}#[\w-]{8,64}$/);
  return address;
}

/** The form of the browser shell: a fragment of the page's own address. */
const fragmentOf = (address: string): string => {
  const [, article, annotation] = /article\/([\w-]+)#([\w-]+)$/.exec(address) ?? [];
  return `#article=${article}&annotation=${annotation}`;
};
const goToFragment = (page: Page, fragment: string): Promise<void> =>
  page.evaluate((hash) => void (location.hash = hash), fragment);

/** The keyboard stands in the paragraph of the passage, which is chosen and in view. */
async function expectAt(page: Page, article: RegExp, phrase: string): Promise<void> {
  await expect(articleText(page, article).locator('[data-cursor]')).toContainText(phrase);
  await expect(articleText(page, article).locator('[data-cursor]')).toBeFocused();
  await expect(articleText(page, article).locator('[data-cursor]')).toBeInViewport();
}

test('an address on the command line opens the passage beside what lies open, and the keyboard is there', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  const address = await addressOf(page, aground, words);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('x');
  await expect(page.locator('article.article')).toHaveCount(1);

  await synoptic.restart([address]);
  await expect(page.locator('article.article')).toHaveCount(2);
  await expectAt(page, aground, words);
  await expect(page.getByRole('toolbar', { name: 'Highlight' })).toBeVisible();
  await expect(cards(page).and(page.locator('[data-selected]'))).toContainText(words);
  // The key of the chosen highlight acts on it.
  await page.keyboard.press('2');
  await expect(cards(page)).toContainText('Figure');
  // The seam between two landmarks belongs to neither.
  const { violations } = await new AxeBuilder({ page }).exclude('[role="separator"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

test('the fragment of the page’s own address goes to the passage, again and again, and stays nowhere', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  // Scrolling of the other pane that is still under way would take this one along.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  const fragment = fragmentOf(await addressOf(page, aground, words));
  for (let i = 0; i < 2; i++) {
    await page.keyboard.press('Control+2');
    await page.keyboard.press('j');
    await goToFragment(page, fragment);
    await expectAt(page, aground, words);
    expect(new URL(page.url()).hash).toBe('');
  }
  const passage = fragment.replace(/&annotation=.*/, '&passage=0-5');
  await goToFragment(page, passage);
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('Ferry');

  for (const wrong of ['#article=..%2f..%2fetc', `${fragment}&passage=1-2`, '#article=<img src=x>']) {
    await goToFragment(page, wrong);
    await expect(page.getByText('does not lead to a passage')).toBeVisible();
    await page
      .getByRole('region', { name: 'Messages' })
      .getByRole('button', { name: 'Dismiss' })
      .first()
      .click();
  }
  await expect(page.locator('article.article')).toHaveCount(2);
});

test('beside the one-time code the fragment is followed, and both leave the address', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await dropFiles(page, [ferryPage]);
  const fragment = fragmentOf(await addressOf(page, aground, words)).slice(1);
  await page.keyboard.press('x');
  await expect(page.locator('article.article')).toHaveCount(0);
  const opening = page.context().waitForEvent('page');
  // Another window: its address is good once, and this page writes the passage behind it.
  await page.evaluate((link) => {
    const open = window.open.bind(window);
    window.open = (address, ...more) => open(`${String(address)}&${link}`, ...more);
  }, fragment);
  await runCommand(page, 'Open another window');
  const other = await opening;
  await expectAt(other, aground, words);
  expect(new URL(other.url()).hash).toBe('');
  await expect(page.locator('article.article')).toHaveCount(0);
  await other.close();
});

test('an article in the trash is brought back on the way, a deleted highlight too, and what is nowhere is said', async ({
  synoptic: { page },
}) => {
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  const fragment = fragmentOf(await addressOf(page, aground, words));
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(0);
  const messages = page.getByRole('region', { name: 'Messages' });
  await goToFragment(page, fragment);
  await messages
    .locator('div', { hasText: 'was deleted' })
    .getByRole('button', { name: 'Restore' })
    .first()
    .click();
  await expectAt(page, aground, words);
  await expect(cards(page)).toHaveCount(1);

  const row = page.getByRole('grid', { name: 'Articles' }).getByRole('row', { name: aground });
  await page.keyboard.press('Control+b');
  await row.click();
  await page.keyboard.press('Delete');
  await expect(page.locator('article.article')).toHaveCount(1);
  await goToFragment(page, fragment);
  await messages
    .locator('div', { hasText: 'is in the trash' })
    .getByRole('button', { name: 'Restore' })
    .first()
    .click();
  await expect(page.locator('article.article')).toHaveCount(2);
  await expectAt(page, aground, words);

  await goToFragment(page, '#article=nobody-here-1');
  await expect(messages).toContainText('is not in this library');
});

test('a highlight that lost its words is shown where it waits for a place', async ({
  synoptic: { page },
}) => {
  await dropFiles(page, [monday]);
  const fragment = fragmentOf(await addressOf(page, /Bakers of Ostrow/, 'eighty loaves in all'));
  await page.keyboard.press('Escape');
  await dropFiles(page, [tuesday]);
  await expect(page.getByRole('status', { name: 'Import' })).toContainText('1 updated');
  // The summary comes before the new text is on the page.
  await expect(pane(page, /Bakers of Ostrow/).getByRole('button', { name: '1 needs you' })).toBeVisible();
  await goToFragment(page, fragment);
  const orphan = notebook(page).locator('[data-orphan]').filter({ hasText: 'eighty loaves' });
  await expect(orphan).toBeInViewport();
  // The keyboard is in the row that holds the notes without a place.
  const row = notebook(page)
    .getByRole('row')
    .filter({ has: page.getByRole('region', { name: 'Notes without a place' }) });
  await expect(row.locator(':focus').or(row.and(page.locator(':focus')))).toHaveCount(1);
});

test('an address in a note is a link that goes there in this window, written out or behind words', async ({
  synoptic: { page },
}) => {
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  const address = await addressOf(page, aground, words);
  const quoted = 'refund every ticket';
  await dragSelect(articleText(page, safe), quoted);
  await page.keyboard.press('n');
  await page.keyboard.insertText(`See ${address} and [the tow](${address}), <${address}>.`);
  await page.keyboard.press('Escape');
  const card = cards(page).filter({ hasText: quoted });
  await expect(card.getByRole('link')).toHaveCount(3);
  for (const n of [0, 1, 2]) {
    await page.keyboard.press('Control+2');
    await card.getByRole('link').nth(n).click();
    await expectAt(page, aground, words);
  }
  expect(new URL(page.url()).hash).toBe('');
  await expect(page.locator('article.article')).toHaveCount(2);
});

test('an address in the text of an article is only words: nothing that was imported leads about in the program', async ({
  synoptic: { page },
}) => {
  await dropFiles(page, [ferryText]);
  const address = await addressOf(page, safe, 'refund every ticket');
  const text = ferryPage.text.replace(
    '</article>',
    `<p>The harbour office has told everybody who asked to look <a href="${address}">to the refund</a> that the company pays, or <a href="${fragmentOf(address)}">to the coastguard</a> for the ship itself.</p></article>`,
  );
  await dropFiles(page, [{ ...ferryPage, text }]);
  await expect(articleText(page, aground)).toContainText('to the refund');
  await expect(articleText(page, aground).locator('a[href^="synoptic"], a[href*="article="]')).toHaveCount(0);
});

test('a passage is copied with its citation as text and as HTML, and as a Markdown quote', async ({
  synoptic: { page },
}) => {
  await dropFiles(page, [ferryPage]);
  await dragSelect(articleText(page, aground), words);
  await page.keyboard.press('c');
  await expect(page.getByText('Copied with citation')).toBeVisible();
  expect(await copied(page)).toMatch(
    /^“towed to Marwick on the next high tide”\n\n— Lindqvist, M\. \(2025, October 3\)\. Ferry runs aground off Skerrin\. The Coast Courier/,
  );
  expect(await copied(page, 'text/html')).toMatch(
    /<blockquote[^>]*><p>towed to Marwick on the next high tide<\/p><\/blockquote><p>— Lindqvist/,
  );
  await runCommand(page, 'Copy the passage as a Markdown quote');
  await expect(page.getByText('Copied as a Markdown quote')).toBeVisible();
  expect(await copied(page)).toMatch(
    /^> towed to Marwick on the next high tide\n>\n> — Lindqvist.*\(\[passage\]\(synoptic:\/\/article\/[\w-]+#\d+-\d+\)\)\n$/,
  );
  // Without anything chosen, the key copies the way to the article.
  await page.keyboard.press('Escape');
  await page.keyboard.press('C');
  await expect(page.getByText('Link to the article copied')).toBeVisible();
  expect(await copied(page)).toMatch(/^synoptic:\/\/article\/[\w-]+$/);
  expect(await copied(page, 'text/html')).toContain('>Ferry runs aground off Skerrin</a>');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText(
    'Copy a link to the passage or article',
  );
});

test('with all panes taken, the article comes in the place of the one in front', async ({
  synoptic: { page },
}) => {
  const more = [1, 2, 3].map((n) => ({
    ...ferryText,
    name: `more-${n}.txt`,
    text: `Report number ${n}\n\n${ferryText.text.slice(60)}\n\nOnly in ${n}.`,
  }));
  await dropFiles(page, [ferryPage]);
  const fragment = fragmentOf(await addressOf(page, aground, words));
  await page.keyboard.press('x');
  await expect(page.locator('article.article')).toHaveCount(0);
  await dropFiles(page, [ferryText, ...more]);
  await expect(page.locator('article.article')).toHaveCount(4);
  await page.keyboard.press('Control+3');
  await goToFragment(page, fragment);
  await expectAt(page, aground, words);
  await expect(page.locator('article.article')).toHaveCount(4);
  await expect(page.locator('article.article').nth(2)).toContainText('runs aground');
  await expect.poll(() => painted(page, 'syn-')).toContain(words);
});

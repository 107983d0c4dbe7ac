import type { Page } from 'playwright/test';
import { hasMark, markAt, marksOf, pointAt, why } from './comparing-page';
import { damCourier, damHerald, damRadio } from './dam-articles';
import { expect, test } from './fixtures';
import { articleText, dropFiles, painted, pane, runCommand } from './pages';

const courier = /Thousands leave/;
const radio = /Dam crack empties/;
const found = 'The crack was discovered by two inspectors';
const foundThere = 'Two inspectors discovered the crack';
const cost = 'North Water, the operator of the dam, put the cost';
const said = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words });
const chip = (page: Page, name: RegExp) =>
  page.getByRole('toolbar', { name: 'What is marked' }).getByRole('button', { name });

const compare = async (page: Page, files = [damCourier, damRadio]): Promise<void> => {
  await dropFiles(page, files);
  await expect(page.locator('article.article')).toHaveCount(files.length);
  await expect(marksOf(page, courier).first()).toBeAttached();
};

test('a passage that is pointed at lights its counterpart, with what both have in common', async ({
  synoptic: { page },
}) => {
  await compare(page);
  await pointAt(articleText(page, courier), 'discovered by two');
  await expect
    .poll(async () => (await painted(page, 'syn-counterpart')).map((text) => text.slice(0, 30)).sort())
    .toEqual([found.slice(0, 30), foundThere.slice(0, 30)].sort());
  // Both texts have the words that speak for it.
  const common = (await painted(page, 'syn-evidence')).join(' ').toLowerCase();
  expect(common.match(/inspectors/g)).toHaveLength(2);
  // The marks are beside the text, not in it.
  await page.mouse.move(5, 5);
  await expect.poll(() => painted(page, 'syn-counterpart')).toEqual([]);
  const [shown, stored] = await articleText(page, courier).evaluate((container) => [
    container.querySelectorAll('button, [data-mark]').length,
    container.textContent?.includes('Matched passages'),
  ]);
  expect([shown, stored]).toEqual([0, false]);
});

test('a mark is clicked: both passages come to the same height', async ({ synoptic: { page } }) => {
  await page.setViewportSize({ width: 1280, height: 420 });
  await compare(page);
  // Marks are made near what is seen.
  await pointAt(articleText(page, courier), found);
  const mark = await markAt(page, courier, found);
  await mark.click();
  const there = await markAt(page, radio, foundThere);
  await expect
    .poll(async () => {
      const [one, other] = [await mark.boundingBox(), await there.boundingBox()];
      return Math.abs((one?.y ?? 0) - (other?.y ?? 999));
    })
    .toBeLessThan(4);
  await expect(said(page, /in Island Radio: “Two inspectors/)).toBeAttached();
});

test('why: a sentence, each piece lit in both texts, and Escape goes back', async ({
  synoptic: { page },
}) => {
  await compare(page);
  const mark = await markAt(page, courier, found);
  await mark.focus();
  await page.keyboard.press('q');
  await expect(why(page)).toBeFocused();
  await expect(why(page)).toContainText(/both/i);
  await expect(why(page)).toContainText('Island Radio');
  const item = why(page).getByRole('list', { name: 'What both have in common' }).getByRole('button').first();
  await item.focus();
  const words = (await item.locator('bdi').innerText()).toLowerCase();
  await expect.poll(async () => (await painted(page, 'syn-evidence')).length).toBeGreaterThanOrEqual(2);
  const lit = (await painted(page, 'syn-evidence')).map((text) => text.toLowerCase());
  expect(lit.some((text) => words.includes(text) || text.includes(words))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(why(page)).toHaveCount(0);
  await expect(mark).toBeFocused();
});

test('“these do not correspond” takes a match away; it comes back with undo, and stays away after a restart', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await compare(page);
  await (await markAt(page, courier, found)).focus();
  await page.keyboard.press('q');
  await why(page).getByRole('button', { name: 'These do not correspond' }).click();
  await expect(why(page)).toHaveCount(0);
  await expect.poll(() => matched(page)).toBe(false);
  await page.keyboard.press('Control+z');
  await expect.poll(() => matched(page)).toBe(true);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => matched(page)).toBe(false);
  await synoptic.restart();
  await expect(marksOf(page, courier).first()).toBeAttached();
  await expect.poll(() => matched(page)).toBe(false);
});

/** Whether the sentence on the inspectors is marked as found in the other article. */
async function matched(page: Page): Promise<boolean> {
  if (!(await hasMark(page, courier, found))) return false;
  const mark = await markAt(page, courier, found);
  return (await mark.getAttribute('data-kind')) !== 'only-here';
}

test('two passages are pinned by hand, by a key and a click; the pin is remembered and taken back', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await compare(page);
  const { x, y } = await pointAt(articleText(page, courier), 'A photograph that a hiker');
  await page.mouse.click(x, y);
  await page.keyboard.press('p');
  const strip = page.getByRole('group', { name: 'These two correspond' });
  await expect(strip).toContainText('A photograph that a hiker');
  await expect.poll(() => painted(page, 'syn-pinning')).toHaveLength(1);
  // Escape gives it up.
  await page.keyboard.press('Escape');
  await expect(strip).toHaveCount(0);
  await page.keyboard.press('p');
  const other = await pointAt(articleText(page, radio), 'The fishing club');
  await page.mouse.click(other.x, other.y);
  await expect(strip).toHaveCount(0);
  const pinned = page.locator('[data-mark][data-pinned]');
  await expect(pinned).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(pinned).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(pinned).toHaveCount(2);

  await synoptic.restart();
  await expect(pinned).toHaveCount(2);
  await pinned.first().focus();
  await page.keyboard.press('q');
  await expect(why(page)).toContainText('Pinned by you');
  await why(page).getByRole('button', { name: 'Take back' }).click();
  await expect(pinned).toHaveCount(0);
});

test('filters choose what is marked, say how many there are, and are remembered', async ({ synoptic }) => {
  const { page } = synoptic;
  await compare(page);
  const only = page.locator('[data-mark][data-kind="only-here"]');
  await expect(only.first()).toBeAttached();
  await expect(chip(page, /^Only here: \d+/)).toHaveAttribute('aria-pressed', 'true');
  await chip(page, /^Only here/).click();
  await expect(only).toHaveCount(0);
  await synoptic.restart();
  await expect(marksOf(page, courier).first()).toBeAttached();
  await expect(only).toHaveCount(0);
  await runCommand(page, 'Mark, or do not mark: only here');
  await expect(only.first()).toBeAttached();
});

test('[ and ] walk what is matched, by keyboard alone, and say where they are', async ({
  synoptic: { page },
}) => {
  await compare(page);
  await page.keyboard.press('Control+1');
  await page.keyboard.press(']');
  await expect(said(page, /^Match 1 of \d+, .+, in Island Radio: “/)).toBeAttached();
  await expect(marksOf(page, courier).and(page.locator(':focus'))).toHaveCount(1);
  await page.keyboard.press(']');
  await expect(said(page, /^Match 2 of \d+/)).toBeAttached();
  await page.keyboard.press('[');
  await expect(said(page, /^Match 1 of \d+/)).toBeAttached();
  await page.keyboard.press('[');
  await expect(page.getByText('That was the first match in this article')).toBeVisible();

  // With nothing but what stands only here, they walk that.
  for (const name of [/^Shared/, /^Figures differ/, /^Quotes/, /^Copied text/])
    await chip(page, name).click();
  await page.keyboard.press('Control+1');
  await page.keyboard.press(']');
  await expect(said(page, /^Passage \d of \d+, no counterpart found in Island Radio/)).toBeAttached();
});

test('figures that differ are marked in both texts and named as such', async ({ synoptic: { page } }) => {
  await compare(page);
  const mark = await markAt(page, courier, cost);
  await expect(mark).toHaveAttribute('data-differs');
  await expect
    .poll(async () => (await painted(page, 'syn-differing')).join(' '))
    .toMatch(/21 million.*27 million|27 million.*21 million/);
  await pointAt(articleText(page, courier), '21 million');
  const card = page.getByRole('group', { name: 'About this mark' });
  await expect(card).toContainText(/21 million.*27 million/s);
  await expect(card).toContainText('figures differ');
  await mark.focus();
  await page.keyboard.press('q');
  await why(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(mark).not.toHaveAttribute('data-differs');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(mark).toHaveAttribute('data-differs');
  // Alone, an article differs from nothing.
  await pane(page, radio).getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => painted(page, 'syn-differing')).toEqual([]);
});

test('a question that is open when its other article is closed is over: what is opened next can be pointed at', async ({
  synoptic: { page },
}) => {
  await compare(page, [damCourier, damRadio, damHerald]);
  await (await markAt(page, courier, found)).focus();
  await page.keyboard.press('q');
  await expect(why(page)).toContainText('Island Radio');
  // By a key: the pointer would have closed it.
  const close = pane(page, radio).getByRole('button', { name: 'Close' });
  await close.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('article.article')).toHaveCount(2);
  await expect(why(page)).toHaveCount(0);
  const agency = 'The dam at Orrin Head was built in 1961';
  await (await markAt(page, courier, agency)).hover();
  await expect
    .poll(async () => (await painted(page, 'syn-counterpart')).filter((words) => words.startsWith(agency)))
    .toHaveLength(2);
});

test('with three panes a mark says in how many sources a passage is found', async ({
  synoptic: { page },
}) => {
  await compare(page, [damCourier, damRadio, damHerald]);
  const agency = 'The dam at Orrin Head was built in 1961';
  await expect
    .poll(async () => (await markAt(page, courier, agency)).getAttribute('aria-label'))
    .toContain('in 3 of 3 sources');
  // Its counterparts in both other articles are lit with it.
  await (await markAt(page, courier, agency)).hover();
  await expect
    .poll(async () => (await painted(page, 'syn-counterpart')).filter((text) => text.startsWith(agency)))
    .toHaveLength(3);
});

test('what is being compared can be ended, and asked for again', async ({ synoptic: { page } }) => {
  // Long texts of their own words: each pair takes a while.
  const long = (name: string, seed: number) => ({
    ...{ name, type: 'text/plain' },
    text: `Report ${name}\n\n${Array.from({ length: 1400 }, (_, i) => sentence(i, seed)).join('\n\n')}`,
  });
  await dropFiles(page, [long('one.txt', 3), long('two.txt', 5), long('three.txt', 7), long('four.txt', 11)]);
  const bar = page.getByRole('group', { name: 'Comparison', exact: true });
  await bar.getByRole('button', { name: 'Cancel' }).click();
  await expect(bar.getByText('Not compared')).toBeVisible();
  // The texts are there to be read all the while.
  await expect(page.locator('article.article')).toHaveCount(4);
  await bar.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(bar.getByText('Not compared')).toHaveCount(0);
});

const words = 'harbour bridge council river storm engine night market valley window report captain'.split(
  ' ',
);
const sentence = (i: number, seed: number): string =>
  Array.from({ length: 14 }, (_, k) => `${words[(i * seed + k * k) % words.length]}${(i * seed + k) % 97}`)
    .join(' ')
    .concat('.');

import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, painted } from './pages';
import { mill, port } from './selecting-page';

const title = /burned twice/;

test.beforeEach(async ({ synoptic: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await dropFiles(page, [mill]);
  await expect(articleText(page, title)).toBeVisible();
});

const selected = (page: Page): Promise<string> =>
  page.evaluate(() => (document.getSelection()?.toString() ?? '').replace(/\s+/g, ' '));
const quotes = async (page: Page): Promise<string[]> =>
  (await cards(page).getByTitle('Go to the passage').allInnerTexts()).map((quote) =>
    quote.replace(/\s+/g, ' ').trim(),
  );

/** The middle of a character, by default the one in the middle of the words. */
async function spotOf(article: Locator, words: string, at = Math.floor(words.length / 2)): Promise<Spot> {
  return article.evaluate(
    (container, [wanted, index]) => {
      const start = (container.textContent ?? '').indexOf(wanted) + index;
      const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
      let before = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { length } = node as Text;
        if (start < before + length) {
          const range = document.createRange();
          range.setStart(node, start - before);
          range.setEnd(node, start - before + 1);
          node.parentElement?.scrollIntoView({ block: 'nearest' });
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2, left, right: left + width };
        }
        before += length;
      }
      throw new Error(`The article does not hold “${wanted}”.`);
    },
    [words, at] as const,
  );
}
interface Spot {
  x: number;
  y: number;
  left: number;
  right: number;
}

test('a drag takes three paragraphs and a table, whole words, and is painted without the gaps', async ({
  synoptic: { page },
}) => {
  await page.setViewportSize({ width: 1440, height: 1300 });
  await dragSelect(articleText(page, title), 'ayor said', 'two eng');
  await expect.poll(() => selected(page)).toMatch(/^mayor said\. A second fire .* Lindau two engines$/);
  await page.keyboard.press('2');
  await expect(cards(page)).toHaveCount(1);
  const [quote = ''] = await quotes(page);
  expect(quote).toMatch(/^mayor said\. A second fire/);
  const pieces = await painted(page, 'syn-green');
  expect(pieces.length).toBeGreaterThan(6);
  expect(pieces.join(' ')).toContain('somebody moved the sandbags. Engines at the two fires Village Monday');
  expect(pieces.filter((piece) => piece.trim() !== piece)).toEqual([]);
});

test('the ends go to the edges of words; with Alt, or switched off, they stay', async ({
  synoptic: { page },
}) => {
  const article = articleText(page, title);
  const from = await spotOf(article, 'brigade', 2);
  const to = await spotOf(article, 'villages', 3);
  const drag = async (): Promise<void> => {
    await page.mouse.move(from.left + 0.5, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.move(to.right - 0.5, to.y);
    await page.mouse.up();
  };
  await drag();
  await expect.poll(() => selected(page)).toBe('brigade from three villages');
  await page.keyboard.press('h');
  await expect.poll(() => quotes(page)).toEqual(['brigade from three villages']);
  await page.keyboard.press('Control+z');
  await expect(cards(page)).toHaveCount(0);

  await page.keyboard.down('Alt');
  await drag();
  await page.keyboard.up('Alt');
  await expect.poll(() => selected(page)).toBe('igade from three vill');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Text and theme' }).click();
  await page.getByText('Select whole words').click();
  await page.keyboard.press('Escape');
  await drag();
  await expect.poll(() => selected(page)).toBe('igade from three vill');
});

test('double click takes a word, triple click a paragraph and no more', async ({ synoptic: { page } }) => {
  const article = articleText(page, title);
  for (const [words, word, paragraph] of [
    ['drying loft', 'loft', /^A second fire .* orange again\.”$/],
    ['three engines', 'engines', /^three engines$/],
    ['carried out', 'out', /^Most of the ledgers, carried out by apprentices\.$/],
    ['what is left', 'left', /^The mill on Tuesday, with what is left of its roof\.$/],
  ] as const) {
    const spot = await spotOf(article, words, words.length - 2);
    await page.mouse.click(spot.x, spot.y, { clickCount: 2 });
    await expect.poll(() => selected(page)).toBe(word);
    await page.mouse.click(spot.x, spot.y, { clickCount: 3 });
    await expect.poll(() => selected(page)).toMatch(paragraph);
    await page.keyboard.press('3');
    await expect.poll(async () => (await quotes(page)).some((quote) => paragraph.test(quote))).toBe(true);
    await page.keyboard.press('Escape');
  }
  await expect(cards(page)).toHaveCount(4);
});

test('caret browsing: F7, move, select, highlight, all by keyboard', async ({ synoptic: { page } }) => {
  await page.keyboard.press('Control+1');
  await page.keyboard.press('F7');
  const caret = page.locator('[data-caret]');
  await expect(caret).toBeVisible();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowDown');
  // At the start of the first paragraph: four words on.
  for (let i = 0; i < 2; i++) await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+ArrowRight');
  expect(await selected(page)).toBe('paper mill at');
  await page.keyboard.press('h');
  await expect.poll(() => quotes(page)).toEqual(['paper mill at']);

  // The caret goes on where the selection ended; down is a line, and End the end of that line.
  await expect(caret).toBeVisible();
  const before = await caret.boundingBox();
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await caret.boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + 10);
  const x = (await caret.boundingBox())?.x ?? 0;
  expect(Math.abs(x - (before?.x ?? 0))).toBeLessThan(15);
  await page.keyboard.press('End');
  await expect.poll(async () => (await caret.boundingBox())?.x).toBeGreaterThan(x + 50);
  await page.keyboard.press('Shift+Home');
  const line = await selected(page);
  expect(line.length).toBeGreaterThan(30);
  await page.keyboard.press('ArrowLeft');

  // With nothing selected the sentence at the caret.
  await page.keyboard.press('Control+End');
  await page.keyboard.press('h');
  await expect
    .poll(() => quotes(page))
    .toContain(
      'Work on the roof is to begin as soon as the frost allows it, and the first sheets are promised for Easter.',
    );
  // The same key again makes no second one.
  await page.keyboard.press('h');
  await expect(cards(page)).toHaveCount(2);
  await page.keyboard.press('F7');
  await expect(caret).toHaveCount(0);
});

test('the caret moves as the text runs, right to left', async ({ synoptic: { page } }) => {
  await dropFiles(page, [port]);
  await expect(articleText(page, /שרטון/)).toBeVisible();
  await page.keyboard.press('Control+2');
  await page.keyboard.press('F7');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  expect(await selected(page)).toBe('המעבורת עלתה');
  await page.keyboard.press('h');
  await expect.poll(() => quotes(page)).toContain('המעבורת עלתה');
});

import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, painted, still } from './pages';
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
  return still(article.page(), () =>
    article.evaluate(
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
    ),
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

const handle = (page: Page, edge: 'start' | 'end'): Locator => page.locator(`[data-edge="${edge}"]`);

/** Where a handle is gripped: the middle of its round end. */
async function grip(page: Page, edge: 'start' | 'end'): Promise<{ x: number; y: number }> {
  const box = await handle(page, edge).boundingBox();
  if (!box) throw new Error('There is no handle.');
  return { x: box.x + box.width / 2 + (edge === 'start' ? -6 : 6), y: box.y + box.height + 6 };
}

test('three highlights overlap freely and are clicked through', async ({ synoptic: { page } }) => {
  const article = articleText(page, title);
  await dragSelect(article, 'old paper mill at Ostrow caught fire');
  await page.keyboard.press('1');
  await dragSelect(article, 'mill at Ostrow caught');
  await page.keyboard.press('2');
  await dragSelect(article, 'Ostrow caught fire shortly');
  // It offers to lengthen one only where it is clear which.
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Extend the highlight' })).toHaveCount(0);
  await page.keyboard.press('3');
  await expect
    .poll(() => quotes(page))
    .toEqual(['old paper mill at Ostrow caught fire', 'mill at Ostrow caught', 'Ostrow caught fire shortly']);
  await page.keyboard.press('Escape');
  const spot = await spotOf(article, 'Ostrow caught', 3);
  const chosen: string[] = [];
  for (let i = 0; i < 4; i++) {
    await page.mouse.click(spot.x, spot.y);
    const card = cards(page).and(page.locator('[data-selected="true"]'));
    await expect(card).toHaveCount(1);
    chosen.push(await card.getByTitle('Go to the passage').innerText());
  }
  expect(chosen).toEqual([
    'mill at Ostrow caught',
    'Ostrow caught fire shortly',
    'old paper mill at Ostrow caught fire',
    'mill at Ostrow caught',
  ]);
});

test('an edge is dragged, crosses the other, is put back by Escape and by undo', async ({
  synoptic: { page },
}) => {
  const article = articleText(page, title);
  await dragSelect(article, 'brigade from three');
  await page.keyboard.press('1');
  await expect(handle(page, 'end')).toBeVisible();
  const nodes = await article.evaluate((container) => container.getElementsByTagName('*').length);

  // Into the middle of a word: to its nearer edge.
  let to = await spotOf(article, 'villages needed until', 13);
  let from = await grip(page, 'end');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y + 12, { steps: 6 });
  await expect.poll(() => painted(page, 'syn-yellow')).toEqual(['brigade from three villages needed']);
  await expect(page.getByRole('toolbar', { name: 'Highlight' })).toHaveCount(0);
  await page.mouse.up();
  await expect.poll(() => quotes(page)).toEqual(['brigade from three villages needed']);
  await expect(page.getByRole('status').filter({ hasText: '“villages needed” added' })).toBeAttached();

  // Over the other end, and back with Escape.
  to = await spotOf(article, 'paper mill', 1);
  from = await grip(page, 'end');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y + 12, { steps: 6 });
  await expect
    .poll(async () => (await painted(page, 'syn-yellow')).join(' '))
    .toMatch(/^paper mill .* and the$/);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => painted(page, 'syn-yellow')).toEqual(['brigade from three villages needed']);

  // With Alt to the letter.
  from = await grip(page, 'start');
  to = await spotOf(article, 'brigade', 2);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.keyboard.down('Alt');
  await page.mouse.move(to.right + 1 - 6, to.y + 14, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect.poll(async () => (await quotes(page))[0]).toMatch(/^(i?gade) from three villages needed$/);

  await page.keyboard.press('Control+z');
  await expect.poll(() => quotes(page)).toEqual(['brigade from three villages needed']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => quotes(page)).toEqual(['brigade from three']);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => quotes(page)).toEqual(['brigade from three villages needed']);
  expect(await article.evaluate((container) => container.getElementsByTagName('*').length)).toBe(nodes);
});

test('the text scrolls along when an edge is dragged to the end of the pane', async ({
  synoptic: { page },
}) => {
  await page.setViewportSize({ width: 1440, height: 500 });
  const article = articleText(page, title);
  await dragSelect(article, 'brigade from three');
  await page.keyboard.press('1');
  await expect(handle(page, 'end')).toBeVisible();
  const from = await grip(page, 'end');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, 496, { steps: 4 });
  await expect.poll(async () => (await painted(page, 'syn-yellow')).join(' ')).toContain('paper machine');
  await page.mouse.up();
  await expect.poll(async () => (await quotes(page))[0]).toMatch(/^brigade from three .* paper machine/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => quotes(page)).toEqual(['brigade from three']);
});

test('edges are moved by keys, several as one step', async ({ synoptic }) => {
  const { page } = synoptic;
  await dragSelect(articleText(page, title), 'brigade from three');
  await page.keyboard.press('1');
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect.poll(() => painted(page, 'syn-yellow')).toEqual(['the brigade from three villages needed un']);
  await expect(page.getByRole('status').filter({ hasText: '“n” added' })).toBeAttached();
  // Stored although another key follows at once.
  await page.keyboard.press('Control+z');
  await expect.poll(() => quotes(page)).toEqual(['brigade from three']);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => quotes(page)).toEqual(['the brigade from three villages needed un']);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => quotes(page)).toEqual(['the brigade from three villages needed']);
  await synoptic.restart();
  await expect.poll(() => quotes(page)).toEqual(['the brigade from three villages needed']);
});

test('a selection over a highlight can lengthen it', async ({ synoptic: { page } }) => {
  const article = articleText(page, title);
  await dragSelect(article, 'brigade from three');
  await page.keyboard.press('1');
  await expect(cards(page)).toHaveCount(1);
  await dragSelect(article, 'three villages needed');
  await page.getByRole('button', { name: 'Extend the highlight' }).click();
  await expect.poll(() => quotes(page)).toEqual(['brigade from three villages needed']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => quotes(page)).toEqual(['brigade from three']);
});

test('the bar is reached by keyboard, stays in a narrow pane and off the selection', async ({
  synoptic: { page },
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await dropFiles(page, [port]);
  const hebrew = articleText(page, /שרטון/);
  await expect(hebrew).toBeVisible();
  await page.keyboard.press('Control+2');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowLeft');
  const bar = page.getByRole('toolbar', { name: 'Selection' });
  await expect(bar).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(bar.getByRole('button', { name: 'Claim' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(cards(page)).toContainText('Figure');
  // The right end of right-to-left text is its start.
  const [start, end] = [await handle(page, 'start').boundingBox(), await handle(page, 'end').boundingBox()];
  expect(start && end && (start.x > end.x || start.y < end.y)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.closest('[data-article]') !== null)).toBe(true);
});

const selectByPlatform = (article: Locator, from: string, to: string): Promise<void> =>
  article.evaluate(
    (container, [first, last]) => {
      const node = [...container.querySelectorAll('p')]
        .flatMap((p) => [...p.childNodes])
        .find((one) => one.textContent?.includes(first));
      const text = node?.textContent ?? '';
      if (node)
        document
          .getSelection()
          ?.setBaseAndExtent(node, text.indexOf(first), node, text.indexOf(last) + last.length);
    },
    [from, to] as const,
  );

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true });

  test('a tap chooses a highlight, a finger drags an edge, what the platform selects is taken by words', async ({
    synoptic: { page },
  }) => {
    const article = articleText(page, title);
    await dragSelect(article, 'brigade from three');
    await page.keyboard.press('1');
    await expect(cards(page)).toHaveCount(1);
    await page.keyboard.press('Escape');
    const on = await spotOf(article, 'brigade from', 3);
    await page.touchscreen.tap(on.x, on.y);
    const bar = page.getByRole('toolbar', { name: 'Highlight' });
    await expect(bar).toBeVisible();
    const [box, line] = [await bar.boundingBox(), await spotOf(article, 'brigade', 0)];
    expect(box && (box.y + box.height <= line.y || box.y >= line.y)).toBe(true);

    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', x = 0, y = 0) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: /End|Cancel/.test(type) ? [] : [{ x, y }],
      });
    const from = await grip(page, 'end');
    const to = await spotOf(article, 'villages', 5);
    await touch('touchStart', from.x, from.y);
    for (let i = 1; i <= 6; i++)
      await touch('touchMove', from.x + ((to.x - from.x) * i) / 6, from.y + ((to.y + 12 - from.y) * i) / 6);
    await touch('touchEnd');
    await expect.poll(() => quotes(page)).toEqual(['brigade from three villages']);

    await page.keyboard.press('Escape');
    // A long press cannot be made here. The platform answers one so: it takes the finger over, selects, and lets its
    // own handles move the ends, of which the page hears nothing but that the selection changes.
    const word = await spotOf(article, 'smouldered');
    await touch('touchStart', word.x, word.y);
    await touch('touchCancel');
    for (const [from, to] of [
      ['smouldered', 'smouldered'],
      ['ouldered', 'who'],
    ] as const)
      await selectByPlatform(article, from, to);
    // Whole words, and nothing taken out of the platform's hands.
    await expect.poll(() => painted(page, 'syn-pending')).toEqual(['smouldered for a whole']);
    expect(await selected(page)).toBe('ouldered for a who');
    await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Doubt' }).tap();
    await expect.poll(() => quotes(page)).toContain('smouldered for a whole');
  });
});

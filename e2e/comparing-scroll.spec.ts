import type { Page } from 'playwright/test';
import { expect, test } from './fixtures';
import { account, accountTitle, reports } from './long-accounts';
import { dropFiles, pane } from './pages';

type Which = 0 | 1 | 2 | 3;

interface Box {
  top: number;
  bottom: number;
}

/** A line of the text, in CSS pixels. */
const line = 18 * 1.6;

async function openAccounts(page: Page, count: 2 | 3 | 4): Promise<void> {
  const which = ([0, 1, 2, 3] as const).slice(0, count);
  await dropFiles(
    page,
    which.map((i) => account(i)),
  );
  for (const i of which) await expect(pane(page, accountTitle(i))).toBeVisible();
  await seamsReady(page, count - 1);
}

/** Ribbons are drawn in every seam: what the texts have in common is known. */
const seamsReady = (page: Page, count: number): Promise<void> =>
  expect(page.locator('svg:has(> g[data-match])')).toHaveCount(count);

const scroller = (page: Page, which: Which) =>
  page.getByRole('region', { name: `Text of ${accountTitle(which)}` });

const scrolled = (page: Page, which: Which): Promise<number> =>
  scroller(page, which).evaluate((element) => element.scrollTop);

/** Where the sentence about a report stands in its pane. */
const boxOf = (page: Page, which: Which, report: number): Promise<Box> =>
  scroller(page, which).evaluate((element, person) => {
    const container = element.querySelector('article')!;
    const text = container.textContent ?? '';
    const at = text.indexOf(person);
    const before = Math.max(text.lastIndexOf('. ', at) + 1, text.lastIndexOf('\n', at));
    const start = before + 1;
    const end = text.indexOf('.', at);
    const point = (offset: number): [Node, number] => {
      const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
      let passed = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { length } = node as Text;
        if (offset < passed + length) return [node, offset - passed];
        passed += length;
      }
      throw new Error(`The article does not tell of ${person}.`);
    };
    const range = document.createRange();
    range.setStart(...point(start));
    range.setEnd(...point(end));
    const [box, view] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
    return { top: box.top - view.top, bottom: box.bottom - view.top };
  }, reports[report]?.person ?? '');

const middle = ({ top, bottom }: Box): number => (top + bottom) / 2;

/** All panes stand still: for so long nothing has moved. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let [since, last] = [0, ''];
        const look = (time: number): void => {
          const now = [...document.querySelectorAll('[data-article]')].map((e) => e.scrollTop).join(' ');
          if (now !== last) [since, last] = [time, now];
          if (time - since > 350) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

async function wheel(page: Page, which: Which, by: number): Promise<void> {
  const box = (await scroller(page, which).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.8);
  await page.mouse.wheel(0, by);
  await rest(page);
}

/** Turns the wheel over a pane until the sentence about a report stands in its middle. */
async function bringToMiddle(page: Page, which: Which, report: number): Promise<void> {
  const { height } = (await scroller(page, which).boundingBox())!;
  // Once more: the widths of the panes do not change, but a far way may end a pixel off.
  for (let i = 0; i < 2; i++) {
    const by = middle(await boxOf(page, which, report)) - height / 2;
    if (Math.abs(by) > 1) await wheel(page, which, by);
  }
}

test.describe('panes that scroll together', () => {
  test('stay on the passages that match, whichever is scrolled, and the one that is scrolled is never moved', async ({
    synoptic: { page },
  }) => {
    await openAccounts(page, 2);
    expect([await scrolled(page, 0), await scrolled(page, 1)]).toEqual([0, 0]);
    for (const [leading, report] of [
      [0, 5],
      [0, 11],
      [1, 14],
      [1, 7],
      [0, 4],
    ] as const) {
      await bringToMiddle(page, leading, report);
      const [one, other] = [await boxOf(page, 0, report), await boxOf(page, 1, report)];
      expect(Math.abs(middle(one) - middle(other)), `report ${report}, pane ${leading}`).toBeLessThan(line);
    }
    const before = await scrolled(page, 0);
    await wheel(page, 0, 97);
    expect(await scrolled(page, 0)).toBe(before + 97);
  });

  test('while the wheel turns the pane under it only goes on, and comes as far as without the other', async ({
    synoptic: { page },
  }) => {
    await openAccounts(page, 2);
    await bringToMiddle(page, 0, 3);
    const before = await scrolled(page, 0);
    const watching = scroller(page, 0).evaluate(
      (element) =>
        new Promise<number[]>((resolve) => {
          const tops = [element.scrollTop];
          let still = 0;
          const look = (): void => {
            still = element.scrollTop === tops.at(-1) ? still + 1 : 0;
            tops.push(element.scrollTop);
            if (still > 90) resolve(tops);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
    );
    const box = (await scroller(page, 0).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let i = 0; i < 30; i++) await page.mouse.wheel(0, 40);
    const tops = await watching;
    expect(tops.at(-1)).toBe(before + 30 * 40);
    tops.slice(1).forEach((top, i) => expect(top).toBeGreaterThanOrEqual(tops[i]!));
    expect(await scrolled(page, 1)).toBeGreaterThan(600);
  });

  test('three and four panes follow outwards from the one that is scrolled', async ({
    synoptic: { page },
  }) => {
    await page.setViewportSize({ width: 1800, height: 900 });
    await openAccounts(page, 4);
    for (const [leading, report] of [
      [0, 6],
      [2, 12],
      [3, 9],
    ] as const) {
      await bringToMiddle(page, leading, report);
      const all = await Promise.all(([0, 1, 2, 3] as const).map((which) => boxOf(page, which, report)));
      const height = middle(all[leading]!);
      for (const box of all) expect(Math.abs(middle(box) - height)).toBeLessThan(line * 1.5);
    }
    await pane(page, accountTitle(3)).getByRole('button', { name: 'Close' }).click();
    await expect(scroller(page, 3)).toHaveCount(0);
    await rest(page);
    await bringToMiddle(page, 1, 15);
    for (const which of [0, 2] as const)
      expect(Math.abs(middle(await boxOf(page, which, 15)) - middle(await boxOf(page, 1, 15)))).toBeLessThan(
        line * 1.5,
      );
  });

  test('one key parts them and joins them again, and nothing moves by that; it is so after a restart', async ({
    synoptic,
  }) => {
    const { page } = synoptic;
    await openAccounts(page, 2);
    await scroller(page, 0).focus();
    await page.keyboard.press('y');
    await expect(page.getByRole('button', { name: 'Panes scroll together' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await wheel(page, 0, 1300);
    expect(await scrolled(page, 1)).toBe(0);
    // Preferences are stored behind what is shown.
    await rest(page);
    await synoptic.restart();
    await expect(page.getByRole('button', { name: 'Panes scroll together' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await seamsReady(page, 1);
    await rest(page);
    const there = [await scrolled(page, 0), await scrolled(page, 1)];
    expect(there[0]).toBeGreaterThan(1200);
    await page.getByRole('button', { name: 'Panes scroll together' }).click();
    await rest(page);
    expect([await scrolled(page, 0), await scrolled(page, 1)]).toEqual(there);
    await wheel(page, 0, 40);
    expect(await scrolled(page, 1)).toBeGreaterThan(300);
  });

  test('a frozen pane stays where it is, and says so', async ({ synoptic: { page } }) => {
    await page.setViewportSize({ width: 1800, height: 900 });
    await openAccounts(page, 3);
    await scroller(page, 1).focus();
    await page.keyboard.press('.');
    const button = pane(page, accountTitle(1)).getByRole('button', { name: 'Stay here while others scroll' });
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await bringToMiddle(page, 0, 8);
    expect(await scrolled(page, 1)).toBe(0);
    const [one, beyond] = [await boxOf(page, 0, 8), await boxOf(page, 2, 8)];
    expect(Math.abs(middle(one) - middle(beyond))).toBeLessThan(line * 1.5);
    await button.click();
    await wheel(page, 0, 30);
    expect(await scrolled(page, 1)).toBeGreaterThan(500);
  });

  test('places are kept: in another width, and after a restart in all panes that were moved', async ({
    synoptic,
  }) => {
    const { page } = synoptic;
    await openAccounts(page, 2);
    await bringToMiddle(page, 0, 10);
    const top = async (which: Which): Promise<number> => (await boxOf(page, which, 10)).top;
    await page.setViewportSize({ width: 1180, height: 900 });
    await rest(page);
    const { height } = (await scroller(page, 0).boundingBox())!;
    for (const which of [0, 1] as const) {
      expect(await top(which)).toBeGreaterThan(0);
      expect(await top(which)).toBeLessThan(height);
    }
    await wheel(page, 1, 60);
    const before = [await scrolled(page, 0), await scrolled(page, 1)];
    await synoptic.restart();
    await seamsReady(page, 1);
    await rest(page);
    for (const which of [0, 1] as const)
      expect(Math.abs((await scrolled(page, which)) - before[which]!)).toBeLessThan(line);
  });
});

test.describe('ribbons between panes', () => {
  /** A point on the ribbon that belongs to a report: halfway between its two sentences. */
  const ribbonOf = async (page: Page, report: number): Promise<{ x: number; y: number }> => {
    const [left, right] = [await boxOf(page, 0, report), await boxOf(page, 1, report)];
    const view = (await scroller(page, 0).boundingBox())!;
    const next = (await scroller(page, 1).boundingBox())!;
    return { x: (view.x + view.width + next.x) / 2, y: view.y + (middle(left) + middle(right)) / 2 };
  };

  test('a click brings both passages to the same height; the pane in front stays', async ({
    synoptic: { page },
  }) => {
    await openAccounts(page, 2);
    await bringToMiddle(page, 0, 9);
    await scroller(page, 0).focus();
    // Apart first: alone, the other pane is put a little off.
    await page.keyboard.press('y');
    await wheel(page, 1, 130);
    const before = await scrolled(page, 0);
    const { x, y } = await ribbonOf(page, 9);
    await page.mouse.move(x, y);
    await expect(page.locator('g[data-lit="hovered"]')).toHaveCount(1);
    await page.mouse.click(x, y);
    await rest(page);
    expect(await scrolled(page, 0)).toBe(before);
    expect(Math.abs((await boxOf(page, 0, 9)).top - (await boxOf(page, 1, 9)).top)).toBeLessThan(2);
    // The keyboard goes on in the text, not in the separator.
    await expect(scroller(page, 0)).toBeFocused();
    // Linked again, both keep that height while they are in view.
    await page.keyboard.press('y');
    await wheel(page, 0, 60);
    expect(Math.abs((await boxOf(page, 0, 9)).top - (await boxOf(page, 1, 9)).top)).toBeLessThan(2);
  });

  test('an arrow tells where the counterpart is, and a click on it brings that here', async ({
    synoptic: { page },
  }) => {
    await openAccounts(page, 2);
    await scroller(page, 0).focus();
    await page.keyboard.press('y');
    await bringToMiddle(page, 0, 13);
    expect(await scrolled(page, 1)).toBe(0);
    const box = await boxOf(page, 0, 13);
    const view = (await scroller(page, 0).boundingBox())!;
    await page.mouse.click(view.x + view.width + 10, view.y + middle(box));
    await rest(page);
    expect(Math.abs((await boxOf(page, 0, 13)).top - (await boxOf(page, 1, 13)).top)).toBeLessThan(2);
    expect(Math.abs((await boxOf(page, 0, 13)).top - box.top)).toBeLessThan(1);
  });

  test('the seam is dragged as before, and moved by keys', async ({ synoptic: { page } }) => {
    await openAccounts(page, 2);
    const seam = page.getByRole('separator', { name: 'Width of the panes' });
    const width = async (): Promise<number> => (await scroller(page, 0).boundingBox())!.width;
    const before = await width();
    const box = (await seam.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 400);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 90, box.y + 400, { steps: 6 });
    await page.mouse.up();
    expect(Math.abs(before - 90 - (await width()))).toBeLessThan(3);
    await seam.focus();
    await page.keyboard.press('ArrowRight');
    expect(await width()).toBeGreaterThan(before - 85);
  });

  test('what is not marked has no ribbon', async ({ synoptic: { page } }) => {
    await openAccounts(page, 2);
    await page.getByRole('button', { name: /^Shared/ }).click();
    await expect(page.locator('g[data-look="shared"]')).toHaveCount(0);
    await page.getByRole('button', { name: /^Shared/ }).click();
    await expect(page.locator('g[data-look="shared"]').first()).toBeAttached();
  });
});

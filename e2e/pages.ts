import { expect, type Locator, type Page } from 'playwright/test';
import type { TestFile } from './articles';

/** Drops files on the window, as the desktop does. */
export async function dropFiles(page: Page, files: readonly TestFile[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, type, text } of dropped) data.items.add(new File([text], name, { type }));
    return data;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
  }
}

/** The pane that shows an article, found by the article's title. */
export const pane = (page: Page, title: string | RegExp): Locator =>
  page.getByRole('main', { name: 'Reader' }).getByRole('region', { name: title }).first();

/** The element that holds exactly the stored HTML. */
export const articleText = (page: Page, title: string | RegExp): Locator =>
  pane(page, title).locator('article.article');

/** What is measured once it stays the same: a pane may still be gliding, or a bar may come that moves the text. */
export async function still<T>(page: Page, measure: () => Promise<T>): Promise<T> {
  let last = JSON.stringify(await measure());
  for (;;) {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 60)));
    const now = await measure();
    if (JSON.stringify(now) === last) return now;
    last = JSON.stringify(now);
  }
}

/** Selects the stretch from one phrase to the end of another with a real mouse drag. */
export async function dragSelect(article: Locator, from: string, to = from): Promise<void> {
  await article.scrollIntoViewIfNeeded();
  const ends = await still(article.page(), () =>
    article.evaluate(
      (container, [first, last]) => {
        const text = container.textContent ?? '';
        const start = text.indexOf(first);
        const end = text.indexOf(last, start) + last.length;
        if (start < 0 || end < last.length)
          throw new Error(`The article does not hold “${first}” … “${last}”.`);
        const point = (offset: number): [Node, number] => {
          const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
          let before = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const { length } = node as Text;
            if (offset < before + length) return [node, offset - before];
            before += length;
          }
          throw new Error('No such offset.');
        };
        const box = (offset: number): DOMRect => {
          const [node, at] = point(offset);
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect();
        };
        const [node] = point(start);
        node.parentElement?.scrollIntoView({ block: 'center' });
        const a = box(start);
        const b = box(end - 1);
        return { x1: a.left + 0.5, y1: a.top + a.height / 2, x2: b.right - 0.2, y2: b.top + b.height / 2 };
      },
      [from, to] as const,
    ),
  );
  const { mouse } = article.page();
  await mouse.move(ends.x1, ends.y1);
  await mouse.down();
  await mouse.move((ends.x1 + ends.x2) / 2, (ends.y1 + ends.y2) / 2, { steps: 4 });
  await mouse.move(ends.x2, ends.y2, { steps: 4 });
  await mouse.up();
}

/** The text under all registered highlights whose name starts so, in the order of the registry. */
export const painted = (page: Page, name = 'syn-'): Promise<string[]> =>
  page.evaluate(
    (start) =>
      [...CSS.highlights]
        .filter(([key]) => key.startsWith(start))
        .flatMap(([, highlight]) =>
          [...highlight].map((range) => {
            const live = document.createRange();
            live.setStart(range.startContainer, range.startOffset);
            live.setEnd(range.endContainer, range.endOffset);
            return live.toString();
          }),
        ),
    name,
  );

export const notebook = (page: Page): Locator => page.getByRole('complementary', { name: 'Notebook' });
export const cards = (page: Page): Locator => notebook(page).locator('[role="comment"]');

export async function runCommand(page: Page, title: string): Promise<void> {
  // Keys that are pressed before the program listens are not heard; behind a dialog the bar is hidden.
  await expect(page.getByRole('button', { name: 'All commands', includeHidden: true })).toBeAttached();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(title);
  await expect(page.getByRole('menuitem').first()).toContainText(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toHaveCount(0);
}

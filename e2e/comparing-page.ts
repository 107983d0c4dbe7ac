import { expect, type Locator, type Page } from 'playwright/test';
import { articleText, pane, still } from './pages';

/** The marks beside an article, found by its title, in the order of its text. */
export const marksOf = (page: Page, title: string | RegExp): Locator =>
  pane(page, title).getByRole('group', { name: 'Matched passages' }).getByRole('button');

/** The mark of the passage that begins with these words. */
export async function markAt(page: Page, title: string | RegExp, words: string): Promise<Locator> {
  const article = articleText(page, title);
  let id = '';
  await expect
    .poll(async () => {
      const text = (await article.textContent()) ?? '';
      const at = text.indexOf(words);
      expect(at, `the article says “${words}”`).toBeGreaterThanOrEqual(0);
      const ids = await marksOf(page, title).evaluateAll((all) =>
        all.map((mark) => mark.getAttribute('data-mark') ?? ''),
      );
      id = ids.find((one) => Number(one.split('-')[0]) === at) ?? '';
      return id;
    })
    .not.toBe('');
  return pane(page, title).locator(`[data-mark="${id}"]`);
}

/** Whether a passage that begins with these words has a mark. */
export async function hasMark(page: Page, title: string | RegExp, words: string): Promise<boolean> {
  const text = (await articleText(page, title).textContent()) ?? '';
  const ids = await marksOf(page, title).evaluateAll((all) =>
    all.map((mark) => mark.getAttribute('data-mark') ?? ''),
  );
  return ids.some((id) => Number(id.split('-')[0]) === text.indexOf(words));
}

export const why = (page: Page): Locator => page.getByRole('dialog', { name: 'Why these correspond' });

/** Points at words in an article, as with a mouse that rests there. */
export async function pointAt(article: Locator, words: string): Promise<{ x: number; y: number }> {
  const at = await still(article.page(), () =>
    article.evaluate((container, wanted) => {
      const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const index = (node.textContent ?? '').indexOf(wanted);
        if (index < 0) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = range.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      }
      throw new Error(`The article does not say “${wanted}” in one piece.`);
    }, words),
  );
  const { mouse } = article.page();
  await mouse.move(at.x - 2, at.y);
  await mouse.move(at.x, at.y);
  return at;
}

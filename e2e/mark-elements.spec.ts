import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { ferryPage } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, still } from './pages';

async function toggleElements(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Text and theme' }).click();
  // The input of a switch lies hidden under its label.
  await page.getByText('Highlights as elements, for screen readers').click();
  await page.keyboard.press('Escape');
}

/** What assistive technology is told of the marks: their description and the text in them. */
async function spokenMarks(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  type AxNode = (typeof nodes)[number];
  const textOf = (node: AxNode): string =>
    node.role?.value === 'StaticText'
      ? String(node.name?.value ?? '')
      : (node.childIds ?? []).map((id) => (byId.has(id) ? textOf(byId.get(id) as AxNode) : '')).join('');
  return nodes
    .filter((node) => !node.ignored && node.role?.value === 'mark')
    .map((node) => `${textOf(node)} [${String(node.description?.value ?? '')}]`);
}

test('highlights are elements that say what they are, and the text stays as stored', async ({ synoptic }) => {
  const { page, library } = synoptic;
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await dropFiles(page, [ferryPage]);
  const article = articleText(page, /runs aground/);
  await expect(article).toBeVisible();
  const [id = ''] = (await readdir(join(library, 'articles'))).filter((name) => !name.startsWith('.'));
  const text = await readFile(join(library, 'articles', id, 'article.txt'), 'utf8');
  const html = await article.evaluate((container) => container.innerHTML);
  const shownText = (): Promise<string | null> => article.evaluate((container) => container.textContent);

  await dragSelect(article, 'ran aground', '214 people on board');
  await page.keyboard.press('2');
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press('n');
  await page.keyboard.type('Who counted?');
  await page.keyboard.press('Escape');
  await expect(article.locator('mark')).toHaveCount(0);

  await toggleElements(page);
  await expect(article.locator('mark')).toHaveCount(1);
  expect(await shownText()).toBe(text);
  await expect
    .poll(() => spokenMarks(page))
    .toEqual([expect.stringMatching(/^ran aground .* on board \[Figure highlight, note: Who counted\?\]$/)]);

  // One more that overlaps, across paragraphs and a link or a table.
  await dragSelect(article, 'early on Friday', 'a long scrape');
  await page.keyboard.press('4');
  await expect(cards(page)).toHaveCount(2);
  await expect.poll(async () => (await spokenMarks(page)).length).toBe(4);
  const spoken = await spokenMarks(page);
  expect(spoken[1]).toMatch(/^early on Friday .* \[End of Figure highlight; Start of Doubt highlight\]$/);
  expect(spoken[3]).toMatch(/a long scrape \[End of Doubt highlight\]$/);
  expect(await shownText()).toBe(text);
  await expect(article.locator('mark mark')).toHaveCount(0);

  // Clicked as before: the smaller first, then the larger; then undone.
  await page.keyboard.press('Escape');
  const line = await still(page, () =>
    article
      .locator('mark')
      .nth(1)
      .evaluate((mark) => mark.getClientRects()[0]?.toJSON() as DOMRect),
  );
  await page.mouse.click(line.x + 12, line.y + line.height / 2);
  await expect(page.getByRole('toolbar', { name: 'Highlight' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(() => spokenMarks(page)).toHaveLength(1);

  // What was there stays over a new start; switched off, the page is as it was.
  await synoptic.restart();
  await expect(article.locator('mark')).toHaveCount(1);
  expect(await shownText()).toBe(text);
  await toggleElements(page);
  await expect(article.locator('mark')).toHaveCount(0);
  const without = await article.evaluate((container) =>
    container.innerHTML.replace(/ aria-details="[^"]*"/g, ''),
  );
  expect(without).toBe(html);
});

test('in forced colours the categories keep apart by their lines', async ({ synoptic }) => {
  const { page } = synoptic;
  await page.emulateMedia({ forcedColors: 'active' });
  await dropFiles(page, [ferryPage]);
  const article = articleText(page, /runs aground/);
  await expect(article).toBeVisible();
  const lines = await article.evaluate((container) => {
    const styles = [...CSS.highlights.keys()].filter((name) => /^syn-\w+-\w+-1$/.test(name));
    const page = getComputedStyle(container).backgroundColor;
    return styles.map((name) => {
      const style = getComputedStyle(container, `::highlight(${name})`);
      return {
        line: `${style.textDecorationStyle} ${style.textDecorationThickness}`,
        seen: style.textDecorationLine === 'underline' && style.backgroundColor !== page,
      };
    });
  });
  expect(lines.length).toBeGreaterThanOrEqual(6);
  expect(new Set(lines.map(({ line }) => line)).size).toBe(6);
  expect(lines.every(({ seen }) => seen)).toBe(true);
});

import AxeBuilder from '@axe-core/playwright';
import { madePicture } from './made-picture';
import { expect, test } from './fixtures';
import { dropFiles } from './pages';
import { structuresPage } from './structures-page';

/** A folder for pictures of the page, for people who want to look at it. */
const shots = process.env.SYNOPTIC_SHOTS;

test('pictures, missing pictures, cards and notes: shown, named, and nothing is asked for', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await dropFiles(page, [structuresPage(await madePicture(page, 600, 240))]);
  await page.getByText('Why the Aurelia ran aground').first().click();
  const article = page.locator('article.article');
  await expect(article.getByRole('heading', { level: 1 })).toBeVisible();

  const own = article.getByRole('img', { name: 'The ferry on the sandbank' });
  await expect.poll(() => own.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(600);
  expect(await own.getAttribute('src')).toMatch(/^blob:/);

  const missing = article.getByRole('img', { name: /^Two tugs pull the ferry/ });
  await expect(missing).toBeVisible();
  expect(await missing.getAttribute('src')).toBeNull();
  const painted = await missing.evaluate((img) => getComputedStyle(img, '::after').content);
  expect(painted).toContain('Not in the file · img.remote.example');

  const card = article.getByRole('link', { name: 'Video: The ferry from the air — video.example' });
  await expect(card).toBeVisible();
  await card.click();
  await expect(page.getByRole('dialog', { name: 'Link' })).toContainText('video.example/embed/x1');
  await page.keyboard.press('Escape');

  // What is painted beside the text is no text: it is neither selected nor copied.
  const selected = await article.evaluate((element) => {
    document.getSelection()?.selectAllChildren(element);
    const words = document.getSelection()?.toString() ?? '';
    document.getSelection()?.removeAllRanges();
    return words;
  });
  expect(selected).toContain('Two tugs at dawn');
  expect(selected).not.toContain('Not in the file');

  await article.getByRole('link', { name: '1', exact: true }).click();
  await expect(article.getByText('The log of the Aurelia, page 12.')).toBeFocused();
  await expect(article.getByText('The log of the Aurelia, page 12.')).toBeInViewport();

  const { violations } = await new AxeBuilder({ page }).include('article.article').analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);

  if (!shots) return;
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const theme of ['light', 'sepia', 'dark']) {
      await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
      const steps = theme === 'light' ? 3 : 2;
      for (let step = 0; step < steps; step++) {
        await article.evaluate(
          (element, [n, tall]) => {
            const box =
              element.closest('[data-article]')?.querySelector('[data-scroller]') ?? element.parentElement;
            for (let node: Element | null = box; node; node = node.parentElement)
              if (node.scrollHeight > node.clientHeight + 50) {
                node.scrollTop = (n ?? 0) * ((tall ?? 800) - 120);
                break;
              }
          },
          [step, height],
        );
        await page.screenshot({ path: `${shots}/${width}-${theme}-${step}.png` });
      }
    }
  }
});

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { ferryPage, ferryText } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles } from './pages';

async function findings(page: Page, known: string[] = []): Promise<string[]> {
  // The seam between two landmarks belongs to neither.
  const { violations } = await new AxeBuilder({ page })
    .exclude('[role="separator"]')
    .disableRules(known)
    .analyze();
  return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any view, ${colorScheme}`, async ({ synoptic }) => {
    const { page } = synoptic;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
    expect(await findings(page), 'empty library').toEqual([]);

    await dropFiles(page, [ferryPage, ferryText]);
    await expect(page.locator('article.article')).toHaveCount(2);
    await dragSelect(articleText(page, /runs aground/), '214 people on board');
    expect(await findings(page), 'selection').toEqual([]);
    await page.keyboard.press('2');
    await expect(cards(page)).toHaveCount(1);
    await page.keyboard.press('n');
    expect(await findings(page), 'note').toEqual([]);
    await page.keyboard.type('A note');
    await page.keyboard.press('Escape');
    expect(await findings(page), 'reader with notebook').toEqual([]);

    for (const [key, dialog] of [
      ['Control+k', 'Commands'],
      ['?', 'Keys'],
      ['e', 'Export to Markdown'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
      // The commands are scrolled from the search field, whose arrow keys move through them (aria-activedescendant).
      const known = dialog === 'Commands' ? ['scrollable-region-focusable'] : [];
      expect(await findings(page, known), dialog).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.getByRole('button', { name: 'Text and theme' }).click();
    expect(await findings(page), 'text and theme').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'About this article' }).first().click();
    // The popover's hidden Dismiss button, for screen readers on touch screens, stands before its dialog.
    expect(await findings(page, ['region']), 'about').toEqual([]);
  });
}

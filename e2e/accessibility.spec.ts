import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { ferryPage, ferryText } from './articles';
import { damCourier, damHerald, damRadio } from './dam-articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, notebook, pane, runCommand } from './pages';

/** Dialogs that a command opens, by its title. */
const dialogs: readonly (readonly [command: string, dialog: string])[] = [
  ['Keys', 'Keys'],
  ['Export…', 'Export'],
  ['Edit title, author and date', 'About this article'],
  ['Clean all articles again', 'Clean all articles again'],
  ['All links of the open articles', 'Links'],
  ['Tags…', 'Tags'],
  ['Categories…', 'Categories'],
  ['Trash…', 'Trash'],
  ['Templates for exports…', 'Templates'],
];

/** What differs from one look to the other; names, roles and order do not. */
const ofColour = ['color-contrast', 'link-in-text-block'];

const looks = [
  { name: 'light', media: { colorScheme: 'light', reducedMotion: 'reduce' }, rules: null },
  { name: 'dark', media: { colorScheme: 'dark', reducedMotion: 'reduce' }, rules: ofColour },
  { name: 'forced colours', media: { forcedColors: 'active', reducedMotion: 'reduce' }, rules: ofColour },
] as const;

for (const { name, media, rules } of looks) {
  const findings = async (page: Page, known: string[] = []): Promise<string[]> => {
    // The seam between two landmarks belongs to neither.
    const axe = new AxeBuilder({ page }).exclude('[role="separator"]');
    const { violations } = await (rules ? axe.withRules([...rules]) : axe.disableRules(known)).analyze();
    return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  };

  test(`axe finds nothing while reading and annotating, ${name}`, async ({ synoptic }) => {
    const { page } = synoptic;
    await page.emulateMedia(media);
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
    await page.keyboard.type('A *note* with `Markdown`');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.keyboard.type('to check');
    expect(await findings(page), 'tags').toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await findings(page), 'reader with notebook').toEqual([]);

    // A link: where it starts, what it says, and how it stands on the cards.
    await page.keyboard.press('l');
    await expect(page.getByRole('group', { name: 'Link', exact: true })).toBeVisible();
    expect(await findings(page), 'link begun').toEqual([]);
    await dragSelect(articleText(page, /All safe/), 'passengers and crew at 209');
    await expect(page.getByRole('dialog', { name: /^Link with/ })).toBeVisible();
    expect(await findings(page), 'link asked for').toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Links' })).toHaveCount(2);
    expect(await findings(page), 'linked').toEqual([]);
    await page.getByRole('button', { name: 'Edit the link: same fact' }).first().click();
    // The hidden Dismiss button of a popover, for screen readers on touch screens, stands before its dialog.
    expect(await findings(page, ['region']), 'link edited').toEqual([]);
    await page.keyboard.press('Escape');

    await cards(page)
      .first()
      .getByRole('button', { name: /^Category/ })
      .click();
    await expect(page.getByRole('menu', { name: 'Category' })).toBeVisible();
    expect(await findings(page, ['region']), 'category menu').toEqual([]);
    await page.keyboard.press('Escape');
    await notebook(page).getByRole('searchbox').fill('no such note');
    expect(await findings(page), 'notebook filtered').toEqual([]);
    await notebook(page).getByRole('searchbox').fill('');

    // What cleaning removed, and a highlight that the text has no place for any more.
    await pane(page, /All safe/)
      .getByRole('button', { name: /^What cleaning removed/ })
      .click();
    expect(await findings(page), 'what cleaning removed').toEqual([]);
  });

  test(`axe finds nothing in the claim grid, ${name}`, async ({ synoptic }) => {
    const { page } = synoptic;
    await page.emulateMedia(media);
    await dropFiles(page, [ferryPage, ferryText]);
    await expect(page.locator('article.article')).toHaveCount(2);
    await page.getByRole('tab', { name: 'Grid' }).click();
    const grid = page.getByRole('grid', { name: 'Claims' });
    await expect(grid.getByRole('rowheader', { name: /^Proposed/ }).first()).toBeVisible();
    expect(await findings(page), 'proposed only').toEqual([]);
    await dragSelect(articleText(page, /runs aground/), '214 people on board');
    await page.keyboard.press('g');
    await expect(grid.locator('[data-row]')).toHaveCount(1);
    await grid.getByRole('rowheader', { name: /^Claim 1/ }).focus();
    await page.keyboard.press('3');
    expect(await findings(page), 'a claim with a verdict').toEqual([]);
    await page.keyboard.press('F2');
    await expect(grid.getByRole('textbox')).toBeFocused();
    expect(await findings(page), 'a claim being worded').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.type('A *note*');
    await page.keyboard.press('Escape');
    await runCommand(page, 'Claim grid below the articles');
    await expect(grid.getByRole('columnheader', { name: 'Verdict' })).toBeVisible();
    expect(await findings(page), 'grid below').toEqual([]);
  });

  test(`axe finds nothing while comparing, ${name}`, async ({ synoptic: { page } }) => {
    await page.emulateMedia(media);
    await dropFiles(page, [damCourier, damRadio, damHerald]);
    await expect(page.locator('article.article')).toHaveCount(3);
    await page.keyboard.press('Control+1');
    const marks = pane(page, /Thousands leave/).getByRole('group', { name: 'Matched passages' });
    await expect(marks.getByRole('button').first()).toBeAttached();
    expect(await findings(page), 'marks').toEqual([]);
    await page.keyboard.press(']');
    await expect(page.getByRole('group', { name: 'About this mark' })).toBeVisible();
    expect(await findings(page), 'a mark with its card').toEqual([]);
    await page.keyboard.press('q');
    await expect(page.getByRole('dialog', { name: 'Why these correspond' })).toBeFocused();
    expect(await findings(page), 'why').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await expect(page.getByRole('group', { name: 'These two correspond' })).toBeVisible();
    expect(await findings(page), 'pinning').toEqual([]);
  });

  test(`axe finds nothing in any dialog, ${name}`, async ({ synoptic }) => {
    // Each analysis takes seconds, and there are many.
    test.slow();
    const { page } = synoptic;
    await page.emulateMedia(media);
    await dropFiles(page, [ferryPage, ferryText]);
    await expect(page.locator('article.article')).toHaveCount(2);
    await dragSelect(articleText(page, /runs aground/), '214 people on board');
    await page.keyboard.press('l');
    await dragSelect(articleText(page, /All safe/), 'passengers and crew at 209');
    await expect(page.getByRole('dialog', { name: /^Link with/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Links' })).toHaveCount(2);

    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    // The commands are scrolled from the search field, whose arrow keys move through them (aria-activedescendant).
    expect(await findings(page, ['scrollable-region-focusable']), 'palette').toEqual([]);
    await page.keyboard.press('Escape');
    for (const [command, dialog] of dialogs) {
      await runCommand(page, command);
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
      expect(await findings(page), dialog).toEqual([]);
      if (dialog === 'Keys') {
        await page.getByRole('button', { name: /^Key of Next paragraph/ }).click();
        await page.keyboard.press('h');
        await expect(page.getByRole('button', { name: 'Use it here' })).toBeVisible();
        expect(await findings(page), 'a key being chosen').toEqual([]);
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.getByRole('button', { name: 'Text and theme' }).click();
    expect(await findings(page, ['region']), 'text and theme').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'About this article' }).first().click();
    expect(await findings(page, ['region']), 'about').toEqual([]);
  });
}

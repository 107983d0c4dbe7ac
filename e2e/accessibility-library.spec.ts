import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import type { TestFile } from './articles';
import { expect, test } from './fixtures';
import { dropFiles, runCommand } from './pages';

const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'reduce' } },
  {
    name: 'forced colours',
    media: { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' },
  },
] as const;

const panel = '[data-region="library"]';
const inDialog = '[role="dialog"]';

/**
 * What axe finds in the window as it stands, or in what has just come into it; in other looks than the first only the colours
 * are others.
 */
async function expectNothing(page: Page, what: string, within?: string): Promise<void> {
  for (const { name, media } of looks) {
    await page.emulateMedia(media);
    // The seam between two landmarks belongs to neither.
    const all = new AxeBuilder({ page })
      .exclude('[role="separator"]')
      // A tooltip belongs to what it hangs on, wherever it stands in the page.
      .exclude('[data-overlay-container]:has([role="tooltip"])');
    const axe = within === undefined ? all : all.include(within);
    const asked = name === 'light' ? axe : axe.withRules(['color-contrast', 'link-in-text-block']);
    const { violations } = await asked.analyze();
    const found = violations.map(
      (v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
    expect(found, `${what}, ${name}`).toEqual([]);
  }
}

const report = (n: number, words: string, more = ''): TestFile => ({
  name: `report-${n}.txt`,
  type: 'text/plain',
  text: `${words}\n\n${Array.from({ length: 60 }, (_, k) => `Line ${k} says that ${words.toLowerCase()}`).join('. ')}.\n${more}`,
});

test('axe finds nothing in the library, its dialogs and what a search finds', async ({
  synoptic: { page },
}) => {
  test.slow();
  await dropFiles(page, [
    report(1, 'Harbour wall gives way'),
    report(2, 'School reopens'),
    report(3, 'Harbour wall gives way', '\nOne more line.\n'),
  ]);
  const reader = page.getByRole('main', { name: 'Reader' });
  await expect(reader.getByRole('region').first()).toBeVisible();
  const library = page.getByRole('button', { name: 'Library', exact: true });
  if ((await library.getAttribute('aria-pressed')) === 'false') await library.click();
  const rows = page.getByRole('grid', { name: 'Articles', exact: true }).getByRole('row');
  await expect(rows).toHaveCount(3);

  await runCommand(page, 'Duplicates…');
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
  await expect(dialog('Duplicates').getByRole('button', { name: 'Merge' })).toBeVisible();
  await expectNothing(page, 'duplicates');
  await page.keyboard.press('Escape');

  await runCommand(page, 'New collection…');
  await expect(dialog('New collection')).toBeVisible();
  await expectNothing(page, 'the name of a collection');
  await page.keyboard.type('Floods');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing is in this collection.')).toBeVisible();
  await expectNothing(page, 'an empty collection');

  const tree = page.getByRole('treegrid', { name: 'Collections' });
  await tree.getByRole('row', { name: 'All articles' }).click();
  await expect(rows).toHaveCount(3);

  await rows.first().focus();
  await page.keyboard.press('s');
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('group', { name: 'Selected articles' })).toBeVisible();
  await expectNothing(page, 'many selected', panel);
  await page.keyboard.press('Shift+T');
  await expect(dialog('Tags of 3 articles')).toBeVisible();
  await expectNothing(page, 'tags of many', inDialog);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await runCommand(page, 'Filter the library');
  await expect(dialog('Filter')).toBeVisible();
  await expectNothing(page, 'filters', inDialog);
  await page.getByRole('checkbox', { name: /^Favourites/ }).press('Space');
  await page.keyboard.press('Escape');
  await expect(dialog('Filter')).toHaveCount(0);
  await expect(rows).toHaveCount(1);
  await expectNothing(page, 'a library with filters', panel);
  await runCommand(page, 'Save this search');
  await expectNothing(page, 'a search that is saved', inDialog);
  await page.keyboard.press('Escape');
  await runCommand(page, 'Clear the search and the filters');

  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('harbour');
  await expect(rows).toHaveCount(2);
  await expectNothing(page, 'found beside the text', panel);
  await page.keyboard.press('Control+Shift+f');
  await expect(page.getByRole('main', { name: 'Search results' })).toBeVisible();
  await expectNothing(page, 'found across the window', '[data-region="results"]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Hits of the search' })).toBeVisible();
  await expectNothing(page, 'a hit', '[aria-label="Hits of the search"]');

  for (const [command, name] of [
    ['Backups…', 'Backups'],
    ['Move and share the library…', 'Move and share the library'],
    ['Check the library…', 'Check the library'],
  ] as const) {
    await runCommand(page, command);
    await expect(dialog(name)).toBeVisible();
    if (name === 'Check the library')
      await expect(dialog(name)).toContainText('Everything is as it should be');
    await expectNothing(page, name, inDialog);
    await page.keyboard.press('Escape');
    await expect(dialog(name)).toHaveCount(0);
  }
});

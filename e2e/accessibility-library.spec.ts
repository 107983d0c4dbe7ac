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

/** What axe finds in the window as it stands; in other looks than the first only the colours are others. */
async function expectNothing(page: Page, what: string, known: string[] = []): Promise<void> {
  for (const { name, media } of looks) {
    await page.emulateMedia(media);
    // The seam between two landmarks belongs to neither.
    const axe = new AxeBuilder({ page })
      .exclude('[role="separator"]')
      // A tooltip belongs to what it hangs on, wherever it stands in the page.
      .exclude('[data-overlay-container]:has([role="tooltip"])');
    const asked =
      name === 'light' ? axe.disableRules(known) : axe.withRules(['color-contrast', 'link-in-text-block']);
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

test('axe finds nothing in duplicates and collections', async ({ synoptic: { page } }) => {
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
});

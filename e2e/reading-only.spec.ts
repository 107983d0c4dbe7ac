import { expect, test } from './fixtures';
import { dropFiles } from './pages';
import { startProgram } from './program';

const text = (name: string): { name: string; type: string; text: string } => ({
  name: `${name}.txt`,
  type: 'text/plain',
  text: `${name}\n\n${'The council met at nine and heard the harbour master on the new lights. '.repeat(6)}\n`,
});

test('a menu acts on what is selected; the palette closes at once; what can only be read says so before one tries', async ({
  synoptic,
  page,
  browser,
}) => {
  await dropFiles(page, [text('First'), text('Second')]);
  const library = page.getByRole('navigation', { name: 'Library' });
  const rows = library.getByRole('grid', { name: 'Articles' }).getByRole('row');
  await expect(page.locator('article.article')).toHaveCount(2);
  // Two pages need the room; one less, and the library is back.
  await expect(library).toBeHidden();
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(rows).toHaveCount(2);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('new coll');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new collection…');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New collection' })).toBeVisible();
  await page.keyboard.type('Harbour');
  await page.keyboard.press('Enter');
  await expect(library.getByRole('row', { name: 'Harbour' })).toBeFocused();
  await library.getByRole('row', { name: 'All articles' }).click();

  await rows.first().click({ modifiers: ['Control'] });
  await rows.last().click({ modifiers: ['Control'] });
  await rows.last().click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Actions for 2 selected articles' });
  await menu.getByRole('menuitem', { name: 'Add to the favourites' }).click();
  await expect(library.getByRole('row', { name: 'Favourites' })).toContainText('2');
  await page.keyboard.press('Control+z');
  await expect(library.getByRole('row', { name: 'Favourites' })).not.toContainText('2');

  const program = await startProgram([
    ...['--no-open', '--port', '0', '--read-only'],
    ...['--library', synoptic.library],
  ]);
  try {
    const context = await browser.newContext();
    const reading = await context.newPage();
    await reading.setViewportSize({ width: 1280, height: 800 });
    await reading.goto(program.address);
    const bar = reading.getByRole('navigation', { name: 'Library' });
    const importing = bar.getByRole('button', { name: 'Import files' });
    await expect(importing).toHaveAttribute('aria-disabled', 'true');
    // The first movement only says that there is a mouse.
    await reading.mouse.move(640, 400);
    await importing.hover();
    await expect(reading.getByRole('tooltip')).toContainText('open for reading only');
    await bar.getByRole('row', { name: 'First' }).click({ button: 'right' });
    await expect(reading.getByRole('menuitem', { name: 'Move to trash' })).toBeDisabled();
    await expect(reading.getByRole('menuitem', { name: 'Open beside' })).toBeEnabled();
    await reading.keyboard.press('Escape');
    await expect(reading.getByRole('menu')).toBeHidden();
    await expect(reading.getByRole('button', { name: 'Note on the article' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await context.close();
  } finally {
    await program.end('SIGTERM');
  }
});

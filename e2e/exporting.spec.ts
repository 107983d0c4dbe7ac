import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { ferryPage, ferryText } from './articles';
import { savedFiles } from './exported-files';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles } from './pages';
import { startProgram } from './program';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Export', exact: true });
const what = (page: Page, name: string | RegExp): Locator =>
  dialogOf(page).getByRole('radiogroup', { name: 'What' }).getByRole('radio', { name });
const as = (page: Page, name: string): Locator =>
  dialogOf(page).getByRole('radiogroup', { name: 'As' }).getByText(name, { exact: true });

async function openWithNote(page: Page): Promise<void> {
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  await dragSelect(articleText(page, /runs aground/), '214 people on board');
  await page.keyboard.press('2');
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect(dialogOf(page).getByRole('button', { name: 'Save' })).toBeFocused();
}

test('each format is shown before it is saved, and what was chosen last is chosen again', async ({
  synoptic: { page },
}) => {
  await openWithNote(page);
  await expect(what(page, /The open articles/)).toBeChecked();
  const text = dialogOf(page).getByRole('group', { name: 'What will be written' });
  await expect(text).toContainText('> 214 people on board');
  await as(page, 'Table (CSV)').click();
  await expect(text).toContainText('Note id');
  await as(page, 'Bibliography').click();
  await expect(text).toContainText('Ferry runs aground off Skerrin');
  await as(page, 'Web page').click();
  const frame = dialogOf(page).frameLocator('iframe');
  await expect(frame.locator('mark')).toHaveText('214 people on board');
  await dialogOf(page).getByText('One file', { exact: true }).click();
  const saving = page.waitForEvent('download');
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  const [[name, html] = ['', '']] = await savedFiles(saving);
  expect(name).toMatch(/\.html$/);
  expect(html.match(/<article/g)).toHaveLength(2);
  await expect(dialogOf(page)).toHaveCount(0);

  // Enter alone does the same once more.
  await page.keyboard.press('e');
  await expect(dialogOf(page).getByRole('button', { name: 'Save' })).toBeFocused();
  const again = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect([...(await savedFiles(again)).keys()]).toEqual([name]);
});

test('the scope is chosen with the arrow keys, and one text can be copied', async ({
  synoptic: { page },
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWithNote(page);
  await what(page, /The open articles/).focus();
  await page.keyboard.press('ArrowUp');
  await expect(what(page, /This article/)).toBeChecked();
  await expect(dialogOf(page)).toContainText('1 article in one file.');
  await dialogOf(page).getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('> 214 people on board');
});

test('an article is printed from a frame of its own, with its highlights', async ({ synoptic: { page } }) => {
  await dropFiles(page, [ferryPage]);
  await expect(page.locator('article.article')).toHaveCount(1);
  await dragSelect(articleText(page, /runs aground/), '214 people on board');
  await page.keyboard.press('2');
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+p');
  await expect(page.frameLocator('.print-frame').locator('mark')).toHaveText('214 people on board');
  expect(await page.locator('.print-frame').getAttribute('sandbox')).not.toContain('allow-scripts');
});

test('on paper the page is its articles and nothing around them', async ({ synoptic: { page } }) => {
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'Notebook' })).toBeHidden();
  await expect(articleText(page, /runs aground/)).toBeVisible();
  await expect(articleText(page, /All safe/)).toBeVisible();
});

test('a folder is written into after it was shown what that does', async ({ page }) => {
  const [library, vault] = await Promise.all(
    ['library', 'vault'].map((name) => mkdtemp(join(tmpdir(), `synoptic-${name}-`))),
  );
  if (library === undefined || vault === undefined) throw new Error('No folders.');
  const program = await startProgram([
    ...['--no-open', '--port', '0', '--library', library, '--export-to', vault],
  ]);
  const notes = async (): Promise<string[]> => (await readdir(vault)).filter((name) => name.endsWith('.md'));
  try {
    await page.goto(program.address);
    // What is dropped before the program listens is not heard.
    await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
    await openWithNote(page);
    const press = (name: string | RegExp): Promise<void> =>
      dialogOf(page).getByRole('button', { name }).click();
    await dialogOf(page).getByText('Into a folder').click();
    await press('Show what changes');
    await expect(dialogOf(page).getByRole('status')).toHaveText('Nothing is written yet. 2 new');
    expect(await notes()).toEqual([]);
    await press('Write 2 files');
    await expect(dialogOf(page).getByRole('status')).toHaveText('Written. 2 new');
    expect(await notes()).toHaveLength(2);
    await press('Done');

    const own = join(vault, 'Ferry runs aground off Skerrin.md');
    await writeFile(own, `${await readFile(own, 'utf8')}\nMy own words.\n`);
    await page.keyboard.press('e');
    await press('Show what changes');
    await expect(dialogOf(page).getByRole('status')).toHaveText('Nothing is written yet. 2 unchanged');
    await press('Done');
    expect(await readFile(own, 'utf8')).toContain('My own words.');
  } finally {
    await program.end('SIGTERM');
    await Promise.all([library, vault].map((folder) => rm(folder, { recursive: true, force: true })));
  }
});

test('an empty library has nothing to export', async ({ synoptic: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await page.keyboard.press('e');
  await expect(dialogOf(page)).toHaveCount(0);
});

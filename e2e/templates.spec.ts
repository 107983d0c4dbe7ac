import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import { ferryPage } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, runCommand } from './pages';
import { startProgram } from './program';
import { holdSockets, secondTab } from './second-tab';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Templates' });
const source = (page: Page): Locator => dialog(page).getByRole('textbox', { name: /^Text of/ });
const made = (page: Page): Locator => dialog(page).getByRole('group', { name: 'What is written' });
const list = (page: Page): Locator => dialog(page).getByRole('listbox', { name: 'Templates' });
const saved = (page: Page): Locator => dialog(page).getByText('Saved', { exact: true });

async function openTemplates(page: Page): Promise<void> {
  await runCommand(page, 'Templates for exports');
  await expect(made(page)).not.toBeEmpty();
}

/** Replaces all of the text, as one who types it. */
async function write(page: Page, text: string): Promise<void> {
  await source(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

test('a template is begun with a preset, written with help and a preview, and kept', async ({ synoptic }) => {
  const { page } = synoptic;
  await dropFiles(page, [ferryPage]);
  await dragSelect(articleText(page, /runs aground/), '214 people on board');
  await page.keyboard.press('h');
  await expect(cards(page)).toHaveCount(1);
  await openTemplates(page);
  // The open article with notes is what it is tried on.
  await expect(made(page)).toContainText('> 214 people on board');
  await expect(source(page)).not.toBeEditable();
  await dialog(page).getByRole('button', { name: 'Begin with this' }).click();
  // What is typed right after that is its name.
  await expect(dialog(page).getByRole('textbox', { name: 'Name of the template' })).toBeFocused();
  await page.keyboard.type('Digest');
  await page.keyboard.press('Enter');
  await expect(list(page).getByRole('option', { name: 'Digest' })).toBeVisible();

  await write(page, '# ');
  // By keyboard alone: a name is found, Enter puts it at the caret, and writing goes on there.
  await dialog(page).getByRole('searchbox', { name: 'Find a variable or filter' }).focus();
  await page.keyboard.type('headline');
  await expect(dialog(page).getByRole('option', { name: 'article.site' })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(source(page)).toBeFocused();
  await page.keyboard.type('!');
  await expect(source(page)).toHaveValue('# {{ article.title }}!');
  await expect(made(page)).toHaveText(/^# .*runs aground.*!\s*$/);
  await expect(saved(page)).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await synoptic.restart();
  await openTemplates(page);
  await expect(list(page).getByRole('option', { name: 'Digest' })).toHaveAttribute('aria-selected', 'true');
  await expect(source(page)).toHaveValue('# {{ article.title }}!');
});

test('what is wrong is said with its place, and the last preview stays', async ({ synoptic: { page } }) => {
  await openTemplates(page);
  await dialog(page).getByRole('button', { name: 'New template' }).click();
  await write(page, '# {{ article.title }}\n\nfine');
  await expect(made(page)).toContainText('fine');
  await write(page, '# {{ article.title }}\n\nnot {{ article.titel }}');
  const problem = dialog(page).getByRole('button', { name: /^Line 3, column 8/ });
  await expect(problem).toContainText('Did you mean “article.title”?');
  await expect(made(page)).toContainText('fine');
  await expect(source(page)).toHaveAttribute('aria-invalid', 'true');
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  await problem.focus();
  await page.keyboard.press('Enter');
  await expect(source(page)).toBeFocused();
  const caret = await source(page).evaluate((field: HTMLTextAreaElement) => field.selectionStart);
  expect(caret).toBe('# {{ article.title }}\n\nnot {{ '.length);
  // A loop without an end is ended, and the editor goes on.
  await write(page, '{% for i in (1..9999) %}{% for j in (1..99999) %}{% endfor %}{% endfor %}');
  await expect(dialog(page).getByRole('button', { name: /takes too long/ })).toBeVisible();
  await write(page, 'mended');
  await expect(made(page)).toHaveText(/^mended\s*$/);
  await expect(problem).toHaveCount(0);
  await expect(source(page)).toHaveAttribute('aria-invalid', 'false');
});

test('Tab moves lines in, and after Escape it leaves', async ({ synoptic: { page } }) => {
  await openTemplates(page);
  await dialog(page).getByRole('button', { name: 'New template' }).click();
  await write(page, 'a');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await expect(source(page)).toHaveValue('  a');
  await page.keyboard.press('Shift+Tab');
  await expect(source(page)).toHaveValue('a');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(source(page)).not.toBeFocused();
  await expect(source(page)).toHaveValue('a');
});

test('deleting can be taken back, and so can a name', async ({ synoptic: { page } }) => {
  await openTemplates(page);
  await dialog(page).getByRole('button', { name: 'New template' }).click();
  await page.keyboard.type('First');
  await page.keyboard.press('Enter');
  await write(page, 'words of mine');
  await expect(saved(page)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Delete this template' }).click();
  const first = list(page).getByRole('option', { name: 'First' });
  await expect(first).toHaveCount(0);
  await list(page).getByRole('option', { name: 'Plain' }).click();
  await page.keyboard.press('Control+z');
  await first.click();
  await expect(source(page)).toHaveValue('words of mine');
});

test('two windows that write one template lose nothing', async ({ synoptic }) => {
  const { page } = synoptic;
  await holdSockets(page, 0);
  await openTemplates(page);
  await dialog(page).getByRole('button', { name: 'New template' }).click();
  await page.keyboard.type('Shared');
  await page.keyboard.press('Enter');
  await write(page, 'begin');
  await expect(saved(page)).toBeVisible();
  const other = await secondTab(synoptic, 0);
  await openTemplates(other);
  await expect(source(other)).toHaveValue('begin');
  // Without words of its own that are not stored, a window follows.
  await page.bringToFront();
  await write(page, 'begin, and on');
  await expect(source(other)).toHaveValue('begin, and on');
  // Both at once: the one that comes second is asked.
  await page.evaluate('goAway()');
  await write(page, 'mine');
  await other.bringToFront();
  await write(other, 'theirs');
  await expect(saved(other)).toBeVisible();
  await page.bringToFront();
  await page.evaluate('comeBack()');
  const conflict = dialog(page).getByRole('region', { name: 'Changed in another window' });
  await expect(conflict).toContainText('theirs');
  await expect(source(page)).toHaveValue('mine');
  await conflict.getByRole('button', { name: 'Keep mine as another template' }).click();
  await expect(list(page).getByRole('option', { name: 'Shared 2' })).toHaveAttribute('aria-selected', 'true');
  await expect(source(page)).toHaveValue('mine');
  await list(page).getByRole('option', { name: 'Shared', exact: true }).click();
  await expect(source(page)).toHaveValue('theirs');
});

test('what is written without a connection outlives the page', async ({ synoptic: { page } }) => {
  await holdSockets(page, 0);
  await openTemplates(page);
  await dialog(page).getByRole('button', { name: 'New template' }).click();
  await write(page, 'before');
  await expect(saved(page)).toBeVisible();
  await page.evaluate('goAway()');
  await write(page, 'before, and after');
  await expect(dialog(page).getByText('Not saved: connection lost, kept here')).toBeVisible();
  await page.reload();
  await expect(page.getByText('A template that was still being written is stored now')).toBeVisible();
  await openTemplates(page);
  await expect(source(page)).toHaveValue('before, and after');
});

test('where nothing can be changed, that is said before one tries', async ({ synoptic, browser }) => {
  const { page, library } = synoptic;
  await openTemplates(page);
  await dialog(page).getByRole('button', { name: 'New template' }).click();
  await write(page, 'to be looked at');
  await expect(saved(page)).toBeVisible();
  const program = await startProgram(['--no-open', '--port', '0', '--library', library, '--read-only']);
  try {
    const reading = await browser.newPage();
    await reading.goto(program.address);
    await expect(reading.locator('#root > *').first()).toBeAttached();
    await openTemplates(reading);
    await expect(source(reading)).toHaveValue('to be looked at');
    await expect(source(reading)).not.toBeEditable();
    await expect(dialog(reading)).toContainText('open for reading only');
    await reading.close();
  } finally {
    await program.end('SIGTERM');
  }
});

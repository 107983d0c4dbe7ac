import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { ferryPage, ferryText } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dragSelect, dropFiles, notebook, runCommand } from './pages';
import { holdSockets, secondTab } from './second-tab';

const inPage = /runs aground/;

test.beforeEach(async ({ synoptic: { page, library } }) => {
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  await dropFiles(page, [ferryPage, ferryText]);
  await expect(page.locator('article.article')).toHaveCount(2);
  // A page that is loaded anew opens what it had open; that is stored a moment after.
  const stored = (): Promise<string> => readFile(join(library, 'preferences.json'), 'utf8').catch(() => '');
  await expect
    .poll(async () => (await stored()).replaceAll(/\s/g, ''))
    .toMatch(/"panes":\["[^\]]*","[^\]]*"\]/);
});

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Note, in Markdown' });
const articleField = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Note on the article, in Markdown' });

/** Highlights words and opens the note on them. */
async function beginNote(page: Page, words = '214 people on board'): Promise<void> {
  await dragSelect(articleText(page, inPage), words);
  await page.keyboard.press('n');
  await expect(field(page)).toBeFocused();
}

test('a note shows what its Markdown means, while it is written and after', async ({
  synoptic: { page },
}) => {
  await beginNote(page);
  await page.keyboard.type('# Who\nThe **harbour office** said so.\n- one\ntwo');
  await expect(field(page)).toHaveValue('# Who\nThe **harbour office** said so.\n- one\n- two');
  const preview = page.getByRole('region', { name: 'How the note will look' });
  await expect(preview.getByRole('heading', { name: 'Who' })).toBeVisible();
  await expect(preview.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(cards(page).getByRole('strong')).toHaveText('harbour office');
  await expect(cards(page).getByRole('heading', { name: 'Who' })).toBeVisible();
});

test('keys put words in bold and italics, make links, and are taken back by the field', async ({
  synoptic: { page },
}) => {
  await beginNote(page);
  await page.keyboard.type('see here');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  await expect(field(page)).toHaveValue('see **here**');
  await page.keyboard.press('Control+b');
  await expect(field(page)).toHaveValue('see here');
  await page.keyboard.press('Control+i');
  await expect(field(page)).toHaveValue('see _here_');
  await page.keyboard.press('Control+z');
  await expect(field(page)).toHaveValue('see here');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('https://example.org/a');
  await expect(field(page)).toHaveValue('see [here](https://example.org/a)');
  await page.keyboard.press('Control+Enter');
  await cards(page).getByRole('link', { name: 'here' }).click();
  await expect(page.getByRole('dialog', { name: 'Link' })).toContainText('https://example.org/a');
});

test('a task is ticked in the shown note, and that is undone', async ({ synoptic: { page } }) => {
  await beginNote(page);
  await page.keyboard.type('- [ ] ask the harbour\ncheck the tide');
  await page.keyboard.press('Escape');
  const box = cards(page).getByRole('checkbox', { name: 'ask the harbour' });
  await box.click();
  await expect(box).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(box).not.toBeChecked();
});

test('a note is there after the program is killed in the middle of typing', async ({ synoptic }) => {
  const { page } = synoptic;
  await beginNote(page);
  const said =
    'The number of passengers differs between the two accounts and I want to know why that is so. ';
  const typing = page.keyboard.type(said.repeat(4), { delay: 12 }).catch(() => undefined);
  await page.waitForFunction(() => (document.querySelector('textarea')?.value.length ?? 0) > 120);
  const [typed] = await Promise.all([field(page).inputValue(), synoptic.kill()]);
  await typing;
  await synoptic.restart();
  await expect(cards(page)).toHaveCount(1);
  const kept = (await cards(page).locator('p').innerText()).length;
  // What was typed a tenth of a second before the end is there: some eight keys at this speed, and the time of asking and
  // ending, which is long where the machine has other work to do.
  test.info().annotations.push({ type: 'keys behind', description: String(typed.length - kept) });
  expect(kept).toBeGreaterThan(typed.length - 60);
});

test('a note is there after the page is loaded anew in the middle of a word', async ({
  synoptic: { page },
}) => {
  await beginNote(page);
  await page.keyboard.type('half a wo');
  await page.reload();
  await expect(cards(page)).toContainText('half a wo');
});

test('what is written without a connection is kept, said to be kept, and stored when it is back', async ({
  synoptic: { page },
}) => {
  await holdSockets(page);
  await beginNote(page);
  await page.keyboard.type('before');
  await expect(notebook(page)).toContainText('Saved');
  await page.evaluate('goAway()');
  await page.keyboard.type(' and after');
  await expect(notebook(page)).toContainText('Not saved: connection lost, kept here');
  await page.evaluate('comeBack()');
  await expect(notebook(page)).toContainText('Saved');
  await page.reload();
  await expect(cards(page)).toContainText('before and after');
});

test('what is written without a connection outlives the page', async ({ synoptic: { page } }) => {
  await holdSockets(page);
  await beginNote(page);
  await page.keyboard.type('before');
  await expect(notebook(page)).toContainText('Saved');
  await page.evaluate('goAway()');
  await page.keyboard.type(' and after');
  await page.reload();
  await expect(page.getByText('A note that was still being written is stored now')).toBeVisible();
  await expect(cards(page)).toContainText('before and after');
});

test('two tabs with one note open: the idle one follows, and nothing is overwritten', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await beginNote(page);
  await page.keyboard.type('first');
  await expect(notebook(page)).toContainText('Saved');
  const other = await secondTab(synoptic);
  await expect(cards(other)).toContainText('first');
  await cards(other).getByRole('button', { name: 'Edit the note' }).click();
  await expect(field(other)).toHaveValue('first');
  await page.bringToFront();
  await page.keyboard.type(' second');
  await expect(field(other)).toHaveValue('first second');

  // Written here while the other one writes, too, and is not heard of.
  await holdSockets(other);
  await cards(other).getByRole('button', { name: 'Edit the note' }).click();
  await other.evaluate('goAway()');
  await other.keyboard.type(' theirs');
  await page.bringToFront();
  await field(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' mine');
  await expect(notebook(page)).toContainText('Saved');
  await other.bringToFront();
  await other.evaluate('comeBack()');
  const conflict = other.getByRole('region', { name: 'Changed in another window' });
  await expect(field(other)).toHaveValue('first second theirs');
  await expect(conflict).toContainText('first second mine');
  await expect(cards(page).or(field(page)).first()).toBeVisible();
  await conflict.getByRole('button', { name: 'Keep both' }).click();
  await expect(field(other)).toHaveValue('first second mine\n\nfirst second theirs');
  await expect(field(page)).toHaveValue('first second mine\n\nfirst second theirs');
});

test('undo of a note that another tab has changed since says so and leaves it', async ({ synoptic }) => {
  const { page } = synoptic;
  await beginNote(page);
  await page.keyboard.type('mine');
  await page.keyboard.press('Escape');
  await expect(cards(page)).toContainText('mine');
  const other = await secondTab(synoptic);
  await cards(other).getByRole('button', { name: 'Edit the note' }).click();
  await other.keyboard.type(' and theirs');
  await other.keyboard.press('Escape');
  await page.bringToFront();
  await expect(cards(page)).toContainText('mine and theirs');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('was changed in another window')).toBeVisible();
  await expect(cards(page)).toContainText('mine and theirs');
});

test('an article has a note of its own, undone, kept and exported', async ({ synoptic }) => {
  const { page } = synoptic;
  await page.keyboard.press('Control+1');
  await page.keyboard.press('N');
  await expect(articleField(page)).toBeFocused();
  await page.keyboard.type('Local paper, *first* report.');
  await page.keyboard.press('Escape');
  const note = page.getByRole('group', { name: /Note on Ferry runs aground/ });
  await expect(note.getByRole('emphasis')).toHaveText('first');
  await page.keyboard.press('Control+z');
  await expect(note).not.toContainText('Local paper');
  await page.keyboard.press('Control+Shift+z');
  await expect(note).toContainText('Local paper');
  await synoptic.restart();
  await expect(note).toContainText('Local paper');
  await runCommand(page, 'Export…');
  await expect(page.getByRole('dialog', { name: 'Export', exact: true })).toContainText(
    'Local paper, *first* report.',
  );
});

test('with the whole library in the notebook, notes are written beside their article', async ({
  synoptic: { page },
}) => {
  const wholeLibrary = async (): Promise<void> => {
    await notebook(page)
      .getByRole('button', { name: /^Notes of/ })
      .click();
    await page.getByRole('menuitemradio', { name: 'Whole library' }).click();
  };
  await wholeLibrary();
  await beginNote(page);
  await page.keyboard.type('written');
  await page.keyboard.press('Escape');
  await expect(cards(page)).toContainText('written');
  await wholeLibrary();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('N');
  await expect(articleField(page)).toBeFocused();
});

test('a note with several tags is written where it stands first, and keys work when it goes', async ({
  synoptic,
}) => {
  const { page } = synoptic;
  await dragSelect(articleText(page, inPage), 'Joan Petrie');
  await page.keyboard.press('t');
  await expect(page.getByRole('combobox', { name: 'New tag' })).toBeFocused();
  await page.keyboard.type('one,two,');
  await page.keyboard.press('Escape');
  await notebook(page)
    .getByRole('button', { name: /^Grouped by/ })
    .click();
  await page.getByRole('menuitemradio', { name: 'Tag', exact: true }).click();
  await expect(cards(page)).toHaveCount(2);
  await cards(page).first().getByRole('button', { name: 'Write a note' }).click();
  await expect(field(page)).toHaveCount(1);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('both of it');
  await expect(field(page)).toHaveValue('both of it');
  const ids = await page.locator('[id^="note-"]').evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  await page.keyboard.press('Escape');
  await expect(cards(page)).toContainText(['both of it', 'both of it']);
  // The other of its cards takes the pen as well.
  await cards(page).last().getByRole('button', { name: 'Edit the note' }).click();
  await expect(field(page)).toBeFocused();
  // The note goes under the hands of the reader: keys do what they do again.
  const other = await secondTab(synoptic);
  await cards(other).first().getByRole('button', { name: 'Delete highlight' }).click();
  await page.bringToFront();
  await expect(field(page)).toHaveCount(0);
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 300 });
  }).toPass();
});

test('tags are completed, added by comma, Tab and paste, and taken back by Backspace', async ({
  synoptic: { page },
}) => {
  await dragSelect(articleText(page, inPage), 'Joan Petrie');
  await page.keyboard.press('t');
  const newTag = page.getByRole('combobox', { name: 'New tag' });
  await expect(newTag).toBeFocused();
  await page.keyboard.type('Évacuation,sea harbour,');
  const tags = cards(page).first().getByRole('grid', { name: 'Tags' }).getByRole('row');
  await expect(tags).toHaveText(['#Évacuation', '#sea harbour']);
  await newTag.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'one, #two, one');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(tags).toHaveText(['#Évacuation', '#sea harbour', '#one', '#two']);
  await page.keyboard.press('Backspace');
  await expect(tags).toHaveText(['#Évacuation', '#sea harbour', '#one']);
  await page.keyboard.press('Escape');

  await dragSelect(articleText(page, inPage), 'Northern Sound Lines');
  await page.keyboard.press('t');
  await expect(newTag).toBeFocused();
  await page.keyboard.type('evac');
  await expect(page.getByRole('option')).toHaveText(['Évacuation1']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(newTag).toBeFocused();
  await page.keyboard.type('harb');
  await expect(page.getByRole('option')).toHaveText(['sea harbour1']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // The list goes on offering; while it is open, the rest is hidden from screen readers.
  await page.keyboard.press('Escape');
  const others = cards(page).nth(1).getByRole('grid', { name: 'Tags' }).getByRole('row');
  await expect(others).toHaveText(['#Évacuation', '#sea harbour']);
});

test('a tag is renamed onto another one, which is asked about, and all of it is undone', async ({
  synoptic: { page },
}) => {
  for (const [words, tag] of [
    ['Joan Petrie', 'nurse'],
    ['Northern Sound Lines', 'witness'],
  ] as const) {
    await dragSelect(articleText(page, inPage), words);
    await page.keyboard.press('t');
    await expect(page.getByRole('combobox', { name: 'New tag' })).toBeFocused();
    await page.keyboard.type(tag);
    await page.keyboard.press('Enter');
    await expect(cards(page).filter({ hasText: `#${tag}` })).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await runCommand(page, 'Tags…');
  const dialog = page.getByRole('dialog', { name: 'Tags' });
  await dialog.getByRole('button', { name: 'Rename nurse' }).click();
  await page.keyboard.type('witness');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('The two become one');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await expect(dialog.getByRole('listitem')).toContainText('2 uses');
  await page.keyboard.press('Escape');
  await expect(cards(page).filter({ hasText: '#witness' })).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(cards(page).filter({ hasText: '#nurse' })).toHaveCount(1);
  await expect(cards(page).filter({ hasText: '#witness' })).toHaveCount(1);
});

test('categories are renamed, recoloured, ordered, added and deleted, and stay so', async ({ synoptic }) => {
  const { page } = synoptic;
  await dragSelect(articleText(page, inPage), '214 people on board');
  await page.keyboard.press('2');
  await expect(cards(page)).toContainText('Figure');
  await page.keyboard.press('Escape');

  await runCommand(page, 'Categories…');
  const dialog = page.getByRole('dialog', { name: 'Categories' });
  const rows = dialog.getByRole('list', { name: 'Categories' }).getByRole('listitem');
  await dialog.getByRole('textbox', { name: 'Name of Figure' }).fill('Number');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Colour of Number: green' }).click();
  await page.getByRole('menuitemradio', { name: 'Teal' }).click();
  await dialog.getByRole('button', { name: 'Line of Number: double' }).click();
  await page.getByRole('menuitemradio', { name: 'Wavy' }).click();
  await dialog.getByRole('button', { name: /^Place of Number/ }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(rows.first().getByRole('textbox')).toHaveValue('Number');
  await dialog.getByRole('button', { name: 'Add a category' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name of New category' })).toBeFocused();
  await page.keyboard.type('Motive');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(7);

  // By mouse: from the first place to the third.
  const grip = dialog.getByRole('button', { name: /^Place of Number/ });
  const [from, to] = [await grip.boundingBox(), await rows.nth(2).boundingBox()];
  if (!from || !to) throw new Error('The rows have no place.');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, to.y + to.height / 2 + 6, { steps: 6 });
  await page.mouse.up();
  await expect(rows.nth(2).getByRole('textbox')).toHaveValue('Number');

  await dialog.getByRole('button', { name: 'Delete Number' }).click();
  await expect(dialog.getByRole('form', { name: 'Delete Number' })).toContainText('Its one note');
  await dialog.getByRole('combobox').selectOption({ label: 'in “Motive”' });
  await dialog.getByRole('button', { name: 'Delete the category' }).click();
  await expect(rows).toHaveCount(6);
  await page.keyboard.press('Escape');
  await expect(cards(page)).toContainText('Motive');
  await synoptic.restart();
  await expect(cards(page)).toContainText('Motive');
});

test('a deleted category comes back with its notes, and one without notes in it goes without a question', async ({
  synoptic: { page },
}) => {
  await dragSelect(articleText(page, inPage), '214 people on board');
  await page.keyboard.press('2');
  await expect(cards(page)).toContainText('Figure');
  await page.keyboard.press('Escape');
  await runCommand(page, 'Categories…');
  const dialog = page.getByRole('dialog', { name: 'Categories' });
  await dialog.getByRole('button', { name: 'Delete Doubt' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name of Doubt' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Delete Figure' }).click();
  await dialog.getByRole('combobox').selectOption({ label: 'without a category, in grey' });
  await dialog.getByRole('button', { name: 'Delete the category' }).click();
  await page.keyboard.press('Escape');
  await expect(cards(page)).toContainText('No category');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(cards(page)).toContainText('Figure');
});

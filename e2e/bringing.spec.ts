import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright/test';
import { ferryPage, ferryText, type TestFile } from './articles';
import { expect, test } from './fixtures';
import { articleText, cards, dropFiles, runCommand } from './pages';
import { startProgram } from './program';

/** Pages of other tools by address; the words of a highlight of the ferry page stand in it once. */
const ferryAddress = 'https://coast-courier.example/ferry';
const savedFerry: TestFile = {
  ...ferryPage,
  text: ferryPage.text.replace('<head>', `<head><link rel="canonical" href="${ferryAddress}">`),
};
const harbour = (n: number): TestFile => ({
  name: `harbour-${n}.html`,
  type: 'text/html',
  text: `<!doctype html><html><head><title>Harbour report ${n}</title><link rel="canonical" href="https://harbour.example/${n}"></head><body><article><h1>Harbour report ${n}</h1>${`<p>The harbour office said in its report ${n} that the lights on the new wall would be lit from the first of the month.</p>`.repeat(5)}</article></body></html>`,
});
const csv = (name: string, ...rows: string[]): TestFile => ({
  name,
  type: 'text/csv',
  text: rows.join('\n'),
});
const pocket = csv(
  // The name says nothing: a file is known by what is in it.
  'part_000000.data',
  'title,url,time_added,tags,status',
  `Ferry runs aground,${ferryAddress}?utm_source=pocket,1709632800,ferry|skerrin,archive`,
  'Harbour report 1,https://harbour.example/1,1709632801,harbour,unread',
  'Harbour report 2,https://harbour.example/2,1709632802,harbour,unread',
  ',no address,1709632803,,unread',
);
const raindrop = csv(
  'raindrop.csv',
  'title,note,excerpt,url,folder,tags,created,highlights,favorite',
  `Ferry,My note,,${ferryAddress},Sea / Ferries,aground,2024-03-05T10:00:00Z,Highlight:felt a long scrape,true`,
);

/** Each file is read, and the first article cleaned, by a worker that has to start beside whatever else the machine does. */
const first = { timeout: 60_000 };

const question = (page: Page, tool: string): Locator => page.getByRole('dialog', { name: `From ${tool}` });
const summary = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('region', { name: 'Import' }).filter({ hasText: words });
const tree = (page: Page): Locator => page.getByRole('treegrid', { name: 'Collections' });
const place = (page: Page): Locator => tree(page).getByRole('row', { name: 'Needs its page' });
const waiting = (page: Page): Locator => page.getByRole('grid', { name: 'Needs its page' }).getByRole('row');
const articles = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Articles', exact: true }).getByRole('row');

async function bringIn(page: Page, file: TestFile, tool: string): Promise<void> {
  await dropFiles(page, [file]);
  await expect(question(page, tool)).toBeVisible(first);
  await question(page, tool).getByRole('button', { name: 'Import', exact: true }).click();
  // With what has become of it: how far it is says the tool, too.
  await expect(summary(page, `From ${tool}:`)).toBeVisible(first);
}

test('the file of another tool shows what it would bring; nothing comes before the reader says so, and all of it goes again in one step', async ({
  synoptic,
}) => {
  test.slow();
  const { page } = synoptic;
  await dropFiles(page, [pocket, savedFerry]);
  // The article needs no answer, and stands behind the question.
  await expect(page.locator('article.article')).toContainText('sandbank off Skerrin', first);
  const asked = question(page, 'Pocket');
  await expect(asked.getByText('part_000000.data')).toBeVisible(first);
  await expect(asked.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
  await expect(asked.getByText('Row 5: it has no web address, so it was left out.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(asked).toHaveCount(0);
  await expect(tree(page).getByRole('row', { name: 'All articles' })).toContainText('1');
  await expect(place(page)).toHaveCount(0);

  await dropFiles(page, [pocket]);
  await expect(asked.getByRole('row', { name: /Ferry runs aground/ })).toContainText('is there', first);
  await expect(asked.getByRole('row', { name: /Harbour report 2/ })).toContainText('needs its page');
  await page.keyboard.press('Enter');
  const done = summary(page, '1 that was there, 2 need their page');
  await expect(done).toBeVisible(first);
  await expect(articles(page).first()).toContainText('#ferry');
  await expect(place(page)).toContainText('2');

  await done.getByRole('button', { name: 'Undo' }).click();
  await expect(place(page)).toHaveCount(0);
  await expect(articles(page).first()).not.toContainText('#ferry');
  await expect(done).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(place(page)).toContainText('2');
  await expect(articles(page).first()).toContainText('#ferry');
  await page.keyboard.press('Control+z');
  await expect(place(page)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(place(page)).toContainText('2');
  await synoptic.restart();
  await expect(place(page)).toContainText('2');
});

test('what is there gets its notes; a later change stays when the rest is taken back, and that is said', async ({
  synoptic: { page },
}) => {
  test.slow();
  await dropFiles(page, [savedFerry]);
  await expect(articleText(page, 'Ferry runs aground')).toBeVisible(first);
  await bringIn(page, raindrop, 'Raindrop');
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText('felt a long scrape');
  await expect(tree(page).getByRole('row', { name: 'Ferries' })).toBeVisible();
  await expect(page.getByText('My note')).toBeVisible();
  await articles(page).first().focus();
  // The reader takes the star back.
  await page.keyboard.press('s');
  await expect(tree(page).getByRole('row', { name: 'Favourites' })).toContainText('0');
  await page.keyboard.press('s');
  await summary(page, 'Raindrop').getByRole('button', { name: 'Undo' }).click();
  await expect(cards(page)).toHaveCount(0);
  await expect(tree(page).getByRole('row', { name: 'Ferries' })).toHaveCount(0);
  await expect(page.getByText('My note')).toHaveCount(0);
});

test('a page that waits is given its text by the keyboard, by a drop on its row, and by its address', async ({
  synoptic: { page },
}) => {
  test.slow();
  await bringIn(page, pocket, 'Pocket');
  await bringIn(page, raindrop, 'Raindrop');
  await expect(place(page)).toContainText('3');
  await place(page).click();
  await expect(waiting(page)).toHaveCount(3);
  const row = waiting(page).filter({ hasText: 'Ferry' });
  await expect(row).toContainText('1 note');
  await expect(row).toContainText('#aground');
  await row.focus();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (
    await chooser
  ).setFiles({ name: 'any.html', mimeType: 'text/html', buffer: Buffer.from(ferryPage.text) });
  await expect(articleText(page, 'Ferry runs aground')).toBeVisible(first);
  await expect(cards(page)).toContainText('felt a long scrape');
  await expect(waiting(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(waiting(page)).toHaveCount(3);
  await expect(articleText(page, 'Ferry runs aground')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(waiting(page)).toHaveCount(2);

  // Whatever it says of its address: it was dropped on this row.
  const transfer = await page.evaluateHandle(({ name, type, text }) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type }));
    return data;
  }, ferryText);
  const harbourRow = waiting(page).filter({ hasText: 'Harbour report 1' });
  for (const type of ['dragenter', 'dragover', 'drop'])
    await harbourRow.dispatchEvent(type, { dataTransfer: transfer });
  await expect(articleText(page, 'All safe')).toBeVisible(first);
  await expect(waiting(page)).toHaveCount(1);

  await dropFiles(page, [harbour(2), harbour(3)]);
  await expect(page.getByText('2 articles imported; 1 had been waiting for their page')).toBeVisible(first);
  // Several pages need the room; the library is shown again.
  const library = page.getByRole('button', { name: 'Library', exact: true });
  if ((await library.getAttribute('aria-pressed')) === 'false') await library.click();
  const none = page.getByText('No page waits for its text any more.');
  await expect(none).toBeVisible();
  // What a page gave to the article that it has become is a step, too; the article stays.
  await page.keyboard.press('Control+z');
  await expect(waiting(page)).toHaveCount(1);
  await expect(waiting(page)).toContainText('Harbour report 2');
  await page.keyboard.press('Control+Shift+z');
  await expect(none).toBeVisible();
  await page.getByRole('button', { name: 'All articles', exact: true }).click();
  await expect(place(page)).toHaveCount(0);
  await expect(articles(page).filter({ hasText: 'Harbour report 2' })).toContainText('#harbour');
});

test('the list is searched, and pages are taken off it and put back, in both windows', async ({
  synoptic: { page, origin },
  context,
}) => {
  test.slow();
  await bringIn(page, pocket, 'Pocket');
  await expect(place(page)).toContainText('3');
  await runCommand(page, 'What needs its page');
  await page.getByRole('searchbox', { name: 'Find what needs its page' }).fill('HARBOUR.example');
  await expect(waiting(page)).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Find what needs its page' }).fill('nowhere at all');
  await expect(page.getByText('Nothing matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(waiting(page)).toHaveCount(3);

  const opened = context.waitForEvent('page');
  await runCommand(page, 'Open another window');
  const other = await opened;
  expect(other.url()).toContain(origin());
  await expect(place(other)).toContainText('3');
  await place(other).click();
  await expect(waiting(other)).toHaveCount(3);

  await waiting(page).first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  const bar = page.getByRole('group', { name: 'Selected pages' });
  await expect(bar.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(waiting(page)).toHaveCount(1);
  await expect(bar).toHaveCount(0);
  await expect(waiting(other)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(waiting(page)).toHaveCount(3);
  await expect(waiting(other)).toHaveCount(3);
  await waiting(page).first().focus();
  await page.keyboard.press('Control+a');
  await expect(bar.getByText('3 selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
});

test('several files are asked about one after the other; a damaged one is named', async ({
  synoptic: { page },
}) => {
  test.slow();
  const broken: TestFile = {
    name: 'notes.json',
    type: 'application/json',
    text: '{"export_userid":"a","annotations":[{"uri":"https://exam',
  };
  await dropFiles(page, [pocket, broken, raindrop, ferryText]);
  await expect(question(page, 'Pocket').getByText('1 more file')).toBeVisible(first);
  await expect(page.locator('article.article')).toContainText('209', first);
  await question(page, 'Pocket').getByRole('button', { name: 'Cancel' }).click();
  await expect(question(page, 'Raindrop').getByText('raindrop.csv')).toBeVisible();
  await question(page, 'Raindrop').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(summary(page, 'From Raindrop: 1 needs its page')).toBeVisible(first);
  await expect(page.getByRole('status', { name: 'Import' })).toContainText(
    '“notes.json” is cut off or damaged',
  );
  await expect(place(page)).toContainText('1');

  // Also while the library is hidden, and was never shown in this window.
  await expect(articleText(page, 'All safe')).toBeVisible();
  const library = page.getByRole('navigation', { name: 'Library' });
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await expect(library).toHaveCount(0);
  await page.reload();
  await expect(articleText(page, 'All safe')).toBeVisible(first);
  await expect(library).toHaveCount(0);
  await runCommand(page, 'What needs its page');
  await expect(waiting(page)).toHaveCount(1);
});

test('what came from many files leaves the library its room, and goes at once', async ({
  synoptic: { page },
}) => {
  test.slow();
  const files = [1, 2, 3, 4].map((n) =>
    csv(
      `part-${n}.csv`,
      'title,url,time_added,tags,status',
      `Harbour report ${n},https://harbour.example/${n},1709632801,,unread`,
    ),
  );
  await dropFiles(page, files);
  for (const { name } of files) {
    const asked = question(page, 'Pocket').filter({ hasText: name });
    await asked.getByRole('button', { name: 'Import', exact: true }).click();
  }
  await expect(page.getByText('4 files brought in')).toBeVisible(first);
  await page.setViewportSize({ width: 1280, height: 400 });
  await expect(summary(page, 'part-4.csv')).toBeInViewport();
  const library = page.getByRole('navigation', { name: 'Library' });
  await expect.poll(async () => (await library.boundingBox())?.height).toBeGreaterThan(180);
  await page.getByRole('button', { name: 'Dismiss all' }).click();
  await expect(page.getByRole('region', { name: 'Import' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(place(page)).toContainText('3');
});

test('a packed library that is dropped leads to where it is added', async ({ synoptic: { page } }) => {
  await dropFiles(page, [ferryText]);
  await expect(articleText(page, 'All safe')).toBeVisible(first);
  await runCommand(page, 'Move and share the library…');
  const move = page.getByRole('dialog', { name: 'Move and share the library' });
  const download = page.waitForEvent('download');
  await move.getByRole('button', { name: 'Pack the library' }).click();
  const path = await (await download).path();
  await page.keyboard.press('Escape');
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles(path);
  await expect(move).toContainText('is a Synoptic library of 1 article');
});

test('axe finds nothing in the question, the list and what has come; what can only be read says so first', async ({
  synoptic,
  page,
  browser,
}) => {
  test.slow();
  const look = async (what: string, within?: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const all = new AxeBuilder({ page })
        .exclude('[role="separator"]')
        .exclude('[data-overlay-container]:has([role="tooltip"])');
      const { violations } = await (within === undefined ? all : all.include(within)).analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
      expect(found, `${what}, ${colorScheme}`).toEqual([]);
    }
  };
  await dropFiles(page, [savedFerry]);
  await expect(articleText(page, 'Ferry runs aground')).toBeVisible(first);
  await dropFiles(page, [pocket]);
  await expect(question(page, 'Pocket')).toBeVisible(first);
  await look('the question');
  await page.keyboard.press('Enter');
  await expect(summary(page, 'From Pocket:')).toBeVisible(first);
  await place(page).click();
  await waiting(page).first().focus();
  await expect(page.getByRole('button', { name: 'Give its page…' })).toBeVisible();
  await look('the list');
  await page.getByRole('button', { name: 'How to save pages' }).click();
  await expect(page.getByRole('dialog', { name: 'How a page gets its text' })).toBeVisible();
  await look('how pages are saved', '[role="dialog"]');

  const program = await startProgram([
    '--no-open',
    '--port',
    '0',
    '--read-only',
    '--library',
    synoptic.library,
  ]);
  try {
    const reading = await (await browser.newContext()).newPage();
    await reading.setViewportSize({ width: 1280, height: 800 });
    await reading.goto(program.address);
    await place(reading).click();
    await waiting(reading).first().focus();
    await expect(reading.getByRole('button', { name: 'Give its page…' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await dropFiles(reading, [raindrop]);
    await expect(reading.getByRole('alertdialog').or(reading.getByRole('alert')).first()).toBeVisible();
    await expect(question(reading, 'Raindrop')).toHaveCount(0);
    await reading.context().close();
  } finally {
    await program.end('SIGTERM');
  }
});

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright/test';
import { madePng } from '../src-main/article/made-picture';
import { epubOf } from '../src-main/testing/epub';
import { zipOf } from '../src-main/testing/zip';
import { ferryPage, ferryText } from './articles';
import { expect, test } from './fixtures';
import { articleText } from './pages';

type Files = Record<string, string | Uint8Array>;

async function written(folder: string, files: Files): Promise<string> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return folder;
}

async function choose(page: Page, how: 'Choose files…' | 'Choose a folder…', path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  if (await page.getByRole('button', { name: how }).isVisible())
    await page.getByRole('button', { name: how }).click();
  else await page.keyboard.press('Control+o');
  await (await chooser).setFiles(path);
}

/** A drop of real files and folders, which a script in the page cannot make. */
async function dropPaths(page: Page, paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  }
}

const summary = (page: Page) => page.getByRole('status', { name: 'Import' });
const rows = (page: Page) => page.getByRole('grid', { name: 'Articles' }).getByRole('row');

/** Articles that open side by side take the room of the library; here it is wanted again. */
async function openLibrary(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Library', exact: true });
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  await expect(page.getByRole('grid', { name: 'Articles' })).toBeVisible();
}

const paragraph = (about: string): string =>
  `<p>${about} was the talk of the harbour that year, and the old pilots said that they had seen nothing like it since the winter of the great ice, when the ferry lay at the quay for eleven weeks.</p>`.repeat(
    4,
  );
const book = () =>
  epubOf({
    title: 'The Ferry Year',
    files: { 'images/map.png': { type: 'image/png', bytes: madePng(60, 40) } },
    chapters: ['The crossing', 'The storm', 'The quay'].map((title, n) => ({
      file: `c${n}.xhtml`,
      title,
      body: `<h1>${title}</h1>${paragraph(title)}${n === 1 ? '<p><img src="images/map.png" alt="A map"/></p>' : ''}`,
    })),
  });

test.beforeEach(async ({ synoptic }) => {
  await expect(synoptic.page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
});

test('an archive gives its files, and says which it refused and why', async ({ synoptic }, info) => {
  const { page } = synoptic;
  const zip = await zipOf({
    'reports/ferry.html': ferryPage.text,
    'reports/deep/island-radio.txt': ferryText.text,
    'reports/copy of ferry.html': ferryPage.text,
    'reports/empty.txt': '',
    'reports/bomb.html': Buffer.alloc(3_000_000, 'a'),
    'reports/older.zip': await zipOf({ 'a.txt': 'a' }),
    '__MACOSX/reports/._ferry.html': 'x',
  });
  const folder = await written(info.outputPath('files'), { 'papers.zip': zip });
  await choose(page, 'Choose files…', join(folder, 'papers.zip'));
  await expect(summary(page)).toContainText('2 imported, 1 already there, 3 not imported');
  const refused = summary(page).getByRole('listitem');
  await expect(refused.filter({ hasText: 'empty.txt' })).toHaveText(/is empty/);
  await expect(refused.filter({ hasText: 'bomb.html' })).toHaveText(
    /unpacks to more than 200 times its size/,
  );
  await expect(refused.filter({ hasText: 'older.zip' })).toHaveText(/is an archive inside an archive/);
  await expect(articleText(page, 'Ferry runs aground off Skerrin')).toContainText('214 people on board');
  await expect(articleText(page, 'All safe after island ferry hits sandbank')).toBeVisible();
});

test('a book asks what it is to become: one article', async ({ synoptic }, info) => {
  const { page } = synoptic;
  const folder = await written(info.outputPath('files'), { 'ferry.epub': await book() });
  await choose(page, 'Choose files…', join(folder, 'ferry.epub'));
  const question = page.getByRole('dialog', { name: '“The Ferry Year” has 3 chapters' });
  await expect(question.getByRole('listitem')).toHaveText(['The crossing', 'The storm', 'The quay']);
  await expect(question.getByRole('button', { name: 'One article' })).toBeFocused();
  await page.keyboard.press('Enter');
  const text = articleText(page, 'The Ferry Year');
  await expect(text.locator('h2')).toHaveText(['The crossing', 'The storm', 'The quay']);
  const width = await text
    .locator('img')
    .evaluate((one) => (one as HTMLImageElement).decode().then(() => (one as HTMLImageElement).naturalWidth));
  expect(width).toBe(60);
  await expect(rows(page)).toHaveCount(1);
});

test('a book as an article for each chapter, and the answer is remembered', async ({ synoptic }, info) => {
  const { page } = synoptic;
  const second = await epubOf({
    title: 'The Ice Year',
    chapters: ['January', 'February'].map((title) => ({
      file: `${title}.xhtml`,
      title,
      body: `<h1>${title}</h1>${paragraph(title)}`,
    })),
  });
  const folder = await written(info.outputPath('files'), { 'ferry.epub': await book(), 'ice.epub': second });
  await choose(page, 'Choose files…', join(folder, 'ferry.epub'));
  const question = page.getByRole('dialog');
  await expect(question).toBeVisible();
  // Escape leaves the book out.
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(page.getByText('Imported articles stand here.')).toBeVisible();

  await choose(page, 'Choose files…', join(folder, 'ferry.epub'));
  await page.getByText('Do the same for all books').click();
  await page.getByRole('button', { name: 'An article for each chapter' }).click();
  await expect(articleText(page, 'The storm').locator('img')).toHaveCount(1);
  await openLibrary(page);
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'The storm' }).first()).toContainText('Ada Holm');

  await choose(page, 'Choose files…', join(folder, 'ice.epub'));
  await expect(rows(page)).toHaveCount(5);
  await page.getByRole('button', { name: 'Text and theme' }).click();
  await expect(page.getByRole('radio', { name: 'By chapter' })).toBeChecked();
});

const savedPage = ferryPage.text.replace(
  '<h2>',
  '<figure><img src="Ferry_files/photo.png" alt="The ferry"><figcaption>The ferry on the sandbank</figcaption></figure><h2>',
);

test('a folder with a saved page: its picture is shown, and nested files come in', async ({
  synoptic,
}, info) => {
  const { page } = synoptic;
  const folder = await written(info.outputPath('saved'), {
    'Ferry.html': savedPage,
    'Ferry_files/photo.png': madePng(320, 200),
    'Ferry_files/frame.html': ferryPage.text.replaceAll('Ferry', 'Frame'),
    'radio/island-radio.txt': ferryText.text,
  });
  await choose(page, 'Choose a folder…', folder);
  const text = articleText(page, 'Ferry runs aground off Skerrin');
  const width = await text
    .locator('figure img')
    .evaluate((one) => (one as HTMLImageElement).decode().then(() => (one as HTMLImageElement).naturalWidth));
  expect(width).toBe(320);
  await expect(articleText(page, 'All safe after island ferry hits sandbank')).toBeVisible();
  await openLibrary(page);
  await expect(rows(page)).toHaveCount(2);
});

test('a folder that is dropped is walked to its ends, and a page and its folder dropped together belong together', async ({
  synoptic,
}, info) => {
  const { page } = synoptic;
  const folder = await written(info.outputPath('dropped'), {
    'a/b/c/island-radio.txt': ferryText.text,
    'a/picture.png': madePng(20, 20),
    'Ferry.html': savedPage,
    'Ferry_files/photo.png': madePng(320, 200),
  });
  await dropPaths(
    page,
    ['a', 'Ferry.html', 'Ferry_files'].map((name) => join(folder, name)),
  );
  await expect(articleText(page, 'Ferry runs aground off Skerrin').locator('figure img')).toHaveCount(1);
  await expect(articleText(page, 'All safe after island ferry hits sandbank')).toBeVisible();
  await openLibrary(page);
  await expect(rows(page)).toHaveCount(2);
});

test('a large import shows how far it is, leaves the window usable, and can be cancelled', async ({
  synoptic,
}, info) => {
  const { page } = synoptic;
  const files = Array.from({ length: 200 }, (_, n) => ({
    path: `report ${n}.html`,
    bytes: ferryPage.text.replaceAll('Skerrin', `Skerrin ${n}`),
  }));
  const folder = await written(info.outputPath('files'), { 'reports.zip': await zipOf(files) });
  await choose(page, 'Choose files…', join(folder, 'reports.zip'));
  const status = page.getByRole('region', { name: 'Import' });
  await expect(status).toContainText(/\d+ of 200 · report \d+\.html/);
  await expect(rows(page).first()).toBeVisible();
  // The window answers while files come in.
  await page.getByRole('combobox', { name: 'Search the library' }).fill('Skerrin 3');
  await expect(rows(page).filter({ hasText: 'Skerrin 3' }).first()).toBeVisible();
  // More than lie open side by side, so that the summary is shown.
  await expect(status).toContainText(/(?:[7-9]|\d\d) of 200/);
  await status.getByRole('button', { name: 'Cancel' }).click();
  await expect(summary(page)).toContainText(/^Cancelled, \d+ imported/);
  const said = Number(/(\d+) imported/.exec(await summary(page).innerText())?.[1]);
  expect(said).toBeGreaterThan(0);
  expect(said).toBeLessThan(200);
  await page.getByRole('combobox', { name: 'Search the library' }).fill('');
  await page.reload();
  // What came in stays.
  await expect(page.getByRole('grid', { name: 'Articles' })).toHaveAttribute('aria-rowcount', String(said));
});

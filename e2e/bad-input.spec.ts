import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ferryPage } from './articles';
import { expect, test } from './fixtures';

const repeat = (text: string, times: number): string => text.repeat(times);

test('each bad file of an import is named with its reason, and the good ones come in', async ({
  synoptic,
}, info) => {
  const { page } = synoptic;
  await expect(page.getByRole('heading', { name: 'Two accounts, side by side' })).toBeVisible();
  const folder = info.outputPath('files');
  await mkdir(folder, { recursive: true });
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const files: [string, string | Buffer][] = [
    ['empty.html', ''],
    ['binary.html', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 37) % 251))],
    ['picture.html', Buffer.concat([png, Buffer.alloc(400)])],
    ['nul.txt', `Some words\0and more\0words with NUL bytes ${repeat('x\0', 50)}`],
    ['huge.html', Buffer.alloc(60 * 1024 * 1024, 'a')],
    ['deep.html', `<html><body>${repeat('<div>', 100_000)}text`],
    [
      'formatting.html',
      Array.from({ length: 1000 }, (_, i) => `<b id=${i}>`).join('') + repeat('<p>x', 1000),
    ],
    [
      'srcset.html',
      `<article><p>${repeat('word ', 200)}</p><img srcset="${repeat('a', 60 * 1024)}"></article>`,
    ],
    [
      'frames.html',
      `<article><p>${repeat('word ', 200)}</p>${repeat('<iframe src=x></iframe>', 1000)}</article>`,
    ],
    [ferryPage.name, ferryPage.text],
  ];
  for (const [name, content] of files) await writeFile(join(folder, name), content);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles(files.map(([name]) => join(folder, name)));

  const summary = page.getByRole('status', { name: 'Import' });
  await expect(summary).toContainText('1 imported, 9 not imported');
  for (const [name] of files.slice(0, -1)) {
    const line = summary.getByRole('listitem').filter({ hasText: name });
    await expect(line).toHaveCount(1);
    expect((await line.innerText()).length, name).toBeGreaterThan(name.length + 20);
  }
  await expect(page.locator('article.article')).toContainText('214 people on board');
  await summary.getByRole('button', { name: 'Dismiss' }).click();

  // The same file again is noticed and does not make a second article.
  const again = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await again).setFiles(join(folder, ferryPage.name));
  await expect(page.getByText('Already in the library')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Articles' }).getByRole('row')).toHaveCount(1);
});

import type { Page } from 'playwright/test';
import { drawing, madeDocx, para } from '../src-main/article/formats/docx/made-docx';
import { madePdf, sentences } from '../src-main/article/formats/pdf/made-pdf';
import { madePng } from '../src-main/article/made-picture';
import { expect, test } from './fixtures';

const prose = sentences(6);
const picture = madePng(80, 60);
const page = (pictures = ''): string =>
  `<html lang="en"><head><meta charset="utf-8"><title>The river that came at night</title></head><body><article><h1>The river that came at night</h1>${prose.map((s) => `<p>${s} ${s}</p>`).join('')}${pictures}</article></body></html>`;

interface Chosen {
  name: string;
  bytes: () => Uint8Array | Promise<Uint8Array>;
  pictures: number;
}
const utf8 = (text: string) => (): Uint8Array => new TextEncoder().encode(text);

const files: Chosen[] = [
  {
    name: 'river.xhtml',
    bytes: utf8(
      `<?xml version="1.0"?>${page().replace('<html', '<html xmlns="http://www.w3.org/1999/xhtml"').replace('<meta charset="utf-8">', '<script src="a.js"/>')}`,
    ),
    pictures: 0,
  },
  {
    name: 'river.mhtml',
    bytes: utf8(
      [
        'From: <Saved by Blink>',
        'Snapshot-Content-Location: https://example.org/river',
        'MIME-Version: 1.0',
        'Content-Type: multipart/related; type="text/html"; boundary="b"',
        '',
        '--b',
        'Content-Type: text/html',
        'Content-Location: https://example.org/river',
        '',
        page('<figure><img src="https://example.org/a.png" alt="The river"></figure>'),
        '--b',
        'Content-Type: image/png',
        'Content-Transfer-Encoding: base64',
        'Content-Location: https://example.org/a.png',
        '',
        picture.toString('base64'),
        '--b--',
      ].join('\r\n'),
    ),
    pictures: 1,
  },
  {
    name: 'river.md',
    bytes: utf8(`---\nauthor: Ada Holm\n---\n\n# The river that came at night\n\n${prose.join('\n\n')}\n`),
    pictures: 0,
  },
  {
    name: 'river.docx',
    bytes: () =>
      madeDocx({
        body: para('The river that came at night', 'Titel') + prose.map((s) => para(s)).join('') + drawing,
        picture,
      }),
    pictures: 1,
  },
  {
    name: 'river.pdf',
    bytes: () =>
      madePdf((pdf) => {
        pdf.fontSize(22).text('The river that came at night').moveDown();
        for (const s of prose) pdf.fontSize(11).text(s).moveDown();
      }),
    pictures: 0,
  },
];

async function choose(on: Page, name: string, bytes: Uint8Array): Promise<void> {
  const chooser = on.waitForEvent('filechooser');
  await on.getByRole('button', { name: 'Choose files…' }).click();
  const mimeType = 'application/octet-stream';
  await (await chooser).setFiles([{ name, mimeType, buffer: Buffer.from(bytes) }]);
}

for (const { name, bytes, pictures } of files) {
  test(`${name.replace('river.', '')}: its text and pictures are shown`, async ({ synoptic }) => {
    await choose(synoptic.page, name, await bytes());
    const article = synoptic.page.locator('article.article');
    await expect(article.getByRole('heading', { name: 'The river that came at night' })).toBeVisible();
    for (const s of prose) await expect(article).toContainText(s);
    const shown = article.locator('img');
    await expect(shown).toHaveCount(pictures);
    if (pictures > 0) {
      await shown.first().scrollIntoViewIfNeeded();
      await expect.poll(() => shown.first().evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(80);
    }
  });
}

test('a scanned PDF is refused with its reason, and so is one with a password', async ({ synoptic }) => {
  const scan = await madePdf((pdf) => {
    for (let i = 0; i < 2; i++) pdf.rect(72, 72, 400, 600).fill('#888').addPage();
  });
  await choose(synoptic.page, 'scan.pdf', scan);
  const summary = synoptic.page.getByRole('status', { name: 'Import' });
  await expect(summary).toContainText('“scan.pdf” holds pictures of pages, not text: it was scanned.');
  await summary.getByRole('button', { name: 'Dismiss' }).click();
  const locked = await madePdf((pdf) => void pdf.text(prose.join(' ')), {
    userPassword: 'x',
    ownerPassword: 'y',
  });
  await choose(synoptic.page, 'locked.pdf', locked);
  await expect(summary).toContainText('“locked.pdf” is protected by a password.');
});

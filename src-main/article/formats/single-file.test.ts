import { describe, expect, test } from 'vitest';
import { zipOf } from '../../testing/zip';
import { clean } from '../clean';
import { dataUrl, madePng } from '../made-picture';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const paragraphs = [
  'The bridge over the Tarn was closed on Monday after an inspection found cracks in two of its cables, the council said.',
  'Lorries are sent round by the upper valley, which adds forty minutes, and the school bus now leaves before seven.',
  'An engineer who looked at the cables in May had asked for a second opinion, according to letters seen by the paper.',
];
const comment =
  '<!--\n Page saved with SingleFile \n url: https://example.org/2024/bridge--closed?a=1&b=2 \n saved date: Tue Mar 05 2024 09:12:00 GMT+0100 (Central European Standard Time)\n-->';
const body = (pictures: string): string =>
  `<article><h1>Bridge closed after cracks are found</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}${pictures}</article>`;

describe('a page of SingleFile', () => {
  test('its address is in the comment on top; the day of saving is not that of publication', async () => {
    const page = `<!DOCTYPE html> <html lang=en>${comment}<head><meta charset=utf-8><title>Bridge closed after cracks are found</title></head><body>${body('')}</body></html>`;
    expect(await clean({ name: 'bridge.html', bytes: utf8(page) })).toMatchObject({
      title: 'Bridge closed after cracks are found',
      url: 'https://example.org/2024/bridge--closed?a=1&b=2',
      publishedTime: null,
    });
  });

  test('pictures that it keeps as variables of its style sheet are shown', async () => {
    const blank = `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"></svg>`;
    const shown = (alt: string, n: number): string =>
      `<figure><img src='${blank}' alt="${alt}" style="background-blend-mode:normal!important;background-image:var(--sf-img-${n})!important;background-size:100% 100%!important"></figure>`;
    const style = `:root{--sf-img-4: url("${dataUrl(madePng(80, 60))}");--sf-img-5: url("${dataUrl(madePng(70, 60))}")}`;
    const page = `<!DOCTYPE html> <html lang=en>${comment}<head><meta charset=utf-8><title>Bridge closed after cracks are found</title><style>${style}</style></head><body>${body(shown('The bridge', 4) + shown('Its cables', 5))}</body></html>`;
    const { html, assets } = await clean({ name: 'bridge.html', bytes: utf8(page) });
    expect(html).toMatch(/<img src="asset:[0-9a-f]{32}\.png"[^>]* alt="The bridge"/);
    expect(html.match(/src="asset:/g)).toHaveLength(2);
    expect(assets).toHaveLength(2);
  });
});

describe('a self-extracting page of SingleFile', () => {
  const inner = `<html lang=en><head><meta charset=utf-8><title>Bridge closed after cracks are found</title></head><body>${body('<figure><img src="images/0.png" alt="The bridge"></figure>')}</body></html>`;
  const wrapped = (zip: Uint8Array): Uint8Array =>
    new Uint8Array(
      Buffer.concat([
        utf8(
          `<!DOCTYPE html><html data-sfz>${comment}<meta charset=utf-8><title>Bridge</title><body><p id=sfz-wait-message>Please wait...</p><script>unpack()</script><!--`,
        ),
        zip,
        utf8('--><script>document.currentScript.remove()</script></body></html>'),
      ]),
    );

  test('the page in it is read, with its pictures and its address', async () => {
    const zip = await zipOf({ 'index.html': inner, 'images/0.png': madePng(80, 60) });
    const cleaned = await clean({ name: 'bridge.html', bytes: wrapped(zip) });
    expect(cleaned).toMatchObject({
      mediaType: 'text/html',
      title: 'Bridge closed after cracks are found',
      url: 'https://example.org/2024/bridge--closed?a=1&b=2',
      assets: [{ mediaType: 'image/png', from: null }],
    });
    for (const p of paragraphs) expect(cleaned.plainText).toContain(p);
    expect(cleaned.text).not.toContain('Please wait');
  });

  test('a damaged picture is missing, the page is not', async () => {
    const zip = Buffer.from(await zipOf({ 'index.html': inner, 'images/0.png': madePng(80, 60) }));
    const at = zip.indexOf('images/0.png') + 'images/0.png'.length + 8;
    zip[at] = (zip[at] ?? 0) ^ 0xff;
    const { plainText, assets } = await clean({ name: 'bridge.html', bytes: wrapped(zip) });
    for (const p of paragraphs) expect(plainText).toContain(p);
    expect(assets).toEqual([]);
  });

  test('it is read in the encoding that the reader chose', async () => {
    const zip = await zipOf({ 'index.html': inner.replace('school', 'école') });
    const input = { name: 'bridge.html', bytes: wrapped(zip), encoding: 'windows-1252' };
    expect(await clean(input)).toMatchObject({ encoding: 'windows-1252' });
    expect((await clean(input)).text).toContain('Ã©cole');
  });

  test('one that cannot be unpacked is refused with what to do', async () => {
    const zip = await zipOf({ 'index.html': inner });
    for (const broken of [zip.subarray(0, zip.length - 60), await zipOf({ 'a.css': 'p {}' })]) {
      await expect(clean({ name: 'bridge.html', bytes: wrapped(broken) })).rejects.toThrow(
        '“bridge.html” is a self-extracting page of SingleFile that cannot be unpacked here. Open it in a browser and save it again as a plain HTML file.',
      );
    }
  });
});

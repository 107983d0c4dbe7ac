import { describe, expect, test } from 'vitest';
import { dataUrl, madePng } from '../made-picture';
import { cleanHtml, type CleanedText } from './clean-html';
import { pictureKind } from './picture-kind';
import { candidates } from './picture-source';
import { pictureLimits, Pictures } from './pictures';
import type { Companion } from '../cleaned';

const prose =
  'The harbour office said on Friday that the ferry would be towed to Marwick on the next high tide, and that the route would stay closed for three days while divers look at the hull.';

/** A page around some markup, with enough prose to be an article. */
function clean(markup: string, companions: Companion[] = []): CleanedText {
  const html = `<html lang="en"><head><title>Ferry runs aground</title></head><body><article><h1>Ferry runs aground</h1>
    <p>${prose}</p><p>One. ${prose}</p>${markup}<p>Two. ${prose}</p><p>Three. ${prose}</p></article></body></html>`;
  return cleanHtml({ name: 'ferry.html', bytes: new Uint8Array(), companions }, html);
}
const images = (html: string): string[] => html.match(/<img[^>]*>/g) ?? [];

describe('what a picture is, is told by its bytes', () => {
  const bytes = (...parts: (string | number[])[]): Uint8Array =>
    Buffer.concat([...parts.map((p) => Buffer.from(p as string, 'latin1')), Buffer.alloc(64)]);
  test.each([
    ['png', madePng(640, 480), 640, 480],
    ['gif', bytes('GIF89a', [0x40, 1, 0xf0, 0]), 320, 240],
    ['jpg', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 1, 0xe0, 2, 0x80]), 640, 480],
    [
      'webp',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0]),
      640,
      480,
    ],
    [
      'avif',
      bytes(
        [0, 0, 0, 24],
        'ftypmif1',
        [0, 0, 0, 0],
        'mif1avif',
        'ispe',
        [0, 0, 0, 0, 0, 0, 2, 0x80, 0, 0, 1, 0xe0],
      ),
      640,
      480,
    ],
  ])('%s', (extension, file, width, height) => {
    expect(pictureKind(file)).toMatchObject({ extension, size: { width, height } });
  });

  test.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"></svg>')],
    ['BMP', bytes('BM', [0, 0, 0, 0])],
    ['TIFF', bytes('II*')],
    ['HEIC', bytes([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic')],
    ['nothing', new Uint8Array()],
  ])('%s is none', (_name, file) => expect(pictureKind(file)).toBeNull());
});

describe('pictures beside the page', () => {
  const png = madePng(300, 200);

  test('are kept with the article, once for each content, and say where they came from', () => {
    const { html, assets, warnings } = clean(
      `<figure><img src="./Ferry_files/a%20b.png?w=300" alt="The ferry"><figcaption>The ferry on the sandbank</figcaption></figure>
       <p>${prose} Again.</p><figure><img src="Ferry_files/copy.png" alt="The same"></figure>`,
      [
        { path: 'Ferry_files/a b.png', bytes: png },
        { path: 'Ferry_files/copy.png', bytes: png },
        { path: 'Ferry_files/unused.png', bytes: madePng(10, 300) },
      ],
    );
    expect(new Set(assets.map((a) => a.name)).size).toBe(1);
    expect(assets.map((a) => a.from).sort()).toEqual(['Ferry_files/a b.png', 'Ferry_files/copy.png']);
    expect(images(html)).toEqual([
      `<img src="asset:${assets[0]?.name}" alt="The ferry" width="300" height="200">`,
      `<img src="asset:${assets[0]?.name}" alt="The same" width="300" height="200">`,
    ]);
    expect(warnings).toEqual([]);
  });

  test('that are dots, spacers, drawings or no pictures at all are not', () => {
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(200)}</svg>`);
    const { html, assets } = clean(
      '<p><img src="f/dot.png"><img src="f/a.svg"><img src="f/page.png"><img src="f/one.gif" width="1" height="1"></p>',
      [
        { path: 'f/dot.png', bytes: Buffer.concat([madePng(8, 8), Buffer.alloc(200)]) },
        { path: 'f/a.svg', bytes: svg },
        { path: 'f/page.png', bytes: Buffer.from(`<html>${'no picture'.repeat(50)}</html>`) },
        { path: 'f/one.gif', bytes: png },
      ],
    );
    expect(assets).toEqual([]);
    expect(html).not.toContain('asset:');
  });

  test('beyond the limits are left out, and the reader is told', () => {
    const pictures = new Pictures([
      { path: 'a.png', bytes: Buffer.concat([png, Buffer.alloc(pictureLimits.bytes)]) },
    ]);
    expect(pictures.find('a.png', null)).toBeNull();
    const companions = Array.from({ length: 8 }, (_, i) => ({
      path: `${i}.png`,
      bytes: Buffer.concat([madePng(300, 20 + i), Buffer.alloc(9 * 1024 * 1024)]),
    }));
    const { html, assets, warnings } = clean(
      companions.map(({ path }) => `<figure><img src="${path}" alt="Picture ${path}"></figure>`).join(''),
      companions,
    );
    expect(assets).toHaveLength(6);
    expect(images(html).filter((i) => !i.includes('src='))).toHaveLength(2);
    expect(warnings).toEqual([
      '2 pictures were left out: an article keeps 400 pictures of 60 MB together at most.',
    ]);
  });
});

describe('pictures that load late', () => {
  const address = (markup: string): string | undefined =>
    /title="([^"]*)"/.exec(images(clean(`<figure>${markup}</figure>`).html)[0] ?? '')?.[1];
  const big = 'https://img.example/big.jpg';
  test.each([
    ['data-src', `<img src="https://img.example/small.jpg" data-src="${big}">`],
    ['data-original', `<img src="/static/placeholder.png" data-original="${big}">`],
    ['a dot in its place', `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-lazy-src="${big}">`],
    [
      'the widest that fits a column',
      `<img srcset="https://img.example/s.jpg 400w, ${big} 1600w, https://img.example/x.jpg 3200w" src="https://img.example/s.jpg">`,
    ],
    ['data-srcset', `<img data-srcset="${big} 2x, https://img.example/s.jpg 1x">`],
    [
      '<source>',
      `<picture><source type="image/webp" srcset="${big} 1200w"><img src="https://img.example/s.jpg"></picture>`,
    ],
    ['<noscript>', `<noscript><img src="${big}"></noscript>`],
    [
      'a blurred small one that came with the page',
      `<img src="${dataUrl(madePng(32, 20))}" data-src="${big}">`,
    ],
  ])('%s', (_how, markup) => expect(address(markup)).toBe(big));

  test('the one that came with the page wins over the address of a better one', () => {
    const { html } = clean(`<figure><img src="${dataUrl(madePng(600, 400))}" data-src="${big}"></figure>`);
    expect(images(html)).toHaveLength(1);
    expect(html).toContain('src="asset:');
    expect(html).not.toContain(big);
  });

  test('lists of sizes are read as browsers read them', () => {
    expect(candidates('a.jpg 1x, b,c.jpg 2x')).toEqual([
      { address: 'a.jpg', width: 800 },
      { address: 'b,c.jpg', width: 1600 },
    ]);
    expect(candidates(' a.jpg , b.jpg 640w')).toEqual([
      { address: 'a.jpg', width: 0 },
      { address: 'b.jpg', width: 640 },
    ]);
    expect(candidates('')).toEqual([]);
    expect(candidates('a.jpg, b.jpg 2x,')).toEqual([
      { address: 'a.jpg', width: 0 },
      { address: 'b.jpg', width: 1600 },
    ]);
  });

  test('rows of commas and spaces cost no time', () => {
    // All a page may have; what tries each way to divide it takes minutes.
    for (const piece of [',', ' ', ', ', ' ,a', 'a 1w ']) {
      expect(candidates(piece.repeat(8192 / piece.length)).length).toBeLessThanOrEqual(40);
    }
  });
});

test('an emoji that is drawn as a picture is the character', () => {
  const { html, text } = clean(
    `<p>${prose} Thank you <img class="emoji" alt="🙂" src="https://s.example/1f642.svg">!</p>`,
  );
  expect(text).toContain('Thank you 🙂!');
  expect(images(html)).toEqual([]);
});

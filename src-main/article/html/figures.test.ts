import { describe, expect, test } from 'vitest';
import { dataUrl, madePng } from '../made-picture';
import { cleanHtml, type CleanedText } from './clean-html';
import { keyOf } from './lead-picture';

const prose =
  'The harbour office said on Friday that the ferry would be towed to Marwick on the next high tide, and that the route would stay closed for three days while divers look at the hull.';
const photo = 'https://img.example/ferry.jpg';
const stored = (alt = 'The ferry'): string => `<img alt="${alt}" title="${photo}">`;

function clean(markup: string, { head = '', above = '' } = {}): CleanedText {
  const html = `<html lang="en"><head><title>Ferry runs aground</title>${head}</head><body><article>${above}
    <div class="story"><p>${prose}</p><p>One. ${prose}</p>${markup}<p>Two. ${prose}</p><p>Three. ${prose}</p></div></article></body></html>`;
  return cleanHtml({ name: 'ferry.html', bytes: new Uint8Array() }, html);
}
const between = ({ html }: CleanedText): string =>
  (html.split('<p>One. ')[1] ?? '')
    .split('<p>Two. ')[0]
    ?.split('</p>\n')
    .slice(1)
    .join('</p>\n')
    .replace(/\n/g, '') ?? '';

describe('a caption stays with its picture, however the page writes it', () => {
  const img = `<img src="${photo}" alt="The ferry">`;
  const words = 'The ferry on Friday (Photo: Ann Other)';
  test.each([
    ['figcaption', `<figure>${img}<figcaption>${words}</figcaption></figure>`],
    ['a box in the figure', `<figure><div>${img}</div><div class="text">${words}</div></figure>`],
    ['bare text in the figure', `<figure>${img}${words}</figure>`],
    ['a class', `<div class="wp-caption">${img}<p class="wp-caption-text">${words}</p></div>`],
    [
      'a description',
      `<div>${img}<p id="d1">${words}</p></div>`.replace('<img', '<img aria-describedby="d1"'),
    ],
    ['a table', `<table><tr><td>${img}</td></tr><tr><td>${words}</td></tr></table>`],
    ['a credit behind it', `<p>${img}<small>${words}</small></p>`],
    ['a paragraph that ends with a credit', `<p>${img}</p><p>${words}</p>`],
    [
      'a link around the picture',
      `<div class="media"><a href="/big">${img}</a><span class="caption">${words}</span></div>`,
    ],
  ])('%s', (_how, markup) => {
    const cleaned = clean(markup);
    expect(between(cleaned).replace(/<a [^>]*>|<\/a>|<\/?small>/g, '')).toBe(
      `<figure>${stored()}<figcaption>${words}</figcaption></figure>`,
    );
    expect(cleaned.text).toContain(words);
    expect(cleaned.plainText).not.toContain(words);
  });

  test('caption and credit in two boxes are one caption', () => {
    const { html } = clean(
      `<figure>${img}<div>The ferry on Friday</div><div class="credit">Ann Other</div></figure>`,
    );
    expect(html).toContain('<figcaption>The ferry on Friday Ann Other</figcaption>');
  });
});

test('the same picture twice in a row is shown once', () => {
  const cleaned = clean(
    `<p><img src="${photo}"></p><figure><img src="${photo}" alt="The ferry"><figcaption>Aground</figcaption></figure>`,
  );
  expect(between(cleaned)).toBe(`<figure>${stored()}<figcaption>Aground</figcaption></figure>`);
});

describe('the lead picture', () => {
  const head = '<meta property="og:image" content="https://cdn.example/2025/ferry-aground-1200x630.jpg?x=1">';
  const lead = `<figure class="hero"><img src="https://img.example/ferry-aground.jpg" alt="Aground"><figcaption>The ferry at dawn</figcaption></figure>`;
  const top = '<header class="head"><h1>Ferry runs aground</h1>';

  test('comes back when the extraction has left it behind, with its caption', () => {
    const { html } = clean('', { head, above: `${top}${lead}</header>` });
    expect(html.replace(/\n/g, '')).toMatch(
      /^<h1>Ferry runs aground<\/h1><figure><img alt="Aground" title="https:\/\/img\.example\/ferry-aground\.jpg"><figcaption>The ferry at dawn<\/figcaption><\/figure><p>/,
    );
  });

  test('comes back when it came with the page', () => {
    const { html, assets } = clean('', { above: `${top}<img src="${dataUrl(madePng(800, 500))}"></header>` });
    expect(assets).toHaveLength(1);
    expect(html).toContain(`<figure><img src="asset:${assets[0]?.name}"`);
  });

  test('is not put there when the page does not show it, and not twice', () => {
    expect(clean('', { head, above: `${top}</header>` }).html).not.toContain('<img');
    const { html } = clean(lead, { head, above: `${top}${lead}</header>` });
    expect(html.match(/ferry-aground\.jpg/g)).toHaveLength(1);
  });

  test('is no portrait of the author, no logo and no teaser', () => {
    for (const other of [
      `<div class="author"><img src="${dataUrl(madePng(800, 500))}"></div>`,
      `<a href="/other"><img src="${dataUrl(madePng(800, 500))}"></a>`,
      `<img src="${dataUrl(madePng(120, 90))}">`,
    ])
      expect(clean('', { above: `${top}${other}</header>` }).html).not.toContain('<img');
  });

  test('is known in all its sizes', () => {
    expect(keyOf('https://a.example/x/Ferry-aground-300x200.jpg?w=3')).toBe('ferry-aground');
    expect(keyOf('/y/ferry-aground@2x.webp')).toBe('ferry-aground');
    expect(keyOf('/image.jpg')).toBe('');
  });
});

describe('notes', () => {
  const note = (n: string): string =>
    `<ol><li id="fn1">The log of the Aurelia, page 12. <a href="#fnref1">${n}</a></li></ol>`;
  test('and their marks lead to each other by names of ours', () => {
    const { html } = clean(
      `<p>The pump failed<sup id="fnref1"><a href="#fn1">1</a></sup> at 5:40. ${prose}</p>${note('↩')}`,
    );
    expect(html).toContain('failed<sup id="note-2"><a href="#note-1">1</a></sup> at');
    expect(html.replace(/\n/g, '')).toContain(
      '<li id="note-1">The log of the Aurelia, page 12. <a href="#note-2">↩</a></li>',
    );
  });

  test('a mark that runs into its word is raised; without its note it is no link', () => {
    const { html } = clean(`<p>The pump failed<a href="#fn9">[9]</a> at 5:40. ${prose}</p>`);
    expect(html).toContain('failed<sup>[9]</sup> at');
  });

  test('other links within the page stay text, and the names of the page go', () => {
    const { html } = clean(
      `<p id="note-7">See <a href="#later">the later part</a>. ${prose}</p><h2 id="later">Later</h2>`,
    );
    expect(html).toContain('<p>See the later part. ');
    expect(html).toContain('<h2>Later</h2>');
  });
});

test('headings go down one level at a time', () => {
  const { html } = clean(
    `<h3>Tides</h3><p>${prose}</p><h5>High water</h5><p>${prose}</p><h3>Winds</h3><p>${prose}</p>`,
  );
  expect(html.match(/<h\d>[^<]*/g)).toEqual([
    '<h1>Ferry runs aground',
    '<h2>Tides',
    '<h3>High water',
    '<h2>Winds',
  ]);
});

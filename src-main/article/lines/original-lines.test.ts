import type { BlockEdit } from '#contract';
import { describe, expect, it } from 'vitest';
import { clean } from '../clean';
import { textOf } from '../text-of';

const prose = (n: number): string =>
  `Paragraph ${n} tells at length what happened on the island after the ferry had stopped running, and who said so.`;

const page = `<!doctype html><html lang="en"><head><title>Ferry out of service</title></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<button>Subscribe</button></header>
<div style="display:none"><p>${'What this page hides is long. '.repeat(12)}</p></div>
<main><article><h1>Ferry out of service</h1><p>By Ada Holm</p><p>${prose(1)}</p><p>${prose(2)}</p>
<ul><li>The first boat</li><li>Share this article</li><li>The second boat</li></ul>
<table><tr><th>Boat</th><th>Seats</th></tr><tr><td>Skarven</td><td>40</td></tr></table>
<p>${prose(3)}</p><blockquote><p>${prose(4)}</p></blockquote><p>Read more: <a href="https://example.org/a">Another ferry</a></p>
<p>${prose(5)}</p></article></main>
<aside><h2>More stories</h2><p><a href="https://example.org/b">School choir wins regional prize</a></p></aside>
<footer><p>All rights reserved by the island's paper.</p></footer></body></html>`;

const read = (edits: BlockEdit[] = [], source = page, name = 'ferry.html') =>
  clean({ name, bytes: Buffer.from(source), edits, withLines: true });

const keep = (text: string, nth = 0): BlockEdit => ({ text, nth, action: 'keep' });
const remove = (text: string, nth = 0): BlockEdit => ({ text, nth, action: 'remove' });

describe('the lines of a page', () => {
  it('are all there in their order, each with what became of it', async () => {
    const { lines = [], text } = await read();
    expect(lines.map(({ text: line, removed }) => [line, removed])).toEqual([
      ['Home', 'outside the article'],
      ['News', 'outside the article'],
      ['Subscribe', 'button'],
      ['What this page hides is long. '.repeat(12).trim(), 'hidden on the page'],
      ['Ferry out of service', null],
      ['By Ada Holm', 'byline'],
      [prose(1), null],
      [prose(2), null],
      ['The first boat', null],
      ['Share this article', 'share bar'],
      ['The second boat', null],
      ['Boat Seats Skarven 40', null],
      [prose(3), null],
      [prose(4), null],
      ['Read more: Another ferry', 'related links'],
      [prose(5), null],
      ['More stories', 'outside the article'],
      ['School choir wins regional prize', 'outside the article'],
      ["All rights reserved by the island's paper.", 'outside the article'],
    ]);
    for (const { text: line, removed, at } of lines) {
      if (removed === null) expect(text.slice(at).replace(/\s+/g, ' ').startsWith(line)).toBe(true);
    }
    const places = lines.map(({ at }) => at);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('carry their markup: links, tables, items', async () => {
    const { lines = [] } = await read();
    const html = (text: string) => lines.find((line) => line.text === text)?.html;
    expect(html('Boat Seats Skarven 40')).toMatch(/^<table>.*<th>Boat<\/th>.*<td>40<\/td>.*<\/table>$/s);
    expect(html('Share this article')).toMatch(/^<ul>\s*<li>Share this article<\/li>\s*<\/ul>$/);
    expect(html('School choir wins regional prize')).toBe(
      '<p><a href="https://example.org/b">School choir wins regional prize</a></p>',
    );
  });

  it('cost nothing when nobody asks: the article is the same', async () => {
    const { lines, ...asked } = await read();
    expect(lines).toBeDefined();
    const plain = await clean({ name: 'ferry.html', bytes: Buffer.from(page) });
    expect(plain).toEqual(asked);
  });
});

describe('decisions of the reader', () => {
  it('take a line out, whatever it is', async () => {
    const {
      html,
      text,
      removed,
      lines = [],
    } = await read([remove(prose(2)), remove('Boat Seats Skarven 40'), remove('The first boat')]);
    expect(text).not.toContain(prose(2));
    expect(html).not.toContain('<table');
    expect(html).toMatch(/<ul>\s*<li>The second boat<\/li>\s*<\/ul>/);
    expect(removed.filter(({ reason }) => reason === 'removed by you').map((one) => one.text)).toEqual([
      prose(2),
      'The first boat',
      'Boat Seats Skarven 40',
    ]);
    expect(lines.filter(({ edited }) => edited).map((line) => line.text)).toHaveLength(3);
  });

  it('bring a line back at its place, with its markup', async () => {
    const { html, text, removed } = await read([
      keep('Share this article'),
      keep('Read more: Another ferry'),
      keep('News'),
      keep('School choir wins regional prize'),
      keep('What this page hides is long. '.repeat(12).trim()),
    ]);
    expect(html).toMatch(/The first boat<\/li>\s*<li>Share this article<\/li>\s*<li>The second boat/);
    expect(html).toContain('<p>Read more: <a href="https://example.org/a">Another ferry</a></p>');
    expect(html).toMatch(/<ul>\s*<li>News<\/li>\s*<\/ul>/);
    const order = ['News', 'What this page', prose(1), 'Read more', prose(5), 'School choir'];
    const places = order.map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(removed.map((one) => one.text).join('\n')).not.toMatch(/News|School choir|Read more|Share this/);
    expect(textOf(html)).toBe(text);
  });

  it('set back give the article as it was', async () => {
    const { lines: before, ...article } = await read();
    const { lines: after, ...same } = await read([]);
    expect(same).toEqual(article);
    expect(after).toEqual(before);
  });

  it('take the headline for the headline, not a crumb that says the same', async () => {
    const source = page.replace(
      '<main>',
      '<p>Home » <a href="/x">Island</a></p><p>Ferry out of service</p><main>',
    );
    const { lines = [] } = await read([], source);
    const same = lines.filter(({ text }) => text === 'Ferry out of service');
    expect(same.map(({ removed }) => removed)).toEqual(['outside the article', null]);
    const { text } = await read([remove('Ferry out of service', 0)], source);
    expect(text).toContain('Ferry out of service');
  });

  it('take the headline away', async () => {
    const { text, title } = await read([remove('Ferry out of service')]);
    expect(text).not.toContain('Ferry out of service');
    expect(title).toBe('Ferry out of service');
  });

  it('name one of several equal lines', async () => {
    const twice = page.replace('<li>The second boat</li>', '<li>The first boat</li>');
    const { html } = await read([remove('The first boat', 1)], twice);
    expect(html.match(/The first boat/g)).toHaveLength(1);
  });

  it('hold for plain text as well', async () => {
    const source = ['A title that says it all', prose(1), 'Share this article', prose(2), 'Related'].join(
      '\n\n',
    );
    const { text, lines = [] } = await read([keep('Related'), remove(prose(2))], source, 'a.txt');
    expect(text).toContain('Related');
    expect(text).not.toContain(prose(2));
    expect(lines.map(({ text: line, removed, edited }) => [line, removed, edited])).toEqual([
      ['A title that says it all', null, false],
      [prose(1), null, false],
      ['Share this article', 'share bar', false],
      [prose(2), 'removed by you', true],
      ['Related', null, true],
    ]);
    expect(lines.at(-1)?.at).toBe(text.indexOf('Related'));
  });
});

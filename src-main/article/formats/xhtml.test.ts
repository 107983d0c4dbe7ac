import { describe, expect, test } from 'vitest';
import { clean } from '../clean';
import { htmlOfXhtml } from './xhtml';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const paragraphs = [
  'The bridge over the Tarn was closed on Monday after an inspection found cracks in two of its cables, the council said.',
  'Lorries are sent round by the upper valley, which adds forty minutes, and the school bus now leaves before seven.',
  'An engineer who looked at the cables in May had asked for a second opinion, according to letters seen by the paper.',
];
const body = paragraphs.map((p) => `<p>${p}</p>`).join('');

describe('XHTML in the syntax of HTML', () => {
  test('an empty element is closed, and a void one has no end', () => {
    expect(htmlOfXhtml('<div/><p/>a<br></br>b<img src="x"/><script src="s"/>c')).toBe(
      '<div></div><p></p>a<br>b<img src="x"><script src="s"></script>c',
    );
  });

  test('CDATA is text, in a script too, and cannot end it', () => {
    expect(htmlOfXhtml('<p><![CDATA[a < b & <i>c</i>]]></p>')).toBe('<p>a &lt; b &amp; &lt;i>c&lt;/i></p>');
    expect(htmlOfXhtml('<script><![CDATA["</script><b>"]]></script>')).toBe(
      '<script>"<\\/script><b>"</script>',
    );
  });

  test('prefixes of known namespaces go', () => {
    const source = '<h:div xmlns:h="http://www.w3.org/1999/xhtml" xmlns:x="urn:x"><h:p>a</h:p><x:p/></h:div>';
    expect(htmlOfXhtml(source)).toContain('<p>a</p><x:p></x:p></div>');
  });

  test.each([
    ['a tag that is not closed', '<p>a<br>b</p>'],
    ['tags that cross', '<p><b>a</p></b>'],
    ['an attribute without quotes', '<p class=a>b</p>'],
    ['a script with a bare <', '<script>if (a < b) c()</script>'],
    ['a comment without an end', '<p>a</p><!-- b'],
  ])('%s is not well-formed', (_case, source) => {
    expect(htmlOfXhtml(source)).toBeNull();
  });
});

describe('an XHTML page', () => {
  const page = (inside: string, doctype = ''): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">` +
    `<head><title>Bridge closed after cracks are found</title><script src="a.js"/></head><body>${inside}</body></html>`;

  test('its empty elements swallow nothing', async () => {
    const inside = `<div class="share"/><h1>Bridge closed after cracks are found</h1><textarea/>${body}`;
    const cleaned = await clean({ name: 'bridge.xhtml', bytes: utf8(page(inside)) });
    expect(cleaned.mediaType).toBe('application/xhtml+xml');
    expect(cleaned.title).toBe('Bridge closed after cracks are found');
    for (const p of paragraphs) expect(cleaned.plainText).toContain(p);
  });

  test('its named entities are read', async () => {
    const inside = `<h1>Bridge closed after cracks are found</h1>${body}<p>It was &ldquo;caf&eacute;&nbsp;noir&rdquo; &#8211; &apos;they&apos; said of the meeting that followed in the hall.</p>`;
    const cleaned = await clean({ name: 'bridge.html', bytes: utf8(page(inside)) });
    expect(cleaned.text).toContain("It was “café\u00a0noir” – 'they' said");
  });

  test('what is not well-formed is read as HTML', async () => {
    const inside = `<h1>Bridge closed after cracks are found</h1>${body}<p>A last word<br>about the upper valley and its narrow road, where two lorries met on Tuesday night`;
    const cleaned = await clean({ name: 'bridge.xhtml', bytes: utf8(page(inside)) });
    expect(cleaned.text).toContain('about the upper valley');
  });

  test('entities of its own are not expanded, and no file is read for one', async () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const doctype = `<!DOCTYPE html [<!ENTITY l0 "ha">${laughs}<!ENTITY xxe SYSTEM "file:///etc/hostname">]>`;
    const inside = `<h1>Bridge closed after cracks are found</h1>${body}<p>&l9; and &xxe; stand in this paragraph, and nothing else comes of it.</p>`;
    const cleaned = await clean({ name: 'bridge.xhtml', bytes: utf8(page(inside, doctype)) });
    expect(cleaned.text).toContain('&l9; and &xxe; stand in this paragraph');
  });

  test('many elements without an end are read in time that grows with the page', () => {
    const started = performance.now();
    expect(htmlOfXhtml('<a '.repeat(500_000))).toBeNull();
    expect(htmlOfXhtml(`<p ${' '.repeat(500_000)}x`)).toBeNull();
    expect(htmlOfXhtml(`<p ${'a="b" '.repeat(100_000)}/>`)).not.toBeNull();
    expect(htmlOfXhtml(`<p a="b"${' '.repeat(200_000)}>x</p>`)).not.toBeNull();
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

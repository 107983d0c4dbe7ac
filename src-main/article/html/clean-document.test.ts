import { describe, expect, test } from 'vitest';
import { AppError } from '#contract';
import type { CleanInput } from '../cleaned';
import { cleanDocument } from './clean-document';

const input = (more: Partial<CleanInput> = {}): CleanInput => ({
  name: 'tide-tables.xhtml',
  bytes: new Uint8Array(),
  ...more,
});

describe('a document that is an article already', () => {
  test('nothing is cut, even what would be furniture on a page', () => {
    const html =
      '<h2>Related</h2><p>Share</p><ul><li><a href="https://example.org/">Read more</a></li></ul><p>Advertisement</p>';
    const cleaned = cleanDocument(input(), { html });
    expect(cleaned.text).toBe('Related\nShare\nRead more\nAdvertisement\n');
    expect(cleaned.removed).toEqual([]);
  });

  test('its first heading is its title and stands on top', () => {
    const cleaned = cleanDocument(input(), {
      html: '<p>Chapter 2</p><h2>The <em>long</em> night</h2><p>It rained.</p>',
    });
    expect(cleaned).toMatchObject({ title: 'The long night', titleFrom: 'headline' });
    expect(cleaned.html).toBe('<h1>The <em>long</em> night</h1>\n<p>Chapter 2</p>\n<p>It rained.</p>\n');
  });

  test('a title of its own is found again among the headings, or put above the text', () => {
    const repeated = cleanDocument(input(), {
      html: '<h1>Part one</h1><h2>A storm at sea</h2><p>It rained.</p>',
      facts: { title: 'A Storm at Sea' },
    });
    expect(repeated.text).toBe('A storm at sea\nPart one\nIt rained.\n');
    const added = cleanDocument(input(), { html: '<p>It rained.</p>', facts: { title: 'Rain <b>' } });
    expect(added).toMatchObject({ title: 'Rain <b>', titleFrom: 'metadata', text: 'Rain <b>\nIt rained.\n' });
  });

  test('what is given comes after what it says itself', () => {
    const given = { title: 'From the table of contents', byline: 'Ada Holm', lang: 'nb' };
    const silent = cleanDocument(input({ given }), { html: '<p>It rained.</p>' });
    expect(silent).toMatchObject({ ...given, titleFrom: 'metadata' });
    const speaking = cleanDocument(input({ given }), {
      html: '<html lang="en"><body><h1>Rain</h1><p>It rained.</p></body></html>',
    });
    expect(speaking).toMatchObject({ title: 'Rain', byline: 'Ada Holm', lang: 'en' });
  });

  test('the file’s name is a title of last resort and is not put into the text', () => {
    const cleaned = cleanDocument(input(), { html: 'Only <b>words</b>.' });
    expect(cleaned).toMatchObject({ title: 'tide tables', titleFrom: 'file-name', text: 'Only words.\n' });
  });

  test('what the format knows to be no text is taken out with its reason', () => {
    const judge = (line: Element): string | null => (line.className === 'page-header' ? 'page header' : null);
    const html = '<p>One.</p><p class="page-header">Proceedings, 12</p><p>Two.</p>';
    const cleaned = cleanDocument(input(), { html, judge });
    expect(cleaned.text).toBe('One.\nTwo.\n');
    expect(cleaned.removed).toEqual([{ reason: 'page header', text: 'Proceedings, 12', at: 5 }]);
  });

  test('hostile markup is left out, and metadata is one line of harmless text', () => {
    const cleaned = cleanDocument(input(), {
      html: '<p onclick="x()">Text<script>x()</script> <a href="javascript:x()">link</a></p><iframe src="x"></iframe>',
      facts: { title: 'a\u202eb\u0000c', byline: 'x'.repeat(500), lang: '"><script>' },
    });
    expect(cleaned.html).toBe('<h1>ab c</h1>\n<p>Text link</p>\n');
    expect(cleaned.byline?.length).toBeLessThanOrEqual(200);
    expect(cleaned.lang).toBeNull();
  });

  test('without text there is no article', () => {
    expect(() => cleanDocument(input(), { html: '<p> </p>' })).toThrow(AppError);
  });
});

import { describe, expect, test } from 'vitest';
import { clean } from '../clean';
import { looksLikeMarkdown } from './markdown-signs';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const cleanMarkdown = (text: string, name = 'quarry.md') => clean({ name, bytes: utf8(text) });

const note = `---
title: "Quarry: the second report"
author:
  - name: Ada Holm
  - "[[Jonas Berg]]"
published: 2024-03-02
updated: 2024-03-05T10:00:00+01:00
source: https://example.org/quarry?a=1
site: Example Times
lang: en_GB
description: What the second report says.
tags: [quarry]
---

# Quarry: the second report

Water stood **four metres** high on Monday.[^1]

## What is known

| Place | Level |
| --- | ---: |
| North | 4.1 m |

- [x] pumped
- [ ] inspected

\`\`\`sh
pump --all  # twice
\`\`\`

<details><summary>More</summary>Raw <em>HTML</em><script>alert(1)</script></details>

A [link](/map) and [another](javascript:alert(1)).

[^1]: Read at noon.
`;

describe('a Markdown file', () => {
  test('its structure is kept', async () => {
    const { html, mediaType, removed } = await cleanMarkdown(note);
    expect(mediaType).toBe('text/markdown');
    expect(removed).toEqual([]);
    expect(html).toMatch(/^<h1>Quarry: the second report<\/h1>/);
    expect(html).toContain('<strong>four metres</strong>');
    expect(html).toMatch(/<th>Place<\/th>[\s\S]*<td>4\.1 m<\/td>/);
    expect(html).toMatch(/<li>☑ pumped<\/li>\s*<li>☐ inspected<\/li>/);
    expect(html).toContain('pump --all  # twice');
    expect(html).toContain('high on Monday.<sup><a href="#note-1">1</a></sup>');
    expect(html).toMatch(/<h2>Footnotes<\/h2>\s*<ol>\s*<li id="note-1">Read at noon\.<\/li>/);
  });

  test('its front matter is its metadata', async () => {
    expect(await cleanMarkdown(note)).toMatchObject({
      title: 'Quarry: the second report',
      titleFrom: 'headline',
      byline: 'Ada Holm, Jonas Berg',
      siteName: 'Example Times',
      publishedTime: '2024-03-02',
      modifiedTime: '2024-03-05T10:00:00+01:00',
      url: 'https://example.org/quarry?a=1',
      lang: 'en-GB',
      excerpt: 'What the second report says.',
    });
  });

  test('HTML in it is sanitised, links are made whole', async () => {
    const { html } = await cleanMarkdown(note);
    expect(html).toContain('Raw <em>HTML</em>');
    expect(html).not.toContain('alert');
    expect(html).toContain('<a href="https://example.org/map">link</a>');
  });

  test('the first heading is the title where nothing else is said, then the name', async () => {
    expect(await cleanMarkdown('# Rain at last\n\nIt rained.\n')).toMatchObject({
      title: 'Rain at last',
      titleFrom: 'headline',
    });
    expect(await cleanMarkdown('It rained.\n', 'rain-at-last.md')).toMatchObject({
      title: 'rain at last',
      titleFrom: 'file-name',
      text: 'It rained.\n',
    });
  });

  test.each([
    ['aliases that multiply', 'a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b'],
    ['a prototype', '__proto__: {title: x}\nconstructor: {a: b}'],
    ['broken YAML', 'title: "a\nb: ]'],
    ['a list', '- title'],
    ['tags', 'title: !!js/function "x"'],
  ])('front matter with %s does no harm', async (_case, yaml) => {
    const { text } = await cleanMarkdown(`---\n${yaml}\n---\n\n# Rain\n\nIt rained.\n`);
    expect(text).toContain('It rained.\n');
    expect(({} as Record<string, unknown>).title).toBeUndefined();
  });
});

describe('a text without a telling name', () => {
  test('is Markdown with front matter, or with a title and structure', async () => {
    expect(looksLikeMarkdown(note)).toBe(true);
    expect(looksLikeMarkdown('# Rain\n\nSome **words** of it.\n\n## More\n\nText.\n')).toBe(true);
    expect((await clean({ name: 'note.txt', bytes: utf8(note) })).mediaType).toBe('text/markdown');
  });

  test.each([
    ['prose', 'The rain came on Monday.\n\nIt stayed for a week.\n'],
    ['a dump with a rule and lists', 'Rain\n---\n- one\n- two\n\nRead more: [1]\n'],
    ['a script', '#!/bin/sh\n# make it rain\n## twice\n```\n'],
    [
      'settings',
      '# Settings of the pump\n\n# level in metres\nlevel = 4\n# name\n\n# other\n## more\n- a\n- b\n',
    ],
    ['a title alone', '# Rain\n\nIt rained and rained.\n'],
    ['letters with dashes', '---\nDear Ada,\n---\nIt rained.\n'],
  ])('%s is plain text', (_case, text) => {
    expect(looksLikeMarkdown(text)).toBe(false);
  });
});

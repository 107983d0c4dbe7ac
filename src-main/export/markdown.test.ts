import type { Annotation, ArticleSummary, Category, ShownLink } from '#contract';
import { defaultCategories } from '#contract/categories';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Blockquote, Heading, Paragraph, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { hostile } from '../testing/hostile-text';
import type { ExportedArticle } from './exported';
import { collectedHead, createMarkdownWriter, usualMarkdown } from './markdown';
import { blockId } from './template/variables';

const article: ArticleSummary = {
  id: '7f3a9c21abcd',
  title: 'Dam wall fails after night of rain',
  titleFrom: 'headline',
  byline: 'J. Doe',
  siteName: 'Example Times',
  publishedTime: '2026-03-02T23:30:00-05:00',
  modifiedTime: null,
  leadPicture: null,
  lang: 'en',
  dir: null,
  excerpt: null,
  source: {
    ...{ fileName: 'dam.html', mediaType: 'text/html', sha256: '0'.repeat(64), encoding: 'UTF-8' },
    ...{ url: 'https://example.org/dam?a=1&b=(2)', importedAt: '2026-03-05T10:00:00.000Z' },
  },
  ...{ words: 4, annotations: 1, unplaced: 0, progress: 0, openedAt: null, edited: [] },
  ...{ tags: [], favourite: false, finished: null },
};

function annotation(exact: string, note = '', tags: string[] = [], id = 'a81c02d4-77'): Annotation {
  const tagging = tags.map(
    (value) => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' }) as const,
  );
  return {
    id,
    motivation: 'highlighting',
    target: {
      source: article.id,
      version: 1,
      selector: [
        { type: 'TextPositionSelector', start: 0, end: exact.length },
        { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      ],
    },
    body: [{ type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/markdown' }, ...tagging],
    category: 'figure',
    ...{ created: '2026-03-05T10:00:00.000Z', modified: '2026-03-05T10:00:00.000Z', deleted: null },
  };
}

const categories = defaultCategories.map((category) => ({ ...category }));
const articleDocument = (exported: ExportedArticle, ofCategories: Category[]): string =>
  createMarkdownWriter(usualMarkdown, ofCategories, () => '').document(exported);
const write = (...annotations: Annotation[]): string => articleDocument({ article, annotations }, categories);

function parts(document: string): { properties: Record<string, unknown>; root: Root } {
  const [, yaml = '', rest = ''] = /^---\n(.*?\n)---\n(.*)$/s.exec(document) ?? [];
  return { properties: parseYaml(yaml) as Record<string, unknown>, root: fromMarkdown(rest) };
}

/** The words of a node; marks it as wrong when something in it is more than text and links. */
function words(node: Paragraph | Heading): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type === 'link') return child.children.map((c) => ('value' in c ? c.value : '?')).join('');
      return `‹${child.type}›`;
    })
    .join('');
}

const isQuote = (node: RootContent): node is Blockquote => node.type === 'blockquote';
const plain = (text: string): string => text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();

describe('an article in the preset for Obsidian', () => {
  it('has the layout that is promised', () => {
    const note = 'Other outlets say **11**; check the hour.';
    expect(write(annotation('At least 14 people were missing.\nThe dam broke.', note, ['death toll'])))
      .toBe(`---
id: "7f3a9c21abcd"
title: "Dam wall fails after night of rain"
author: ["J. Doe"]
site: "Example Times"
source: "https://example.org/dam?a=1&b=(2)"
published: 2026-03-02
created: 2026-03-05
tags: ["death-toll"]
highlights: 1
---

# Dam wall fails after night of rain

[Open in Synoptic](synoptic://article/7f3a9c21abcd) · [Original](https://example.org/dam?a=1&b=%282%29)

## Highlights

> At least 14 people were missing.
>
> The dam broke.
>
> — Figure #death-toll · [Passage](synoptic://article/7f3a9c21abcd#a81c02d4-77)

^${blockId('a81c02d4-77')}

Other outlets say **11**; check the hour.
`);
  });

  it('leaves out what is not known, and links only to the web', () => {
    const source = { ...article.source, url: 'javascript:alert(1)' };
    const unknown = { ...article, byline: null, siteName: null, publishedTime: null, source };
    const document = articleDocument({ article: unknown, annotations: [] }, categories);
    expect(parts(document).properties).toEqual({
      ...{ id: article.id, title: article.title, author: [], created: '2026-03-05', tags: [], highlights: 0 },
    });
    expect(document).not.toMatch(/undefined|null|javascript|Original|Highlights/);
  });

  it('gives each quote its own block id, which is the same whatever stands beside it', () => {
    const [one, two] = [annotation('a', '', [], 'from-tool-1'), annotation('b', '', [], 'from-tool-2')];
    const both = write(one, two).match(/^\^h-.*$/gm) ?? [];
    expect(new Set(both).size).toBe(2);
    expect(write(two).match(/^\^h-.*$/gm)).toEqual(both.slice(1));
    expect(both.join('')).toMatch(/^(?:\^h-[0-9a-f]{12}){2}$/);
  });

  it('says every title and quote as it is, whatever it holds', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.array(hostile, { minLength: 1, maxLength: 3 }),
        hostile,
        (title, lines, tag) => {
          const exact = lines.join('\n');
          const hostileArticle = { ...article, title, byline: title, siteName: title };
          const document = articleDocument(
            { article: hostileArticle, annotations: [annotation(exact, '', [tag])] },
            [{ id: 'figure', name: title || 'x', colour: 'red', line: 'solid' }],
          );
          const { properties, root } = parts(document);
          expect(properties).toMatchObject({ id: article.id, highlights: 1, created: '2026-03-05' });
          expect(properties.title ?? '').toBe(plain(title));
          expect((properties.author as string[])[0] ?? '').toBe(title ? plain(title) : '');

          expect(root.children.map(({ type }) => type)).toEqual([
            ...['heading', 'paragraph', 'heading', 'blockquote', 'paragraph'],
          ]);
          expect(words(root.children[0] as Heading)).toBe(plain(title));
          const quote = root.children.find(isQuote)?.children as Paragraph[];
          expect(quote.every(({ type }) => type === 'paragraph')).toBe(true);
          const said = exact.split(/\n+/).map(plain).filter(Boolean);
          expect(quote.slice(0, -1).map(words)).toEqual(said);
          expect(words(root.children[4] as Paragraph)).toBe(`^${blockId('a81c02d4-77')}`);
          expect(quote.at(-1)?.children.filter(({ type }) => type === 'link')).toMatchObject([
            { url: `synoptic://article/${article.id}#a81c02d4-77` },
          ]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('leaves no sign of a run alone, also at the beginning of a line', () => {
    for (const line of ['===', '===a==', '=====', '%%%', 'x===', '\\\\===']) {
      const document = write(annotation(line));
      expect(document).not.toMatch(/(?<!\\)(?:\\\\)*(?:\\[=%])?(?:==|%%)/);
      expect(words(parts(document).root.children.find(isQuote)?.children[0] as Paragraph)).toBe(line);
    }
  });

  it('leaves nothing for Obsidian to take for its own', () => {
    fc.assert(
      fc.property(hostile, (line) => {
        const quoted =
          write(annotation(`x${line}`))
            .split('\n> — ')[0]
            ?.split('## Highlights')[1] ?? '';
        const unescaped = quoted.replace(/\\[!-/:-@[-`{-~]/g, 'x').replace(/&#x?[0-9A-Fa-f]+;/g, 'x');
        expect(unescaped).not.toMatch(/#|\[\[|\^|\||==|%%|\$|~/);
      }),
      { numRuns: 150 },
    );
  });

  it('shows no markup of theirs in HTML', () => {
    fc.assert(
      fc.property(hostile, hostile, (line, note) => {
        const html = new MarkdownIt({ html: true }).render(
          write(
            annotation(
              `${line} <img src=x onerror=y>`,
              `${note}\n\n<script>x</script> <img src=x onerror=y>`,
            ),
          ),
        );
        expect(html).not.toMatch(/<script|<!--|<iframe|<svg|onerror="|<img src="(?:[a-z]+:|[/\\])/i);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a note in a document', () => {
  /** What stands after a note must be read as if the note were not there. */
  const structure = (note: string): Root =>
    parts(write(annotation('one', note), annotation('two', '', [], 'b2-00002'))).root;

  it.each([
    ['```', 'code'],
    ['~~~js\nlet a;\n```', 'code'],
    ['- a list\n  ```\n  code', 'list'],
    ['> a quote\n> ```\n> code', 'blockquote'],
    ['<!-- never closed', 'paragraph'],
    ['<pre><code>', 'paragraph'],
    ['<div>\n<script>', 'paragraph'],
    ['text\n===', 'heading'],
    ['# A heading\n\nand *text*', 'heading'],
    ['%% a comment', 'paragraph'],
  ])('%j stays what it is and reaches no further', (note, type) => {
    const { children } = structure(note);
    expect(children[5]?.type).toBe(type);
    expect(children.filter(isQuote).at(-1)?.children[0]).toMatchObject({ children: [{ value: 'two' }] });
    expect(children.slice(-2).map((node) => node.type)).toEqual(['blockquote', 'paragraph']);
  });

  it('reaches no further whatever it holds', () => {
    const lines = fc.array(hostile, { minLength: 1, maxLength: 6 }).map((all) => all.join('\n'));
    fc.assert(
      fc.property(lines, (note) => {
        const { children } = structure(note);
        const [quote, id] = children.slice(-2);
        expect(id).toMatchObject({
          type: 'paragraph',
          children: [{ type: 'text', value: `^${blockId('b2-00002')}` }],
        });
        expect(quote).toMatchObject({ type: 'blockquote', children: [{ children: [{ value: 'two' }] }, {}] });
        expect(JSON.stringify(children)).not.toContain('"type":"html"');
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the reader’s own Markdown', () => {
    const note =
      'See [[Dam]] and #flood, ==really==.\n\n- [ ] check\n- **11**?\n\n```js\nlet a = 1 < 2;\n```';
    expect(write(annotation('one', note))).toContain(`\n${note}\n`);
  });
});

describe('a note on the article', () => {
  it('stands before the highlights, and keeps its markup to itself', () => {
    const document = articleDocument(
      { article, note: 'From the *local* paper.\n\n```\nopen', annotations: [annotation('Rain fell.')] },
      categories,
    );
    const { root } = parts(document);
    const headings = root.children.flatMap((node) => (node.type === 'heading' ? [words(node)] : []));
    expect(headings).toEqual([article.title, 'Note', 'Highlights']);
    expect(document.indexOf('From the *local* paper.')).toBeLessThan(document.indexOf('## Highlights'));
    expect(root.children.some((node) => node.type === 'blockquote')).toBe(true);
  });
});

describe('several articles in one document', () => {
  it('holds all articles, with one front matter and distinct block ids', () => {
    const one: ExportedArticle = { article, annotations: [annotation('a', '', ['x'])] };
    const two: ExportedArticle = {
      article: { ...article, id: 'another-article', title: 'Second' },
      annotations: [annotation('b', '', ['y'], 'a81c02d4-99')],
    };
    const writer = createMarkdownWriter({ ...usualMarkdown, layout: 'single' }, categories, () => '');
    const facts = {
      title: 'Both',
      articles: [article.id, 'another-article'],
      tags: ['x', 'y'],
      highlights: 2,
    };
    const document = collectedHead(usualMarkdown, facts) + [one, two].map(writer.part).join('\n');
    const { properties, root } = parts(document);
    expect(properties).toEqual({
      title: 'Both',
      articles: [article.id, 'another-article'],
      tags: ['x', 'y'],
      highlights: 2,
    });
    const titles = root.children.filter(
      (node): node is Heading => node.type === 'heading' && node.depth === 1,
    );
    expect(titles.map(words)).toEqual([article.title, 'Second']);
    expect(document.match(/^\^h-.*$/gm)).toEqual([
      `^${blockId('a81c02d4-77')}`,
      `^${blockId('a81c02d4-99')}`,
    ]);
  });
});

describe('links', () => {
  const end = (more: Partial<ShownLink['ends'][0]>): ShownLink['ends'][0] => ({
    ...{ article: article.id, annotation: 'a81c02d4-77', title: 'Dam wall fails', quote: 'Eleven people' },
    ...{ passage: { start: 0, end: 3 }, state: 'there', ...more },
  });
  const far = {
    article: 'ffffffffffff',
    annotation: 'note-far1',
    title: 'Mayor [speaks]',
    quote: 'Twelve\n*dead*',
  };
  const link = (relation: ShownLink['relation'], ...ends: ShownLink['ends']): ShownLink => ({
    ...{ id: 'link-0001', relation, note: '', ends },
    ...{ created: '2026-03-05T10:00:00.000Z', modified: '2026-03-05T10:00:00.000Z' },
  });
  const lines = (...links: ShownLink[]): string[] =>
    articleDocument({ article, annotations: [annotation('Eleven people')], links }, categories)
      .split('\n')
      .filter((line) => line.startsWith('→'));

  it('stand under their highlight, read from its side', () => {
    expect(lines(link('contradicts', end({}), end(far)), link('contradicts', end(far), end({})))).toEqual([
      '→ contradicts: “Twelve \\*dead\\*” ([Mayor \\[speaks\\]](synoptic://article/ffffffffffff#note-far1))',
      '→ contradicted by: “Twelve \\*dead\\*” ([Mayor \\[speaks\\]](synoptic://article/ffffffffffff#note-far1))',
    ]);
    expect(lines(link('adds', end({ annotation: 'other-one' }), end(far)))).toEqual([]);
  });

  it('lead nowhere where the other passage has gone, and quote no whole page', () => {
    const quote = 'word '.repeat(100);
    const [line = ''] = lines(link('same-fact', end({}), end({ ...far, quote, state: 'article-deleted' })));
    expect(line).toMatch(/^→ same fact: “word word .* word…” \(Mayor \\\[speaks\\\]\)$/);
    expect(line.length).toBeLessThan(220);
  });

  it('carry their note', () => {
    const links = [{ ...link('quotes', end({}), end(far)), note: 'Word for *word*.' }];
    const document = articleDocument(
      { article, annotations: [annotation('Eleven people')], links },
      categories,
    );
    expect(document).toMatch(/^→ quotes: .*\n\nWord for \*word\*\.$/m);
  });
});

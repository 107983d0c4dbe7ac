import { type MarkdownPreset, markdownPresets } from '#contract';
import { defaultCategories } from '#contract/categories';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { hostile } from '../../testing/hostile-text';
import type { ExportedArticle } from '../exported';
import { createMarkdownWriter, type MarkdownSettings, usualMarkdown } from '../markdown';
import { exampleArticle } from './example';

const ways: [string, MarkdownSettings][] = [
  ...markdownPresets.map((preset): [string, MarkdownSettings] => [preset, { ...usualMarkdown, preset }]),
  ['obsidian with callouts and wiki links', { ...usualMarkdown, callouts: true, wikiLinks: true }],
];
const of = (preset: MarkdownPreset) => ({ ...usualMarkdown, preset });

const plain = (text: string): string => text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
const categories = defaultCategories.map((category) => ({ ...category }));
const files = new Map([['example00002', 'Eleven saved']]);

function articleSaying(title: string, quote: string, note: string, tag: string): ExportedArticle {
  const [first, second] = exampleArticle.annotations;
  if (!first || !second) throw new Error('the example has two highlights');
  const [position] = first.target.selector;
  const [link] = exampleArticle.links ?? [];
  if (!link) throw new Error('the example has a link');
  return {
    ...exampleArticle,
    ...{ note, files },
    article: { ...exampleArticle.article, title, byline: title, siteName: title },
    annotations: [
      {
        ...first,
        target: {
          ...first.target,
          selector: [position, { type: 'TextQuoteSelector', exact: quote, prefix: '', suffix: '' }],
        },
        body: [
          { type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/markdown' },
          { type: 'TextualBody', purpose: 'tagging', value: tag, format: 'text/plain' },
        ],
      },
      second,
    ],
    links: [{ ...link, ends: [link.ends[0], { ...link.ends[1], title, quote }] }],
  };
}

const written = (settings: MarkdownSettings, exported: ExportedArticle): string =>
  createMarkdownWriter(
    settings,
    [{ ...categories[0], id: 'figure', name: exported.article.title.slice(0, 60) || 'x' } as never],
    () => '',
  ).document(exported);

/** The words of all that is under a node, a space between blocks. */
function words(node: Nodes): string {
  if (node.type === 'html' || node.type === 'image' || node.type === 'code' || node.type === 'inlineCode')
    return `‹${node.type}›`;
  if ('value' in node) return node.value;
  if (!('children' in node)) return `‹${node.type}›`;
  const isInline = node.type === 'paragraph' || node.type === 'heading' || node.type === 'link';
  return node.children.map(words).join(isInline ? '' : ' ');
}
const all = (node: Nodes, type: Nodes['type']): Nodes[] => [
  ...(node.type === type ? [node] : []),
  ...('children' in node ? node.children.flatMap((child) => all(child, type)) : []),
];
const tree = (document: string): Root => fromMarkdown(document.replace(/^---\n.*?\n---\n/s, ''));

describe.each(ways)('the preset %s', (_, settings) => {
  it('says titles and quotes as they are, whatever they hold', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.array(hostile, { minLength: 1, maxLength: 3 }),
        hostile,
        (title, lines, tag) => {
          const root = tree(written(settings, articleSaying(title, lines.join('\n'), '', tag)));
          expect(words(all(root, 'heading')[0] ?? root)).toBe(plain(title));
          const [quote] = all(root, 'blockquote');
          const said = lines.join('\n').split(/\n+/).map(plain).filter(Boolean).join(' ');
          expect(quote && words(quote)).toContain(said);
          // Two highlights, whatever the first one says; nothing of its words became anything else.
          expect(all(root, 'blockquote')).toHaveLength(2);
          expect(words(all(root, 'blockquote')[1] ?? root)).toContain('The water fell at noon.');
          for (const type of ['html', 'image', 'code', 'inlineCode', 'thematicBreak', 'definition'] as const)
            expect(all(root, type)).toEqual([]);
          for (const link of all(root, 'link') as { url: string }[])
            expect(link.url).toMatch(/^(?:synoptic:\/\/article\/|https:\/\/example\.org\/barges$)/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps a note to itself, whatever it holds', () => {
    const notes = fc.array(hostile, { minLength: 1, maxLength: 4 }).map((some) => some.join('\n'));
    fc.assert(
      fc.property(notes, (note) => {
        const root = tree(written(settings, articleSaying('Title', 'Quote', note, 'tag')));
        const last = all(root, 'blockquote').at(-1);
        expect(last && words(last)).toContain('The water fell at noon.');
        expect(all(root, 'html')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('shows no markup of theirs in HTML', () => {
    const markdown = new MarkdownIt({ html: true });
    fc.assert(
      fc.property(hostile, hostile, (line, note) => {
        const exported = articleSaying(
          `${line}<b>`,
          `${line} <img src=x onerror=y>`,
          `${note}\n\n<script>x</script> <img src=x onerror=y>`,
          '<i>',
        );
        expect(markdown.render(written(settings, exported))).not.toMatch(
          /<script|<img src="(?:[a-z]+:|[/\\])|<!--|<iframe|<svg|onerror="|<b>|<i>/i,
        );
      }),
      { numRuns: 40 },
    );
  });
});

it.each([
  [' ```\n\n<script>x</script>\n```', '```\n\n      <script>x</script>\n      ```'],
  ['  - a\n  - b\n    - c\n', '- a\n      - b\n        - c'],
  ['\tcode', '    code'],
])('in an outline a note that begins further in stays behind its bullet: %j', (note, expected) => {
  const document = written(of('logseq'), articleSaying('Title', 'Quote', note, 'tag'));
  expect(document).toContain(`\n    - ${expected}\n`);
  expect(all(tree(document), 'html')).toEqual([]);
});

it('front matter comes back as it was said, whatever it holds', () => {
  fc.assert(
    fc.property(hostile, hostile, (title, tag) => {
      const document = written(of('obsidian'), articleSaying(title, 'q', '', tag));
      const yaml = /^---\n(.*?\n)---\n/s.exec(document)?.[1] ?? '';
      const properties = parseYaml(yaml) as Record<string, unknown>;
      expect(properties).toMatchObject({ id: 'example00001', title: plain(title), highlights: 2 });
      expect(properties.author).toEqual([plain(title)]);
      expect(Object.keys(properties)).not.toContain(plain(title));
    }),
    { numRuns: 100 },
  );
});

it('what stands in Logseq’s outline is bullets and properties of ours only', () => {
  fc.assert(
    fc.property(hostile, hostile, (title, tag) => {
      const document = written(of('logseq'), articleSaying(title, `x ${title}`, '', tag));
      const keys = [...document.matchAll(/^[ -]*([^\s:]+)::/gm)].map(([, key]) => key);
      const ours = ['author', 'site', 'source', 'published', 'saved', 'tags', 'synoptic', 'id', 'category'];
      expect(keys.filter((key) => !ours.includes(key ?? ''))).toEqual([]);
      expect(document.match(/^ {2}- id:: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/gm)).toHaveLength(2);
      expect(
        document
          .trimStart()
          .split('\n')
          .every((line) => /^(?:$|- | {2})/.test(line)),
      ).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('each looks as it is promised', () => {
  expect(
    Object.fromEntries(
      ways.map(([name, settings]) => [
        name,
        createMarkdownWriter(settings, categories, () => '').document({ ...exampleArticle, files }),
      ]),
    ),
  ).toMatchSnapshot();
});

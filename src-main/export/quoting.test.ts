import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { quoted } from './quoting';

const place = { article: 'abcdefgh1234', annotation: 'highlight-01', passage: null, note: false };
const citation = 'Doe, J. (2026). Dam <wall> fails & floods. Example Times. https://example.org/dam?a=1&b=2';

test('words, and whose they are, in three flavours', () => {
  expect(quoted('Fourteen people\n\nwere *moved*.', citation, place, 'en')).toEqual({
    text: `“Fourteen people\n\nwere *moved*.”\n\n— ${citation}\n`,
    html: `<blockquote lang="en"><p>Fourteen people</p><p>were *moved*.</p></blockquote><p>— ${citation
      .replaceAll('&', '&amp;')
      .replace('<wall>', '&lt;wall&gt;')}</p>`,
    markdown: expect.stringMatching(
      /^> Fourteen people\n>\n> were \\\*moved\\\*\.\n>\n> — Doe.*\(\[passage\]\(synoptic:\/\/article\/abcdefgh1234#highlight-01\)\)\n$/,
    ) as string,
  });
});

test('words that have quotation marks keep their own', () => {
  expect(quoted('„Alles weg“, sagte er.', 'Doe', place, null).text).toBe('„Alles weg“, sagte er.\n\n— Doe\n');
});

test('hostile words are words in every flavour', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      ...[
        '<script>x</script>',
        '"><img src=x onerror=y>',
        '[a](javascript:b)',
        '![a](http://b)',
        '> q',
        '# h',
        '\n',
        '\n\n',
      ],
      ...[
        '```',
        '<!--',
        '&lt;',
        '^block',
        '#tag',
        '[[link]]',
        '| a |',
        '---',
        '\u202e',
        '\0',
        '1. a',
        '- b',
        '\\',
        '~~~',
      ],
    ),
  );
  const words = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `x${pieces.join('')}`);
  const markdown = new MarkdownIt({ html: true });
  const look = (html: string) => {
    const [tags, said]: [Set<string>, string[]] = [new Set(), []];
    const walk = (node: DefaultTreeAdapterTypes.ParentNode): void => {
      for (const child of node.childNodes) {
        if ('value' in child) said.push(child.value);
        if ('tagName' in child) tags.add(child.tagName);
        if ('childNodes' in child) walk(child);
      }
    };
    walk(parseFragment(html));
    return { tags: [...tags].sort(), said: solid(said.join('')) };
  };
  const solid = (said: string): string => said.replace(/[\s\p{Cc}\p{Cs}]+/gu, '');
  fc.assert(
    fc.property(words, words, (quote, source) => {
      const made = quoted(quote, source, place, null);
      const said = `${solid(quote)}—${solid(source)}`;
      expect(look(made.html)).toEqual({ tags: ['blockquote', 'p'], said });
      const rendered = markdown.render(made.markdown);
      expect(look(rendered)).toEqual({ tags: ['a', 'blockquote', 'p'], said: `${said}(passage)` });
      expect(rendered).toContain('href="synoptic://article/abcdefgh1234#highlight-01"');
    }),
    { numRuns: 300 },
  );
});

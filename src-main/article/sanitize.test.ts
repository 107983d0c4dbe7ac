import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, test } from 'vitest';
import { allowedAttributes, allowedTags, allowsValue } from '#contract/html-allow-list';
import { clean } from './clean';
import type { Cleaned } from './cleaned';
import { sanitize } from './sanitize';
import { textOf } from './text-of';

const prose = (n: number): string =>
  `<p>Paragraph ${n} of the report says, at some length and with commas, what the committee saw in the harbour that week, and why nobody had looked before.</p>`;
const body = Array.from({ length: 6 }, (_, i) => prose(i)).join('');
const cleanPage = (inside: string, head = ''): Promise<Cleaned> =>
  clean({
    name: 'page.html',
    bytes: new TextEncoder().encode(
      `<!DOCTYPE html><html><head><title>The harbour report</title>${head}</head><body><article><h1>The harbour report</h1>${prose(10)}${inside}${body}</article></body></html>`,
    ),
  });

/** Every element and attribute of stored HTML, found by a parser that is not the one that made it. */
function inventory(html: string): { tag: string; attributes: Record<string, string> }[] {
  const found: { tag: string; attributes: Record<string, string> }[] = [];
  const walk = (parent: Tree.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (!tree.isElementNode(child)) continue;
      found.push({
        tag: child.tagName,
        attributes: Object.fromEntries(child.attrs.map((a) => [a.name, a.value])),
      });
      walk(child);
    }
  };
  walk(parseFragment(html));
  return found;
}

/** Markup that does something in a page; none of it may be stored, and the text around it stays. */
const attacks: [string, string][] = [
  ['script', '<script>alert(1)</script>'],
  ['script in a comment trick', '<!--><script>alert(1)</script>-->'],
  ['handler', '<p onclick="alert(1)" onmouseover=alert(2)>Words with a handler on them stand here.</p>'],
  ['picture handler', '<img src=x onerror=alert(1)>'],
  ['javascript link', '<p>Go <a href="javascript:alert(1)">to the harbour page</a> for the tables.</p>'],
  ['javascript link with a TAB', '<p>Go <a href="java\tscript:alert(1)">to the harbour page</a> now.</p>'],
  [
    'javascript link with entities',
    '<p>Go <a href="&#1;java&#x0A;script:alert(1)">to the harbour page</a> now.</p>',
  ],
  ['data link', '<p>Go <a href="data:text/html,<script>alert(1)</script>">to the page</a> now.</p>'],
  [
    'file link',
    '<p>Go <a href="file:///etc/passwd">to the page</a> or <a href="\\\\host\\share">there</a>.</p>',
  ],
  [
    'custom scheme',
    '<p>Go <a href="vscode://open">to the page</a>, <a href="tel:123">call</a> or <a href="sms:1">write</a>.</p>',
  ],
  ['svg', '<svg onload=alert(1)><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>'],
  [
    'math',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  ],
  [
    'style',
    '<style>@import url(http://evil.example/x.css); p { background: url(http://evil.example/y) }</style>',
  ],
  [
    'style attribute',
    '<p style="background:url(http://evil.example/z);position:fixed">Words with a style stand here.</p>',
  ],
  ['template', '<template><img src=x onerror=alert(1)></template>'],
  ['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
  [
    'form',
    '<form action="http://evil.example"><input name=a value=b><button formaction="javascript:alert(1)">Go</button></form>',
  ],
  ['frames', '<iframe src="http://evil.example"></iframe><object data="x"></object><embed src="x">'],
  ['meta refresh', '<meta http-equiv="refresh" content="0;url=http://evil.example">'],
  ['base', '<base href="http://evil.example/">'],
  [
    'link',
    '<link rel="stylesheet" href="http://evil.example/x.css"><link rel="preconnect" href="http://evil.example">',
  ],
  [
    'media',
    '<video src="http://evil.example/v" poster="http://evil.example/p" autoplay></video><audio src="http://evil.example/a"></audio>',
  ],
  [
    'remote picture',
    '<p><img src="http://evil.example/p.png" srcset="http://evil.example/q.png 2x" alt="A chart of the tides"></p>',
  ],
  ['lazy picture', '<p><img data-src="http://evil.example/p.png" loading="lazy" alt="A chart"></p>'],
  [
    'picture element',
    '<picture><source srcset="http://evil.example/s.webp"><img src="http://evil.example/p.png" alt="A chart"></picture>',
  ],
  [
    'svg picture',
    `<img src="data:image/svg+xml;base64,${Buffer.from('<svg onload="alert(1)"/>'.padEnd(300)).toString('base64')}" alt="Drawing">`,
  ],
  ['someone else’s asset', '<p><img src="asset:0123456789abcdef0123456789abcdef.png" alt="Not ours"></p>'],
  ['names', '<p id="root" class="app" name="attributes">Words with an id and a class stand here.</p>'],
  ['dialog', '<dialog open><form><input name="parentNode"></form></dialog>'],
  ['custom element', '<x-evil onclick="alert(1)" is="x"><p>Words in an unknown element.</p></x-evil>'],
  [
    'ping and download',
    '<p>Go <a href="https://example.org/a" ping="http://evil.example" download target="_top" rel="opener">there</a>.</p>',
  ],
];

describe.each(attacks)('%s', async (_name, markup) => {
  const cleaned = await cleanPage(markup, markup.startsWith('<p') ? '' : markup);

  test('leaves only what the list allows', () => {
    for (const { tag, attributes } of inventory(cleaned.html)) {
      expect(allowedTags).toContain(tag);
      for (const [name, value] of Object.entries(attributes)) {
        expect(allowedAttributes).toContain(name);
        expect(allowsValue(tag, name, value)).toBe(true);
        if (name === 'href') expect(new URL(value).protocol).toMatch(/^(?:https?|mailto):$/);
        if (name === 'src') expect(cleaned.assets.map((a) => `asset:${a.name}`)).toContain(value);
      }
    }
  });

  test('leaves the article', () => {
    for (let i = 0; i < 6; i++) expect(cleaned.text).toContain(`Paragraph ${i} of the report`);
    expect(cleaned.text).not.toContain('alert(');
  });

  test('is stored in a form that nothing changes any more', () => {
    expect(sanitize(cleaned.html)).toBe(cleaned.html);
    expect(textOf(cleaned.html)).toBe(cleaned.text);
  });
});

test('words survive the markup that is taken off them', async () => {
  const link = await cleanPage(attacks[4]?.[1] ?? '');
  expect(link.text).toContain('Go to the harbour page for the tables.');
  const unknown = await cleanPage(
    '<x-evil><p>Words in an unknown element, which are text like any other, stay.</p></x-evil>',
  );
  expect(unknown.text).toContain('Words in an unknown element');
});

test('a remote picture keeps its words and shows its address, and nothing loads it', async () => {
  const { html } = await cleanPage(
    '<p><img src="http://pictures.example/tide.png" alt="A chart of the tides"></p>',
  );
  expect(html).toContain('<img alt="A chart of the tides" title="http://pictures.example/tide.png">');
});

test('links that lead out stay, links within the page become text', async () => {
  const { html } = await cleanPage(
    '<p>See <a href="https://example.org/a?b=1&c=2">the minutes</a> and <a href="#note">note 3</a> about it.</p>',
  );
  expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=2">the minutes</a> and note 3 about it');
});

test('hostile titles and names are plain lines', async () => {
  const { title, byline, siteName, excerpt, lang } = await clean({
    name: 'page.html',
    bytes: new TextEncoder().encode(
      `<html lang="x&quot; onload=alert(1)"><head><title>\u202eevil\u0007 title &lt;img src=x&gt; ${'long '.repeat(200)}</title>
      <meta name="author" content="\u2066Jane\u2069 Doe"><meta property="og:site_name" content="A\u0000 Site ${'x'.repeat(500)}">
      <meta name="description" content="${'word '.repeat(400)}"></head><body>${body}</body></html>`,
    ),
  });
  for (const text of [title, byline, siteName, excerpt])
    expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  expect(title).toMatch(/^evil title <img src=x> long/);
  expect(title.length).toBeLessThanOrEqual(300);
  expect(byline).toBe('Jane Doe');
  expect(siteName?.length).toBeLessThanOrEqual(120);
  expect(excerpt?.length).toBeLessThanOrEqual(500);
  expect(lang).toBeNull();
});

test.each([
  ['a', 'href', 'https://example.org', true],
  ['a', 'href', 'mailto:a@example.org', true],
  ['a', 'href', ' https://example.org', true],
  ['a', 'href', 'javascript:alert(1)', false],
  ['a', 'href', 'JaVa\tScript:alert(1)', false],
  ['a', 'href', '//example.org', false],
  ['a', 'href', '#x', false],
  ['a', 'href', 'https:example', false],
  ['img', 'href', 'https://example.org', false],
  ['img', 'src', 'asset:0123456789abcdef0123456789abcdef.png', true],
  ['img', 'src', 'asset:0123456789abcdef0123456789abcdef.svg', false],
  ['img', 'src', 'asset:../secret.png', false],
  ['img', 'src', 'data:image/png;base64,AAAA', false],
  ['img', 'src', 'https://example.org/a.png', false],
  ['a', 'src', 'asset:0123456789abcdef0123456789abcdef.png', false],
  ['img', 'width', '800', true],
  ['img', 'width', '100%', false],
  ['p', 'lang', 'de', true],
])('%s %s=%j may stay: %s', (tag, attribute, value, expected) => {
  expect(allowsValue(tag, attribute, value)).toBe(expected);
});

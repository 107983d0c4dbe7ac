import { defaultCategories } from '#contract/categories';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { clean } from '../../article/clean';
import { madePng } from '../../article/made-picture';
import { hostile } from '../../testing/hostile-text';
import { unzipped } from '../../testing/zip';
import type { ExportedArticle } from '../exported';
import { exampleArticle } from '../template/example';
import { docxOf } from './document';

const categories = defaultCategories.map((category) => ({ ...category }));
const { DOMParser, document: page } = new JSDOM('').window;
/** Parts that hold words of articles and notes. */
const withWords = /^(?:word\/(?:document|comments)\.xml|docProps\/core\.xml|word\/_rels\/.*)$/;

/** The parts of a document by their names, each of them read by a parser that takes no fault. */
async function partsOf(
  articles: readonly ExportedArticle[],
  title: string | null = null,
  wanted = /\.(?:xml|rels)$/,
): Promise<Map<string, Document>> {
  const bytes = await docxOf(articles, { categories, title, cite: () => 'Doe, J. (2026).' });
  const parts = new Map<string, Document>();
  for (const [name, content] of await unzipped(bytes)) {
    if (!wanted.test(name)) continue;
    const parsed = new DOMParser().parseFromString(content.toString('utf8'), 'application/xml');
    expect(parsed.querySelector('parsererror')?.textContent ?? '', name).toBe('');
    parts.set(name, parsed);
  }
  return parts;
}
const part = (parts: ReadonlyMap<string, Document>, name: string): Document => {
  const found = parts.get(name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
};
const all = (root: Document | Element, name: string): Element[] => [...root.getElementsByTagName(name)];
const wordsOf = (root: Document | Element): string =>
  all(root, 'w:t')
    .map(({ textContent }) => textContent)
    .join('');
const styleOf = (paragraph: Element): string | null =>
  all(paragraph, 'w:pStyle')[0]?.getAttribute('w:val') ?? null;
const paragraphs = (root: Document): [string | null, string][] =>
  all(root, 'w:p').map((one) => [styleOf(one), wordsOf(one)]);
const given = (html: string, more: Partial<ExportedArticle> = {}): ExportedArticle => ({
  ...exampleArticle,
  ...{ html, annotations: [], links: [], note: '', ...more },
});
const body = async (html: string, more: Partial<ExportedArticle> = {}): Promise<Document> =>
  part(await partsOf([given(html, more)]), 'word/document.xml');

describe('an article as a Word document', () => {
  it('has its title, who wrote it, its text and a reference, in styles that Word knows', async () => {
    const parts = await partsOf([exampleArticle]);
    expect(paragraphs(part(parts, 'word/document.xml'))).toEqual([
      ['Title', 'Barges #3 and #4 reach Oberwald'],
      ['Subtitle', 'J. Doe · The Example Times · 2026-03-02'],
      ['Fact', 'https://example.org/barges · Open in Synoptic'],
      ['Fact', 'Tags: flood'],
      ['Fact', 'Collections: March flood'],
      ['Heading1', 'Note'],
      [null, 'From the local paper.'],
      ['Fact', 'Highlights: Claim Figure'],
      [null, 'Fourteen people waited on the roof of the mill.'],
      [null, 'The water fell at noon.'],
      ['Heading1', 'Reference'],
      [null, 'Doe, J. (2026).'],
    ]);
    const styles = all(part(parts, 'word/styles.xml'), 'w:style').map((one) => one.getAttribute('w:styleId'));
    for (const style of ['Title', 'Subtitle', 'Fact', 'Heading1', 'Hyperlink', 'CommentReference'])
      expect(styles).toContain(style);
    expect(part(parts, 'docProps/core.xml').getElementsByTagName('dc:title')[0]?.textContent).toBe(
      exampleArticle.article.title,
    );
    expect(all(part(parts, 'word/styles.xml'), 'w:lang')[0]?.getAttribute('w:val')).toBe('en');
  });

  it('has highlights painted, and the notes on them as comments at their words', async () => {
    const parts = await partsOf([exampleArticle]);
    const document = part(parts, 'word/document.xml');
    const painted = all(document, 'w:r').filter((one) => all(one, 'w:shd').length > 0);
    expect(
      painted.slice(2).map((one) => [all(one, 'w:shd')[0]?.getAttribute('w:fill'), wordsOf(one)]),
    ).toEqual([
      ['d3ebc9', 'Fourteen people waited on the roof of the mill.'],
      ['f7e9a8', 'The water fell at noon.'],
    ]);
    const [comment, ...others] = all(part(parts, 'word/comments.xml'), 'w:comment');
    if (!comment) throw new Error('no comment');
    expect(others).toEqual([]);
    expect(wordsOf(comment)).toBe(
      'Figure · #reliefOthers say eleven; check the hour.→ contradicts: “Eleven people” (Eleven saved from mill)',
    );
    const id = comment.getAttribute('w:id');
    const between = all(document, 'w:p').find((one) => all(one, 'w:commentRangeStart').length > 0);
    expect([...(between?.children ?? [])].map(({ tagName }) => tagName)).toEqual([
      ...['w:commentRangeStart', 'w:r', 'w:commentRangeEnd', 'w:r'],
    ]);
    for (const name of ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'])
      expect(all(document, name).map((one) => one.getAttribute('w:id'))).toEqual([id]);
    expect(
      all(part(parts, 'word/_rels/comments.xml.rels'), 'Relationship').map((one) =>
        one.getAttribute('Target'),
      ),
    ).toEqual(['synoptic://article/example00002']);
    // Word keeps what stands behind # beside the link.
    expect(all(comment, 'w:hyperlink').map((one) => one.getAttribute('w:anchor'))).toEqual(['figure02']);
  });

  it('says its headline once, with what is marked in it', async () => {
    const [one] = exampleArticle.annotations;
    if (!one) throw new Error('no example');
    const [position, quote] = one.target.selector;
    const selector: typeof one.target.selector = [{ ...position, start: 0, end: 6 }, quote];
    const marked = { ...one, target: { ...one.target, selector } };
    for (const annotations of [[], [marked]]) {
      const parts = await partsOf([{ ...exampleArticle, annotations }]);
      const said = all(part(parts, 'word/document.xml'), 'w:p').filter(
        (each) => wordsOf(each) === exampleArticle.article.title,
      );
      expect(said.map(styleOf)).toEqual(['Title']);
      const painted = said
        .flatMap((each) => all(each, 'w:r'))
        .filter((each) => all(each, 'w:shd').length > 0);
      expect(painted.map(wordsOf)).toEqual(annotations.map(() => 'Barges'));
      expect(said.flatMap((each) => all(each, 'w:commentReference'))).toHaveLength(annotations.length);
    }
  });

  it('tells of a note on white space or a picture behind the text: Word has no place for it', async () => {
    const html = '<p>Before</p>\n<figure><img alt="The river"></figure>\n<p>after</p>\n';
    const [one] = exampleArticle.annotations;
    if (!one) throw new Error('no example');
    const [position, quote] = one.target.selector;
    const selector: typeof one.target.selector = [{ ...position, start: 6, end: 8 }, quote];
    const parts = await partsOf([
      { ...given(html), annotations: [{ ...one, target: { ...one.target, selector } }] },
    ]);
    const said = paragraphs(part(parts, 'word/document.xml'));
    expect(said).toContainEqual(['Heading1', 'Notes without a place in this version of the text']);
    expect(said).toContainEqual([null, 'Others say eleven; check the hour.']);
    expect(parts.has('word/comments.xml')).toBe(false);
  });

  it('says how high its lines are in a way that no program takes for a fixed height', async () => {
    const parts = await partsOf([given('<p>One</p><table><tr><td>two</td></tr></table>')], 'Two of them');
    const fixed = [...parts.values()]
      .flatMap((one) => all(one, 'w:spacing'))
      .filter((one) => one.hasAttribute('w:line') && one.getAttribute('w:lineRule') === null);
    expect(fixed).toEqual([]);
  });

  it('without the text has the passages with what was said of them', async () => {
    const { html: _, ...bare } = exampleArticle;
    const parts = await partsOf([{ ...bare, unplaced: new Set(['claim001']) }]);
    expect(paragraphs(part(parts, 'word/document.xml')).slice(7, -2)).toEqual([
      ['Heading1', 'Highlights'],
      ['Quote', 'Fourteen people waited on the roof of the mill.'],
      ['Fact', 'Figure · #relief · Passage'],
      [null, 'Others say eleven; check the hour.'],
      ['Fact', '→ contradicts: “Eleven people” (Eleven saved from mill)'],
      ['Quote', 'The water fell at noon.'],
      ['Fact', 'Claim · This passage is not in this version of the text.'],
    ]);
    expect(parts.has('word/comments.xml')).toBe(false);
  });

  it('tells of notes without a place behind the text', async () => {
    const parts = await partsOf([{ ...exampleArticle, unplaced: new Set(['figure01']) }]);
    const said = paragraphs(part(parts, 'word/document.xml'));
    expect(said).toContainEqual(['Heading1', 'Notes without a place in this version of the text']);
    expect(said).toContainEqual([null, 'Others say eleven; check the hour.']);
  });

  it('stands with others under headings of its own', async () => {
    const parts = await partsOf([exampleArticle, given('<h2>Inside</h2>')], 'Two of them');
    const said = paragraphs(part(parts, 'word/document.xml'));
    expect(said[0]).toEqual(['Title', 'Two of them']);
    expect(said.filter(([style]) => style === 'Heading1')).toHaveLength(2);
    expect(said).toContainEqual(['Heading3', 'Inside']);
  });
});

describe('the text of a Word document', () => {
  it('has lists, quotes, code and tables', async () => {
    const document = await body(
      '<ol start="3"><li>three<ul><li>inside</li></ul></li><li><p>four</p><p>still four</p></li></ol>\n' +
        '<ol><li>one</li></ol><blockquote><p>said</p></blockquote><pre>a\n  b\n</pre>' +
        '<table><thead><tr><th>Cable</th><th>Cracks</th></tr></thead><tbody><tr><td rowspan="2">North</td><td>2</td></tr><tr><td><ul><li>x</li></ul></td></tr></tbody></table>',
    );
    const numbered = all(document, 'w:p')
      .filter((one) => all(one, 'w:numPr').length > 0)
      .map((one) => [
        wordsOf(one),
        all(one, 'w:ilvl')[0]?.getAttribute('w:val'),
        all(one, 'w:numId')[0]?.getAttribute('w:val'),
      ]);
    expect(numbered.map(([words, level]) => [words, level])).toEqual([
      ...[
        ['three', '0'],
        ['inside', '1'],
        ['four', '0'],
        ['one', '0'],
        ['x', '0'],
      ],
    ]);
    const [three, inside, four, one, x] = numbered.map(([, , id]) => id);
    expect(four).toBe(three);
    expect(x).toBe(inside);
    expect(new Set([three, inside, one]).size).toBe(3);
    expect(paragraphs(document)).toContainEqual(['Quote', 'said']);
    const code = all(document, 'w:p').find((one) => styleOf(one) === 'SourceCode');
    expect(all(code ?? document, 'w:br')).toHaveLength(1);
    expect(all(document, 'w:tr').map((row) => all(row, 'w:tc').map(wordsOf))).toEqual([
      ['Cable', 'Cracks'],
      ['North', '2'],
      ['', 'x'],
    ]);
  });

  it('links to the web and to passages only', async () => {
    const parts = await partsOf([
      given(
        '<p><a href="https://a.example/?a=1&amp;b=2">one</a> <a href="mailto:a@b.c">two</a> <a href="#note-1">three</a></p>',
        {
          note: '[four](synoptic://article/example00002#figure02) [five](javascript:alert(1)) [six](file:///etc)',
        },
      ),
    ]);
    const links = all(part(parts, 'word/_rels/document.xml.rels'), 'Relationship')
      .filter((one) => one.getAttribute('TargetMode') === 'External')
      .map((one) => one.getAttribute('Target'));
    expect(links.sort()).toEqual([
      'https://a.example/?a=1&b=2',
      'https://example.org/barges',
      'synoptic://article/example00001',
      'synoptic://article/example00002',
    ]);
    expect(wordsOf(part(parts, 'word/document.xml'))).toContain('one two three');
  });

  it('has its pictures of a kind that Word takes, and the words of the others', async () => {
    const name = (n: number, kind: string): string => `${String(n).repeat(32)}.${kind}`;
    const pictures = [
      { name: name(1, 'png'), mediaType: 'image/png', bytes: new Uint8Array(madePng(1200, 300)) },
      { name: name(2, 'webp'), mediaType: 'image/webp', bytes: new TextEncoder().encode('RIFF1234WEBPVP8 ') },
    ];
    const html = `<p><img src="asset:${name(1, 'png')}" alt="The &quot;bridge&quot;"></p><figure><img src="asset:${name(2, 'webp')}" alt="The river"><figcaption>At night</figcaption></figure><img alt="">`;
    const bytes = await docxOf([given(html, { pictures })], { categories, title: null, cite: () => '' });
    const files = await unzipped(bytes);
    expect([...files.keys()].filter((one) => one.includes('media/'))).toHaveLength(1);
    const document = await body(html, { pictures });
    const [extent] = all(document, 'wp:extent');
    expect(Number(extent?.getAttribute('cx')) / Number(extent?.getAttribute('cy'))).toBeCloseTo(4, 1);
    expect(all(document, 'wp:docPr')[0]?.getAttribute('descr')).toBe('The "bridge"');
    expect(paragraphs(document)).toContainEqual([null, '[The river]']);
    expect(paragraphs(document)).toContainEqual(['Caption', 'At night']);
  });

  it('reads from right to left, and says its language', async () => {
    const article = { ...exampleArticle.article, title: 'ارتفع النهر', lang: 'ar', dir: 'rtl' as const };
    const parts = await partsOf([given('<p>ارتفع النهر ليلاً</p><p dir="ltr">And English</p>', { article })]);
    const document = part(parts, 'word/document.xml');
    const [, plain] = ['ارتفع النهر ليلاً', 'And English'].map((words) =>
      all(document, 'w:p').find((one) => wordsOf(one) === words),
    );
    const arabic = all(document, 'w:p').find((one) => wordsOf(one) === 'ارتفع النهر ليلاً');
    expect([arabic, plain].map((one) => one && all(one, 'w:bidi').length)).toEqual([1, 0]);
    expect(arabic && all(arabic, 'w:rtl')).toHaveLength(1);
    expect(all(part(parts, 'word/styles.xml'), 'w:lang')[0]?.getAttribute('w:bidi')).toBe('ar');
  });

  it('has a day in its order behind Arabic names', async () => {
    const article = { ...exampleArticle.article, byline: 'ليلى حسن', siteName: null, dir: 'rtl' as const };
    const parts = await partsOf([given('<p>ارتفع النهر ليلاً</p>', { article })]);
    expect(paragraphs(part(parts, 'word/document.xml'))).toContainEqual([
      ...['Subtitle', 'ليلى حسن · \u200E2026-03-02'],
    ]);
  });

  it('leaves no gap where a picture is missing', async () => {
    const document = await body('<p>One</p><figure><img alt=""></figure><p>two</p>');
    const said = paragraphs(document).map(([, words]) => words);
    expect(said.slice(said.indexOf('One'), said.indexOf('two') + 1)).toEqual(['One', 'two']);
  });

  it('keeps comments apart that overlap, reach over paragraphs or lie in links and tables', async () => {
    const html =
      '<p>One <a href="https://a.example/">two three</a></p>\n<table><tr><td>four</td></tr></table>\n<p>five</p>\n';
    const text = 'One two three\nfour\nfive\n';
    const on = (id: string, words: string, until: string) => {
      const [one] = exampleArticle.annotations;
      if (!one) throw new Error('no example');
      const [position, quote] = one.target.selector;
      const place = { ...position, start: text.indexOf(words), end: text.indexOf(until) + until.length };
      return {
        ...one,
        id,
        target: { ...one.target, selector: [place, quote] as [typeof place, typeof quote] },
      };
    };
    const annotations = [
      on('over0001', 'One', 'two'),
      on('over0002', 'two', 'five'),
      on('over0003', '\nfour', 'four\n'),
    ];
    const document = await body(html, { annotations });
    const order = all(document, '*')
      .filter(({ tagName }) => /^w:(?:comment|t$)/.test(tagName))
      .map((one) =>
        one.tagName === 'w:t' ? one.textContent : `${one.tagName.slice(9)} ${one.getAttribute('w:id')}`,
      )
      .slice(-22);
    expect(order.join('|')).toContain(
      'RangeStart 1|One |RangeStart 2|two|RangeEnd 1|Reference 1| three|RangeStart 3|four|RangeEnd 3|Reference 3|five|RangeEnd 2|Reference 2',
    );
  });

  it('is sound and says the same words, whatever is in it', async () => {
    const escaped = (words: string): string => {
      const holder = page.createElement('p');
      holder.textContent = words;
      return holder.innerHTML;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostile, { minLength: 4, maxLength: 4 }),
        async ([a = '', b = '', c = '', d = '']) => {
          const html = `<p>beginning ${escaped(a)}</p>\n<ul><li>${escaped(b)}</li></ul>\n<table><tr><td>${escaped(c)}</td></tr></table>\n<p>{${escaped(d)}} end</p>\n`;
          const source = { ...exampleArticle.article.source, url: `https://a.example/${d}` };
          const article = {
            ...exampleArticle.article,
            source,
            title: a,
            byline: b,
            tags: [c],
            lang: d,
            siteName: d,
          };
          const annotations = exampleArticle.annotations.map((one) => ({
            ...one,
            category: c,
            body: one.body.map((said) => ({ ...said, value: b })),
          }));
          const full = { ...exampleArticle, article, annotations, html, note: c, collections: [d] };
          const parts = await partsOf([full, full], a, withWords);
          const words = wordsOf(part(parts, 'word/document.xml'));
          for (const said of [a, b, c, d]) expect(level(words)).toContain(level(textOf(escaped(said))));
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('has tables whatever their cells reach over', async () => {
    const cell = fc.record({
      columns: fc.integer({ min: 0, max: 70 }),
      rows: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const cells = rows.map((row) =>
            row
              .map(({ columns, rows: down }) => `<td colspan="${columns}" rowspan="${down}">word</td>`)
              .join(''),
          );
          const html = `<table>${cells.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
          const parts = await partsOf([given(html)], null, withWords);
          const document = part(parts, 'word/document.xml');
          expect(all(document, 'w:t').filter((one) => one.textContent === 'word')).toHaveLength(
            rows.flat().length,
          );
          for (const one of all(document, 'w:tc')) expect(one.lastElementChild?.tagName).toBe('w:p');
          for (const one of all(document, 'w:tr')) expect(all(one, 'w:tc').length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is read by our own importer again', async () => {
    const html =
      '<h2>What was found</h2>\n<p>The bridge over the Tarn was closed on <em>Monday</em> after an inspection found {cracks} in two of its cables &amp; a bolt.</p>\n<ul>\n<li>North &lt;2&gt;</li>\n<li>South</li>\n</ul>\n<blockquote>\n<p>“Nobody was hurt,” said the mayor.</p>\n</blockquote>\n';
    const bytes = await docxOf([given(html)], { categories, title: null, cite: () => '' });
    const back = await clean({ name: 'bridge.docx', bytes });
    expect(back.title).toBe(exampleArticle.article.title);
    for (const said of [
      '<h2>What was found</h2>',
      'closed on <em>Monday</em> after an inspection found {cracks} in two of its cables &amp; a bolt.',
      '<li>North &lt;2&gt;</li>',
      '“Nobody was hurt,” said the mayor.',
    ])
      expect(back.html).toContain(said);
  });
});

function textOf(html: string): string {
  const holder = page.createElement('p');
  holder.innerHTML = html;
  return holder.textContent;
}
/** White space and what XML cannot hold are left aside. */
const level = (words: string): string => words.replace(/[\s\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, '');

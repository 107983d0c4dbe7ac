import { defaultCategories } from '#contract/categories';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { hostile } from '../../testing/hostile-text';
import type { ExportedArticle } from '../exported';
import { exampleArticle } from '../template/example';
import { articlePage } from './page';
import { paint } from './painted';

const categories = defaultCategories.map((category) => ({ ...category }));
const page = (exported: ExportedArticle): Document =>
  new JSDOM(articlePage(exported, categories)).window.document;
const passage = (start: number, end: number, number = 1, category = 'claim') => ({
  ...{ start, end, number, category, beside: `<sup>${number}</sup>` },
});

describe('painting', () => {
  it('marks a passage over elements, and puts its note behind its end', () => {
    const html = '<p>One <em>two</em> three</p>\n<p>four</p>\n';
    expect(paint(html, [passage(5, 11)], [])).toBe(
      '<p>One <em>t<mark class="in-claim" id="passage-1">wo</mark></em><mark class="in-claim"> thr</mark><sup>1</sup>ee</p>\n<p>four</p>\n',
    );
  });

  it('paints passages that overlap', () => {
    expect(paint('<p>abcdef</p>', [passage(0, 4), passage(2, 6, 2, 'doubt')], [])).toBe(
      '<p><mark class="in-claim" id="passage-1">ab</mark><mark class="in-doubt" id="passage-2">cd</mark><sup>1</sup><mark class="in-doubt">ef</mark><sup>2</sup></p>',
    );
  });

  it('loses no letter of the text, wherever passages lie', () => {
    const html = '<p>One <em>two</em> &amp; 🌉 three</p>\n<ul><li>four</li>\n<li>five</li>\n</ul>\n';
    const text = new JSDOM(html).window.document.body.textContent;
    const between = [...text].reduce((all, one) => [...all, (all.at(-1) ?? 0) + one.length], [0]);
    const place = fc.constantFrom(...between);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 6 }), (all) => {
        const passages = all.flatMap(([a, b], n) => (a < b ? [{ ...passage(a, b, n + 1), beside: '' }] : []));
        const { body } = new JSDOM(paint(html, passages, [])).window.document;
        expect(body.textContent).toBe(text);
        const marked = [...body.querySelectorAll('mark')].map((mark) => mark.textContent).join('');
        const wanted = text
          .split('')
          .filter((_, at) => passages.some(({ start, end }) => start <= at && end > at))
          .join('');
        expect(marked.replace(/\s/g, '')).toBe(wanted.replace(/\s/g, ''));
      }),
      { numRuns: 100 },
    );
  });

  it('lets nothing through that is not on the list', () => {
    const html =
      '<p onclick="x">a<script>alert(1)</script><svg><a href="javascript:x">b</a></svg><img src="https://a.b/c.png" onerror="x"><a href="javascript:x">c</a><style>p{}</style></p>';
    expect(paint(html, [], [])).toBe('<p>a<img><a rel="noreferrer noopener">c</a></p>');
  });

  it('has a name for each passage that words are seen of, and its note behind the last of them', () => {
    const html = '<p>One two</p>\n<p>three</p>\n<figure><img></figure>\n';
    const passages = [passage(0, 8), passage(0, 3, 2), passage(3, 7, 3), passage(13, 15, 4)];
    const { body } = new JSDOM(paint(html, passages, [])).window.document;
    expect([...body.querySelectorAll('[id]')].map(({ id }) => id).sort()).toEqual([
      ...['passage-1', 'passage-2', 'passage-3'],
    ]);
    expect(body.querySelector('p')?.textContent).toBe('One2 two13');
    expect([...body.querySelectorAll('sup')].map(({ textContent }) => textContent)).toEqual(['2', '1', '3']);
  });

  it('carries pictures in itself', () => {
    const name = `${'0'.repeat(32)}.png`;
    const picture = { name, mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
    expect(paint(`<img src="asset:${name}" alt="A bridge">`, [], [picture])).toBe(
      '<img alt="A bridge" src="data:image/png;base64,AQID">',
    );
  });
});

describe('the page of an article', () => {
  it('has the text with its highlights, the notes beside it, and all notes in a list', () => {
    const document = page(exampleArticle);
    expect(document.title).toBe('Barges #3 and #4 reach Oberwald');
    expect([...document.querySelectorAll('main mark')].map((mark) => mark.textContent)).toEqual([
      'Fourteen people waited on the roof of the mill.',
      'The water fell at noon.',
    ]);
    expect(document.querySelector('main .beside')?.textContent).toContain('Others say eleven');
    expect(document.querySelectorAll('.notes li')).toHaveLength(2);
    expect(document.querySelector('.notes .link')?.textContent).toContain('contradicts: “Eleven people”');
    for (const link of document.querySelectorAll('.notes a[href^="#"]'))
      expect(document.querySelector(link.getAttribute('href') ?? '')).not.toBeNull();
  });

  it('has one headline: that of the text, or the one that the reader gave it', () => {
    const html = '<h1>Barges <em>#3</em> &amp; #4</h1>\n<p>a</p>';
    const titled = (title: string): (string | null)[] =>
      [
        ...page({
          ...exampleArticle,
          ...{ html, annotations: [], article: { ...exampleArticle.article, title } },
        }).querySelectorAll('h1'),
      ].map((heading) => heading.textContent);
    expect(titled('Barges #3 & #4')).toEqual(['Barges #3 & #4']);
    expect(titled('Of my own')).toEqual(['Of my own', 'Barges #3 & #4']);
  });

  it('shows what the Markdown of a note means, beside the text and in the list', () => {
    const note =
      '**Fourteen** by *noon*:\n\n1. the mayor\n2. [the list](https://a.example/list)\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] asked';
    const annotations = exampleArticle.annotations.slice(0, 1).map((one) => ({
      ...one,
      body: [{ ...one.body[0], type: 'TextualBody', purpose: 'commenting', value: note }],
    }));
    for (const html of [
      exampleArticle.html ?? '',
      '<p><a href="https://a.example/">Fourteen people waited on the roof of the mill.</a> The end.</p>',
      '<h2>Fourteen people waited on the roof of the mill.</h2>',
    ]) {
      const text = new JSDOM(html).window.document.body.textContent;
      const start = text.indexOf('Fourteen');
      const placed = annotations.map((one) => {
        const [position, quote] = one.target.selector;
        const selector: typeof one.target.selector = [{ ...position, start, end: start + 47 }, quote];
        return { ...one, target: { ...one.target, selector } };
      });
      const document = page({
        ...exampleArticle,
        html,
        annotations: placed as never,
        note: '# Whole\n\n- x',
      });
      // Read again by a parser, it stands where it was written.
      const beside = document.querySelector('main :is(p, h2) .beside');
      expect(beside?.textContent).toContain('1. the mayor');
      expect(beside?.textContent).toContain('2. the list');
      expect(beside?.querySelector('strong')?.textContent).toBe('Fourteen');
      expect(document.querySelectorAll('a a')).toHaveLength(0);
      const said = document.querySelector('.notes li .note');
      expect([...(said?.children ?? [])].map(({ tagName }) => tagName)).toEqual([
        ...['P', 'OL', 'BLOCKQUOTE', 'TABLE', 'UL'],
      ]);
      expect(said?.querySelector('a')?.getAttribute('href')).toBe('https://a.example/list');
      expect(said?.textContent).toContain('☒ asked');
      expect(document.querySelector('.notes > .note h4')?.textContent).toBe('Whole');
      expect(document.body.textContent).not.toContain('**');
    }
  });

  it('tells of a note that has no place, and paints it nowhere', () => {
    const document = page({ ...exampleArticle, unplaced: new Set(['figure01']) });
    expect(document.querySelectorAll('main mark')).toHaveLength(1);
    expect(document.querySelector('.notes li')?.textContent).toContain('not in this version of the text');
  });

  it('runs nothing, loads nothing and says so, whatever is in it', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, note) => {
        const hostileHtml = `<p>${note}</p><img src=x onerror=y><script>x</script>`;
        const source = articlePage(
          {
            ...exampleArticle,
            note: `${note}</section><script>x</script>`,
            annotations: exampleArticle.annotations.map((one) => ({
              ...one,
              body: one.body.map((said) => ({ ...said, value: `${note}${title}` })),
            })),
            html: hostileHtml,
            article: {
              ...exampleArticle.article,
              title: `${title}</title><script>x</script>`,
              byline: title,
            },
          },
          categories,
        );
        const { document } = new JSDOM(source).window;
        expect(document.querySelectorAll('script, iframe, object, embed, link, form, svg')).toHaveLength(0);
        expect(document.querySelectorAll('style')).toHaveLength(1);
        for (const element of document.querySelectorAll('*'))
          for (const { name, value } of element.attributes) {
            expect(name).not.toMatch(/^on|^style$/);
            if (name === 'src') expect(value).toMatch(/^data:image\//);
            if (name === 'href') expect(value).toMatch(/^(?:https?:|mailto:|synoptic:\/\/article\/|#)/);
          }
        expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(
          /^default-src 'none'; img-src data:; style-src 'sha256-/,
        );
      }),
      { numRuns: 40 },
    );
  });
});

import { defaultCategories } from '#contract/categories';
import fc from 'fast-check';
import jsonld, { type JsonLdDocument } from 'jsonld';
import { describe, expect, it } from 'vitest';
import { annoContext } from '../testing/anno-context';
import { hostile } from '../testing/hostile-text';
import { Collection, offline as options } from '../testing/web-annotation-schema';
import type { ExportedArticle } from './exported';
import { exampleArticle } from './template/example';
import { webAnnotations } from './web-annotations';

const categories = defaultCategories.map((category) => ({ ...category }));
const made = (exported: ExportedArticle): object =>
  JSON.parse(JSON.stringify(webAnnotations(exported, categories))) as object;

describe('the notes of an article as web annotations', () => {
  it('have the shape of the specification', () => {
    const { first, total, label } = Collection.parse(made(exampleArticle));
    expect([label, total]).toEqual([exampleArticle.article.title, 4]);
    expect(first?.items.map(({ id, motivation }) => [id, motivation])).toEqual([
      ['synoptic://article/example00001/note', 'commenting'],
      ['synoptic://article/example00001#figure01', 'commenting'],
      ['synoptic://article/example00001#claim001', 'highlighting'],
      ['synoptic://article/example00001#link0001', 'linking'],
    ]);
    expect(first?.items[1]?.target).toEqual({
      source: 'https://example.org/barges',
      selector: [
        {
          ...{ type: 'TextQuoteSelector', prefix: '', suffix: '' },
          exact: 'Fourteen people waited on the roof of the mill.',
        },
        { type: 'TextPositionSelector', start: 32, end: 79 },
      ],
    });
    expect(first?.items[1]?.body.map(({ purpose, value }) => [purpose, value])).toEqual([
      ['commenting', 'Others say **eleven**; check the hour.'],
      ['tagging', 'relief'],
      ['classifying', 'Figure'],
    ]);
    expect(first?.items[3]?.target).toEqual([
      { id: 'synoptic://article/example00001#figure01' },
      { id: 'synoptic://article/example00002#figure02' },
    ]);
  });

  it('are JSON-LD 1.1, of which no term is unknown', async () => {
    const document = made(exampleArticle) as JsonLdDocument;
    const expanded = await jsonld.expand(document, options);
    const back = (await jsonld.compact(expanded, annoContext as never, options)) as unknown as Record<
      string,
      unknown
    >;
    const { '@context': _, ...said } = document as Record<string, unknown>;
    const { '@context': _context, ...kept } = back;
    // Compaction writes a list of one as that one, and what only has an id as that.
    const single = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.length === 1 ? single(value[0]) : value.map(single);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, one]): [string, unknown] => [key, single(one)]);
      return entries.length === 1 && entries[0]?.[0] === 'id' ? entries[0][1] : Object.fromEntries(entries);
    };
    expect(single(kept)).toEqual(single(said));
    const triples = (await jsonld.toRDF(document, {
      ...options,
      format: 'application/n-quads',
    })) as unknown as string;
    expect(triples.match(/ <http:\/\/www.w3.org\/ns\/oa#Annotation> \./g)).toHaveLength(4);
    expect(triples).toContain('<http://www.w3.org/ns/oa#motivatedBy> <http://www.w3.org/ns/oa#linking>');
  });

  it('lose no term and no word, whatever is in them', async () => {
    const wellFormed = (words: string): string => words.replace(/\p{Cs}/gu, '\uFFFD');
    const strict = { ...options, safe: true };
    await fc.assert(
      fc.asyncProperty(fc.tuple(hostile, hostile, hostile, hostile), async ([a, b, c, d]) => {
        const source = { ...exampleArticle.article.source, url: `https://a.example/${a}?${b}#${c}` };
        const annotations = exampleArticle.annotations.map((one) => {
          const [position, quote] = one.target.selector;
          const said = { ...quote, exact: a, prefix: b, suffix: c };
          return {
            ...{ ...one, category: d, created: '2026-03-05T10:30:00+01:00' },
            body: one.body.map((part) => ({ ...part, value: b })),
            target: { ...one.target, selector: [position, said] as [typeof position, typeof said] },
          };
        });
        const article = { ...exampleArticle.article, source, title: a, tags: [b] };
        const document = made({ ...exampleArticle, article, annotations, note: `a${c}` });
        const { first } = Collection.parse(document);
        expect(first?.items.map(({ created }) => created).slice(1, 3)).toEqual(
          Array.from({ length: 2 }, () => '2026-03-05T09:30:00.000Z'),
        );
        const expanded = await jsonld.expand(document, strict as Parameters<typeof jsonld.expand>[1]);
        const words = JSON.stringify(expanded);
        for (const said of [`a${c}`, a, b, d])
          expect(words).toContain(JSON.stringify({ '@value': wellFormed(said) }).slice(1, -1));
      }),
      { numRuns: 60 },
    );
  });

  it('tell of a link with the article that is exported, and once where both are', () => {
    const [link] = exampleArticle.links ?? [];
    if (!link) throw new Error('the example has a link');
    const links = [{ ...link, ends: [link.ends[1], link.ends[0]] as typeof link.ends }];
    const linking = (files: ReadonlyMap<string, string>): string[] =>
      Collection.parse(made({ ...exampleArticle, links, files }))
        .first?.items.filter(({ motivation }) => motivation === 'linking')
        .map(({ id }) => id) ?? [];
    expect(linking(new Map())).toEqual(['synoptic://article/example00001#link0001']);
    expect(linking(new Map([['example00002', 'Eleven saved']]))).toEqual([]);
  });

  it('count code points, as the specification does', () => {
    const text = `🌉🌉${exampleArticle.text ?? ''}`;
    const annotations = exampleArticle.annotations.map((one) => {
      const [position, quote] = one.target.selector;
      const moved = { ...position, start: position.start + 4, end: position.end + 4 };
      return { ...one, target: { ...one.target, selector: [moved, quote] as [typeof moved, typeof quote] } };
    });
    const { first } = Collection.parse(made({ ...exampleArticle, text, annotations }));
    expect(first?.items[1]?.target).toMatchObject({ selector: [{}, { start: 34, end: 81 }] });
    expect([...text].slice(34, 81).join('')).toBe('Fourteen people waited on the roof of the mill.');
  });

  it('give a passage that has no place by its quote only, and an article without notes an empty collection', () => {
    const { first } = Collection.parse(made({ ...exampleArticle, unplaced: new Set(['figure01']) }));
    expect(first?.items[1]?.target).toMatchObject({ selector: [{ type: 'TextQuoteSelector' }] });
    expect((first?.items[1]?.target as { selector: unknown[] }).selector).toHaveLength(1);
    const none = { ...exampleArticle.article, tags: [] };
    const empty = { ...exampleArticle, article: none, note: '', annotations: [], links: [] };
    expect(Collection.parse(made(empty))).toMatchObject({ total: 0 });
    expect(Collection.parse(made(empty)).first).toBeUndefined();
  });
});

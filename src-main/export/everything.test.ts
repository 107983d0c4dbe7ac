import { type Annotation, type ArticleSummary, ExportSettings, type Id } from '#contract';
import { defaultCategories } from '#contract/categories';
import { expect, it, onTestFinished } from 'vitest';
import { createExporting } from './exporting';
import { createChosenFolders } from './folder/chosen-folders';
import { exampleArticle } from './template/example';

const [articleCount, notesEach] = [1000, 20];
const made = '2026-03-05T09:30:00.000Z';
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const articleIds = numbers(articleCount).map((n) => `article${String(n).padStart(5, '0')}`);
const noteId = (article: Id, n: number): Id => `${article}n${String(n).padStart(3, '0')}`;

const quoteOf = (n: number): string => `Sentence ${n} of a report, told #once.`;
const html = numbers(notesEach)
  .map((n) => `<p>${quoteOf(n)}</p>\n`)
  .join('');
const text = html.replace(/<\/?p>/g, '');

function summary(id: Id): ArticleSummary {
  const source = { ...exampleArticle.article.source, url: `https://example.org/${id}` };
  return { ...exampleArticle.article, id, title: `Report ${id}`, source, annotations: notesEach };
}

function annotation(article: Id, n: number): Annotation {
  const exact = quoteOf(n);
  const start = text.indexOf(exact);
  return {
    ...{ id: noteId(article, n), motivation: 'commenting', category: 'figure' },
    ...{ created: made, modified: made, deleted: null },
    target: {
      ...{ source: article, version: 1 },
      selector: [
        { type: 'TextPositionSelector', start, end: start + exact.length },
        { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      ],
    },
    body: [
      {
        ...{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown' },
        value: `Said in ${noteId(article, n)}.`,
      },
    ],
  };
}

/** Made once: what is measured by whoever is impatient is the export. */
const annotations = new Map(articleIds.map((id) => [id, numbers(notesEach).map((n) => annotation(id, n))]));

/** Over a library of 1,000 articles with 20 notes each, the last of which have no place any more. */
function exporting() {
  const summaries = new Map(articleIds.map((id) => [id, summary(id)]));
  const service = createExporting({
    library: {
      list: () => [...summaries.values()],
      summary: (id: Id) => summaries.get(id),
      get: async () => ({ text, html }),
    } as never,
    organising: { ids: async () => articleIds },
    collections: { of: () => ({}), shelves: () => [] },
    annotations: {
      listByPlace: async (id) => {
        const all = annotations.get(id) ?? [];
        return { placed: all.slice(0, -1), unplaced: all.slice(-1) };
      },
    },
    articleNotes: { get: async (id) => ({ note: `On ${id} as a whole.`, modified: made }) },
    links: { list: async () => [] },
    categories: () => defaultCategories.map((category) => ({ ...category })),
    libraryDir: '/library',
    folders: createChosenFolders({ library: '/library', now: () => new Date(made) }),
    chooseFolder: () => null,
    now: () => new Date(made),
    progress: () => undefined,
  });
  onTestFinished(() => service.close());
  return service;
}

it.each([
  { format: 'markdown', preset: 'obsidian' },
  { format: 'markdown', preset: 'plain' },
  { format: 'markdown', preset: 'logseq' },
  { format: 'html' },
  { format: 'csv' },
  { format: 'jsonld' },
])(
  'every one of 20,000 notes on 1,000 articles is in an export of everything: %j',
  async (given) => {
    const settings = ExportSettings.parse(given);
    const notes = new Set<string>();
    const wholes = new Set<string>();
    for await (const { bytes } of exporting().files({ kind: 'all' }, settings)) {
      const said = Buffer.from(bytes).toString();
      for (const [, id = ''] of said.matchAll(/Said in (article\d{5}n\d{3})\./g)) notes.add(id);
      for (const [, id = ''] of said.matchAll(/On (article\d{5}) as a whole\./g)) wholes.add(id);
    }
    const missing = articleIds.flatMap((id) =>
      numbers(notesEach)
        .map((n) => noteId(id, n))
        .filter((one) => !notes.has(one)),
    );
    expect(missing).toEqual([]);
    expect(wholes.size).toBe(articleCount);
  },
  60_000,
);
